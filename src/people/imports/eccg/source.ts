import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { ODS } from '../common.ts';
import { addressOf, type SaidOrganisation, storeSaid } from '../store.ts';

/** Clinical commissioning groups and the commissioning hubs of NHS England. */
export const eccg = defineSource({
  ...ODS,
  kind: 'records',
  id: 'ods-eccg',
  version: 1,
  title: 'Clinical commissioning groups (eccg)',
  layout: {
    headers: false,
    columns: 27,
    shapes: { 1: /^([0-9]{2}[A-Z]|Z[0-9][A-Z])$/, 11: /^[0-9]{8}$/, 14: /^[A-Z]$/ },
  },
  columns: {
    code: { at: 1, kind: 'code', pattern: /^([0-9]{2}[A-Z]|Z[0-9][A-Z])$/ },
    name: { at: 2, kind: 'text' },
    line_1: { at: 5, kind: 'text', optional: true, address: true },
    line_2: { at: 6, kind: 'text', optional: true, address: true },
    line_3: { at: 7, kind: 'text', optional: true, address: true },
    line_4: { at: 8, kind: 'text', optional: true, address: true },
    line_5: { at: 9, kind: 'text', optional: true, address: true },
    postcode: { at: 10, kind: 'text', optional: true, address: true },
    opened: { at: 11, kind: 'date', forms: ['compact'] },
    closed: { at: 12, kind: 'date', forms: ['compact'], optional: true },
    type: { at: 14, kind: 'choice', values: { C: 'ccg', H: 'region' } },
  },
  read: (row) => {
    if (row.closed && row.closed < row.opened) return reject('closed', 'closes before it opens');
    const body: SaidOrganisation = {
      code: row.code,
      name: row.name,
      kind: row.type === 'ccg' ? 'ccg' : 'region',
      // The file keeps closed CCGs without marking them otherwise than by their last day.
      status: row.closed ? 'closed' : 'active',
      opened: row.opened,
      ...(row.closed ? { closed: row.closed } : {}),
      address: addressOf([row.line_1, row.line_2, row.line_3, row.line_4, row.line_5], row.postcode),
    };
    return keep(body);
  },
  store: (trx, records, load) => storeSaid(trx, load, 'ods-eccg', { organisations: records }),
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
