import { BLUE_MID, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { Comparison } from './kinds.ts';
import { type Axis, axisOver, inkWidth, known, linear, thinned } from './layout.ts';
import { across, down, type Label, labels, pixelSvg, type Signed, signs, whiskers } from './marks.ts';
import { nameLabels, nameLines, namesWidth } from './row-names.ts';
import { levelTexts, shownValue, startsAt, withUnit } from './said.ts';

type Row = Comparison['rows'][number];

const TOP = 4;
const BOTTOM = 24;

const comparisonAxis = (data: Comparison): Axis =>
  axisOver(
    data.rows.flatMap((row) => (row.value === null ? [] : known([row.value, row.lower, row.upper]))),
    4,
  );

/** The small line under the title. */
export const comparisonMeasure = (data: Comparison): string =>
  `${data.measure}${startsAt(comparisonAxis(data), data.unit)}`;

const gapWord = (data: Comparison): string => data.gap ?? 'withheld';

const describe = (data: Comparison): string => {
  const say = ({ name, value, lower, upper }: Row): string =>
    value === null
      ? `${name}: ${gapWord(data)}`
      : `${name}: ${withUnit(value, data.unit, data.places)}${lower === null || upper === null ? '' : ` (${shownValue(lower, data.places)} to ${shownValue(upper, data.places)})`}`;
  return `Dots, with lines for their limits where there are any. ${data.rows.map(say).join('; ')}.`;
};

/** Areas one under another in the order given: a dot with its limits; the own area filled and bold, others hollow. */
export const comparisonSvg = (data: Comparison, size: Size, id = 'comparison'): string => {
  const width = WIDTH[size];
  const axis = comparisonAxis(data);
  const ticks = thinned(axis.ticks, size === 'narrow' ? 4 : 7);
  const named = data.rows.map((row) => ({ name: row.name, strong: row.own ?? false }));
  // On a phone the name stands over its row, so that the plot keeps its width.
  const over = size === 'narrow';
  const left = over ? 6 : namesWidth(named, size);
  const value = (row: Row): string =>
    row.value === null ? gapWord(data) : shownValue(row.value, data.places);
  const values = Math.max(
    ...data.rows.map((row) => inkWidth(value(row), row.value === null ? 12 : 13, true)),
    24,
  );
  const x = linear(axis.from, axis.to, left + 8, width - values - 18);
  const height = over ? 46 : Math.max(30, ...named.map((row) => nameLines(row, size) * 15 + 12));
  const y = (i: number): number => TOP + height * (i + (over ? 0.66 : 0.5));
  const bottom = TOP + height * data.rows.length;
  const dots = (own: boolean): readonly Signed[] =>
    data.rows.flatMap((row, i) =>
      row.value === null || (row.own ?? false) !== own
        ? []
        : [{ x: x(row.value), y: y(i), shape: 'circle' as const, r: own ? 6.5 : 5 }],
    );
  const limits = (own: boolean) =>
    data.rows.flatMap((row, i) =>
      row.value === null || row.lower === null || row.upper === null || (row.own ?? false) !== own
        ? []
        : [{ at: y(i), from: x(row.lower), to: x(row.upper) }],
    );
  const own = data.rows.find((row) => row.own && row.value !== null)?.value;
  const names = data.rows.flatMap((row, i): readonly Label[] =>
    over
      ? [{ x: 0, y: y(i) - 18, text: row.name, anchor: 'start', bold: row.own ?? false, halo: true }]
      : nameLabels({ name: row.name, strong: row.own ?? false }, y(i), size),
  );
  return pixelSvg(
    width,
    bottom + BOTTOM,
    [
      across(
        data.rows.slice(1).map((_, i) => TOP + height * (i + 1)),
        0,
        width,
      ),
      across([bottom], 0, width, { stroke: INK_2 }),
      down(ticks.map(x), bottom, bottom + 5, { stroke: INK_2 }),
      own === undefined || own === null
        ? []
        : down([x(own)], TOP, bottom, { stroke: NAVY, strokeDasharray: '2 3' }),
      labels(
        levelTexts(ticks, data.unit).map((text, i) => ({
          x: x(ticks[i] ?? 0),
          y: bottom + 14,
          text,
          quiet: true,
        })),
      ),
      whiskers(limits(false), 'x', { stroke: BLUE_MID, strokeWidth: 2, cap: 4 }),
      whiskers(limits(true), 'x', { stroke: NAVY, strokeWidth: 2.5, cap: 5 }),
      signs(dots(false), { fill: '#fff', stroke: BLUE_MID, strokeWidth: 2.5 }),
      signs(dots(true), { fill: NAVY, stroke: '#fff', strokeWidth: 1.5 }),
      labels([
        ...names,
        ...data.rows.map(
          (row, i): Label => ({
            x: width,
            y: y(i),
            text: value(row),
            anchor: 'end',
            bold: (row.own ?? false) && row.value !== null,
            quiet: row.value === null,
          }),
        ),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};
