import { type Column, defineSource, type FactsSource } from '../../platform/imports/index.ts';
import { areaKindSql, periodSql, perSql } from '../conditions/indicator-sql.ts';
import { MARKS } from '../conditions/mark-rules.ts';
import { isPeriod, type Mapping } from './rules.ts';

/** A layout as the store keeps it. */
export type MappedLayout = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly unit: string;
  readonly publisher: string;
  readonly licence: string;
  readonly address: string;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly version: number;
  readonly made: Date;
  readonly madeBy: string;
  readonly withdrawn: Date | null;
};

/** The data set of every mapped layout: each layout and period has a current load of its own. */
export const MAPPED_DATASET = 'mapped';

/** What its figures are called in the store and in addresses. */
export const indicatorOf = ({ slug }: Pick<MappedLayout, 'slug'>): string => `mapped/${slug}`;

const figure = { kind: 'number', optional: true, blank: MARKS } as const;

const periodInName = (text: string): string | undefined => {
  const found =
    /20\d\d\/\d\d Q[1-4]|20\d\d Q[1-4]|20\d\d\/\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* 20\d\d|20\d\d/i.exec(
      text.replaceAll(/[_]+/g, ' '),
    )?.[0];
  return found && isPeriod(found) ? found : undefined;
};

/** First and last period of a load in time, whatever their words. */
const FIRST = 'argMin(period, (ifNull(period_from, toDate(0)), period))';
const LAST = 'argMax(period, (ifNull(period_from, toDate(0)), period))';

const sqlText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * The source that reads files of a mapped layout: the same columns by name, whatever their order. Its rows are
 * indicators like any other, `mapped/<slug>`, so that pages and comparisons need nothing further.
 */
export const mappedSource = (layout: MappedLayout): FactsSource => {
  const { mapping, headers } = layout;
  const used = new Set<string | undefined>(Object.values(mapping));
  const optional = (header: string | undefined): Column => ({
    header: header ?? '',
    ...figure,
    ...(header ? {} : { absent: true }),
  });
  const said = mapping.period ? 'period_said' : 'period';
  const dates = periodSql(said);
  const number = (key: 'numerator' | 'denominator' | 'lower' | 'upper') =>
    mapping[key] ? key : 'CAST(NULL AS Nullable(Float64))';
  const columns: Record<string, Column> = {
    area: { header: mapping.area, kind: 'code', pattern: /^[0-9A-Za-z_]{2,12}$/ },
    ...(mapping.period ? { period_said: { header: mapping.period, kind: 'text', max: 60 } as const } : {}),
    value: { header: mapping.value, ...figure },
    value_said: { header: mapping.value, kind: 'text', optional: true },
  };
  for (const key of ['numerator', 'denominator', 'lower', 'upper'] as const)
    if (mapping[key]) columns[key] = optional(mapping[key]);
  for (const [place, header] of headers.entries())
    if (!used.has(header)) columns[`other_${place + 1}`] = { header, kind: 'ignored' };
  return defineSource({
    kind: 'facts',
    id: `mapped-${layout.slug}`,
    version: layout.version,
    title: layout.title,
    publisher: layout.publisher,
    licence: layout.licence,
    address: layout.address,
    cadence: 'as it comes',
    dataset: MAPPED_DATASET,
    layout: { headers: true },
    columns,
    period: mapping.period
      ? {
          from: 'rows',
          sql: `if(${FIRST} = ${LAST}, ${FIRST}, concat(${FIRST}, ' to ', ${LAST}))`,
        }
      : { from: 'name', read: periodInName, example: '2014/15' },
    notes: {
      'figures withheld or missing': 'isNull(value)',
      ...(mapping.period ? { 'periods whose dates are not understood': `isNull(${dates.from})` } : {}),
    },
    facts: {
      table: 'indicator_value',
      about: 'any(indicator)',
      select: (accepted) => `
        SELECT load_id, ${sqlText(indicatorOf(layout))} AS indicator, ${sqlText(layout.title)} AS indicator_name,
               area, ${areaKindSql('area')} AS area_kind,
               ${said === 'period' ? 'period' : 'period_said AS period'}, ${dates.from} AS period_from, ${dates.to} AS period_to,
               'all' AS sex, value, ${number('numerator')} AS numerator, ${number('denominator')} AS denominator,
               ${perSql('value', 'numerator', 'denominator')} AS per, ${number('lower')} AS lower, ${number('upper')} AS upper,
               ${sqlText(layout.unit)} AS note, if(isNull(value), ifNull(value_said, ''), '') AS mark
        FROM ${accepted}`,
    },
  } as FactsSource) as FactsSource;
};
