import { defineSource } from '../../../platform/imports/index.ts';
import { areaKindSql, periodSql, perSql } from '../../conditions/indicator-sql.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';

const figure = { kind: 'number', optional: true, blank: MARKS } as const;
const period = periodSql('period_said');

const about = {
  publisher: 'Office for Health Improvement and Disparities',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://fingertips.phe.org.uk/api',
  cadence: 'as indicators are updated',
} as const;

/** Which indicators and types of area a load holds: few are named, many are told by a hash. */
const aboutSql = (types: string) => {
  const all = `arraySort(groupUniqArray(concat(substring(indicator, 12), ' ', ${types})))`;
  return `if(length(${all}) <= 4, arrayStringConcat(${all}, ', '),
    concat(toString(length(${all})), ' indicators and areas ', lower(hex(sipHash64(${all})))))`;
};

/**
 * The csv of the Fingertips API: any indicator, any type of area, any years, several at once. A file with the
 * same indicators and types of area replaces the one before; other files stand beside it.
 */
export const fingertips = defineSource({
  ...about,
  kind: 'facts',
  id: 'fingertips',
  version: 1,
  title: 'Fingertips: public health indicators',
  dataset: 'fingertips',
  layout: { headers: true, others: /^compared to .*$/i },
  columns: {
    number: { header: 'Indicator ID', kind: 'code', pattern: /^[0-9]{1,8}$/ },
    indicator_name: { header: 'Indicator Name', kind: 'text' },
    parent: { header: 'Parent Code', kind: 'ignored', absent: true },
    parent_name: { header: 'Parent Name', kind: 'ignored', absent: true },
    area: { header: 'Area Code', kind: 'code', pattern: /^[0-9A-Za-z_]{2,12}$/ },
    area_name: { header: 'Area Name', kind: 'text', optional: true },
    area_type: { header: 'Area Type', kind: 'text', max: 200, optional: true },
    sex_said: { header: 'Sex', kind: 'text', max: 40, optional: true },
    age: { header: 'Age', kind: 'text', max: 80, optional: true },
    category_type: { header: 'Category Type', kind: 'text', optional: true, absent: true },
    category: { header: 'Category', kind: 'text', optional: true, absent: true },
    period_said: { header: 'Time period', kind: 'text', max: 60 },
    value: { header: 'Value', ...figure },
    value_said: { header: 'Value', kind: 'text', optional: true },
    lower: { header: ['Lower CI 95.0 limit', 'Lower CI limit'], ...figure, absent: true },
    upper: { header: ['Upper CI 95.0 limit', 'Upper CI limit'], ...figure, absent: true },
    lower_998: { header: 'Lower CI 99.8 limit', kind: 'ignored', absent: true },
    upper_998: { header: 'Upper CI 99.8 limit', kind: 'ignored', absent: true },
    numerator: { header: 'Count', ...figure, absent: true },
    denominator: { header: 'Denominator', ...figure, absent: true },
    trend: { header: 'Recent Trend', kind: 'ignored', absent: true },
    to_england: { header: 'Compared to England value or percentiles', kind: 'ignored', absent: true },
    to_goal: { header: 'Compared to goal', kind: 'ignored', absent: true },
    sortable: { header: 'Time period Sortable', kind: 'ignored', absent: true },
    is_new: { header: 'New data', kind: 'ignored', absent: true },
    range: { header: 'Time period range', kind: 'ignored', absent: true },
    note: { header: 'Value note', kind: 'text', optional: true, absent: true },
  },
  period: { from: 'none' },
  checks: [
    { column: 'lower', bad: 'lower > value + 1e-9', reason: 'the lower limit is above the value' },
    { column: 'upper', bad: 'upper < value - 1e-9', reason: 'the upper limit is below the value' },
    { column: 'denominator', bad: 'denominator < 0', reason: 'less than nobody' },
  ],
  notes: {
    'figures withheld or missing': 'isNull(value)',
    'counts above their denominators': 'numerator > denominator',
    'periods whose dates are not understood': `isNull(${period.from})`,
  },
  facts: {
    table: 'indicator_value',
    about: aboutSql("if(area_type = '', area_kind, area_type)"),
    select: (accepted) => `
      SELECT load_id, concat('fingertips/', number) AS indicator, indicator_name, area,
             ifNull(area_name, '') AS area_name, ${areaKindSql('area')} AS area_kind,
             ifNull(area_type, '') AS area_type,
             period_said AS period, ${period.from} AS period_from, ${period.to} AS period_to,
             transform(lower(ifNull(sex_said, '')), ['persons', 'male', 'female'], ['all', 'male', 'female'],
                       lower(ifNull(sex_said, ''))) AS sex,
             ifNull(age, '') AS age, ifNull(category_type, '') AS category_type, ifNull(category, '') AS category,
             value, numerator, denominator, ${perSql('value', 'numerator', 'denominator')} AS per, lower, upper,
             ifNull(note, '') AS note, if(isNull(value), ifNull(value_said, ''), '') AS mark
      FROM ${accepted}`,
  },
});

/** The short csv that some extracts of Fingertips have: indicator, year, area and value, nothing else. */
export const fingertipsShort = defineSource({
  ...about,
  kind: 'facts',
  id: 'fingertips-short',
  version: 1,
  title: 'Fingertips: indicators by area and year, short form',
  dataset: 'fingertips-short',
  layout: { headers: true },
  columns: {
    number: { header: 'IndicatorID', kind: 'code', pattern: /^[0-9]{1,8}$/ },
    period_said: { header: 'Year', kind: 'code', pattern: /^[0-9]{4}(\/[0-9]{2})?$/ },
    area: { header: 'AreaCode', kind: 'code', pattern: /^[0-9A-Za-z_]{2,12}$/ },
    area_name: { header: 'AreaName', kind: 'text', optional: true },
    is_current: {
      header: 'IsAreaCurrent',
      kind: 'choice',
      values: { '0': 'no', '1': 'yes' },
      optional: true,
    },
    value: { header: 'Value', ...figure },
    value_said: { header: 'Value', kind: 'text', optional: true },
  },
  period: { from: 'none' },
  notes: {
    'figures withheld or missing': 'isNull(value)',
    'areas that were closed when the file was made': "is_current = 'no'",
  },
  facts: {
    table: 'indicator_value',
    about: aboutSql('area_kind'),
    select: (accepted) => `
      SELECT load_id, concat('fingertips/', number) AS indicator, '' AS indicator_name, area,
             ifNull(area_name, '') AS area_name, ${areaKindSql('area')} AS area_kind,
             period_said AS period, ${period.from} AS period_from, ${period.to} AS period_to,
             value, if(isNull(value), ifNull(value_said, ''), '') AS mark
      FROM ${accepted}`,
  },
});
