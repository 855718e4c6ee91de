import { defineSource, keep } from '../../../platform/imports/index.ts';
import { ICB_START } from '../../organisations/rules.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { BODY, OGL } from '../common.ts';
import { storeSaid } from '../store.ts';

type Row = { readonly ccg: string; readonly icb: string; readonly icbName: string };

/** Which integrated care board took over from which CCG on 1 July 2022 (Health and Care Act 2022). */
export const ccgIcb = defineSource({
  kind: 'records',
  id: 'nhs-england-ccg-icb',
  version: 1,
  title: 'CCG to ICB list',
  publisher: 'NHS England',
  licence: OGL,
  address: 'https://geoportal.statistics.gov.uk/',
  cadence: 'once',
  layout: { headers: true },
  columns: {
    ccg: { header: 'CCG Code', kind: 'code', pattern: BODY },
    icb: { header: 'ICB Code', kind: 'code', pattern: BODY },
    icb_name: { header: 'ICB NAME', kind: 'text' },
  },
  period: { from: 'none' },
  read: (row) => {
    const record: Row = { ccg: row.ccg, icb: row.icb, icbName: row.icb_name };
    return keep(record);
  },
  store: (trx, records: readonly Row[], load) =>
    storeSaid(trx, load, 'nhs-england-ccg-icb', {
      organisations: records.flatMap((row) => [
        { code: row.icb, name: row.icbName, kind: 'icb' as const, opened: ICB_START },
        { code: row.ccg, kind: 'ccg' as const },
      ]),
      parents: records.map((row) => ({
        child: row.ccg,
        kind: 'icb' as const,
        parent: row.icb,
        started: ICB_START,
      })),
      successions: records.map((row) => ({
        predecessor: row.ccg,
        successor: row.icb,
        date: ICB_START,
        kind: 'merger' as const,
      })),
    }),
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
