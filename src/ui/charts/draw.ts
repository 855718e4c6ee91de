import * as Plot from '@observablehq/plot';
import { type LightElement, lightDocument, SVG_NAMESPACE } from './light-document.ts';

/**
 * Each chart is drawn for its room, never shrunk: half a page (600 CSS pixels and more), phones, and for a chart that
 * has the main column to itself a broad one besides.
 */
export type Size = 'broad' | 'wide' | 'narrow';

export const WIDTH: Readonly<Record<Size, number>> = { broad: 820, wide: 572, narrow: 358 };

/** Colours and type of every chart; written as attributes, so that a downloaded file looks the same. */
export const INK = '#212b32';
export const INK_2 = '#425563';
export const LINE = '#d8dde0';
export const BLUE = '#005eb8';
export const NAVY = '#003087';
export const BLUE_MID = '#5f8fbf';
export const BLUE_PALE = '#8db8e2';
export const BLUE_WASH = '#d3e4f5';
export const BLUE_MIST = '#ecf3fa';
export const GREY_WASH = '#eff3f5';
export const FONT = 'Arial, "Liberation Sans", sans-serif';

/** About how wide `text` is at `size` pixels; on the safe side, since readers' fonts differ. */
export const textWidth = (text: string, size = 13): number => text.length * size * 0.6;

/** Ink with a halo that keeps a label readable over lines. */
export const HALO = { fill: INK, stroke: '#fff', strokeWidth: 4 } as const;

export type Words = { readonly id: string; readonly title: string; readonly description: string };

/**
 * Draws `options` with Plot and returns the bare SVG: no style element and no style attribute (the content policy
 * forbids both), a title and a description, the same text each time. It stands alone as a file.
 */
export const drawSvg = (options: Plot.PlotOptions, words: Words, size: Size): string => {
  // It has what Plot asks of a document, and no more.
  const document = lightDocument();
  const svg = Plot.plot({
    ...options,
    document: document as unknown as Document,
    className: 'cf-chart',
  }) as unknown as LightElement;
  const named = (tag: string, text: string): LightElement => {
    const element = document.createElementNS(SVG_NAMESPACE, tag);
    element.setAttribute('id', `${words.id}-${tag}`);
    element.textContent = text;
    return element;
  };
  svg.prepend(named('title', words.title), named('desc', words.description));
  const attributes = {
    class: `cf-chart cf-chart--${size}`,
    xmlns: SVG_NAMESPACE,
    role: 'img',
    'aria-labelledby': `${words.id}-title ${words.id}-desc`,
    'font-family': FONT,
    'font-size': '13',
    fill: INK,
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  return svg.write();
};

/** Round steps for an axis: multiples of 1, 2, 2.5 or 5, about `wanted` of them up to `to`. */
export const niceStep = (span: number, wanted: number): number => {
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * power >= rough * 0.999) ?? 10;
  return factor * power;
};

/** The multiples of `step` from `from` to `to`, both included where they are multiples. */
export const multiples = (from: number, to: number, step: number): readonly number[] => {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
};
