import * as Plot from '@observablehq/plot';
import { BLUE, BLUE_MID, BLUE_MIST, BLUE_WASH, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import { limitBand, limitLine, withoutHidden } from './funnel-limits.ts';
import {
  describeFunnel,
  drawn,
  keyOf,
  nameOf,
  type Point,
  SHAPE,
  sizeAxis,
  tally,
  valueAxis,
} from './funnel-words.ts';
import type { FunnelChart } from './kinds.ts';
import { apart, type Box, firstClear, inkWidth, linear, thinned, wordsBox, wrapped } from './layout.ts';
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
  specks,
  strokes,
  through,
} from './marks.ts';
import { levelTexts, levelTextsUp, withUnit } from './said.ts';

const PLOT: Readonly<Record<Size, number>> = { broad: 340, wide: 290, narrow: 270 };
/** More marks than this are smaller and carry no words of their own. */
const MANY = 400;

type Lettered = Signed & { readonly letter?: string | undefined };

const signOf =
  (data: FunnelChart, x: (v: number) => number, y: (v: number) => number, many: boolean) =>
  (point: Point & { readonly value: number }): Lettered => {
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

const around = ({ x, y, r }: Signed): Box => ({ x1: x - r - 1, x2: x + r + 1, y1: y - r - 1, y2: y + r + 1 });

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1.3],
  [0, -1.3],
  [0.9, 0.9],
  [-0.9, 0.9],
  [0.9, -0.9],
  [-0.9, -0.9],
] as const;

/**
 * Letters beside their marks, each in the nearest place that touches no mark outside the limits and no other letter;
 * farther off a thin line leads to it.
 */
const letterLabels = (points: readonly Lettered[], bounds: Box) => {
  const taken: Box[] = points.map(around);
  return points.flatMap(({ x, y, letter }) => {
    if (!letter) return [];
    const places = [14, 18, 26, 36, 48].flatMap((far) =>
      DIRECTIONS.map(([dx, dy]) => {
        const at = { x: x + dx * far, y: y + dy * far };
        return { ...at, far, box: wordsBox(letter, at.x, at.y, 'middle', 13, true) };
      }),
    );
    const found = firstClear(places, taken, bounds) ?? places[0];
    if (!found) return [];
    taken.push(found.box);
    return [{ x: found.x, y: found.y, text: letter, from: found.far > 18 ? { x, y } : undefined }];
  });
};

/** Says in the picture what lies beyond the outer limits, where nothing else stands. */
const beyond = (
  data: FunnelChart,
  at: { readonly x: (v: number) => number; readonly y: (v: number) => number },
  taken: readonly Box[],
  bounds: Box,
): readonly Label[] => {
  const { above, below } = tally(data);
  if (above.length + below.length === 0) return [];
  const side =
    below.length > 0 ? { name: 'lower998' as const, dy: 13 } : { name: 'upper998' as const, dy: -13 };
  const text = `${below.length > 0 ? 'below' : 'above'} here, chance is an unlikely explanation`;
  const curve = data.limits.flatMap((limit) => {
    const value = limit[side.name];
    return value === null ? [] : [{ x: at.x(limit.size), y: at.y(value) }];
  });
  const places = [1, 1.5, 2, 2.5].flatMap((k) =>
    curve.toReversed().map(({ x, y }) => ({
      x,
      y: y + side.dy * k,
      box: wordsBox(text, x, y + side.dy * k, 'end', 12),
    })),
  );
  const line = curve.map(({ x, y }): Box => ({ x1: x - 5, x2: x + 5, y1: y - 3, y2: y + 3 }));
  const found = firstClear(places, [...taken, ...line], bounds);
  return found ? [{ x: found.x, y: found.y, text, anchor: 'end', quiet: true, halo: true }] : [];
};

/** The names of the centre and, where there is room, of the limits, at their right ends. */
const endNames = (data: FunnelChart, size: Size) => {
  const last = data.limits.at(-1);
  const percent = data.unit.startsWith('%') ? '%' : '';
  const centre = withUnit(data.centre.value, percent, data.places).trim();
  const ends = [
    { text: `${data.centre.name} ${centre}`, value: data.centre.value as number | null, bold: true },
    ...(size === 'narrow'
      ? []
      : [
          { text: '998 in 1,000', value: last?.upper998 ?? last?.lower998 ?? null, bold: false },
          { text: '19 in 20', value: last?.upper95 ?? last?.lower95 ?? null, bold: false },
        ]),
  ];
  return ends.flatMap(({ text, value, bold }) =>
    value === null ? [] : [{ value, bold, lines: wrapped(text, size === 'narrow' ? 60 : 84, 12, bold) }],
  );
};

const LIMITS = ['lower95', 'upper95', 'lower998', 'upper998'] as const;

