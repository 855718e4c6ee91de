import { BLUE_MID, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import { barGap, describeBars, fitsInColumns, groupBarsAxis, uprightBarsSvg } from './group-bars.ts';
import type { GroupBars } from './kinds.ts';
import { inkWidth, linear, thinned } from './layout.ts';
import { boxes, down, type Label, labels, pixelSvg, whiskers } from './marks.ts';
import { nameLabels, nameLines, namesWidth } from './row-names.ts';
import { levelTexts, shownValue } from './said.ts';

const BOTTOM = 24;
const LINE_ROW = 16;

/** Comparators' names over the plot, each in the first row of words where it does not touch another. */
const lineHeads = (data: GroupBars, x: (v: number) => number, left: number, width: number) => {
  const ends: number[] = [];
  return [...(data.lines ?? [])]
    .sort((a, b) => a.value - b.value)
    .map((line) => {
      const text = `${line.name} ${shownValue(line.value, data.places)}`;
      const half = inkWidth(text, 12) / 2;
      const at = Math.min(Math.max(x(line.value), left + half), width - half);
      const free = ends.findIndex((end) => end + 8 <= at - half);
      const row = free < 0 ? ends.length : free;
      ends[row] = at + half;
      return { x: x(line.value), at, row, text };
    });
};

/** Bars lying down, for groups whose names do not fit under upright ones. */
const lyingBarsSvg = (data: GroupBars, size: Size, id: string): string => {
  const width = WIDTH[size];
  const left = namesWidth(data.groups, size);
  const axis = groupBarsAxis(data);
  const ticks = thinned(axis.ticks, size === 'narrow' ? 4 : 7);
  const words = Math.max(
    ...data.groups.map((g) => inkWidth(g.value === null ? '' : shownValue(g.value, data.places), 13, true)),
    14,
  );
  const x = linear(0, axis.to, left, width - Math.max(14, words * 0.8));
  const heads = lineHeads(data, x, left, width);
  const top = 6 + (heads.length > 0 ? (Math.max(...heads.map((head) => head.row)) + 1) * LINE_ROW + 4 : 0);
  const heights = data.groups.map((g) => Math.max(30, nameLines(g, size) * 15 + 12));
  const above = (i: number): number => heights.slice(0, i).reduce((sum, height) => sum + height, top);
  const y = (i: number): number => above(i) + (heights[i] ?? 0) / 2;
  const bottom = above(heights.length);
  const bars = (marked: boolean) =>
    data.groups.flatMap((g, i) =>
      g.value === null || (g.marked ?? false) !== marked
        ? []
        : [{ x1: x(0), x2: x(g.value), y1: y(i) - 9, y2: y(i) + 9 }],
    );
  const limits = data.groups.flatMap((g, i) =>
    g.value === null || g.lower === null || g.upper === null
      ? []
      : [{ at: y(i), from: x(g.lower), to: x(g.upper), end: x(g.value), marked: g.marked ?? false }],
  );
  return pixelSvg(
    width,
    bottom + BOTTOM,
    [
      down(ticks.map(x), top, bottom),
      labels(
        levelTexts(ticks, data.unit).map(
          (text, i): Label => ({ x: x(ticks[i] ?? 0), y: bottom + 13, text, quiet: true }),
        ),
      ),
      boxes(bars(false), { fill: BLUE_MID }),
      boxes(bars(true), { fill: NAVY }),
      down([x(0)], top, bottom, { stroke: INK_2 }),
      down(
        heads.map((head) => head.x),
        top,
        bottom,
        { stroke: '#fff', strokeWidth: 3 },
      ),
      down(
        heads.map((head) => head.x),
        top - 4,
        bottom,
        { stroke: INK, strokeWidth: 1.5, strokeDasharray: '6 4' },
      ),
      whiskers(
        limits.filter((limit) => !limit.marked),
        'x',
        { cap: 4 },
      ),
      whiskers(
        limits.filter((limit) => limit.marked),
        'x',
        { stroke: '#fff', cap: 4 },
      ),
      whiskers(
        limits.filter((limit) => limit.marked).map((limit) => ({ ...limit, from: limit.end })),
        'x',
        { cap: 0 },
      ),
      whiskers(
        limits.filter((limit) => limit.marked).map((limit) => ({ ...limit, from: limit.to })),
        'x',
        { cap: 4 },
      ),
      labels([
        ...data.groups.flatMap((g, i) => nameLabels({ ...g, strong: g.marked ?? false }, y(i), size)),
        ...data.groups.map(
          (g, i): Label =>
            g.value === null
              ? { x: x(0) + 6, y: y(i), text: barGap(data), anchor: 'start', quiet: true, halo: true }
              : {
                  x: Math.max(x(g.value), x(g.upper ?? g.value)) + 7,
                  y: y(i),
                  text: shownValue(g.value, data.places),
                  anchor: 'start',
                  bold: true,
                  halo: true,
                },
        ),
        ...heads.map(
          (head): Label => ({
            x: head.at,
            y: top - 12 - head.row * LINE_ROW,
            text: head.text,
            quiet: true,
            fill: INK,
          }),
        ),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describeBars(data) },
    size,
  );
};

/** Bars from nought with the limits of each and comparators across; they lie down where names are long or many. */
export const groupBarsSvg = (data: GroupBars, size: Size, id = 'bars'): string =>
  fitsInColumns(data, size) ? uprightBarsSvg(data, size, id) : lyingBarsSvg(data, size, id);
