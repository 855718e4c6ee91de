import * as Plot from '@observablehq/plot';
import { count, counted, figure } from '../words.ts';
import { BLUE, BLUE_MID, BLUE_MIST, BLUE_WASH, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import { limitAt, limitBand, limitLine, withoutHidden } from './funnel-limits.ts';
import type { FunnelChart, Standing } from './kinds.ts';
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
  down,
  type Label,
  labels,
  linesOf,
  pixelSvg,
  type Shape,
  type Signed,
  signs,
  through,
} from './marks.ts';
import { levelWords, listed, startsAt, withUnit } from './said.ts';

type Point = FunnelChart['points'][number];

const PLOT: Readonly<Record<Size, number>> = { broad: 340, wide: 300, narrow: 280 };
/** More marks than this are smaller and carry no words of their own. */
const MANY = 400;
const KEY_ROW = 18;
const SHAPE: Readonly<Record<Standing, Shape>> = {
  within: 'circle',
  withheld: 'circle',
  above: 'up',
  below: 'diamond',
};

const markName = (data: FunnelChart): string => data.markName ?? 'practice';
const plural = (name: string): string => (name.endsWith('s') ? name : `${name}s`);

const drawn = (data: FunnelChart): readonly (Point & { readonly value: number })[] =>
  data.points.filter(
    (point): point is Point & { readonly value: number } =>
      point.value !== null && point.standing !== 'withheld',
  );

/** Heights that all marks, the centre and the limits of a middling size fit between. */
const valueAxis = (data: FunnelChart): Axis => {
  const points = drawn(data);
  const sizes = points.map((p) => p.size).sort((a, b) => a - b);
  const typical = sizes[Math.floor(sizes.length / 4)] ?? 0;
  return axisOver(
    [
      ...points.map((p) => p.value),
      data.centre.value,
      ...known([limitAt(data.limits, 'lower998', typical), limitAt(data.limits, 'upper998', typical)]),
    ],
    4,
  );
};

const sizeAxis = (data: FunnelChart, size: Size): Axis =>
  axisOver(
    data.points.map((p) => p.size),
    size === 'narrow' ? 4 : 6,
  );

/** The small line under the title. */
export const funnelMeasure = (data: FunnelChart): string =>
  `${data.measure}${startsAt(valueAxis(data).from, data.unit)}`;

/** What must be said under a funnel: how small a mark must be to stay within the limits whatever its figure. */
export const funnelNote = (data: FunnelChart): string | undefined =>
  data.smallest === undefined
    ? undefined
    : `A ${markName(data)} with fewer than ${figure(data.smallest, 1)} ${data.sizeName} can never stand below the outer limits, whatever it records.`;

const nameOf = (point: Point): string => [point.name, point.code].filter(Boolean).join(', ');

const tally = (data: FunnelChart) => ({
  within: data.points.filter((p) => p.standing === 'within').length,
  above: data.points.filter((p) => p.standing === 'above'),
  below: data.points.filter((p) => p.standing === 'below'),
  withheld: data.points.filter((p) => p.standing === 'withheld' || p.value === null).length,
});

const describe = (data: FunnelChart): string => {
  const { within, above, below, withheld } = tally(data);
  const say = (points: readonly Point[], where: string): string => {
    if (points.length === 0) return '';
    const names =
      points.length > 12
        ? []
        : points.map((p) => [p.letter, nameOf(p)].filter(Boolean).join(' ')).filter(Boolean);
    return `${count(points.length)} ${where} the limits${names.length > 0 ? `: ${listed(names)}` : ''}.`;
  };
  return [
    `${counted(data.points.length, markName(data), plural(markName(data)))} by size (${data.sizeName}) around ${data.centre.name}, ${withUnit(data.centre.value, data.unit, data.places)}. ${count(within)} within the limits of chance.`,
    say(below, 'below'),
    say(above, 'above'),
    withheld > 0 ? `${count(withheld)} withheld.` : '',
    'By chance alone 19 in 20 would lie in the darker band, 998 in 1,000 between the dashed lines.',
    funnelNote(data) ?? '',
  ]
    .filter(Boolean)
    .join(' ');
};

type KeyItem = { readonly shape?: Shape; readonly text: string; readonly fill: string };

