import type { CalendarDate } from '../../shared/dates.ts';
import { fixed } from '../words.ts';
import { partsOf } from './days.ts';
import { BLUE, BLUE_PALE, GREY_WASH, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { RunChart } from './kinds.ts';
import { apart, type Box, firstClear, inkWidth, linear, thinned, wordsBox } from './layout.ts';
import {
  across,
  boxes,
  down,
  type Label,
  labels,
  linesOf,
  pixelSvg,
  type Signed,
  signs,
  strokes,
  through,
} from './marks.ts';
import { along, pointDate, pointWhen, shapeOf, strongest, winters } from './run-marks.ts';
import { describeRun, edgeBefore, newLimits, phaseSpans, placesOf, runAxis, runKeys } from './run-words.ts';
import { levelTexts, levelTextsUp } from './said.ts';

const PLOT: Readonly<Record<Size, number>> = { broad: 260, wide: 230, narrow: 216 };
const BOTTOM = 26;

/** The first date, then the years, thinned to the room there is; without a new year, the last date. */
const dateMarks = (
  data: RunChart,
  x: (date: CalendarDate) => number,
  left: number,
  right: number,
): readonly { readonly at: number; readonly words: number; readonly text: string }[] => {
  const first = data.points[0];
  const last = data.points.at(-1);
  if (!first || !last) return [];
  const text = pointDate(data, first.date, 'short');
  const begin = Math.max(inkWidth(text, 12) / 2, left);
  const clear = begin + inkWidth(text, 12) / 2 + 8;
  const from = partsOf(first.date)[0] + 1;
  const years = Array.from({ length: Math.max(0, partsOf(last.date)[0] - from + 1) }, (_, i) => from + i);
  const every = Math.max(1, Math.ceil((years.length * 46) / Math.max(46, right - clear)));
  const marks = years
    .filter((year) => year % every === 0)
    .map((year) => ({ at: x(`${year}-01-01`), words: x(`${year}-01-01`), text: String(year) }))
    .filter((mark) => mark.at - 16 > clear && mark.at <= right + 1);
  const end = pointDate(data, last.date, 'short');
  const endMark = { at: right, words: right - inkWidth(end, 12) / 2, text: end };
  const ended = marks.length === 0 && first !== last && endMark.words - inkWidth(end, 12) / 2 > clear;
  return [{ at: left, words: begin, text }, ...marks, ...(ended ? [endMark] : [])];
};

/** Boxes along the line, which words keep clear of. */
const lineBoxes = (line: readonly { readonly x: number; readonly y: number }[]): readonly Box[] =>
  line.flatMap((here, i): readonly Box[] => {
    const before = line[i - 1];
    if (Number.isNaN(here.y)) return [];
    const shares = before && !Number.isNaN(before.y) ? [0.25, 0.5, 0.75, 1] : [1];
    return shares.map((t) => {
      const x = before ? before.x + (here.x - before.x) * t : here.x;
      const y = t === 1 || !before ? here.y : before.y + (here.y - before.y) * t;
      return { x1: x - 4, x2: x + 4, y1: y - 4, y2: y + 4 };
    });
  });

/** The words of the strongest signal in the first place that is clear. */
const named = (text: string, x: number, y: number, taken: readonly Box[], bounds: Box): readonly Label[] => {
  const place = (dx: number, dy: number, anchor: 'start' | 'middle' | 'end') => ({
    x: x + dx,
    y: y + dy,
    anchor,
    box: wordsBox(text, x + dx, y + dy, anchor, 13, true),
  });
  const places = [
    place(-11, -2, 'end'),
    place(11, -2, 'start'),
    place(0, -17, 'middle'),
    place(-6, -17, 'end'),
    place(6, -17, 'start'),
    place(0, 18, 'middle'),
    place(-6, 18, 'end'),
    place(6, 18, 'start'),
  ];
  const found = firstClear(places, taken, bounds);
  return found ? [{ x: found.x, y: found.y, text, anchor: found.anchor, bold: true, halo: true }] : [];
};

/** A measure over time against its process limits: mean and limits of each stretch, signals by shape and words. */
export const runSvg = (data: RunChart, size: Size, id = 'run'): string => {
  const width = WIDTH[size];
  const places = placesOf(data);
  const axis = runAxis(data);
  const last = data.phases.at(-1);
  const ends = last
    ? [
        { text: `limit ${fixed(last.upper, places)}`, value: last.upper },
        { text: `mean ${fixed(last.centre, places)}`, value: last.centre },
        { text: `limit ${fixed(last.lower, places)}`, value: last.lower },
      ]
    : [];
  const gutter = Math.ceil(Math.max(0, ...ends.map((end) => inkWidth(end.text, 12)))) + 8;
  const ticks = thinned(axis.ticks, 5);
  const levels = levelTextsUp(ticks, data.unit);
  const left = Math.ceil(Math.max(...levelTexts(axis.ticks, data.unit).map((t) => inkWidth(t, 12)))) + 14;
  const right = width - gutter - 6;
  const x = along(data, left, right);
  const key = runKeys(data, width);
  const { reasons: rebases, height: strip } = newLimits(data, x, left, right);
  const top = key.height + strip + 20;
  const bottom = top + PLOT[size];
  const y = linear(axis.from, axis.to, bottom, top);
  const line = data.points.map((point) => ({
    x: x(point.date),
    y: point.value === null ? Number.NaN : y(point.value),
  }));
  const dense = data.points.length > (size === 'narrow' ? 48 : 90);
  const signsOf = (signal: boolean): readonly Signed[] =>
    data.points.flatMap((point) =>
      point.value === null || (point.signal !== undefined) !== signal
        ? []
        : [
            {
              x: x(point.date),
              y: y(point.value),
              shape: shapeOf(data, point),
              r: signal ? 6.5 : dense ? 2 : 3.2,
            },
          ],
    );
  const spans = phaseSpans(data, x);
  const limits = (of: (phase: RunChart['phases'][number]) => number) =>
    spans.map(({ phase, x1, x2 }) => ({ x1, x2, y1: y(of(phase)), y2: y(of(phase)) }));
  // Limits that no longer hold are named on their own mean, where there is room; those that do, at the right.
  const former = spans.slice(0, -1).flatMap(({ phase, x1, x2 }): readonly Label[] => {
    const text = `mean ${fixed(phase.centre, places)}`;
    return x2 - x1 < inkWidth(text, 12) + 30
      ? []
      : [{ x: x2 - 5, y: y(phase.centre) - 8, text, anchor: 'end', quiet: true, halo: true }];
  });
  const winter = data.shadeWinters
    ? winters(data).map(([from, to]) => ({
        x1: edgeBefore(data, x, from),
        x2: edgeBefore(data, x, to + 1),
        y1: top,
        y2: bottom,
      }))
    : [];
  const strong = strongest(data);
  const endHeights = apart(
    ends.map((end) => y(end.value)),
    14,
    top - 4,
    bottom - 4,
  );
  const taken = [
    ...lineBoxes(line),
    ...rebases.map((r): Box => ({ x1: r.at - 2, x2: r.at + 2, y1: 0, y2: bottom })),
    ...former.map((label) => wordsBox(label.text, label.x, label.y, 'end', 12)),
    ...ends.map((end, i) => wordsBox(end.text, right + 10, endHeights[i] ?? 0, 'start', 12)),
  ];
  const strongWords =
    strong && strong.value !== null
      ? named(
          `${fixed(strong.value, places)} ${pointWhen(data, strong.date)}`,
          x(strong.date),
          y(strong.value),
          taken,
          { x1: left, x2: width, y1: top - 24, y2: bottom },
        )
      : [];
  const marks = dateMarks(data, x, left, right);
  return pixelSvg(
    width,
    bottom + BOTTOM,
    [
      boxes(winter, { fill: GREY_WASH }),
      across(ticks.slice(1).map(y), 0, right + 6),
      across([bottom], 0, right + 6, { stroke: INK_2 }),
      strokes(
        limits((phase) => phase.centre),
        { stroke: INK_2, strokeWidth: 1.5 },
      ),
      strokes([...limits((phase) => phase.upper), ...limits((phase) => phase.lower)], {
        stroke: INK_2,
        strokeDasharray: '6 4',
      }),
      down(
        rebases.map((r) => r.at),
        key.height + 2,
        bottom,
        { stroke: INK_2, strokeDasharray: '2 3' },
      ),
      through(line, { stroke: BLUE_PALE, strokeWidth: 1.8 }),
      signs(signsOf(false), { fill: BLUE }),
      signs(signsOf(true), { fill: NAVY, stroke: '#fff', strokeWidth: 1.2 }),
      key.placed.flatMap(({ sign, x: at, y: middle }) =>
        sign ? signs([{ x: at + 7, y: middle, shape: sign, r: 6 }], { fill: NAVY }) : [],
      ),
      down(
        marks.map((mark) => mark.at),
        bottom,
        bottom + 5,
        { stroke: INK_2 },
      ),
      labels([
        ...levels.map(
          (text, i): Label => ({
            x: 0,
            y: y(ticks[i] ?? 0) - 8,
            text,
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
        ...key.placed.flatMap((item) => item.labels),
        ...rebases.flatMap((r) =>
          linesOf(
            r.lines,
            {
              x: r.at + (r.toRight ? 6 : -6),
              y: key.height + r.middle,
              anchor: r.toRight ? 'start' : 'end',
              quiet: true,
              halo: true,
            },
            14,
          ),
        ),
        ...winter
          .slice(0, 1)
          .map((w): Label => ({ x: (w.x1 + w.x2) / 2, y: top + 10, text: 'winter', quiet: true })),
        ...former,
        ...ends.map(
          (end, i): Label => ({
            x: right + 10,
            y: endHeights[i] ?? 0,
            text: end.text,
            anchor: 'start',
            quiet: true,
            fill: INK,
          }),
        ),
        ...marks.map((mark): Label => ({ x: mark.words, y: bottom + 14, text: mark.text, quiet: true })),
        ...strongWords,
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describeRun(data) },
    size,
  );
};
