import { factText } from '../../../platform/facts/index.ts';
import { defineSource } from '../../../platform/imports/index.ts';
import { areaKindSql } from '../../conditions/indicator-sql.ts';
import { MARKS } from '../../conditions/mark-rules.ts';
import { MODEL_AGES } from '../../conditions/models.ts';
import { conditionOf } from '../../conditions/registers.ts';
import { OPEN_GOVERNMENT_LICENCE } from '../datasets.ts';

const figure = { kind: 'number', optional: true, blank: MARKS } as const;

const list = (part: 0 | 1): string => MODEL_AGES.map((model) => factText(model[part])).join(', ');

/** value = numerator / denominator × multiplier, to one part in a thousand. */
const disagrees =
  'ifNull(abs(numerator / nullIf(denominator, 0) * multiplier - value) > 0.001 * abs(value), 0)';

/**
 * Modelled expected prevalence by area and year, past and future: people expected to have a condition,
 * diagnosed or not; areas may be practices too. The file does not say the condition, which comes from its name
 * or from the person. Some files of the family say whom they count; else the ages are those that the publisher
 * states for its model, where it is known.
 */
export const expectedPrevalence = defineSource({
  kind: 'facts',
  id: 'expected-prevalence',
  version: 1,
  title: 'Modelled expected prevalence of a condition',
  publisher: 'Public Health England',
  licence: OPEN_GOVERNMENT_LICENCE,
  address: 'https://www.gov.uk/government/publications/diabetes-prevalence-estimates-for-local-populations',
  cadence: 'as models are updated',
  dataset: 'expected-prevalence',
  layout: { headers: true },
  columns: {
    area_name: { header: 'org_name', kind: 'text', optional: true },
    area: { header: 'org_code', kind: 'code', pattern: /^[0-9A-Z]{3,9}$/ },
    numerator: { header: 'numerator', ...figure },
    value: { header: 'value', ...figure },
    value_text: { header: 'value', kind: 'text', optional: true },
    year: { header: 'period', kind: 'code', pattern: /^20[0-9]{2}$/ },
    denominator: { header: 'denominator', ...figure },
    multiplier: { header: 'multiplier', kind: 'number', optional: true },
    ages: { header: ['age', 'ages'], kind: 'text', max: 80, optional: true, absent: true },
  },
  period: { from: 'name', read: conditionOf, example: 'diabetes', what: 'condition' },
  checks: [
    { column: 'numerator', bad: 'numerator > denominator', reason: 'more people expected than there are' },
    { column: 'numerator', bad: 'numerator < 0', reason: 'less than nobody' },
  ],
  notes: {
    'figures withheld or missing': 'isNull(value)',
    'values that are not numerator / denominator': disagrees,
  },
  facts: {
    table: 'indicator_value',
    select: (accepted) => `
      SELECT load_id, concat('expected/', condition) AS indicator, area,
             ifNull(area_name, '') AS area_name, ${areaKindSql('area')} AS area_kind,
             year AS period, makeDate(toInt32(year), 1, 1) AS period_from,
             makeDate(toInt32(year), 12, 31) AS period_to, 'all' AS sex,
             coalesce(nullIf(ages, ''), transform(condition, [${list(0)}], [${list(1)}], '')) AS age,
             value, numerator, denominator, multiplier AS per,
             if(isNull(value), ifNull(value_text, ''), '') AS mark
      FROM (SELECT *, period AS condition FROM ${accepted})`,
  },
});
