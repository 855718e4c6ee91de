import { count, fixed } from '../words.ts';
import { partsOf } from './days.ts';
import { BLUE, BLUE_PALE, GREY_WASH, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { RunChart } from './kinds.ts';
import {
  type Axis,
  apart,
  axisOver,
  type Box,
  firstClear,
  inkWidth,
  known,
  linear,
  wordsBox,
  wrapped,
} from './layout.ts';
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
import { along, pointDate, shapeOf, signalKinds, strongest, winters } from './run-marks.ts';
import { levelWords, listed, startsAt, withUnit } from './said.ts';

const PLOT: Readonly<Record<Size, number>> = { broad: 260, wide: 236, narrow: 220 };
const BOTTOM = 26;
const KEY_ROW = 18;

const runAxis = (data: RunChart): Axis =>
  axisOver(
    [
      ...known(data.points.map((p) => p.value)),
      ...data.phases.flatMap((p) => known([p.centre, p.lower, p.upper])),
    ],
    3,
  );

/** The small line under the title. */
export const runMeasure = (data: RunChart): string =>
  `${data.measure}${startsAt(runAxis(data).from, data.unit)}`;

const places = (data: RunChart): number => data.places ?? 1;

const describe = (data: RunChart): string => {
  const first = data.points.find((point) => point.value !== null);
  const last = data.points.findLast((point) => point.value !== null);
  if (!first || !last || first.value === null || last.value === null) return 'No figures.';
  const say = (value: number): string => withUnit(value, data.unit, places(data));
  const missing = data.points.filter((point) => point.value === null).length;
  const phases = data.phases.map(
    (phase) =>
      `${phase.reason ? `${phase.reason}: ` : ''}mean ${fixed(phase.centre, places(data))}, limits ${fixed(phase.lower, places(data))} to ${fixed(phase.upper, places(data))}, ${pointDate(data, phase.from)} to ${pointDate(data, phase.to)}`,
  );
  const signals = data.points
    .filter((point) => point.signal !== undefined && point.value !== null)
    .map((point) => `${pointDate(data, point.date)} (${point.signal})`);
  return [
    `A line from ${say(first.value)} in ${pointDate(data, first.date)} to ${say(last.value)} in ${pointDate(data, last.date)}`,
    phases.length > 0 ? `; ${phases.join('; ')}` : '',
    missing > 0 ? `; ${count(missing)} of ${count(data.points.length)} dates have no figure` : '',
    '. ',
    signals.length > 0 ? `Signals: ${listed(signals)}.` : 'No point stands out.',
  ].join('');
};

/** The keys of signals, in rows as wide as the picture. */
const keyRows = (data: RunChart, width: number) => {
  const kinds = signalKinds(data);
  const rows: { x: number; row: number; shape: (typeof kinds)[number]['shape']; text: string }[] = [];
  let at = 0;
  let row = 0;
  for (const kind of kinds) {
    const text = kind.times > 1 ? `${kind.words}: ${count(kind.times)}` : kind.words;
    const wide = 16 + inkWidth(text) + 18;
    if (at > 0 && at + wide - 18 > width) {
      at = 0;
      row += 1;
    }
    rows.push({ x: at, row, shape: kind.shape, text });
    at += wide;
  }
  return { rows, height: rows.length === 0 ? 0 : (row + 1) * KEY_ROW + 6 };
};

/** Reasons of new limits, over the plot beside the line where they begin. */
const reasons = (data: RunChart, x: (date: string) => number, left: number, right: number) =>
  data.phases.flatMap((phase, i) => {
    if (i === 0 && !phase.reason) return [];
    if (i === 0) return [];
    const at = x(phase.from);
    const text = phase.reason ?? 'limits set anew';
    const toRight = right - at >= at - left;
    const lines = wrapped(text, Math.max(80, (toRight ? right - at : at - left) - 8), 12);
    return [{ at, lines, toRight }];
  });

const gapBefore = (data: RunChart, x: (date: string) => number, i: number): number => {
  const here = data.points[i];
  const other = data.points[i - 1];
  return here && other ? (x(other.date) + x(here.date)) / 2 : here ? x(here.date) - 4 : 0;
};

/** Years marked on the axis, thinned to the room there is and clear of the first date's own words. */
const yearMarks = (data: RunChart, x: (date: string) => number, clearFrom: number, right: number) => {
  const first = data.points[0];
  const last = data.points.at(-1);
  if (!first || !last) return [];
  const from = partsOf(first.date)[0] + 1;
  const years = Array.from({ length: Math.max(0, partsOf(last.date)[0] - from + 1) }, (_, i) => from + i);
  const every = Math.max(1, Math.ceil((years.length * 44) / (right - clearFrom + 44)));
  return years
    .filter((year) => year % every === 0)
    .map((year) => ({ x: x(`${year}-01-01`), text: String(year) }))
    .filter((mark) => mark.x - 18 > clearFrom && mark.x <= right + 1);
};

/** Where the strongest signal's words stand clear of the line, or nothing when there is no such place. */
const named = (
  text: string,
  at: { readonly x: number; readonly y: number },
  taken: readonly Box[],
  bounds: Box,
): Label | undefined => {
  const place = (dx: number, dy: number, anchor: 'start' | 'middle' | 'end') => ({
    x: at.x + dx,
    y: at.y + dy,
    anchor,
    box: wordsBox(text, at.x + dx, at.y + dy, anchor, 13, true),
  });
  const found = firstClear(
    [
      place(-10, -2, 'end'),
      place(10, -2, 'start'),
      place(0, -16, 'middle'),
      place(-6, -16, 'end'),
      place(6, -16, 'start'),
      place(0, 17, 'middle'),
      place(-6, 17, 'end'),
    ],
    taken,
    bounds,
  );
  return found && { x: found.x, y: found.y, text, anchor: found.anchor, bold: true, halo: true };
};

/** A measure over time against its process limits: mean and limits of each stretch, signals by shape and words. */
export const runSvg = (data: RunChart, size: Size, id = 'run'): string => {
  const width = WIDTH[size];
  const axis = runAxis(data);
  const last = data.phases.at(-1);
  const ends = last
    ? [
        { text: `limit ${fixed(last.upper, places(data))}`, value: last.upper },
        { text: `mean ${fixed(last.centre, places(data))}`, value: last.centre },
        { text: `limit ${fixed(last.lower, places(data))}`, value: last.lower },
      ]
    : [];
  const gutter =
    ends.length === 0 ? 8 : Math.ceil(Math.max(...ends.map((end) => inkWidth(end.text, 12)))) + 10;
  const levelsWide = Math.max(...axis.ticks.map((tick) => inkWidth(levelWords(tick, data.unit, false), 12)));
  const left = Math.ceil(levelsWide) + 14;
  const right = width - gutter - 6;
  const x = along(data, left, right);
  const key = keyRows(data, width);
  const rebases = reasons(data, x, left, right);
  const strip = rebases.length === 0 ? 0 : Math.max(...rebases.map((r) => r.lines.length)) * 14 + 6;
  const winter = data.shadeWinters ? winters(data) : [];
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
  const span = (phase: (typeof data.phases)[number], i: number) => ({
    x1: i === 0 ? Math.max(left - 6, x(phase.from) - 6) : x(phase.from),
    x2: i === data.phases.length - 1 ? right + 6 : Math.min(x(phase.to) + 3, right),
  });
  const levels = (value: (phase: (typeof data.phases)[number]) => number) =>
    data.phases.map((phase, i) => ({ ...span(phase, i), y1: y(value(phase)), y2: y(value(phase)) }));
  const strong = strongest(data);
  const taken: readonly Box[] = [
    ...line.flatMap((p, i): readonly Box[] => {
      const before = line[i - 1];
      if (Number.isNaN(p.y)) return [];
      const middle =
        before && !Number.isNaN(before.y)
          ? [0.25, 0.5, 0.75].map((t) => ({
              x: before.x + (p.x - before.x) * t,
              y: before.y + (p.y - before.y) * t,
            }))
          : [];
      return [p, ...middle].map((q) => ({ x1: q.x - 4, x2: q.x + 4, y1: q.y - 4, y2: q.y + 4 }));
    }),
  ];
  const label =
    strong && strong.value !== null
      ? named(
          `${fixed(strong.value, places(data))} in ${pointDate(data, strong.date)}`,
          { x: x(strong.date), y: y(strong.value) },
          taken,
          { x1: left, x2: width, y1: top - 20, y2: bottom },
        )
      : undefined;
  const firstText = data.points[0] ? pointDate(data, data.points[0].date, 'short') : '';
  const years = yearMarks(data, x, left + inkWidth(firstText, 12) / 2 + 6, right);
  const endHeights = apart(
    ends.map((end) => y(end.value)),
    14,
    top - 4,
    bottom - 4,
  );
  const clearLevel = (tick: number): boolean => tick === axis.to || tick === axis.from || true;
  return pixelSvg(
    width,
    bottom + BOTTOM,
    [
      boxes(
        winter.map(([from, to]) => ({
          x1: Math.max(left - 6, gapBefore(data, x, from)),
          x2: Math.min(right + 6, to === data.points.length - 1 ? right + 6 : gapBefore(data, x, to + 1)),
          y1: top,
          y2: bottom,
        })),
        { fill: GREY_WASH },
      ),
      across(axis.ticks.slice(1).map(y), 0, right + 6),
      labels(
        axis.ticks.filter(clearLevel).map(
          (tick): Label => ({
            x: 0,
            y: y(tick) - 8,
            text: levelWords(tick, data.unit, tick === axis.ticks.at(-1)),
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
      ),
      across([bottom], 0, right + 6, { stroke: INK_2 }),
      strokes(
        levels((phase) => phase.centre),
        { stroke: INK_2, strokeWidth: 1.5 },
      ),
      strokes([...levels((phase) => phase.upper), ...levels((phase) => phase.lower)], {
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
      signs(
        key.rows.map((row) => ({ x: row.x + 7, y: 8 + row.row * KEY_ROW, shape: row.shape, r: 6 })),
        { fill: NAVY },
      ),
      down([left, ...years.map((year) => year.x)], bottom, bottom + 5, { stroke: INK_2 }),
      labels([
        ...key.rows.map(
          (row): Label => ({ x: row.x + 18, y: 8 + row.row * KEY_ROW, text: row.text, anchor: 'start' }),
        ),
        ...rebases.flatMap((r) =>
          linesOf(
            r.lines,
            {
              x: r.at + (r.toRight ? 5 : -5),
              y: key.height + strip / 2,
              anchor: r.toRight ? 'start' : 'end',
              quiet: true,
            },
            14,
          ),
        ),
        ...winter.slice(0, 1).map(
          ([from, to]): Label => ({
            x:
              (Math.max(left, gapBefore(data, x, from)) +
                (to === data.points.length - 1 ? right : gapBefore(data, x, to + 1))) /
              2,
            y: top + 10,
            text: 'winter',
            quiet: true,
          }),
        ),
        ...ends.map(
          (end, i): Label => ({
            x: width,
            y: endHeights[i] ?? 0,
            text: end.text,
            anchor: 'end',
            quiet: true,
            fill: INK,
          }),
        ),
        {
          x: Math.max(0, left - inkWidth(firstText, 12) / 2),
          y: bottom + 14,
          text: firstText,
          anchor: 'start' as const,
          quiet: true,
        },
        ...years.map((year): Label => ({ ...year, y: bottom + 14, quiet: true })),
        ...(label ? [label] : []),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};
