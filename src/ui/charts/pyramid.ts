import * as Plot from '@observablehq/plot';
import { count, figure } from '../words.ts';
import {
  type AgeSexBand,
  type BandShape,
  bandShapes,
  type Pyramid,
  pyramidTotals,
  unequal,
} from './bands.ts';
import {
  BLUE_MID,
  drawSvg,
  HALO,
  INK,
  INK_2,
  LINE,
  multiples,
  NAVY,
  niceStep,
  type Size,
  WIDTH,
} from './draw.ts';
import type { ChartTable } from './table.ts';

const HEIGHT: Readonly<Record<Size, number>> = { broad: 460, wide: 430, narrow: 400 };
const TOP = 26;
const BOTTOM = 24;
const GUTTER: Readonly<Record<Size, number>> = { broad: 56, wide: 52, narrow: 46 };

/** The small line under the title: measure, unit, day, and what the outline is. */
export const pyramidMeasure = ({ bands, on, whole }: Pyramid): string => {
  const each = unequal(bands) ? ', for each five years of age' : '';
  const open = bands.find((band) => band.to === null && band.from < 95);
  return [
    `% of the list by age and sex${each}, ${on}`,
    whole ? `the line is ${whole.name}` : undefined,
    bands.some((band) => band.male === null || band.female === null)
      ? 'withheld numbers are left out'
      : undefined,
    open ? `${open.from} and over is drawn up to age 100` : undefined,
  ]
    .filter(Boolean)
    .join('; ');
};

const describe = ({ bands, on }: Pyramid): string => {
  const { male, female } = pyramidTotals(bands);
  const shapes = bandShapes(bands);
  const size = (shape: BandShape): number => (shape.male ?? 0) + (shape.female ?? 0);
  const most = shapes.reduce(
    (a, b) => (size(b) > size(a) ? b : a),
    shapes[0] ?? { label: '', y1: 0, y2: 0, male: 0, female: 0 },
  );
  return `Bars for ${bands.length} age bands on ${on}: ${count(male)} male to the left, ${count(female)} female to the right. Most people for each year of age: ${most.label}.`;
};

/** Corners of the outline of one sex, from the youngest up; ends at the axis. */
const outline = (shapes: readonly BandShape[], sex: 'male' | 'female', place: (v: number) => number) =>
  shapes.flatMap((shape) => {
    const value = shape[sex];
    return value === null
      ? [{ x: Number.NaN, y: shape.y1 }]
      : [
          { x: place(value), y: shape.y1 },
          { x: place(value), y: shape.y2 },
        ];
  });

/** Ages in the middle, as many as there is room for. */
const labelled = (shapes: readonly BandShape[], pixelsPerYear: number): readonly BandShape[] => {
  const kept: BandShape[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const shape of shapes) {
    const middle = ((shape.y1 + shape.y2) / 2) * pixelsPerYear;
    if (middle - last < 14) continue;
    kept.push(shape);
    last = middle;
  }
  return kept;
};

