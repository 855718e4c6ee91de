import type { CalendarDate } from '../../shared/dates.ts';
import { instantOf, monthly, monthYear, partsOf } from './days.ts';
import type { RunChart } from './kinds.ts';
import type { Shape } from './marks.ts';

export type Place = { readonly x: number; readonly y: number };
type Point = RunChart['points'][number];
type Phase = RunChart['phases'][number];

export const phaseOf = (data: RunChart, date: CalendarDate): Phase | undefined =>
  data.phases.find((phase) => phase.from <= date && date <= phase.to);

/** A point beyond a limit points that way; another signal, such as a run on one side, is a diamond. */
export const shapeOf = (data: RunChart, point: Point): Shape => {
  if (point.signal === undefined || point.value === null) return 'circle';
  const phase = phaseOf(data, point.date);
  if (!phase) return 'diamond';
  return point.value > phase.upper ? 'up' : point.value < phase.lower ? 'down' : 'diamond';
};

/** The signals of one shape and wording with how often they occur, in order of first appearance. */
export const signalKinds = (
  data: RunChart,
): readonly { readonly shape: Shape; readonly words: string; readonly times: number }[] => {
  const found = new Map<string, { shape: Shape; words: string; times: number }>();
  for (const point of data.points) {
    if (point.signal === undefined || point.value === null) continue;
    const shape = shapeOf(data, point);
    const key = `${shape} ${point.signal}`;
    const same = found.get(key);
    if (same) same.times += 1;
    else found.set(key, { shape, words: point.signal, times: 1 });
  }
  return [...found.values()];
};

/** How far a point lies from its centre, in widths between centre and limit. */
const strength = (data: RunChart, point: Point): number => {
  const phase = phaseOf(data, point.date);
  if (!phase || point.value === null) return 0;
  const side = point.value > phase.centre ? phase.upper - phase.centre : phase.centre - phase.lower;
  return Math.abs(point.value - phase.centre) / (side || 1);
};

/** The signal farthest from its centre: the one that is named in the picture. */
export const strongest = (data: RunChart): Point | undefined =>
  data.points
    .filter((point) => point.signal !== undefined && point.value !== null)
    .reduce<Point | undefined>(
      (best, point) => (best && strength(data, best) >= strength(data, point) ? best : point),
      undefined,
    );

const winterMonth = (date: CalendarDate): boolean => [12, 1, 2].includes(partsOf(date)[1]);

/** Stretches of points from December to February, as first and last index. */
export const winters = (data: RunChart): readonly (readonly [number, number])[] => {
  const found: [number, number][] = [];
  for (const [i, point] of data.points.entries()) {
    if (!winterMonth(point.date)) continue;
    const last = found.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  }
  return found;
};

const rhythms = new WeakMap<RunChart['points'], boolean>();

/** Asked for each date that is named, and answered once for each chart. */
const byMonth = (points: RunChart['points']): boolean => {
  const known = rhythms.get(points);
  if (known !== undefined) return known;
  const answer = monthly(points.map((point) => point.date));
  rhythms.set(points, answer);
  return answer;
};

/** The date of a point in words: its month where each has one, else its day. */
export const pointDate = (data: RunChart, date: CalendarDate, form: 'long' | 'short' = 'long'): string =>
  byMonth(data.points) ? monthYear(date, form) : `${partsOf(date)[2]} ${monthYear(date, form)}`;

/** Places of the points along the axis. */
export const along =
  (data: RunChart, left: number, right: number) =>
  (date: CalendarDate): number => {
    const start = instantOf(data.points[0]?.date ?? '2000-01-01');
    const end = instantOf(data.points.at(-1)?.date ?? '2000-01-01');
    return end === start
      ? (left + right) / 2
      : left + ((instantOf(date) - start) / (end - start)) * (right - left);
  };

/** `in January 2026`, `on 19 January 2026`. */
export const pointWhen = (data: RunChart, date: CalendarDate): string =>
  `${byMonth(data.points) ? 'in' : 'on'} ${pointDate(data, date)}`;