const letters = (points: readonly Point[]): string => {
  const named = points.map((p) => p.letter).filter((letter) => letter !== undefined);
  return named.length === points.length && named.length <= 8 ? named.join(', ') : count(points.length);
};

const keyOf = (data: FunnelChart, width: number) => {
  const { within, above, below, withheld } = tally(data);
  const items: readonly KeyItem[] = [
    { shape: 'circle' as const, text: `within chance: ${count(within)}`, fill: BLUE_MID },
    ...(below.length > 0 ? [{ shape: SHAPE.below, text: `below: ${letters(below)}`, fill: NAVY }] : []),
    ...(above.length > 0 ? [{ shape: SHAPE.above, text: `above: ${letters(above)}`, fill: NAVY }] : []),
    ...(withheld > 0 ? [{ text: `${data.gap ?? 'withheld'}: ${count(withheld)}`, fill: INK_2 }] : []),
  ];
  let at = 0;
  let row = 0;
  const placed = items.map((item) => {
    const wide = (item.shape ? 18 : 0) + inkWidth(item.text);
    if (at > 0 && at + wide > width) {
      at = 0;
      row += 1;
    }
    const here = { ...item, x: at, y: 8 + row * KEY_ROW };
    at += wide + 20;
    return here;
  });
  return { placed, height: (row + 1) * KEY_ROW + 8 };
};

/** Letters beside their marks, each in the first place that touches no other mark or letter. */
const letterLabels = (
  points: readonly (Signed & { readonly letter?: string | undefined })[],
  bounds: Box,
): readonly Label[] => {
  const taken: Box[] = points.map(({ x, y }) => ({ x1: x - 8, x2: x + 8, y1: y - 8, y2: y + 8 }));
  return points.flatMap(({ x, y, letter }) => {
    if (!letter) return [];
    const place = (dx: number, dy: number, anchor: 'start' | 'middle' | 'end') => ({
      x: x + dx,
      y: y + dy,
      anchor,
      box: wordsBox(letter, x + dx, y + dy, anchor, 13, true),
    });
    const places = [
      place(11, 0, 'start'),
      place(-11, 0, 'end'),
      place(0, 17, 'middle'),
      place(0, -17, 'middle'),
    ];
    const found = firstClear(places, taken, bounds) ?? places[0];
    if (!found) return [];
    taken.push(found.box);
    return [{ x: found.x, y: found.y, text: letter, anchor: found.anchor, bold: true, halo: true }];
  });
};

