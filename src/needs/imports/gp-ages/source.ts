import { defineSource } from '../../../platform/imports/index.ts';
import { OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';

/**
 * NHS Digital's five-year age groups. The file repeats each practice as totals (`ALL`) and holds rows of
 * areas (`ORG_TYPE` other than GP); both are counted in the report and set aside, so nobody counts twice.
 */
export const gpAges = defineSource({
  kind: 'facts',
  id: 'nhs-digital-gp-reg-pat-prac-quin-age',
  version: 1,
  title: 'Patients registered at a GP practice: five-year age groups',
  publisher: 'NHS Digital',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice',
  cadence: 'quarterly',
  dataset: 'list-size-age',
  layout: { headers: true },
  columns: {
    publication: { header: 'PUBLICATION', kind: 'ignored' },
    extract_date: { header: 'EXTRACT_DATE', kind: 'date', forms: ['month-name'] },
    org_type: { header: ['ORG_TYPE', 'TYPE'], kind: 'text', max: 40 },
    practice: { header: ['ORG_CODE', 'CODE'], kind: 'code', pattern: /^[0-9A-Z]{3,9}$/ },
    ons: { header: 'ONS_CODE', kind: 'ignored' },
    postcode: { header: 'POSTCODE', kind: 'ignored', address: true },
    sex: { header: 'SEX', kind: 'choice', values: { MALE: 'male', FEMALE: 'female', ALL: 'all' } },
    age: { header: 'AGE_GROUP_5', kind: 'code', pattern: /^([0-9]+_[0-9]+|95\+|ALL)$/ },
    people: { header: 'NUMBER_OF_PATIENTS', kind: 'count', max: 5_000_000 },
  },
  period: { from: 'column', column: 'extract_date' },
  checks: [
    {
      column: 'practice',
      bad: `org_type = 'GP' AND NOT match(practice, '${PRACTICE_CODE.source}')`,
      reason: 'is not the code of a practice: a letter and five digits',
    },
    {
      column: 'people',
      bad: "org_type = 'GP' AND people > 200000",
      reason: 'is more people than any practice has',
    },
  ],
  notes: {
    'rows of other organisations than practices': "org_type != 'GP'",
    'totals of other rows': "org_type = 'GP' AND (sex = 'all' OR age = 'ALL')",
  },
  facts: {
    table: 'list_size',
    select: (accepted) => `
      SELECT load_id, toDate(extract_date) AS date, practice, '' AS practice_name,
             '' AS commissioner, '' AS area, sex,
             toUInt8(extract(age, '^[0-9]+')) AS age_from,
             if(endsWith(age, '+'), 255, toUInt8OrZero(extract(age, '[0-9]+$'))) AS age_to,
             toUInt32(people) AS people, 1 AS keeps_list, 2 AS detail
      FROM ${accepted}
      WHERE org_type = 'GP' AND sex != 'all' AND age != 'ALL'`,
  },
});
