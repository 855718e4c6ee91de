import type { CalendarDate } from '../../../shared/dates.ts';
import { isSmall, withholdAtoms } from '../../../shared/small-numbers.ts';
import { crudeRate, type Estimate, meanOf, proportion } from '../../../shared/statistics/index.ts';
import { figure } from '../../../ui/index.ts';
import type { IndicatorRow } from '../../conditions/queries.ts';
import type { FigureQuery } from '../../figures/topics.ts';
import { seriesOf, seriesPicture } from '../area/series.ts';
import { capital, monthWords } from '../area/words.ts';
import type { ConditionData } from './data.ts';
import { fifthsByScore } from './fifths.ts';
import { figureOf, type Made } from './made.ts';
import { FIFTHS, fifthNote, nearestPeriod } from './rules.ts';
import { SLOPE_FORMULA, slopeOf, slopeWords, wayOf } from './slope.ts';

/** `fingertips/93575` as part of an address: `93575`; another source's with its name. */
const keyOf = (indicator: string): string =>
  indicator.replace(/^fingertips\//, '').replaceAll(/[^\w-]+/g, '-');

/** One sex and age of an indicator: all people where the file has them, else those that it has most rows of. */
const oneCut = (rows: readonly IndicatorRow[]): readonly IndicatorRow[] => {
  const cuts = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    const cut = `${row.sex === 'all' || row.sex === '' ? 0 : 1} ${row.sex} ${row.age}`;
    cuts.set(cut, [...(cuts.get(cut) ?? []), row]);
  }
  return (
    [...cuts].sort(
      ([a, x], [b, y]) =>
        a.slice(0, 1).localeCompare(b.slice(0, 1)) || y.length - x.length || a.localeCompare(b),
    )[0]?.[1] ?? []
  );
};

/** What a value is per, by what its rows say of themselves; undefined where counts are not published. */
const perOf = (rows: readonly IndicatorRow[]): number | undefined => {
  const pers = new Set(rows.flatMap(({ per }) => per ?? []));
  return pers.size === 1 ? [...pers][0] : undefined;
};

const perWords = (per: number | undefined): string =>
  per === undefined ? '' : per === 100 ? '%' : per === 1 ? 'a person' : `per ${per.toLocaleString('en-GB')}`;

type Counted = IndicatorRow & { readonly numerator: number; readonly denominator: number };

const isCounted = (row: IndicatorRow): row is Counted =>
  row.numerator !== null && row.denominator !== null && row.denominator > 0;