/** Each mark against the limits of chance for its size: circles within, lettered diamonds below, triangles above. */
export const funnelSvg = (data: FunnelChart, size: Size, id = 'funnel'): string => {
  const width = WIDTH[size];
  const values = valueAxis(data);
  const sizes = sizeAxis(data, size);
  const key = keyOf(data, width);
  const sizeLines = wrapped(data.sizeName, width - 10, 12);
  const left =
    Math.ceil(Math.max(...values.ticks.map((tick) => inkWidth(levelWords(tick, data.unit, false), 12)))) + 12;
  const lastLimit = data.limits.at(-1);
  const ends = [
    {
      lines: wrapped(
        `${data.centre.name} ${withUnit(data.centre.value, data.unit.startsWith('%') ? '%' : '', data.places).trim()}`,
        84,
        12,
        true,
      ),
      value: data.centre.value as number | null,
      bold: true,
    },
    ...(size === 'narrow'
      ? []
      : [
          { lines: ['998 in 1,000'], value: lastLimit?.upper998 ?? lastLimit?.lower998 ?? null, bold: false },
          { lines: ['19 in 20'], value: lastLimit?.upper95 ?? lastLimit?.lower95 ?? null, bold: false },
        ]),
  ].filter((end): end is { lines: readonly string[]; value: number; bold: boolean } => end.value !== null);
  const gutter =
    Math.ceil(Math.max(...ends.flatMap((end) => end.lines.map((line) => inkWidth(line, 12, end.bold))))) + 8;
  const right = width - gutter;
  const top = key.height + 14;
  const bottom = top + PLOT[size];
  const x = linear(sizes.from, sizes.to, left, right - 4);
  const y = linear(values.from, values.to, bottom, top);
  const inFrame = data.limits.filter((limit) => limit.size >= sizes.from && limit.size <= sizes.to);
  const many = drawn(data).length > MANY;
  const sign = (
    point: Point & { readonly value: number },
  ): Signed & { readonly letter?: string | undefined } => {
    const outside = point.standing !== 'within';
    const name = nameOf(point);
    return {
      x: x(point.size),
      y: y(point.value),
      shape: SHAPE[point.standing],
      r: outside ? (many ? 4.5 : 7.5) : many ? 1.8 : 4,
      letter: point.letter,
      title: many || name === '' ? undefined : `${name}: ${withUnit(point.value, data.unit, data.places)}`,
    };
  };
  const within = withoutHidden(
    drawn(data)
      .filter((p) => p.standing === 'within')
      .map(sign),
  );
  const outside = withoutHidden(
    drawn(data)
      .filter((p) => p.standing !== 'within')
      .map(sign),
  );
  const curve = (name: 'lower95' | 'upper95' | 'lower998' | 'upper998') =>
    limitLine(inFrame, name, values.from, values.to).map(([s, v]) => ({ x: x(s), y: y(v) }));
  const band = (lower: 'lower95' | 'lower998', upper: 'upper95' | 'upper998', fill: string) =>
    inFrame.length < 2
      ? []
      : [
          Plot.areaY(
            limitBand(inFrame, lower, upper, values.from, values.to).map((b) => ({
              x: x(b.size),
              y1: y(b.low),
              y2: y(b.high),
            })),
            { x: 'x', y1: 'y1', y2: 'y2', fill },
          ),
        ];
  const endHeights = apart(
    ends.map((end) => y(end.value)),
    Math.max(14, ...ends.map((end) => end.lines.length * 14)),
    top,
    bottom - 6,
  );
  const curveEnd = inFrame.at(-1)?.size ?? sizes.to;
  return pixelSvg(
    width,
    bottom + 24 + sizeLines.length * 15 + 4,
    [
      band('lower998', 'upper998', BLUE_MIST),
      band('lower95', 'upper95', BLUE_WASH),
      across(values.ticks.slice(1).map(y), 0, right),
      across([bottom], 0, right, { stroke: INK_2 }),
      through(curve('upper998'), { stroke: BLUE, strokeWidth: 1.2, strokeDasharray: '6 4' }),
      through(curve('lower998'), { stroke: BLUE, strokeWidth: 1.2, strokeDasharray: '6 4' }),
      across([y(data.centre.value)], left - 6, right, { stroke: NAVY, strokeWidth: 1.5 }),
      signs(within, many ? { fill: BLUE_MID } : { fill: BLUE_MID, stroke: '#fff', strokeWidth: 0.8 }),
      signs(outside, { fill: NAVY, stroke: '#fff', strokeWidth: many ? 0.6 : 1.4 }),
      key.placed.flatMap(({ shape, x: at, y: height, fill }) =>
        shape ? signs([{ x: at + 7, y: height, shape, r: shape === 'circle' ? 4.5 : 6 }], { fill }) : [],
      ),
      down(sizes.ticks.map(x), bottom, bottom + 5, { stroke: INK_2 }),
      labels([
        ...values.ticks.map(
          (tick): Label => ({
            x: 0,
            y: y(tick) - 8,
            text: levelWords(tick, data.unit, tick === values.ticks.at(-1)),
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
        ...key.placed.map(
          (item): Label => ({
            x: item.x + (item.shape ? 18 : 0),
            y: item.y,
            text: item.text,
            anchor: 'start',
          }),
        ),
        ...sizes.ticks.map(
          (tick): Label => ({ x: x(tick), y: bottom + 14, text: figure(tick, 6), quiet: true }),
        ),
        ...linesOf(sizeLines, {
          x: right,
          y: bottom + 26 + (sizeLines.length * 15) / 2,
          anchor: 'end',
          quiet: true,
        }),
        ...ends.flatMap((end, i) =>
          linesOf(
            end.lines,
            { x: right + 4, y: endHeights[i] ?? 0, anchor: 'start', quiet: true, bold: end.bold },
            14,
          ).map((label): Label => ({ ...label, fill: INK })),
        ),
        ...letterLabels(outside, { x1: left, x2: right, y1: top, y2: bottom }),
      ]),
      down([], curveEnd, curveEnd),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};
