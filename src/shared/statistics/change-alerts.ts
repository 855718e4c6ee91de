import { type Missing, present, requireFinite, requireWhole } from './refusals.ts';
import { average, squaredDistances } from './sums.ts';

/** One month of a watched series. */
export type Watched = {
  readonly alert: 'up' | 'down' | undefined;
  /** What the series is held against, and how far the sums may go before an alert. */
  readonly target: number;
  readonly threshold: number;
  readonly sumUp: number;
  readonly sumDown: number;
};

export type ChangeAlerts = {
  readonly months: readonly Watched[];
  /** The alert that the last month stands in, from the target before it began; undefined when it is calm. */
  readonly current:
    | {
        readonly direction: 'up' | 'down';
        readonly from: number;
        readonly to: number;
        readonly months: number;
      }
    | undefined;
};

/** A baseline this much noisier than what followed it is given up. */
const MUCH_CALMER = 1 / 3;

/** Sums are kept to whole places, so that a drift of less than one a month does not feed an alert. */
const whole = (value: number): number => Math.round(value);

const spreadOf = (values: readonly number[]): number => Math.sqrt(squaredDistances(values) / values.length);

/**
 * Tabular CUSUM: alerts when a monthly series of percent ranks (0 to 100) moves away from where it was. The target is the mean of the first `window` months; each month's distance from it, beyond a slack of
 * half a deviation, is added up, upwards and downwards; an alert stands while a sum is above `sensitivity`
 * deviations. After an alert the target is the last window's mean, and the sums go on while they still grow,
 * or else begin anew.
 *
 * Leading missing months are passed over; a later one sets the sums back to 0. One thing differs from the
 * source: when the last window was calmer than a third of the baseline's deviation (and not still), the
 * baseline is taken anew from it, since otherwise a noisy start silences a series for ever. `settle: false`
 * has the source's own behaviour.
 *
 * Refuses (RangeError) NaN, a window below 2 and a sensitivity of 0 or less. No months, no alerts.
 * Source: Montgomery 2009; OpenPrescribing (window 12, sensitivity 5).
 */
export const changeAlerts = (
  series: readonly Missing[],
  {
    window = 12,
    sensitivity = 5,
    settle = true,
  }: { window?: number; sensitivity?: number; settle?: boolean } = {},
): ChangeAlerts => {
  requireWhole(window, 'the window', 2);
  requireFinite(sensitivity, 'the sensitivity', Number.MIN_VALUE);
  const values = series.map((value) => present(value, 'a value'));
  const known = (from: number, to: number): number[] =>
    values.slice(Math.max(0, from), to).flatMap((v) => v ?? []);
  // The first month whose window has any value at all.
  const start = values.findIndex((_, index) => known(index, index + window).length > 0);
  const months: Watched[] = [];
  if (start === -1) return { months: values.map(() => CALM), current: undefined };

  let target = 0;
  let threshold = 0;
  let up = 0;
  let down = 0;
  const sums = (
    value: number | undefined,
    before: { up: number; down: number },
  ): { up: number; down: number } => {
    if (value === undefined) return { up: 0, down: 0 };
    const slack = threshold / sensitivity / 2;
    return {
      up: whole(Math.max(0, value - (target + slack) + before.up)),
      down: whole(Math.min(0, value - (target - slack) + before.down)),
    };
  };
  const rest = { up: 0, down: 0 };
  const baseline = (of: readonly number[]): void => {
    target = average(of) ?? target;
    threshold = of.length === 0 ? threshold : spreadOf(of) * sensitivity;
  };

  values.forEach((value, index) => {
    const last = known(index - window, index);
    if (index <= start) {
      baseline(known(index, index + window));
      ({ up, down } = sums(value, rest));
    } else if (up <= threshold && down >= -threshold) {
      const calm = spreadOf(last) * sensitivity;
      const full = index - window >= start && last.length === window;
      if (settle && full && calm > 0 && calm < threshold * MUCH_CALMER) {
        baseline(last);
        ({ up, down } = sums(value, rest));
      } else ({ up, down } = sums(value, { up, down }));
    } else {
      target = average(last) ?? target;
      const next = sums(value, { up, down });
      const growing = (next.up > up && up > threshold) || (next.down < down && down < -threshold);
      if (!growing) baseline(last);
      ({ up, down } = growing ? next : sums(value, rest));
    }
    const alert = up > threshold ? 'up' : down < -threshold ? 'down' : undefined;
    months.push({ alert, target, threshold, sumUp: up, sumDown: down });
  });
  return { months, current: currentOf(months, values) };
};

const CALM: Watched = { alert: undefined, target: 0, threshold: 0, sumUp: 0, sumDown: 0 };

/** Alerts without a break up to the last month, in either direction, count as one. */
const currentOf = (
  months: readonly Watched[],
  values: readonly (number | undefined)[],
): ChangeAlerts['current'] => {
  const to = values.at(-1);
  if (months.at(-1)?.alert === undefined || to === undefined) return undefined;
  let first = months.length - 1;
  while (months[first - 1]?.alert !== undefined) first -= 1;
  const from = months[first - 1]?.target;
  if (from === undefined) return undefined;
  return { direction: to < from ? 'down' : 'up', from, to, months: months.length - first };
};

/** The word for a change between two percent ranks: 10, 20 and 30 places are its steps. */
export const sizeOfChange = (
  from: number,
  to: number,
): 'not at all' | 'slightly' | 'moderately' | 'considerably' | 'massively' => {
  const change = Math.abs(requireFinite(to, 'the rank after') - requireFinite(from, 'the rank before'));
  if (change === 0) return 'not at all';
  if (change < 10) return 'slightly';
  if (change < 20) return 'moderately';
  return change < 30 ? 'considerably' : 'massively';
};
