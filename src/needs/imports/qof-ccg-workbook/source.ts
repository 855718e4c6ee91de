import { defineSource } from '../../../platform/imports/index.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { prevalenceSql } from '../../conditions/qof-sql.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';
import { HEADERS, sheetRows } from './sheets.ts';

const denominator = "if(ifNull(ages_said, '') = '', toFloat64(list), of_ages)";
const published = prevalenceSql(denominator);

/**
 * The CCG workbook of the Quality and Outcomes Framework: one sheet a condition, the year and the year before
 * side by side, each its own year here. It names the ages that registers count, which the csv does not.
 */
export const qofCcgWorkbook = defineSource({
  kind: 'facts',
  id: 'qof-ccg-workbook',
  version: 1,
  title: 'Quality and Outcomes Framework: CCG workbook',
  publisher: 'Health and Social Care Information Centre',
  licence: OPEN_GOVERNMENT_LICENCE,
  address:
    'https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-achievement-prevalence-and-exceptions-data',
  cadence: 'yearly',
  dataset: 'qof-ccg-workbook',
  layout: {
    headers: true,
    workbook: {
      rows: sheetRows,
      // The sheets of 2014/15; a later workbook may say under another name what it has.
      sheets:
        'AF BP CHD CVD-PP HF HYP PAD STIA AST COPD OB SMOK CAN CKD DM PC DEM DEP EP LD MH OST RA CS CON'.split(
          ' ',
        ),
    },
  },
  columns: {
    sheet: { header: HEADERS.sheet, kind: 'text', max: 40 },
    title: { header: HEADERS.title, kind: 'text', max: 200 },
    area: { header: HEADERS.area, kind: 'code', pattern: /^[0-9A-Z]{3,6}$/ },
    ons: { header: HEADERS.ons, kind: 'code', pattern: /^E[0-9]{8}$/, optional: true },
    area_title: { header: HEADERS.name, kind: 'text', optional: true },
    year: { header: HEADERS.year, kind: 'date', forms: ['iso'] },
    published: { header: HEADERS.published, kind: 'date', forms: ['iso'] },
    practices: { header: HEADERS.practices, kind: 'count', max: 65_535, optional: true, blank: MARKS },
    list: { header: HEADERS.list, kind: 'count', optional: true, blank: MARKS },
    ages_said: { header: HEADERS.ages, kind: 'text', max: 80, optional: true },
    of_ages: { header: HEADERS.ofAges, kind: 'number', optional: true, blank: MARKS },
    people: { header: HEADERS.register, kind: 'count', optional: true, blank: MARKS },
    people_text: { header: HEADERS.register, kind: 'text', optional: true },
    stated: { header: HEADERS.prevalence, kind: 'number', optional: true, blank: MARKS },
    stated_text: { header: HEADERS.prevalence, kind: 'text', optional: true },
  },
  period: { from: 'column', column: 'published' },
  checks: [
    { column: 'people', bad: 'people > list', reason: 'more people on the register than on the list' },
    { column: 'of_ages', bad: 'of_ages > list + 0.5', reason: 'more people of these ages than on the list' },
  ],
  notes: {
    'lists without a register, or with one withheld': 'isNull(people)',
    'registers above the people of their ages': 'people > of_ages',
    'prevalences given as a fraction': published.fraction,
    'prevalences that are not register / list': published.disagrees,
  },
  facts: {
    table: 'register_count',
    select: (accepted) => `
      SELECT load_id, year, published, 'ccg' AS area_kind, area, ifNull(ons, '') AS area_ons,
             ifNull(area_title, '') AS area_name,
             replaceRegexpAll(upper(sheet), '[^A-Z0-9]', '') AS register, title AS register_name,
             people, list, ${denominator} AS denominator,
             if(ifNull(ages_said, '') = '', 'all', ages_said) AS ages, practices,
             ${published.prevalence} AS prevalence, ${published.disagrees} AS disagrees,
             if(isNull(people), ifNull(people_text, ''), '') AS mark
      FROM ${accepted}`,
  },
});
