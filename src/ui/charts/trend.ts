import * as Plot from '@observablehq/plot';
import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../shared/dates.ts';
import { longDate } from '../../shared/dates.ts';
import { count, figure } from '../words.ts';
import type { TrendPoint } from './bands.ts';
import { monthYear } from './days.ts';
import {
  BLUE,
  drawSvg,
  HALO,
  INK,
  INK_2,
  LINE,
  multiples,
  niceStep,
  type Size,
  textWidth,
  WIDTH,
} from './draw.ts';
import type { ChartTable } from './table.ts';

export type Trend = {
  /** The finding: `The list has grown each year`. */
  readonly title: string;
  /** Measure and rhythm: `People registered, each quarter`. */
  readonly measure: string;
  /** Unit of the axis: `people`. */
  readonly unit: string;
  /** In order of date. */
  readonly points: readonly TrendPoint[];
  /** Decimals of the figures; 0. */
  readonly places?: number | undefined;
  /** True to begin the scale at nought even where the line then lies flat. */
  readonly fromNought?: boolean | undefined;
};

type Known = { readonly date: CalendarDate; readonly value: number };

const HEIGHT: Readonly<Record<Size, number>> = { broad: 220, wide: 200, narrow: 190 };

const knownPoints = (points: readonly TrendPoint[]): readonly Known[] =>
  points.flatMap(({ date, value }) => (value === null ? [] : [{ date, value }]));

const instant = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);

/** Values that the axis spans. A line that varies by less than a third of its height does not begin at nought. */
export const trendScale = (
  trend: Trend,
): { readonly from: number; readonly to: number; readonly step: number } => {
  const values = knownPoints(trend.points).map((point) => point.value);
  const least = Math.min(...values);
  const most = Math.max(...values);
  if (values.length === 0) return { from: 0, to: 1, step: 1 };
  const nought = trend.fromNought || least <= 0 || (most - least) / most > 1 / 3;
  const span = nought ? most : Math.max(most - least, most * 0.02);
  const step = Math.max(niceStep(span || 1, 3), (trend.places ?? 0) === 0 ? 1 : 0);
  const from = nought ? Math.min(0, Math.floor(least / step) * step) : Math.floor(least / step) * step;
  return { from, to: Math.max(Math.ceil(most / step) * step, from + step), step };
};

/** The small line under the title; says so when the scale does not begin at nought. */
export const trendMeasure = (trend: Trend): string => {
  const { from } = trendScale(trend);
  return from === 0
    ? trend.measure
    : `${trend.measure}; the scale starts at ${figure(from, trend.places ?? 0)}`;
};

const describe = (trend: Trend): string => {
  const known = knownPoints(trend.points);
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last) return 'No figures.';
  const say = ({ date, value }: Known): string =>
    `${figure(value, trend.places ?? 0)} ${trend.unit} on ${longDate(date)}`;
  const missing = trend.points.length - known.length;
  return `A line from ${say(first)} to ${say(last)}${missing > 0 ? `; ${count(missing)} of ${count(trend.points.length)} dates have no figure` : ''}.`;
};

/** First days of years to mark, thinned to the room there is, clear of the first date's own label. */
const yearTicks = (
  first: CalendarDate,
  last: CalendarDate,
  pixels: number,
  firstLabel: number,
): readonly CalendarDate[] => {
  const from = Temporal.PlainDate.from(first);
  const to = Temporal.PlainDate.from(last);
  const days = Math.max(1, from.until(to).days);
  const years = Array.from({ length: to.year - from.year }, (_, i) => from.year + 1 + i);
  const every = Math.max(1, Math.ceil((years.length * 46) / pixels));
  return years
    .filter((year) => year % every === 0)
    .map((year) => `${year}-01-01`)
    .filter((date) => (from.until(Temporal.PlainDate.from(date)).days / days) * pixels > firstLabel + 24);
};

/** Heights of the line in the first `pixels` of a plot `plotWidth` wide, where the words of the levels stand. */
const heightsAtStart = (
  points: readonly Known[],
  y: (v: number) => number,
  pixels: number,
  plotWidth: number,
) => {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || first === last) return [];
  const start = instant(first.date).getTime();
  const x = (point: Known): number =>
    ((instant(point.date).getTime() - start) / (instant(last.date).getTime() - start)) * plotWidth;
  return points.flatMap((point, i) => {
    const before = points[i - 1];
    if (x(point) <= pixels || !before) return [y(point.value)];
    if (x(before) >= pixels) return [];
    const share = (pixels - x(before)) / (x(point) - x(before));
    return [y(before.value + share * (point.value - before.value))];
  });
};

/**
 * Levels whose words stand clear of the line and of its first value. The topmost always keeps its own, since the unit
 * stands there; the lowest too, unless the first value stands right on it: the measure says where the scale starts.
 */
