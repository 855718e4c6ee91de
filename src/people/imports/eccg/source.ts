import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { ODS } from '../common.ts';
import { addressOf, type Said, storeSaid } from '../store.ts';

/** The regions of NHS England in the file's years, which it names by code only (names: QOF workbooks of 2014/15). */
const REGIONS: Readonly<Record<string, string>> = {
  Y54: 'North of England',
  Y55: 'Midlands and East of England',
  Y56: 'London',
  Y57: 'South of England',
};

/** Clinical commissioning groups with the region that each belongs to, and the commissioning hubs of NHS England. */
export const eccg = defineSource({
  ...ODS,
  kind: 'records',
  id: 'ods-eccg',
  version: 2,
  title: 'Clinical commissioning groups (eccg)',
  layout: {
    headers: false,
    columns: 27,
    shapes: { 1: /^([0-9]{2}[A-Z]|Z[0-9][A-Z])$/, 11: /^[0-9]{8}$/, 14: /^[A-Z]$/ },
  },
  columns: {
    code: { at: 1, kind: 'code', pattern: /^([0-9]{2}[A-Z]|Z[0-9][A-Z])$/ },
    name: { at: 2, kind: 'text' },
    region: { at: 3, kind: 'text', optional: true },
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
    // ZY and a figure are the invented place's.
    const region =
      row.type === 'ccg' && /^(Y[0-9]{2}|ZY[0-9])$/.test(row.region ?? '') ? row.region : undefined;
    const regionName = region && REGIONS[region];
    const said: Said = {
      organisations: [
        {
          code: row.code,
          name: row.name,
          kind: row.type === 'ccg' ? 'ccg' : 'region',
          // The file keeps closed CCGs without marking them otherwise than by their last day.
          status: row.closed ? 'closed' : 'active',
          opened: row.opened,
          ...(row.closed ? { closed: row.closed } : {}),
          address: addressOf([row.line_1, row.line_2, row.line_3, row.line_4, row.line_5], row.postcode),
        },
        ...(region && regionName ? [{ code: region, name: regionName, kind: 'region' as const }] : []),
      ],
      parents: region
        ? [
            {
              child: row.code,
              kind: 'region',
              parent: region,
              started: row.opened,
              ...(row.closed ? { ended: row.closed } : {}),
            },
          ]
        : [],
    };
    return keep(said);
  },
  store: (trx, records: readonly Said[], load) =>
    storeSaid(trx, load, 'ods-eccg', {
      organisations: records.flatMap(({ organisations }) => organisations),
      parents: records.flatMap(({ parents }) => parents ?? []),
    }),
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
