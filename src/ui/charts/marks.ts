import * as Plot from '@observablehq/plot';
import { drawSvg, INK, INK_2, LINE, type Size, type Words } from './draw.ts';

/** Words at a place in pixels; `y` is the middle of their height. */
export type Label = {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: 'start' | 'middle' | 'end' | undefined;
  readonly bold?: boolean | undefined;
  /** 12 pixels in the second ink: axes and notes. */
  readonly quiet?: boolean | undefined;
  /** A white edge that keeps words readable over lines. */
  readonly halo?: boolean | undefined;
  readonly fill?: string | undefined;
};

const styleOf = ({ anchor = 'middle', bold = false, quiet = false, halo = false, fill }: Label): string =>
  JSON.stringify([anchor, bold, quiet, halo, fill]);

/** One mark for each look, so that what they share is written once. */
export const labels = (items: readonly Label[]): readonly Plot.Markish[] => {
  const looks = new Map<string, Label[]>();
  for (const item of items) {
    const alike = looks.get(styleOf(item));
    if (alike) alike.push(item);
    else looks.set(styleOf(item), [item]);
  }
  return [...looks.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    return [
      Plot.text(alike, {
        x: 'x',
        y: 'y',
        text: 'text',
        textAnchor: first.anchor ?? 'middle',
        fill: first.fill ?? (first.quiet ? INK_2 : INK),
        ...(first.quiet ? { fontSize: 12 } : {}),
        ...(first.bold ? { fontWeight: 'bold' } : {}),
        ...(first.halo ? { stroke: '#fff', strokeWidth: 4 } : {}),
      }),
    ];
  });
};

/** Words in several lines under one another, the whole block around `y`. */
export const linesOf = (
  texts: readonly string[],
  label: Omit<Label, 'text'>,
  leading = 15,
): readonly Label[] =>
  texts.map((text, i) => ({ ...label, text, y: label.y + (i - (texts.length - 1) / 2) * leading }));

type Line = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
type Stroke = {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly strokeDasharray?: string;
  readonly strokeLinecap?: 'butt' | 'round';
};

export const strokes = (items: readonly Line[], style: Stroke = {}): readonly Plot.Markish[] =>
  items.length === 0
    ? []
    : [Plot.link(items, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: LINE, ...style })];

/** Level lines across, and their counterpart down. */
export const across = (heights: readonly number[], x1: number, x2: number, style: Stroke = {}) =>
  strokes(
    heights.map((y) => ({ x1, x2, y1: y, y2: y })),
    style,
  );
export const down = (places: readonly number[], y1: number, y2: number, style: Stroke = {}) =>
  strokes(
    places.map((x) => ({ x1: x, x2: x, y1, y2 })),
    style,
  );

/** A limit's whisker with its two ends; `along` says which way it lies. */
export const whiskers = (
  items: readonly { readonly at: number; readonly from: number; readonly to: number }[],
  along: 'x' | 'y',
  style: Stroke & { readonly cap?: number } = {},
): readonly Plot.Markish[] => {
  const { cap = 5, ...stroke } = style;
  const line = (a1: number, a2: number, b1: number, b2: number): Line =>
    along === 'x' ? { x1: a1, x2: a2, y1: b1, y2: b2 } : { x1: b1, x2: b2, y1: a1, y2: a2 };
  return strokes(
    items.flatMap(({ at, from, to }) => [
      line(from, to, at, at),
      line(from, from, at - cap, at + cap),
      line(to, to, at - cap, at + cap),
    ]),
    { stroke: INK, strokeWidth: 1.5, ...stroke },
  );
};

export type Shape = 'circle' | 'diamond' | 'up' | 'down';

const number = (value: number): string => String(Math.round(value * 100) / 100);

const tenth = (value: number): string => String(Math.round(value * 10) / 10);

