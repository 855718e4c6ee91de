import { BLUE_PALE, INK, NAVY, type Size, WIDTH } from './draw.ts';
import type { Pairs } from './kinds.ts';
import { type Axis, axisOver, inkWidth, known, linear, thinned } from './layout.ts';
import {
  boxes,
  down,
  type Label,
  labels,
  pixelSvg,
  type Shape,
  type Signed,
  signs,
  whiskers,
} from './marks.ts';
import { nameLabels, nameLines, namesWidth } from './row-names.ts';
import { levelTexts, shownValue, startsAt, withUnit } from './said.ts';

type Group = Pairs['groups'][number];

const ROW = 44;
/** Room above the first row for the names of the two figures. */
const TOP = 22;
const BOTTOM = 24;
const DOT = 7;
const RING = 6;

const pairsAxis = (data: Pairs): Axis =>
  axisOver(
    data.groups.flatMap((g) => known([g.first, g.second, g.firstLower, g.firstUpper])),
    4,
  );

/** The small line under the title. */
export const pairsMeasure = (data: Pairs): string => `${data.measure}${startsAt(pairsAxis(data), data.unit)}`;

const gapWord = (data: Pairs): string => data.gap ?? 'withheld';

const describe = (data: Pairs): string => {
  const say = (value: number | null): string =>
    value === null ? gapWord(data) : withUnit(value, data.unit, data.places);
  const groups = data.groups.map(
    (g) =>
      `${g.name}${g.note ? ` ${g.note}` : ''}: ${data.firstName} ${say(g.first)}, ${data.secondName} ${say(g.second)}`,
  );
  return `A filled dot is ${data.firstName}, a ring is ${data.secondName}. ${groups.join('; ')}.`;
};

/** The two figures of a row in words, each on its own side of the bar; what is missing is said after them. */
const rowLabels = (
  data: Pairs,
  group: Group,
  y: number,
  x: (v: number) => number,
  left: number,
  width: number,
) => {
  const { first, second } = group;
  const places = data.places;
  const ends = known([group.firstLower, group.firstUpper]).map(x);
  const firstSide = first !== null && second !== null && first > second ? 1 : -1;
  const found: Label[] = [];
  let right = left;
  const put = (value: number, side: 1 | -1, reach: number, bold: boolean) => {
    const text = shownValue(value, places);
    const limit =
      ends.length === 2 && bold ? (side < 0 ? Math.min(...ends) - 5 : Math.max(...ends) + 5) : undefined;
    const edge = x(value) + side * (reach + 5);
    const at = limit === undefined ? edge : side < 0 ? Math.min(edge, limit) : Math.max(edge, limit);
    found.push({ x: at, y, text, anchor: side < 0 ? 'end' : 'start', bold, halo: true });
    right = Math.max(right, at + (side < 0 ? 0 : inkWidth(text, 13, bold)), x(value) + reach);
  };
  if (first !== null) put(first, firstSide, DOT, true);
  if (second !== null) put(second, firstSide === 1 ? -1 : 1, RING, false);
  const missing = [first === null ? data.firstName : '', second === null ? data.secondName : ''].filter(
    Boolean,
  );
  if (missing.length > 0) {
    const text = missing.length === 2 ? gapWord(data) : `${missing[0]} ${gapWord(data)}`;
    const fits = right + 8 + inkWidth(text, 12) <= width;
    const x = fits ? right + 8 : width - inkWidth(text, 12);
    found.push({ x, y: fits ? y : y + 15, text, anchor: 'start', quiet: true, halo: true });
  }
  return found;
};

/** The names of dot and ring over the first row that has both, side by side when they would touch. */
const heads = (data: Pairs, y: (i: number) => number, x: (v: number) => number, width: number) => {
  const row = data.groups.findIndex((g) => g.first !== null && g.second !== null);
  const group = data.groups[row];
  if (!group || group.first === null || group.second === null) return [];
  const names = [
    { text: data.firstName, at: x(group.first), bold: true },
    { text: data.secondName, at: x(group.second), bold: false },
  ].sort((a, b) => a.at - b.at);
  const [a, b] = names;
  if (!a || !b) return [];
  const half = (name: typeof a): number => inkWidth(name.text, 12, name.bold) / 2;
  const clear = b.at - half(b) - (a.at + half(a)) >= 8;
  const middleA = clear ? a.at : a.at - half(a) - 2 + Math.min(6, (b.at - a.at) / 2);
  const middleB = clear ? b.at : middleA + half(a) + half(b) + 8;
  const over = middleB + half(b) - width;
  return [
    { ...a, at: over > 0 && !clear ? middleA - over : Math.min(middleA, width - half(a)) },
    { ...b, at: over > 0 ? middleB - over : middleB },
  ].map(({ text, at, bold }) => ({ x: at, y: y(row) - 18, text, bold, halo: true, fill: INK }));
};

