import { defineSource, keep } from '../../../platform/imports/index.ts';
import { addDays } from '../../../shared/dates.ts';
import { ICB_START } from '../../organisations/rules.ts';
import { settleLoads } from '../../organisations/settle.ts';
import { BODY, OGL } from '../common.ts';
import { type SaidOrganisation, type SaidParent, storeSaid } from '../store.ts';

type Row = { readonly organisations: readonly SaidOrganisation[]; readonly parents: readonly SaidParent[] };

/** Partnerships became boards on 1 July 2022 and kept their codes; a map of before shows partnerships. */
const partnership = { ended: addDays(ICB_START, -1) };

/** Which network, CCG, partnership and region each practice with a list belonged to on the day of the extract. */
export const practiceMap = defineSource({
  kind: 'records',
  id: 'nhs-digital-practice-map',
  version: 1,
  title: 'Map of practices to networks, CCGs, partnerships and regions',
  publisher: 'NHS Digital',
  licence: OGL,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice',
  cadence: 'monthly',
  layout: { headers: true },
  columns: {
    publication: { header: 'PUBLICATION', kind: 'ignored' },
    extract: { header: 'EXTRACT_DATE', kind: 'date', forms: ['month-name', 'iso', 'uk'] },
    code: { header: 'PRACTICE_CODE', kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
    name: { header: 'PRACTICE_NAME', kind: 'text' },
    postcode: { header: 'PRACTICE_POSTCODE', kind: 'text', optional: true, address: true },
    pcn: { header: 'PCN_CODE', kind: 'text' },
    pcn_name: { header: 'PCN_NAME', kind: 'text' },
    ons_ccg: { header: 'ONS_CCG_CODE', kind: 'ignored' },
    ccg: { header: 'CCG_CODE', kind: 'code', pattern: BODY },
    ccg_name: { header: 'CCG_NAME', kind: 'text' },
    ons_stp: { header: 'ONS_STP_CODE', kind: 'ignored' },
    stp: { header: 'STP_CODE', kind: 'code', pattern: BODY },
    stp_name: { header: 'STP_NAME', kind: 'text' },
    ons_region: { header: 'ONS_COMM_REGION_CODE', kind: 'ignored' },
    region: { header: 'COMM_REGION_CODE', kind: 'code', pattern: BODY },
    region_name: { header: 'COMM_REGION_NAME', kind: 'text' },
  },
  period: { from: 'column', column: 'extract' },
  read: (row) => {
    const seen = { started: row.extract, seen: true };
    const early = row.extract < ICB_START;
    // U alone: not in any network that day.
    const inNetwork = /^Z?U[0-9]{4,5}$/.test(row.pcn);
    const record: Row = {
      organisations: [
        {
          code: row.code,
          name: row.name,
          kind: 'practice',
          ...(row.postcode ? { address: { lines: [], postcode: row.postcode } } : {}),
        },
        ...(inNetwork ? [{ code: row.pcn, name: row.pcn_name, kind: 'network' as const }] : []),
        { code: row.ccg, name: row.ccg_name, kind: early ? 'ccg' : 'sub-icb' },
        { code: row.stp, name: row.stp_name, kind: early ? 'other' : 'icb' },
        { code: row.region, name: row.region_name, kind: 'region' },
      ],
      parents: [
        { child: row.code, kind: 'commissioner', parent: row.ccg, ...seen },
        ...(inNetwork ? [{ child: row.code, kind: 'network' as const, parent: row.pcn, ...seen }] : []),
        {
          child: row.ccg,
          kind: early ? 'stp' : 'icb',
          parent: row.stp,
          ...seen,
          ...(early ? partnership : {}),
        },
        { child: row.ccg, kind: 'region', parent: row.region, ...seen },
      ],
    };
    return keep(record);
  },
  store: (trx, records: readonly Row[], load) => {
    const parents = new Map<string, SaidParent>();
    for (const said of records.flatMap((record) => record.parents))
      parents.set(`${said.child} ${said.kind}`, said);
    return storeSaid(trx, load, 'nhs-digital-practice-map', {
      organisations: records.flatMap((record) => record.organisations),
      parents: [...parents.values()],
    });
  },
  settle: (trx, { now, before }) => settleLoads(trx, [now?.id, before?.id]),
});
