import { defineSource, plainCell, type Sheet, type WorkbookRow } from '../../../platform/imports/index.ts';
import { areaKindSql } from '../../conditions/indicator-sql.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';

const HEADERS = {
  area: 'Area code',
  name: 'Area name',
  type: 'Area type',
  year: 'Year',
  domain: 'Domain',
  measure: 'Measure',
  value: 'Value',
} as const;

/** `Clinical Commissioning Group Code (2015)`: the type of area, and the year of the index. */
const AREA_CODE = /^(.+) code \((20[0-9]{2})\)$/i;
const AREA_NAME = /^(.+) name \((20[0-9]{2})\)$/i;

/** Each figure of a sheet as a row of its own: `IMD - Average score` is the domain IMD and its average score. */
const sheetRows = (sheet: Sheet): readonly WorkbookRow[] | undefined => {
  const header = sheet.rows
    .filter(({ row }) => row <= 20)
    .find(({ cells }) => cells.some((cell) => AREA_CODE.test(plainCell(cell))));
  if (!header) return undefined;
  const headers = header.cells.map(plainCell);
  const area = headers.findIndex((text) => AREA_CODE.test(text));
  const name = headers.findIndex((text) => AREA_NAME.test(text));
  const [, type = '', year = ''] = AREA_CODE.exec(headers[area] ?? '') ?? [];
  const measures = headers.flatMap((text, column) => {
    const [domain = '', ...measure] = text.split(/ [-–] /);
    return measure.length === 0 ? [] : [{ column, domain, measure: measure.join(' - ') }];
  });
  if (measures.length === 0) return undefined;
  return sheet.rows.flatMap(({ row, cells }) => {
    if (row <= header.row || plainCell(cells[area]) === '') return [];
    return measures.map(({ column, domain, measure }) => ({
      row,
      cells: {
        [HEADERS.area]: cells[area],
        [HEADERS.name]: name < 0 ? undefined : cells[name],
        [HEADERS.type]: type,
        [HEADERS.year]: year,
        [HEADERS.domain]: domain,
        [HEADERS.measure]: measure,
        [HEADERS.value]: cells[column],
      },
    }));
  });
};

/**
 * The summaries of the indices of deprivation for larger areas, one sheet a domain. Their columns run both
 * ways: an average rank is high where deprivation is (it averages ranks that count from the least deprived),
 * the rank of it is 1 where it is worst; conditions/deprivation.ts says which is which.
 */
export const deprivationCcg = defineSource({
  kind: 'facts',
  id: 'deprivation-summaries',
  version: 1,
  title: 'English indices of deprivation: summaries by area',
  publisher: 'Department for Communities and Local Government',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2015',
  cadence: 'every four or five years',
  dataset: 'deprivation-ccg',
  layout: { headers: true, workbook: { rows: sheetRows, sheets: ['IMD'] } },
  columns: {
    area: { header: HEADERS.area, kind: 'code', pattern: /^[0-9A-Z]{3,9}$/ },
    area_title: { header: HEADERS.name, kind: 'text', optional: true },
    type: { header: HEADERS.type, kind: 'text', max: 100 },
    year: { header: HEADERS.year, kind: 'code', pattern: /^20[0-9]{2}$/ },
    domain: { header: HEADERS.domain, kind: 'text', max: 200 },
    measure: { header: HEADERS.measure, kind: 'text', max: 200 },
    value: { header: HEADERS.value, kind: 'number', optional: true, blank: MARKS },
    value_text: { header: HEADERS.value, kind: 'text', optional: true },
  },
  period: { from: 'column', column: 'year' },
  key: ['type'],
  notes: { 'figures withheld or missing': 'isNull(value)' },
  facts: {
    table: 'indicator_value',
    select: (accepted) => `
      SELECT load_id, concat('imd/', domain, '/', lower(measure)) AS indicator,
             concat(domain, ': ', measure) AS indicator_name, area, ifNull(area_title, '') AS area_name,
             ${areaKindSql('area')} AS area_kind, type AS area_type, year AS period,
             makeDate(toInt32(year), 1, 1) AS period_from, makeDate(toInt32(year), 12, 31) AS period_to,
             value, if(isNull(value), ifNull(value_text, ''), '') AS mark
      FROM ${accepted}`,
  },
});
