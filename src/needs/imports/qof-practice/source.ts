import { defineSource } from '../../../platform/imports/index.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { prevalenceSql, REGISTER_SQL } from '../../conditions/qof-sql.ts';
import { financialYearOf } from '../../conditions/years.ts';
import { OPEN_GOVERNMENT_LICENCE, PRACTICE_CODE } from '../datasets.ts';

const published = prevalenceSql('list');

const about = {
  publisher: 'NHS Digital',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-achievement-prevalence-and-exceptions-data',
  cadence: 'yearly',
} as const;

/** QOF prevalence by practice as published for 2013/14: every register over the whole list, also of adults. */
export const qofPractice = defineSource({
  ...about,
  kind: 'facts',
  id: 'qof-prevalence-practice',
  version: 1,
  title: 'Quality and Outcomes Framework: prevalence by practice, whole lists',
  dataset: 'qof-practice',
  layout: { headers: true },
  columns: {
    area: { header: ['practicecode', 'practice_code'], kind: 'code', pattern: PRACTICE_CODE },
    register_group: { header: ['indicator_group', 'indicator_group_code'], kind: 'text', max: 40 },
    description: { header: 'Register_description', kind: 'text', max: 200 },
    people: { header: 'disease_register_size', kind: 'count', optional: true, blank: MARKS },
    people_text: { header: 'disease_register_size', kind: 'text', optional: true },
    list: { header: 'practice_listsize', kind: 'count', optional: true, blank: MARKS },
    stated: { header: 'prevalence', kind: 'number', optional: true, blank: MARKS },
    stated_text: { header: 'prevalence', kind: 'text', optional: true },
  },
  period: { from: 'name', read: financialYearOf, example: '2013/14' },
  checks: [
    { column: 'people', bad: 'people > list', reason: 'more people on the register than on the list' },
  ],
  notes: {
    'registers withheld or missing': 'isNull(people)',
    'prevalences given as a fraction': published.fraction,
    'prevalences that are not register / list': published.disagrees,
  },
  facts: {
    table: 'register_count',
    select: (accepted) => `
      SELECT load_id, toDate(period) AS year, toDate(period) AS published, 'practice' AS area_kind, area,
             ${REGISTER_SQL.register} AS register, ${REGISTER_SQL.name} AS register_name,
             people, list, toFloat64(list) AS denominator, 'all' AS ages,
             ${published.prevalence} AS prevalence, ${published.disagrees} AS disagrees,
             if(isNull(people), ifNull(people_text, ''), '') AS mark
      FROM ${accepted}`,
  },
});

/** `TOTAL` is everyone; `18OV` is 18 and over, `06OV` 6 and over. Any other word is kept as the file writes it. */
const ages = `multiIf(upper(list_type) IN ('TOTAL', 'ALL'), 'all',
  match(upper(list_type), '^[0-9]+ ?(OV|OVER|PLUS|[+])$'), concat(toString(toUInt16OrZero(extract(list_type, '^[0-9]+'))), '+'), list_type)`;

/**
 * QOF prevalence by practice as published from 2014/15: each register with the list that it is a share of,
 * by its ages. Later years add columns of the practice's organisations, which are not read.
 */
export const qofPracticeAges = defineSource({
  ...about,
  kind: 'facts',
  id: 'qof-prevalence-practice-ages',
  version: 1,
  title: 'Quality and Outcomes Framework: prevalence by practice, lists by age',
  dataset: 'qof-practice-ages',
  layout: {
    headers: true,
    others:
      /^(country|region|sub_?region|commissioning|stp|icb|sub_?icb|pcn|ccg|practice|group|registers?)[_ ]?.*(code|name|description)$/i,
  },
  columns: {
    area: { header: 'PRACTICE_CODE', kind: 'code', pattern: PRACTICE_CODE },
    register_group: { header: ['INDICATOR_GROUP_CODE', 'GROUP_CODE'], kind: 'text', max: 40 },
    people: { header: 'REGISTER', kind: 'count', optional: true, blank: MARKS },
    people_text: { header: 'REGISTER', kind: 'text', optional: true },
    list_type: { header: ['PATIENT_LIST_TYPE', 'LIST_TYPE'], kind: 'text', max: 40 },
    of_ages: {
      header: ['PATIENT_LIST_SIZE', 'PRACTICE_LIST_SIZE', 'LIST_SIZE'],
      kind: 'count',
      optional: true,
      blank: MARKS,
    },
  },
  period: { from: 'name', read: financialYearOf, example: '2015/16' },
  checks: [
    { column: 'people', bad: 'people > of_ages', reason: 'more people on the register than on the list' },
  ],
  notes: { 'registers withheld or missing': 'isNull(people)' },
  facts: {
    table: 'register_count',
    select: (accepted) => `
      SELECT load_id, toDate(period) AS year, toDate(period) AS published, 'practice' AS area_kind, area,
             replaceRegexpAll(upper(register_group), '[^A-Z0-9]', '') AS register, register_group AS register_name,
             people, if(${ages} = 'all', of_ages, NULL) AS list, toFloat64(of_ages) AS denominator,
             ${ages} AS ages, if(isNull(people), ifNull(people_text, ''), '') AS mark
      FROM ${accepted}`,
  },
});
