import { defineSource } from '../../../platform/imports/index.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { prevalenceSql, REGISTER_SQL } from '../../conditions/qof-sql.ts';
import { financialYearOf } from '../../conditions/years.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';

const published = prevalenceSql('list');

/**
 * QOF prevalence by CCG as one csv, 2013/14. The file divides every register by the whole list, also those
 * that count adults only; the workbook of the same publication names their ages.
 */
export const qofCcg = defineSource({
  kind: 'facts',
  id: 'qof-prevalence-ccg',
  version: 1,
  title: 'Quality and Outcomes Framework: prevalence by CCG',
  publisher: 'Health and Social Care Information Centre',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-achievement-prevalence-and-exceptions-data',
  cadence: 'yearly',
  dataset: 'qof-ccg',
  layout: { headers: true },
  columns: {
    area: { header: ['ccgcode', 'ccg_code'], kind: 'code', pattern: /^[0-9A-Z]{3,6}$/ },
    register_group: { header: ['indicator_group', 'indicator_group_code'], kind: 'text', max: 40 },
    description: { header: 'Register_description', kind: 'text', max: 200 },
    people: { header: 'disease_register_size', kind: 'count', optional: true, blank: MARKS },
    people_text: { header: 'disease_register_size', kind: 'text', optional: true },
    list: { header: 'ccg_listsize', kind: 'count', optional: true, blank: MARKS },
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
      SELECT load_id, toDate(period) AS year, toDate(period) AS published, 'ccg' AS area_kind, area,
             '' AS area_ons, '' AS area_name,
             ${REGISTER_SQL.register} AS register, ${REGISTER_SQL.name} AS register_name,
             people, list, toFloat64(list) AS denominator, 'all' AS ages,
             ${published.prevalence} AS prevalence, ${published.disagrees} AS disagrees,
             if(isNull(people), ifNull(people_text, ''), '') AS mark
      FROM ${accepted}`,
  },
});
