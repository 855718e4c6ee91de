import { fixed } from '../words.ts';
import { BLUE_MIST, BLUE_WASH, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { SpreadChart } from './kinds.ts';
import { apart, axisOver, inkWidth, known, linear, thinned } from './layout.ts';
import {
  across,
  boxes,
  type Label,
  labels,
  pixelSvg,
  type Signed,
  signs,
  strokes,
  through,
} from './marks.ts';
import { levelTexts, levelTextsUp, startsAt, withUnit } from './said.ts';
import type { ChartTable } from './table.ts';

type Period = SpreadChart['periods'][number];

const PLOT: Readonly<Record<Size, number>> = { broad: 250, wide: 220, narrow: 210 };
const TOP = 18;

const axisOf = (data: SpreadChart) =>
  axisOver(known(data.periods.flatMap(({ own, deciles }) => [own, deciles[0], deciles[8]])), 4);

export const spreadMeasure = (data: SpreadChart): string =>
  `${data.measure}${startsAt(axisOf(data), data.unit)}`;

/** Middle, tenth and ninetieth hundredth of a period. */
const three = ({
  deciles,
}: Period): readonly [number | undefined, number | undefined, number | undefined] => [
  deciles[0],
  deciles[4],
  deciles[8],
];

const describe = (data: SpreadChart): string => {
  const last = data.periods.at(-1);
  if (!last) return 'No figures.';
  const [low, middle, high] = three(last);
  const say = (value: number | undefined | null): string =>
    value === undefined || value === null
      ? (data.gap ?? 'no figure')
      : withUnit(value, data.unit, data.places);
  return `Over ${data.periods.length} periods the middle of ${data.ofName} with a band from the lowest tenth to the highest. In ${last.name}: middle ${say(middle)}, eight in ten between ${say(low)} and ${say(high)}${data.ownName ? `; ${data.ownName} ${say(last.own)}` : ''}.`;
};

/** How areas spread, period by period: bands of the deciles, their middle, and one line of the reader's own. */
export const spreadSvg = (data: SpreadChart, size: Size, id = 'spread'): string => {
  const width = WIDTH[size];
  const axis = axisOf(data);
  const last = data.periods.at(-1);
  const [low, middle, high] = last ? three(last) : [];
  const ends = [
    ...(high === undefined ? [] : [{ text: '1 in 10 above', value: high, bold: false }]),
    ...(middle === undefined
      ? []
      : [{ text: `middle ${fixed(middle, data.places ?? 1)}`, value: middle, bold: false }]),
    ...(low === undefined ? [] : [{ text: '1 in 10 below', value: low, bold: false }]),
    ...(last?.own === null || last?.own === undefined || !data.ownName
      ? []
      : [{ text: `${data.ownName} ${fixed(last.own, data.places ?? 1)}`, value: last.own, bold: true }]),
  ];
  const gutter =
    Math.ceil(Math.max(0, ...ends.map(({ text, bold }) => inkWidth(text, bold ? 13 : 12, bold)))) + 12;
  const ticks = thinned(axis.ticks, 5);
  const left =
    Math.ceil(Math.max(...levelTexts(axis.ticks, data.unit).map((text) => inkWidth(text, 12)))) + 12;
  const right = width - gutter;
  const bottom = TOP + PLOT[size];
  const y = linear(axis.from, axis.to, bottom, TOP);
  const x = linear(0, Math.max(1, data.periods.length - 1), left, right);
  const at = (values: (period: Period) => number | null | undefined) =>
    data.periods.map((period, i) => {
      const value = values(period);
      return { x: x(i), y: value === null || value === undefined ? Number.NaN : y(value) };
    });
  const band = (from: number, to: number, fill: string) =>
    boxes(
      data.periods.slice(1).flatMap((period, i) => {
        // Steps half way between periods: honest about what lies between two figures.
        const before = data.periods[i];
        const middleX = (x(i) + x(i + 1)) / 2;
        const part = (one: Period | undefined, x1: number, x2: number) => {
          const [a, b] = [one?.deciles[from], one?.deciles[to]];
          return a === undefined || b === undefined ? [] : [{ x1, x2, y1: y(b), y2: y(a) }];
        };
        return [...part(before, x(i), middleX), ...part(period, middleX, x(i + 1))];
      }),
      { fill },
    );
  const own = at(({ own: value }) => value);
  const every = Math.max(1, Math.ceil((data.periods.length * 62) / Math.max(62, right - left)));
  const named = data.periods.flatMap(({ name }, i): Label[] =>
    i % every === 0 && (i === 0 || x(i) + inkWidth(name, 12) / 2 <= width)
      ? [
          {
            x: Math.max(x(i), inkWidth(name, 12) / 2),
            y: bottom + 16,
            text: name,
            quiet: true,
          },
        ]
      : [],
  );
  const heights = apart(
    ends.map(({ value }) => y(value)),
    15,
    TOP - 8,
    bottom - 4,
  );
  const dots: Signed[] = own.flatMap((place) =>
    Number.isNaN(place.y) ? [] : [{ ...place, shape: 'circle', r: data.periods.length > 24 ? 2.4 : 3.6 }],
  );
  return pixelSvg(
    width,
    bottom + 28,
    [
      band(0, 8, BLUE_MIST),
      band(1, 7, BLUE_WASH),
      across(ticks.slice(1).map(y), 0, right),
      across([bottom], 0, right, { stroke: INK_2 }),
      through(
        at(({ deciles }) => deciles[4]),
        { stroke: INK_2, strokeWidth: 1.5, strokeDasharray: '6 4' },
      ),
      through(own, { stroke: NAVY, strokeWidth: 2.2 }),
      signs(dots, { fill: NAVY, stroke: '#fff', strokeWidth: 1 }),
      strokes(
        ends.map(({ value }, i) => ({ x1: right, x2: right + 5, y1: y(value), y2: heights[i] ?? 0 })),
        { stroke: INK_2 },
      ),
      labels([
        ...levelTextsUp(ticks, data.unit).map(
          (text, i): Label => ({
            x: 0,
            y: i === 0 ? bottom - 8 : y(ticks[i] ?? 0) - 8,
            text,
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
        ...named,
        ...ends.map(
          ({ text, bold }, i): Label => ({
            x: right + 8,
            y: heights[i] ?? 0,
            text,
            anchor: 'start',
            ...(bold ? { bold } : { quiet: true }),
          }),
        ),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};

/** The same numbers: each period with its nine deciles. */
export const spreadTable = (data: SpreadChart): ChartTable => ({
  caption: data.measure,
  columns: [
    'Period',
    ...(data.ownName ? [data.ownName] : []),
    ...[1, 2, 3, 4].map((tenth) => `${tenth} in 10 below`),
    'Middle',
    ...[4, 3, 2, 1].map((tenth) => `${tenth} in 10 above`),
    'How many',
  ],
  rows: data.periods.map(({ name, own, areas, deciles }) => [
    name,
    ...(data.ownName ? [own] : []),
    ...Array.from({ length: 9 }, (_, i) => deciles[i] ?? null),
    areas,
  ]),
  gap: data.gap ?? 'no figure',
});