/** The pyramid as a bare SVG; `id` makes its title's id unique on a page. */
export const populationPyramidSvg = (pyramid: Pyramid, size: Size, id = 'pyramid'): string => {
  const shapes = bandShapes(pyramid.bands);
  const whole = pyramid.whole ? bandShapes(pyramid.whole.bands) : [];
  const values = [...shapes, ...whole].flatMap((shape) => [shape.male ?? 0, shape.female ?? 0]);
  const most = Math.max(...values, 0.1) * 1.03;
  const width = WIDTH[size];
  const side = (width - GUTTER[size]) / 2;
  const gutter = (most * GUTTER[size]) / (2 * side);
  const limit = most + gutter;
  const oldest = Math.max(...[...shapes, ...whole].map((shape) => shape.y2), 1);
  const left = (value: number): number => -(gutter + value);
  const right = (value: number): number => gutter + value;
  const height = HEIGHT[size];
  const ticks = multiples(0, most, niceStep(most, size !== 'narrow' ? 4 : 3)).slice(1);
  const totals = pyramidTotals(pyramid.bands);
  const total = (word: string, sex: 'male' | 'female'): string =>
    `${word} ${count(totals[sex])}${shapes.some((shape) => shape[sex] === null) ? ' shown' : ''}`;
  const known = (sex: 'male' | 'female') => shapes.filter((shape) => shape[sex] !== null);
  const bar = (sex: 'male' | 'female', place: (v: number) => number, fill: string) =>
    Plot.rect(known(sex), {
      x1: place(0),
      x2: (shape: BandShape) => place(shape[sex] ?? 0),
      y1: 'y1',
      y2: 'y2',
      fill,
      insetTop: 1,
      insetBottom: 1,
    });
  const withheld = (sex: 'male' | 'female', place: (v: number) => number, textAnchor: 'start' | 'end') =>
    Plot.text(
      shapes.filter((shape) => shape[sex] === null),
      {
        x: place(0),
        y: (s: BandShape) => (s.y1 + s.y2) / 2,
        text: () => 'withheld',
        textAnchor,
        ...HALO,
        fill: INK_2,
        fontSize: 12,
        dx: textAnchor === 'end' ? -4 : 4,
      },
    );
  const line = (sex: 'male' | 'female', place: (v: number) => number, stroke: string, strokeWidth: number) =>
    Plot.line(outline(whole, sex, place), { x: 'x', y: 'y', stroke, strokeWidth, strokeLinejoin: 'miter' });
  const both = ticks.flatMap((tick) => [
    { x: left(tick), text: `${figure(tick, 2)}%` },
    { x: right(tick), text: `${figure(tick, 2)}%` },
  ]);
  return drawSvg(
    {
      width,
      height,
      marginTop: TOP,
      marginBottom: BOTTOM,
      marginLeft: 0,
      marginRight: 0,
      x: { axis: null, domain: [-limit, limit] },
      y: { axis: null, domain: [0, oldest] },
      marks: [
        Plot.ruleX(both, { x: 'x', stroke: LINE }),
        Plot.text(both, { x: 'x', text: 'text', frameAnchor: 'bottom', dy: 16, fill: INK_2, fontSize: 12 }),
        bar('male', left, BLUE_MID),
        bar('female', right, NAVY),
        ...(whole.length > 0
          ? (['male', 'female'] as const).flatMap((sex) => [
              line(sex, sex === 'male' ? left : right, '#fff', 4),
              line(sex, sex === 'male' ? left : right, INK, 1.5),
            ])
          : []),
        withheld('male', left, 'end'),
        withheld('female', right, 'start'),
        Plot.text(labelled(shapes, (height - TOP - BOTTOM) / oldest), {
          x: 0,
          y: (shape: BandShape) => (shape.y1 + shape.y2) / 2,
          text: 'label',
          fill: INK_2,
          fontSize: 12,
        }),
        Plot.text([total('Male', 'male')], {
          x: left(0),
          frameAnchor: 'top',
          textAnchor: 'end',
          dy: -22,
          fontWeight: 'bold',
          ...HALO,
        }),
        Plot.text([total('Female', 'female')], {
          x: right(0),
          frameAnchor: 'top',
          textAnchor: 'start',
          dy: -22,
          fontWeight: 'bold',
          ...HALO,
        }),
      ],
    },
    { id: `${id}-${size}`, title: pyramid.title, description: describe(pyramid) },
    size,
  );
};

const share = (people: number | null, all: number): number | null =>
  people === null || all === 0 ? null : Math.round((people / all) * 10_000) / 100;

/** The same numbers: people and plain share of each band. */
export const pyramidTable = ({ bands, whole, on }: Pyramid): ChartTable => {
  const { all } = pyramidTotals(bands);
  const wholeAll = whole ? pyramidTotals(whole.bands).all : 0;
  const inWhole = (band: AgeSexBand): AgeSexBand | undefined =>
    whole?.bands.find((other) => other.from === band.from && other.to === band.to);
  const wholeShare = (band: AgeSexBand): number | null => {
    const other = inWhole(band);
    return other && other.male !== null && other.female !== null
      ? share(other.male + other.female, wholeAll)
      : null;
  };
  return {
    caption: `People by age and sex, ${on}`,
    columns: ['Age', 'Male', 'Female', '% of the list', ...(whole ? [`% of ${whole.name}`] : [])],
    rows: bands.map((band) => [
      band.to === null
        ? `${band.from} and over`
        : band.to === band.from
          ? String(band.from)
          : `${band.from} to ${band.to}`,
      band.male,
      band.female,
      band.male === null || band.female === null ? null : share(band.male + band.female, all),
      ...(whole ? [wholeShare(band)] : []),
    ]),
    gap: 'withheld',
  };
};
