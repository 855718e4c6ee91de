import { defineSource } from '../../../platform/imports/index.ts';
import { areaOf, OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';

/**
 * NHS Digital's totals of every practice. Each row is `ALL` sexes and `ALL` ages: a total and no breakdown,
 * so it is kept as one row per practice.
 */
export const gpTotals = defineSource({
  kind: 'facts',
  id: 'nhs-digital-gp-reg-pat-prac-all',
  version: 1,
  title: 'Patients registered at a GP practice: totals',
  publisher: 'NHS Digital',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice',
  cadence: 'monthly',
  dataset: 'list-size-total',
  layout: { headers: true },
  columns: {
    publication: { header: 'PUBLICATION', kind: 'ignored' },
    extract_date: { header: 'EXTRACT_DATE', kind: 'date', forms: ['month-name'] },
    org_type: { header: ['TYPE', 'ORG_TYPE'], kind: 'text', max: 40 },
    commissioner: { header: ['CCG_CODE', 'SUB_ICB_LOCATION_CODE'], kind: 'text', max: 12 },
    ons: { header: ['ONS_CCG_CODE', 'ONS_SUB_ICB_LOCATION_CODE'], kind: 'ignored' },
    practice: { header: 'CODE', kind: 'code', pattern: /^[0-9A-Z]{3,8}$/ },
    postcode: { header: 'POSTCODE', kind: 'ignored', address: true },
    sex: { header: 'SEX', kind: 'choice', values: { ALL: 'all' } },
    age: { header: 'AGE', kind: 'choice', values: { ALL: 'all' } },
    people: { header: 'NUMBER_OF_PATIENTS', kind: 'count', max: 200_000 },
  },
  period: { from: 'column', column: 'extract_date' },
  checks: [
    {
      column: 'practice',
      bad: `org_type = 'GP' AND NOT match(practice, '${PRACTICE_CODE.source}')`,
      reason: 'is not the code of a practice: a letter and five digits',
    },
  ],
  notes: {
    'rows of other organisations than practices': "org_type != 'GP'",
    'prescribers that are not practices (empty lists)': "org_type = 'GP' AND people = 0",
  },
  facts: {
    table: 'list_size',
    select: (accepted) => `
      SELECT load_id, toDate(extract_date) AS date, practice, '' AS practice_name, commissioner,
             ${areaOf('commissioner')} AS area,
             'all' AS sex, 0 AS age_from, 255 AS age_to, toUInt32(people) AS people,
             people > 0 AS keeps_list, 0 AS detail
      FROM ${accepted}
      WHERE org_type = 'GP'`,
  },
});