const outlineOf = (shape: Shape, x: number, y: number, r: number): string => {
  const at = (dx: number, dy: number): string => `${number(x + dx)} ${number(y + dy)}`;
  switch (shape) {
    case 'circle':
      return `M${at(-r, 0)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    case 'diamond':
      return `M${at(0, -r)}L${at(r, 0)}L${at(0, r)}L${at(-r, 0)}Z`;
    case 'up':
      return `M${at(0, -r)}L${at(r, r * 0.75)}L${at(-r, r * 0.75)}Z`;
    case 'down':
      return `M${at(0, r)}L${at(r, -r * 0.75)}L${at(-r, -r * 0.75)}Z`;
  }
};

export type Signed = {
  readonly x: number;
  readonly y: number;
  readonly shape: Shape;
  readonly r: number;
  /** Shown by a browser that points at it. */
  readonly title?: string | undefined;
};

type Paint = {
  readonly fill: string;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly opacity?: number;
};

/**
 * Round marks in their thousands as one line of points with round ends: each takes a dozen letters, where an outline
 * takes fifty.
 */
export const specks = (
  items: readonly { readonly x: number; readonly y: number }[],
  paint: { readonly fill: string; readonly r: number },
): readonly Plot.Markish[] =>
  items.length === 0
    ? []
    : [
        (_index, _scales, _values, _dimensions, context) => {
          const { document } = context as { document: Document };
          const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
          path.setAttribute('d', items.map(({ x, y }) => `M${tenth(x)} ${tenth(y)}h0`).join(''));
          path.setAttribute('fill', 'none');
          path.setAttribute('stroke', paint.fill);
          path.setAttribute('stroke-width', String(paint.r * 2));
          path.setAttribute('stroke-linecap', 'round');
          return path as SVGElement;
        },
      ];

/**
 * Marks of any shape. Those with a title are elements of their own; the others are one path together, which is what
 * makes thousands of them cheap to send and to draw.
 */
export const signs = (items: readonly Signed[], paint: Paint): readonly Plot.Markish[] => {
  if (items.length === 0) return [];
  const attributes = (element: Element): Element => {
    element.setAttribute('fill', paint.fill);
    if (paint.stroke) element.setAttribute('stroke', paint.stroke);
    if (paint.strokeWidth) element.setAttribute('stroke-width', String(paint.strokeWidth));
    if (paint.opacity) element.setAttribute('fill-opacity', String(paint.opacity));
    return element;
  };
  return [
    (_index, _scales, _values, _dimensions, context) => {
      const { document } = context as { document: Document };
      const make = (name: string): Element => document.createElementNS('http://www.w3.org/2000/svg', name);
      const group = attributes(make('g'));
      const untitled = items.filter((item) => item.title === undefined);
      if (untitled.length > 0) {
        const path = make('path');
        path.setAttribute('d', untitled.map(({ shape, x, y, r }) => outlineOf(shape, x, y, r)).join(''));
        group.appendChild(path);
      }
      for (const item of items.filter(({ title }) => title !== undefined)) {
        const path = make('path');
        path.setAttribute('d', outlineOf(item.shape, item.x, item.y, item.r));
        const title = make('title');
        title.textContent = item.title ?? '';
        path.appendChild(title);
        group.appendChild(path);
      }
      return group as SVGElement;
    },
  ];
};

type Rect = Line & { readonly fill?: string };

export const boxes = (
  items: readonly Rect[],
  style: { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number },
): readonly Plot.Markish[] =>
  items.length === 0 ? [] : [Plot.rect(items, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', ...style })];

/** A line through places; it breaks where `x` is not a number. */
export const through = (
  places: readonly { readonly x: number; readonly y: number }[],
  style: Stroke,
): readonly Plot.Markish[] => (places.length < 2 ? [] : [Plot.line(places, { x: 'x', y: 'y', ...style })]);

/** A picture laid out in pixels, since words decide where they may stand. */
export const pixelSvg = (
  width: number,
  height: number,
  marks: readonly (readonly Plot.Markish[])[],
  words: Words,
  size: Size,
): string =>
  drawSvg(
    {
      width,
      height,
      margin: 0,
      x: { axis: null, type: 'linear', domain: [0, width], range: [0, width] },
      y: { axis: null, type: 'linear', domain: [0, height], range: [0, height] },
      marks: marks.flat(),
    },
    words,
    size,
  );
