import { type Missing, present } from './refusals.ts';

/** One period of an indicator with its 95% limits. Order is that of `year`, whichever way the list runs. */
export type TrendPoint = {
  readonly year: number;
  readonly value: Missing;
  readonly lower: Missing;
  readonly upper: Missing;
  readonly count?: Missing;
  readonly denominator?: Missing;
};

export type TrendLabel =
  | 'CannotBeCalculated'
  | 'NoChange'
  | 'Increasing'
  | 'Decreasing'
  | 'IncreasingAndGettingBetter'
  | 'IncreasingAndGettingWorse'
  | 'DecreasingAndGettingBetter'
  | 'DecreasingAndGettingWorse';

export type RecentTrend = {
  readonly label: TrendLabel;
  /**
   * Why there is no trend to tell. `limits-missing` carries the label NoChange, as the published marker does,
   * although nothing was tested: say so where it is shown. `one-point-decides` is a slope that turns when
   * one point is left out.
   */
  readonly reason?:
    | 'kind-of-value'
    | 'too-few-points'
    | 'limits-missing'
    | 'not-significant'
    | 'one-point-decides';
  /** Change per point, and its chi-squared on one degree of freedom; undefined where not worked out. */
  readonly slope?: number;
  readonly chiSquared?: number;
};

/** Kinds of value whose limits can weigh a trend; others, such as indirectly standardised ones, cannot. */
const KINDS: readonly string[] = ['Proportion', 'Crude rate', 'Directly standardised rate'];

const POINTS = 5;
/** Chi-squared on one degree of freedom at 99.8%. */
const SIGNIFICANT = 9.54953570608324;

type Weighed = { readonly at: number; readonly value: number; readonly weight: number };

/** Weighted least squares of value on place: the slope and the variance of it. */
const slopeOf = (points: readonly Weighed[]): { slope: number; variance: number } => {
  let w = 0;
  let wx = 0;
  let wy = 0;
  for (const { at, value, weight } of points) {
    w += weight;
    wx += weight * at;
    wy += weight * value;
  }
  let spread = 0;
  let product = 0;
  for (const { at, value, weight } of points) {
    spread += weight * (at - wx / w) ** 2;
    product += weight * (at - wx / w) * (value - wy / w);
  }
  return { slope: product / spread, variance: 1 / spread };
};

const POLARITY: Readonly<Record<string, 'up' | 'down'>> = { 'High is good': 'up', 'Low is good': 'down' };

const named = (slope: number, polarity: string): TrendLabel => {
  const way = slope > 0 ? 'Increasing' : 'Decreasing';
  const good = POLARITY[polarity];
  if (good === undefined) return way;
  return `${way}AndGetting${(slope > 0) === (good === 'up') ? 'Better' : 'Worse'}`;
};

/**
 * The recent-trend marker of public-health indicators: least squares over the five most recent points, counted
 * 1 to 5 whatever years they are, each weighted by 1/((upper − lower)/3.92)². A trend is told when the
 * slope's chi-squared is above 9.5495 (99.8%) and the slope keeps its sign with each point left out in turn.
 * "Better" and "worse" follow the polarity words `High is good` and `Low is good`; any other judges nothing.
 *
 * Points with a missing value (or a count or denominator said to be missing) do not count. Fewer than five:
 * CannotBeCalculated, as for a kind of value not supported. Fewer than five with usable limits: NoChange.
 * Refuses NaN. It says nothing of the size of a change, or of what the next year brings.
 * Source: Fingertips, and the tests of dhsc-govuk/FingertipsNext.
 */
export const recentTrend = (
  points: readonly TrendPoint[],
  { kind, polarity }: { readonly kind: string; readonly polarity: string },
): RecentTrend => {
  const seen = points
    .map((point) => ({
      year: point.year,
      value: present(point.value, 'a value'),
      lower: present(point.lower, 'a lower limit'),
      upper: present(point.upper, 'an upper limit'),
      whole: point.count !== null && point.denominator !== null,
    }))
    .filter(({ value, whole }) => value !== undefined && whole)
    .sort((a, b) => a.year - b.year);
  if (new Set(seen.map(({ year }) => year)).size < seen.length) throw new RangeError('a year is there twice');
  if (!KINDS.includes(kind)) return { label: 'CannotBeCalculated', reason: 'kind-of-value' };
  if (seen.length < POINTS) return { label: 'CannotBeCalculated', reason: 'too-few-points' };
  const weighed = seen
    .flatMap(({ value, lower, upper }) => {
      if (value === undefined || lower === undefined || upper === undefined || upper === lower) return [];
      if (upper < lower) throw new RangeError(`a lower limit of ${lower} is above the upper one of ${upper}`);
      return { value, weight: 1 / ((upper - lower) / 3.92) ** 2 };
    })
    .slice(-POINTS)
    .map((point, index) => ({ ...point, at: index + 1 }));
  if (weighed.length < POINTS) return { label: 'NoChange', reason: 'limits-missing' };

  const { slope, variance } = slopeOf(weighed);
  const chiSquared = (slope * slope) / variance;
  const told = { slope, chiSquared };
  if (!(chiSquared > SIGNIFICANT)) return { label: 'NoChange', reason: 'not-significant', ...told };
  const without = weighed.map((left) => slopeOf(weighed.filter((point) => point !== left)).slope);
  if (!without.every((other) => other < 0 === slope < 0))
    return { label: 'NoChange', reason: 'one-point-decides', ...told };
  return { label: named(slope, polarity), ...told };
};
