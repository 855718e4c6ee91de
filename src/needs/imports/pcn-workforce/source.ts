import { defineSource } from '../../../platform/imports/index.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';
import { exactly } from '../reading.ts';

const NOTHING = ['NULL', 'NA', '-'] as const;

/**
 * NHS Digital's workforce of primary care networks, one row a post. `UNIQUE_IDENTIFIER` is the publisher's
 * pseudonym of a member of staff (never of a patient): who works in two networks stands twice. Contracted
 * services have full-time equivalents and nobody's identifier (`NULL`).
 */
export const pcnWorkforce = defineSource({
  kind: 'facts',
  id: 'nhs-digital-pcn-workforce-individual',
  version: 1,
  title: 'Primary care network workforce, individual level',
  publisher: 'NHS Digital',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/primary-care-network-workforce',
  cadence: 'quarterly',
  dataset: 'network-staff',
  layout: { headers: true, others: /./ },
  columns: {
    data_source: { header: 'Data_source', kind: 'text', max: 100, absent: true },
    census_year: { header: 'CENSUS_YEAR', kind: 'count', max: 2100 },
    census_month: { header: 'CENSUS_MONTH', kind: 'count', max: 12 },
    network: { header: 'PCN_CODE', kind: 'code', pattern: /^[0-9A-Z]{3,8}$/ },
    network_name: { header: 'PCN_NAME', kind: 'text', max: 200 },
    area: {
      header: ['SUB_ICB_CODE', 'SUB_ICB_LOCATION_CODE', 'CCG_CODE'],
      kind: 'text',
      max: 12,
      optional: true,
      blank: NOTHING,
    },
    area_name: {
      header: ['SUB_ICB_NAME', 'SUB_ICB_LOCATION_NAME', 'CCG_NAME'],
      kind: 'ignored',
      absent: true,
    },
    system: { header: ['ICB_CODE', 'STP_CODE'], kind: 'text', max: 12, optional: true, blank: NOTHING },
    system_name: { header: ['ICB_NAME', 'STP_NAME'], kind: 'ignored', absent: true },
    region: { header: ['COMM_REGION_CODE', 'REGION_CODE'], kind: 'ignored', absent: true },
    region_name: { header: ['COMM_REGION_NAME', 'REGION_NAME'], kind: 'ignored', absent: true },
    staff_group: { header: 'STAFF_GROUP', kind: 'text', max: 100 },
    role: { header: 'STAFF_ROLE', kind: 'text', max: 100 },
    detailed_role: { header: 'DETAILED_STAFF_ROLE', kind: 'text', max: 150 },
    full_time: { header: 'FTE', kind: 'number', optional: true, blank: NOTHING },
    person: {
      header: 'UNIQUE_IDENTIFIER',
      kind: 'code',
      pattern: /^[0-9A-Z]{1,9}$/,
      optional: true,
      blank: NOTHING,
    },
  },
  period: { from: 'rows', sql: 'any(month)' },
  // One census to a file.
  key: ['census_year', 'census_month'],
  checks: [
    { column: 'census_month', bad: 'census_month = 0', reason: 'is no month' },
    { column: 'census_year', bad: 'census_year < 2015', reason: 'is before there were networks' },
    { column: 'full_time', bad: 'ifNull(full_time, 0) < 0', reason: 'is less than nobody' },
  ],
  notes: {
    'contracted services, which name nobody': 'isNull(person)',
    'without full-time equivalents': 'isNull(full_time)',
    'whose commissioner is not told': 'isNull(area)',
  },
  facts: {
    table: 'network_staff',
    select: (accepted) => `
      SELECT load_id, makeDate(census_year, census_month, 1) AS month, network, network_name,
             ifNull(area, '') AS area, ifNull(system, '') AS system,
             staff_group, role, replaceRegexpAll(detailed_role, ' +', ' ') AS detailed_role,
             ${exactly('full_time', 9)} AS full_time, ifNull(person, '') AS person,
             ifNull(positionCaseInsensitive(data_source, 'contracted') > 0, isNull(person)) AS contracted
      FROM ${accepted}`,
  },
});
