import { defineSource, keep, reject } from '../../../platform/imports/index.ts';
import { parseDate, parseMonthNameDate } from '../../../shared/dates.ts';
import { ICB_START } from '../../organisations/rules.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { BODY, OGL } from '../common.ts';
import { storeSaid } from '../store.ts';

type Row = {
  readonly code: string | undefined;
  readonly name: string | undefined;
  readonly icb: string;
  readonly icbName: string;
};

/** `ICB_and_SubICB_Apr2026.csv` and `2026-04` are of 1 April 2026. */
export const monthIn = (text: string): string | undefined => {
  const named = /(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[ _-]?(\d{4})/i.exec(text);
  if (named) return parseMonthNameDate(`01${named[1]}${named[2]}`);
  const plain = /(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(text);
  return plain ? parseDate(`${plain[1]}-${plain[2]}-${plain[3] ?? '01'}`) : undefined;
};

/** Integrated care boards and their sub-ICB locations in one month; the latter carry the codes of former CCGs. */
export const subIcb = defineSource({
  kind: 'records',
  id: 'nhs-england-sub-icb',
  version: 1,
  title: 'ICBs and sub-ICB locations',
  publisher: 'NHS England',
  licence: OGL,
  address: 'https://digital.nhs.uk/services/organisation-data-service',
  cadence: 'yearly',
  layout: { headers: true },
  columns: {
    code: { header: 'Organisation_Code', kind: 'code', pattern: BODY, optional: true },
    name: { header: 'Organisation_Name', kind: 'text', optional: true },
    icb: { header: 'ICB_Code', kind: 'code', pattern: BODY },
    icb_name: { header: 'ICB_Name', kind: 'text' },
  },
  period: { from: 'name', read: monthIn, example: '2026-04-01' },
  read: (row) => {
    // Rows without a location name a board alone.
    if (row.code && !row.name) return reject('name', 'the location has no name');
    const record: Row = { code: row.code, name: row.name, icb: row.icb, icbName: row.icb_name };
    return keep(record);
  },
  store: (trx, records: readonly Row[], load) => {
    const locations = records.flatMap(({ code, name, icb }) => (code && name ? [{ code, name, icb }] : []));
    return storeSaid(trx, load, 'nhs-england-sub-icb', {
      organisations: [
        ...records.map((row) => ({
          code: row.icb,
          name: row.icbName,
          kind: 'icb' as const,
          // A board of the first day keeps it; one that came by a later merger is only known to be there now.
          ...(/^Q[0-9A-Z]{2}$/.test(row.icb) ? { opened: ICB_START } : {}),
        })),
        ...locations.map(({ code, name }) => ({ code, name, kind: 'sub-icb' as const })),
      ],
      parents: locations.map(({ code, icb }) => ({
        child: code,
        kind: 'icb' as const,
        parent: icb,
        started: load.period,
        seen: true,
      })),
    });
  },
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
