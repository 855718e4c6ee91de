import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { ODS } from '../common.ts';
import { addressOf, type SaidOrganisation, storeSaid } from '../store.ts';

const CODE = /^[RTZ][0-9A-Z]{2}$/;

/** The same register in its two widths: 27 columns from ODS itself, 24 as the download of 2020 had it. */
const etrOf = (columns: 24 | 27) =>
  defineSource({
    ...ODS,
    kind: 'records',
    id: columns === 27 ? 'ods-etr' : 'ods-etr-24',
    dataset: 'ods-etr',
    version: 1,
    title: columns === 27 ? 'NHS trusts (etr)' : 'NHS trusts (etr, 24 columns)',
    layout: { headers: false, columns, shapes: { 1: CODE, 11: /^[0-9]{8}$/, 13: /^$/, 14: /^$/ } },
    columns: {
      code: { at: 1, kind: 'code', pattern: CODE },
      name: { at: 2, kind: 'text' },
      line_1: { at: 5, kind: 'text', optional: true, address: true },
      line_2: { at: 6, kind: 'text', optional: true, address: true },
      line_3: { at: 7, kind: 'text', optional: true, address: true },
      line_4: { at: 8, kind: 'text', optional: true, address: true },
      line_5: { at: 9, kind: 'text', optional: true, address: true },
      postcode: { at: 10, kind: 'text', optional: true, address: true },
      opened: { at: 11, kind: 'date', forms: ['compact'] },
      closed: { at: 12, kind: 'date', forms: ['compact'], optional: true },
    },
    read: (row) => {
      if (row.closed && row.closed < row.opened) return reject('closed', 'closes before it opens');
      const trust: SaidOrganisation = {
        code: row.code,
        name: row.name,
        kind: 'trust',
        status: row.closed ? 'closed' : 'active',
        opened: row.opened,
        ...(row.closed ? { closed: row.closed } : {}),
        address: addressOf([row.line_1, row.line_2, row.line_3, row.line_4, row.line_5], row.postcode),
      };
      return keep(trust);
    },
    store: (trx, records, load) => storeSaid(trx, load, 'ods-etr', { organisations: records }),
    settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
  });

export const etr = etrOf(27);
export const etrOf2020 = etrOf(24);
