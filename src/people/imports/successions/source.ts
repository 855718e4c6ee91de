import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { type SaidSuccession, storeSaid } from '../store.ts';

const CODE = /^[0-9A-Z][0-9A-Z-]{1,19}$/;

/** Successions that no publisher gives (04G into 78H, a merger of two practices), kept by the group as a list. */
export const successions = defineSource({
  kind: 'records',
  id: 'coalface-successions',
  version: 1,
  title: 'Successions of organisations, entered as a list',
  publisher: 'The group itself',
  licence: 'Its own',
  address: 'https://digital.nhs.uk/services/organisation-data-service',
  cadence: 'as they happen',
  layout: { headers: true },
  columns: {
    predecessor: { header: 'predecessor_code', kind: 'code', pattern: CODE },
    successor: { header: 'successor_code', kind: 'code', pattern: CODE },
    date: { header: 'date', kind: 'date', forms: ['iso', 'uk'] },
    kind: {
      header: 'kind',
      kind: 'choice',
      values: { succession: 'succession', merger: 'merger', split: 'split' },
    },
  },
  period: { from: 'none' },
  read: (row) => {
    if (row.predecessor === row.successor) return reject('successor', 'the same as its predecessor');
    const record: SaidSuccession = {
      predecessor: row.predecessor,
      successor: row.successor,
      date: row.date,
      kind: row.kind as SaidSuccession['kind'],
    };
    return keep(record);
  },
  store: (trx, records: readonly SaidSuccession[], load) =>
    storeSaid(trx, load, 'coalface-successions', { organisations: [], successions: records }),
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