/** By deprivation fifth of the practice, with the limits of its counts; undefined with practices in too few fifths. */
const byFifth = (
  data: ConditionData,
  query: FigureQuery,
  { indicator, name }: { readonly indicator: string; readonly name: string },
  all: readonly IndicatorRow[],
): Made | undefined => {
  const ofPractices = all.filter(({ kind, area }) => kind === 'practice' && data.members.includes(area));
  const period = nearestPeriod(ofPractices, data.day)?.period;
  const rows = oneCut(ofPractices.filter((row) => row.period === period));
  const per = perOf(rows);
  const fifths = fifthsByScore(data.scores, data.members);
  const counted = per === undefined ? [] : rows.filter(isCounted);
  // Only counts that are shown are added up, with their people.
  const { shown, withheld } = withholdAtoms(counted, {
    count: ({ numerator }) => numerator,
    group: () => 'area',
  });
  const share = per === 100 && counted.every(({ numerator, denominator }) => numerator <= denominator);
  const estimate = (numerator: number, denominator: number): Estimate | undefined =>
    share
      ? proportion(numerator, denominator, { per: 100 })
      : crudeRate(numerator, denominator, { per: per ?? 1 });
  const groups = FIFTHS.map((fifth) => {
    const note = fifthNote(fifth);
    const named = { name: String(fifth), ...(note ? { note } : {}) };
    if (counted.length > 0) {
      const own = shown.filter(({ area }) => fifths.get(area) === fifth);
      const numerator = own.reduce((sum, row) => sum + row.numerator, 0);
      const denominator = own.reduce((sum, row) => sum + row.denominator, 0);
      const found = denominator > 0 ? estimate(numerator, denominator) : undefined;
      return { ...named, numerator, denominator, found, practices: own.length };
    }
    const own = rows.filter(({ area, value }) => fifths.get(area) === fifth && value !== null);
    const found = meanOf(own.map(({ value }) => value));
    return { ...named, numerator: null, denominator: null, found, practices: own.length };
  });
  if (groups.filter(({ practices }) => practices > 0).length < 5) return undefined;
  const slope =
    counted.length > 0
      ? slopeOf(
          groups.map(({ denominator, found }) => ({
            population: denominator ?? 0,
            value: found && (share ? found.value / 100 : found.value),
            lower: found?.lower === undefined ? undefined : share ? found.lower / 100 : found.lower,
            upper: found?.upper === undefined ? undefined : share ? found.upper / 100 : found.upper,
          })),
          share ? 'proportion' : 'rate',
        )
      : undefined;
  const unit = perWords(per) || 'value';
  const inUnit =
    slope && share
      ? {
          ...slope,
          sii: slope.sii * 100,
          limits: slope.limits && {
            ...slope.limits,
            sii: {
              lower: (slope.limits.sii.lower ?? 0) * 100,
              upper: (slope.limits.sii.upper ?? 0) * 100,
            },
          },
        }
      : slope;
  const [first, last] = [groups[0]?.found?.value, groups.at(-1)?.found?.value];
  const places = Math.max(first ?? 0, last ?? 0) >= 100 ? 0 : 1;
  const say = (value: number | undefined) => (value === undefined ? 'no figure' : figure(value, places));
  const joined = unit === '%' ? '%' : unit === 'value' ? '' : ` ${unit}`;
  const title = `${capital(name)}: ${say(first)}${joined} in the most deprived fifth, ${say(last)}${unit === '%' ? '%' : ''} in the least`;
  const way = wayOf(slope);
  return {
    ...(way !== 'unclear' ? { news: `${title}.` } : {}),
    figure: figureOf(data, query, {
      key: `use-${keyOf(indicator)}`,
      picture: {
        kind: 'bars',
        data: {
          title,
          measure: `${name}${unit === 'value' ? '' : `, ${unit}`}, ${period}, by deprivation fifth of the practice${counted.length > 0 ? ', with 95% limits' : ''}`,
          unit,
          places,
          groupName: 'Deprivation fifth',
          alsoNames: ['Practices'],
          groups: groups.map(({ found, practices, numerator, denominator, ...named }) => ({
            ...named,
            value: found?.value ?? null,
            lower: counted.length > 0 ? (found?.lower ?? null) : null,
            upper: counted.length > 0 ? (found?.upper ?? null) : null,
            ...(counted.length > 0 ? { numerator, denominator } : {}),
            also: [practices],
          })),
        },
      },
      reading:
        counted.length > 0
          ? `${way === 'unclear' ? 'No clear gradient over deprivation.' : `${way === 'down' ? 'More' : 'Less'} where people are poorer.`} ${slopeWords(inUnit, unit === '%' ? 'percentage points' : unit, places) ?? ''}`.trim()
          : 'The means of the practices, without limits: the file gives no counts.',
      period: period ?? '',
      where: `${groups.reduce((sum, { practices }) => sum + practices, 0)} practices of ${data.areaName}`,
      method:
        counted.length > 0
          ? `Counts of the fifth's practices / their people${per === undefined ? '' : ` × ${per.toLocaleString('en-GB')}`}, with ${share ? "Wilson's" : "exact Poisson or Byar's"} 95% limits. Fifths by the score of deprivation of ${data.scoresOf?.period ?? ''}. ${SLOPE_FORMULA}`
          : `The mean of the practices' published values. Fifths by the score of deprivation of ${data.scoresOf?.period ?? ''}.`,
      caveats: [
        withheld.length > 0
          ? `${withheld.length} practices with one to four, or that would give one away, are left out with their people.`
          : undefined,
        'Not standardised for age: where people are older there is more of most illness.',
        rows.some(({ age }) => age !== '') ? `Counts people of ${rows[0]?.age ?? ''}.` : undefined,
      ],
      loads: [...rows.map(({ load }) => load), ...(data.scoresOf?.loads ?? [])],
      withheld: withheld.length,
    }),
  };
};