const clearLevels = (
  levels: readonly number[],
  y: (v: number) => number,
  heights: readonly number[],
): readonly number[] => {
  const top = Math.min(...heights, (heights[0] ?? 0) - 24);
  const bottom = Math.max(...heights);
  const clear = (level: number): boolean => y(level) - 16 > bottom || y(level) < top;
  const onLowest = (level: number): boolean => Math.abs(y(level) - 8 - ((heights[0] ?? 0) - 14)) < 14;
  return levels.filter((level, i) =>
    i === levels.length - 1 ? true : i === 0 ? !onLowest(level) : clear(level),
  );
};

/** The line as a bare SVG. */
export const lineTrendSvg = (trend: Trend, size: Size, id = 'trend'): string => {
  const width = WIDTH[size];
  const places = trend.places ?? 0;
  const known = knownPoints(trend.points);
  const first = known[0];
  const last = known.at(-1);
  const { from, to, step } = trendScale(trend);
  const lastText = last ? figure(last.value, places) : '';
  const marginRight = Math.ceil(textWidth(lastText, 13) * 1.12) + 14;
  const levels = multiples(from, to, step);
  const start = trend.points[0]?.date ?? '2000-01-01';
  const end = trend.points.at(-1)?.date ?? '2000-01-02';
  const firstLabel = monthYear(start, size !== 'narrow' ? 'long' : 'short');
  const years = yearTicks(start, end, width - marginRight - 4, textWidth(firstLabel, 12));
  const single = start === end;
  const y = (value: number): number =>
    HEIGHT[size] - 26 - ((value - from) / (to - from)) * (HEIGHT[size] - 46);
  const levelText = (level: number): string =>
    level === levels.at(-1)
      ? `${figure(level, Math.max(places, 2))} ${trend.unit}`
      : figure(level, Math.max(places, 2));
  return drawSvg(
    {
      width,
      height: HEIGHT[size],
      marginTop: 20,
      marginBottom: 26,
      marginLeft: 4,
      marginRight,
      x: {
        axis: null,
        type: 'utc',
        domain: single ? [instant('1999-12-31'), instant('2000-01-02')] : [instant(start), instant(end)],
      },
      y: { axis: null, domain: [from, to] },
      marks: [
        Plot.ruleY(levels, { stroke: LINE, insetLeft: -4, insetRight: -marginRight }),
        Plot.text(clearLevels(levels, y, heightsAtStart(known, y, 46, width - marginRight - 4)), {
          y: (d: number) => d,
          text: levelText,
          frameAnchor: 'left',
          textAnchor: 'start',
          dx: -4,
          dy: -8,
          fill: INK_2,
          fontSize: 12,
        }),
        Plot.ruleY([from], { stroke: INK_2, insetLeft: -4, insetRight: -marginRight }),
        Plot.line(single ? [] : trend.points, {
          x: (point: TrendPoint) => instant(point.date),
          y: (point: TrendPoint) => point.value ?? Number.NaN,
          stroke: BLUE,
          strokeWidth: 2.5,
        }),
        Plot.dot(known.length <= 12 ? known : last ? [last] : [], {
          x: (point: Known) => (single ? instant('2000-01-01') : instant(point.date)),
          y: 'value',
          r: (point: Known) => (point === last ? 4.5 : 3),
          fill: BLUE,
          stroke: '#fff',
          strokeWidth: 1,
        }),
        Plot.text(single ? [] : years, {
          x: (d: string) => instant(d),
          text: (d: string) => d.slice(0, 4),
          frameAnchor: 'bottom',
          dy: 18,
          fill: INK_2,
          fontSize: 12,
        }),
        Plot.tickX(single ? [] : [start, ...years], {
          x: (d: string) => instant(d),
          stroke: INK,
          insetTop: HEIGHT[size] - 46,
          insetBottom: -5,
        }),
        Plot.text([firstLabel], {
          frameAnchor: single ? 'bottom' : 'bottom-left',
          textAnchor: single ? 'middle' : 'start',
          dx: single ? 0 : -4,
          dy: 18,
          fill: INK_2,
          fontSize: 12,
        }),
        ...(first && last && first !== last
          ? [
              Plot.text([first], {
                x: (p: Known) => instant(p.date),
                y: 'value',
                text: () => figure(first.value, places),
                textAnchor: 'start',
                dx: -2,
                dy: first.value > last.value ? -12 : -14,
                fontWeight: 'bold',
                ...HALO,
              }),
            ]
          : []),
        ...(last
          ? [
              Plot.text([last], {
                x: (p: Known) => (single ? instant('2000-01-01') : instant(p.date)),
                y: 'value',
                text: () => lastText,
                textAnchor: 'start',
                dx: 9,
                fontWeight: 'bold',
                ...HALO,
              }),
            ]
          : []),
      ],
    },
    { id: `${id}-${size}`, title: trend.title, description: describe(trend) },
    size,
  );
};

/** The same numbers by date. */
export const trendTable = (trend: Trend): ChartTable => ({
  caption: trend.measure,
  columns: ['Date', trend.unit.charAt(0).toUpperCase() + trend.unit.slice(1)],
  rows: trend.points.map(({ date, value }) => [date, value]),
  gap: 'no figure',
});