/** Room to the right of the end of the scale for a figure beside a dot there. */
const endRoom = (data: Pairs): number => {
  const texts = known(data.groups.flatMap((g) => [g.first, g.second])).map((v) => shownValue(v, data.places));
  return DOT + 8 + Math.max(10, ...texts.map((text) => inkWidth(text, 13, true))) * 0.6;
};

/** By how much the words to the left of a row's leftmost dot would reach into the names. */
const leftOf = (data: Pairs, group: Group, x: (v: number) => number, left: number): number => {
  const values = known([group.first, group.second]);
  if (values.length === 0) return 0;
  const least = Math.min(...values);
  const ends = least === group.first ? known([group.firstLower]) : [];
  const reach =
    Math.min(x(least) - DOT, ...ends.map(x)) - 6 - inkWidth(shownValue(least, data.places), 13, true);
  return Math.max(0, left - reach);
};

/** Recorded against expected, or any two figures, for each group: a filled dot, a ring and the bar between them. */
export const pairsSvg = (data: Pairs, size: Size, id = 'pairs'): string => {
  const width = WIDTH[size];
  const left = namesWidth(data.groups, size);
  const axis = pairsAxis(data);
  const ticks = thinned(axis.ticks, size === 'narrow' ? 5 : 9);
  const end = width - endRoom(data);
  const first = linear(axis.from, axis.to, left + 8, end);
  // The figure to the left of the leftmost dot must not stand in the names: then the scale begins farther in.
  const short = Math.max(0, ...data.groups.map((g) => leftOf(data, g, first, left)));
  const x = linear(axis.from, axis.to, left + 8 + short, end);
  const row = Math.max(ROW, ...data.groups.map((g) => nameLines(g, size) * 15 + 14));
  const y = (i: number): number => TOP + row * (i + 0.5);
  const bottom = TOP + row * data.groups.length;
  const dots = (shape: Shape, r: number, of: (g: Group) => number | null): readonly Signed[] =>
    data.groups.flatMap((g, i) => {
      const value = of(g);
      return value === null ? [] : [{ x: x(value), y: y(i), shape, r }];
    });
  const bars = data.groups.flatMap(({ first, second }, i) =>
    first === null || second === null
      ? []
      : [
          {
            x1: Math.min(x(first), x(second)),
            x2: Math.max(x(first), x(second)),
            y1: y(i) - 3,
            y2: y(i) + 3,
          },
        ],
  );
  const limits = data.groups.flatMap((g, i) => {
    const [from, to] = known([g.firstLower, g.firstUpper]);
    return g.first === null || from === undefined || to === undefined
      ? []
      : [{ at: y(i), from: x(from), to: x(to) }];
  });
  return pixelSvg(
    width,
    bottom + BOTTOM,
    [
      down(ticks.map(x), TOP - 6, bottom),
      labels(
        levelTexts(ticks, data.unit).map((text, i) => ({
          x: x(ticks[i] ?? 0),
          y: bottom + 13,
          text,
          quiet: true,
        })),
      ),
      boxes(bars, { fill: BLUE_PALE }),
      whiskers(limits, 'x', { cap: 4 }),
      signs(
        dots('circle', DOT, (g) => g.first),
        { fill: NAVY },
      ),
      signs(
        dots('circle', RING, (g) => g.second),
        { fill: '#fff', stroke: NAVY, strokeWidth: 2.5 },
      ),
      labels([
        ...data.groups.flatMap((g, i) => [
          ...nameLabels(g, y(i), size),
          ...rowLabels(data, g, y(i), x, left, width),
        ]),
        ...heads(data, y, x, width),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};
