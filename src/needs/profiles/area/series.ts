import type { CalendarDate } from '../../../shared/dates.ts';
import { type Flag, type XmrChart, xmrChart } from '../../../shared/statistics/index.ts';
import type { Picture, RunChart } from '../../../ui/index.ts';

export type MonthValue = { readonly month: CalendarDate; readonly value: number | null };

/** What a row of months says. */
export type Movement =
  | { readonly kind: 'too-short' }
  /** Every month of the last year within the limits. */
  | { readonly kind: 'steady' }
  /** The latest month is flagged, upwards or downwards. */
  | { readonly kind: 'now'; readonly direction: 'up' | 'down' }
  /** Some month of the last year was flagged, and the latest is not. */
  | { readonly kind: 'was'; readonly months: number };

/** Fewer months give no limits worth drawing: they are then shown as a plain line. */
const LEAST_MONTHS = 8;
/** From so many months on the limits are set on the first 24 and the rest is held against them. */
const FIX_FROM = 36;
const FIX_AFTER = 24;

const addMonth = (month: CalendarDate): CalendarDate => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
};

/** Every month from the first to the last of these, those without a value as null: a gap breaks rows and lines. */
export const everyMonth = (values: readonly MonthValue[]): MonthValue[] => {
  const known = new Map(values.map(({ month, value }) => [month, value]));
  const months = [...known.keys()].sort();
  const last = months.at(-1);
  const whole: MonthValue[] = [];
  for (
    let month = months[0];
    month !== undefined && last !== undefined && month <= last;
    month = addMonth(month)
  )
    whole.push({ month, value: known.get(month) ?? null });
  return whole;
};

const WORDS: Readonly<Record<Flag['rule'], Readonly<Record<'up' | 'down', string>>>> = {
  'outside-limits': { up: 'above the upper limit', down: 'below the lower limit' },
  trend: { up: 'one of seven or more in a row that rise', down: 'one of seven or more in a row that fall' },
  'two-of-three': {
    up: 'two of three close to the upper limit',
    down: 'two of three close to the lower limit',
  },
  run: {
    up: 'one of seven or more in a row above the mean',
    down: 'one of seven or more in a row below the mean',
  },
};

const movementOf = ({ points }: XmrChart): Movement => {
  const latest = points.at(-1)?.flags[0];
  if (latest) return { kind: 'now', direction: latest.direction };
  const year = points.slice(-12).filter(({ flags }) => flags.length > 0).length;
  return year > 0 ? { kind: 'was', months: year } : { kind: 'steady' };
};

export type Series = {
  readonly movement: Movement;
  readonly points: RunChart['points'];
  readonly phases: RunChart['phases'];
  /** How the limits came to be, for the method. */
  readonly method: string;
};

/**
 * A row of months against its process limits (XmR: mean ∓ 2.66 × mean moving range; set on the first 24 months
 * from 36 on). Limits of what cannot be negative are not drawn below nought.
 */
export const seriesOf = (values: readonly MonthValue[]): Series => {
  const months = everyMonth(values);
  const known = months.filter(({ value }) => value !== null);
  const plain: Series = {
    movement: { kind: 'too-short' },
    points: months.map(({ month, value }) => ({ date: month, value })),
    phases: [],
    method: '',
  };
  if (known.length < LEAST_MONTHS) return plain;
  const fixed = months.length >= FIX_FROM;
  const chart = xmrChart(
    months.map(({ month, value }) => ({ period: month, value })),
    { better: 'neither', ...(fixed ? { fixAfter: FIX_AFTER } : {}) },
  );
  const limits = chart.stretches[0]?.limits;
  const [first, last] = [months[0], months.at(-1)];
  if (limits?.lower === undefined || limits.upper === undefined || !first || !last) return plain;
  return {
    movement: movementOf(chart),
    points: chart.points.map(({ period, value, flags: [flag] }) => ({
      date: period,
      value: value ?? null,
      ...(flag ? { signal: WORDS[flag.rule][flag.direction] } : {}),
    })),
    phases: [
      {
        from: first.month,
        to: last.month,
        centre: limits.centre,
        lower: Math.max(0, limits.lower),
        upper: limits.upper,
      },
    ],
    method: `Limits: mean ∓ 2.66 × the mean difference between neighbouring months (XmR), set on ${
      fixed ? `the first ${FIX_AFTER} months` : `all ${known.length} months`
    }. A month is flagged outside them, in a rising or falling row of seven, in a row of seven on one side of the mean, or as one of two of three close to a limit.`,
  };
};

/** The series as a picture: with its limits where there are months enough, else as a plain line. */
export const seriesPicture = (
  { points, phases }: Series,
  told: Pick<RunChart, 'title' | 'measure' | 'unit' | 'places' | 'shadeWinters'>,
): Picture =>
  phases.length > 0
    ? { kind: 'run', data: { ...told, points, phases, gap: 'no figure' } }
    : {
        kind: 'trend',
        data: { ...told, points: points.map(({ date, value }) => ({ date, value })) },
      };