/** Each mark against the limits of chance for its size: circles within, lettered diamonds below, triangles above. */
export const funnelSvg = (data: FunnelChart, size: Size, id = 'funnel'): string => {
  const width = WIDTH[size];
  const values = valueAxis(data);
  const sizes = sizeAxis(data);
  const sizeTicks = thinned(sizes.ticks, size === 'narrow' ? 5 : 9);
  const key = keyOf(data, width, size === 'narrow');
  const levels = levelTextsUp(values.ticks, data.unit);
  const left = Math.ceil(Math.max(...levelTexts(values.ticks, data.unit).map((t) => inkWidth(t, 12)))) + 12;
  const ends = endNames(data, size);
  const gutter = Math.ceil(
    Math.max(24, ...ends.flatMap((end) => end.lines.map((line) => inkWidth(line, 12, end.bold)))),
  );
  const right = width - gutter - 8;
  const top = key.height + 14;
  const bottom = top + PLOT[size];
  const sizeLines = wrapped(data.sizeName, right, 12);
  const x = linear(sizes.from, sizes.to, left, right - 4);
  const y = linear(values.from, values.to, bottom, top);
  const inFrame = data.limits.filter((limit) => limit.size >= sizes.from && limit.size <= sizes.to);
  const points = drawn(data);
  const many = points.length > MANY;
  const sign = signOf(data, x, y, many);
  const within = withoutHidden(points.filter((p) => p.standing === 'within').map(sign));
  const outside = withoutHidden(points.filter((p) => p.standing !== 'within').map(sign));
  const curve = (name: (typeof LIMITS)[number]) =>
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
  const bounds = { x1: left, x2: right, y1: top, y2: bottom };
  const letters = letterLabels(outside, bounds);
  const taken = [
    ...(many ? [] : within.map(around)),
    ...outside.map(around),
    ...letters.map((l) => wordsBox(l.text, l.x, l.y, 'middle', 13, true)),
  ];
  const endHeights = apart(
    ends.map((end) => y(end.value)),
    Math.max(14, ...ends.map((end) => end.lines.length * 14)),
    top,
    bottom - 6,
  );
  const dashes = { stroke: BLUE, strokeWidth: 1.2, strokeDasharray: '6 4' };
  return pixelSvg(
    width,
    bottom + 24 + sizeLines.length * 15 + 4,
    [
      band('lower998', 'upper998', BLUE_MIST),
      band('lower95', 'upper95', BLUE_WASH),
      across(values.ticks.slice(1).map(y), 0, right),
      across([bottom], 0, right, { stroke: INK_2 }),
      through(curve('upper998'), dashes),
      through(curve('lower998'), dashes),
      across([y(data.centre.value)], left - 6, right, { stroke: NAVY, strokeWidth: 1.5 }),
      many
        ? specks(within, { fill: BLUE_MID, r: 1.8 })
        : signs(within, { fill: BLUE_MID, stroke: '#fff', strokeWidth: 0.8 }),
      strokes(
        letters.flatMap((l) => (l.from ? [{ x1: l.from.x, y1: l.from.y, x2: l.x, y2: l.y }] : [])),
        { stroke: INK },
      ),
      signs(outside, { fill: NAVY, stroke: '#fff', strokeWidth: many ? 0.6 : 1.4 }),
      key.placed.flatMap(({ sign: of, x: at, y: middle }) => {
        if (!of) return [];
        const { shape, fill } = of;
        return shape === 'band' || shape === 'limits'
          ? [
              ...boxes([{ x1: at, x2: at + 24, y1: middle - 6, y2: middle + 6 }], { fill }),
              ...(shape === 'limits' ? across([middle - 6, middle + 6], at, at + 24, dashes) : []),
            ]
          : signs([{ x: at + 7, y: middle, shape, r: shape === 'circle' ? 4.5 : 6 }], { fill });
      }),
      down(sizeTicks.map(x), bottom, bottom + 5, { stroke: INK_2 }),
      labels([
        ...levels.map(
          (text, i): Label => ({
            x: 0,
            y: y(values.ticks[i] ?? 0) - 8,
            text,
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
        ...key.placed.flatMap((item) => item.labels),
        ...levelTexts(sizeTicks, '').map(
          (text, i): Label => ({ x: x(sizeTicks[i] ?? 0), y: bottom + 14, text, quiet: true }),
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
            { x: right + 6, y: endHeights[i] ?? 0, anchor: 'start', quiet: true, bold: end.bold, fill: INK },
            14,
          ),
        ),
        ...letters.map(
          ({ x: at, y: height, text }): Label => ({ x: at, y: height, text, bold: true, halo: true }),
        ),
        ...(many || size === 'narrow' ? [] : beyond(data, { x, y }, taken, { ...bounds, x1: left + 6 })),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describeFunnel(data) },
    size,
  );
};