const isMonth = ({ from, to }: IndicatorRow): boolean =>
  from !== null && to !== null && from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01');

/** An area's own indicator month by month; undefined with fewer than three months. */
const byMonth = (
  data: ConditionData,
  query: FigureQuery,
  { indicator, name }: { readonly indicator: string; readonly name: string },
  all: readonly IndicatorRow[],
): Made | undefined => {
  const rows = oneCut(all.filter((row) => row.kind !== 'practice' && isMonth(row)));
  const months = rows.flatMap((row) =>
    row.from === null || row.from > data.day
      ? []
      : [
          {
            month: row.from as CalendarDate,
            value: row.numerator !== null && isSmall(row.numerator) ? null : row.value,
          },
        ],
  );
  const [first, last] = [
    months.map(({ month }) => month).sort()[0],
    months
      .map(({ month }) => month)
      .sort()
      .at(-1),
  ];
  if (!first || !last || months.length < 3) return undefined;
  const series = seriesOf(months);
  const per = perOf(rows);
  const values = [...months].sort((a, b) => a.month.localeCompare(b.month));
  const [start, end] = [values[0]?.value ?? null, values.at(-1)?.value ?? null];
  const change =
    start !== null && end !== null
      ? `from ${figure(start, 1)} in ${monthWords(first)} to ${figure(end, 1)} in ${monthWords(last)}`
      : `${monthWords(first)} to ${monthWords(last)}`;
  // Publishers say the rhythm in the name; the words beside it do so here.
  const what = capital(name.replace(/,? \(?monthly\)?$/i, ''));
  const moved = series.movement.kind === 'now';
  const title = `${what}: ${change}${moved ? ', beyond the usual swing' : ''}`;
  const isCount = rows.every(({ value, numerator }) => value === numerator);
  const unit = /\bweeks?\b/i.test(name) ? 'weeks' : perWords(per) || (isCount ? 'a month' : 'value');
  return {
    ...(moved ? { news: `${title}.` } : {}),
    figure: figureOf(data, query, {
      key: `series-${keyOf(indicator)}`,
      picture: seriesPicture(series, {
        title,
        measure: `${what}, ${unit === 'a month' ? unit : `${unit === 'value' || unit === 'weeks' ? '' : `${unit}, `}each month`}`,
        unit,
        places: isCount ? 0 : 1,
        shadeWinters: /admission|attendance|emergency/i.test(name),
      }),
      reading:
        series.movement.kind === 'now'
          ? `The latest month is ${series.movement.direction === 'up' ? 'above' : 'below'} what its usual swing explains.`
          : series.movement.kind === 'was'
            ? `Outside the usual range in ${series.movement.months} of the last 12 months.`
            : series.movement.kind === 'steady'
              ? 'Within the usual range.'
              : 'Too few months for limits.',
      period: `${monthWords(first)} to ${monthWords(last)}`,
      method: `As published. ${series.method}`.trim(),
      loads: rows.map(({ load }) => load),
    }),
  };
};

/** Every linked indicator that has figures of the area's practices, or of the area month by month. */
export const linkedIndicators = (data: ConditionData, query: FigureQuery): readonly Made[] =>
  data.linked.flatMap((named) => {
    const rows = data.linkedRows.filter(({ indicator }) => indicator === named.indicator);
    return [byFifth(data, query, named, rows), byMonth(data, query, named, rows)].flatMap(
      (made) => made ?? [],
    );
  });
