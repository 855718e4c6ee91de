import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { addDays } from '../../../shared/dates.ts';
import { CCG_START } from '../../organisations/rules.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { OGL } from '../common.ts';
import { storeSaid } from '../store.ts';

type Row = {
  readonly pct: string;
  readonly shares: readonly { readonly ccg: string; readonly share: number }[];
};

/** `5.00E+01` was 5E1 before a spreadsheet opened the file. */
export const pctCode = (text: string): string => {
  const number = /^(\d)\.00E\+0?(\d+)$/.exec(text);
  return number ? `${number[1]}E${number[2]}` : text;
};

/** How each primary care trust's budget was shared out among the CCGs that followed it on 1 April 2013. */
export const pctCcgMatrix = defineSource({
  kind: 'records',
  id: 'pct-ccg-matrix',
  version: 1,
  title: 'PCT to CCG apportionment matrix',
  publisher: 'NHS England',
  licence: OGL,
  address: 'https://www.england.nhs.uk/',
  cadence: 'once',
  layout: { headers: true, others: /^[0-9A-Z]{3}$/ },
  columns: {
    // A spreadsheet has made a number of the code 5E1 in the published file.
    pct: { header: 'PCT_Code', kind: 'code', pattern: /^([0-9A-Z]{3}|[0-9]\.00E\+[0-9]{2})$/ },
  },
  period: { from: 'none' },
  read: (row, _line, others) => {
    const shares: { ccg: string; share: number }[] = [];
    for (const [ccg, cell] of others) {
      if (cell === '') continue;
      const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(cell)?.[1];
      if (percent === undefined || Number(percent) > 100)
        return reject('pct', `the share for ${ccg} is no percentage: ${cell}`);
      if (Number(percent) > 0) shares.push({ ccg, share: Number(percent) });
    }
    const record: Row = { pct: pctCode(row.pct), shares };
    return keep(record);
  },
  store: (trx, records: readonly Row[], load) => {
    const predecessors = new Map<string, number>();
    for (const { shares } of records)
      for (const { ccg } of shares) predecessors.set(ccg, (predecessors.get(ccg) ?? 0) + 1);
    return storeSaid(trx, load, 'pct-ccg-matrix', {
      organisations: records.flatMap(({ pct, shares }) => [
        // The matrix gives codes alone.
        {
          code: pct,
          name: `Primary care trust ${pct}`,
          kind: 'pct' as const,
          status: 'closed' as const,
          closed: addDays(CCG_START, -1),
        },
        ...shares.map(({ ccg }) => ({ code: ccg, kind: 'ccg' as const })),
      ]),
      successions: records.flatMap(({ pct, shares }) =>
        shares.map(({ ccg, share }) => ({
          predecessor: pct,
          successor: ccg,
          date: CCG_START,
          kind:
            shares.length > 1
              ? ('split' as const)
              : (predecessors.get(ccg) ?? 0) > 1
                ? ('merger' as const)
                : ('succession' as const),
          share,
        })),
      ),
    });
  },
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
