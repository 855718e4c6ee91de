import { multiples, niceStep } from './draw.ts';

/** A straight scale from figures to pixels. */
export const linear =
  (from: number, to: number, start: number, end: number) =>
  (value: number): number =>
    start + ((value - from) / (to - from || 1)) * (end - start);

export type Axis = { readonly from: number; readonly to: number; readonly ticks: readonly number[] };

/** Where an axis may begin: at nought always; when the least figure is under half the greatest; only when it must. */
export type Start = 'nought' | 'half' | 'near';

const stepped = (low: number, most: number, step: number): Axis => {
  const round = (value: number): number => Number(value.toPrecision(12));
  const from = round(Math.floor(low / step + 1e-9) * step);
  const to = round(Math.max(Math.ceil(most / step - 1e-9) * step, from + step));
  return { from, to, ticks: multiples(from, to, step) };
};

/**
 * An axis of round steps over all `values`, about `wanted` of them or up to two more when that leaves less room empty.
 * The same at every width, since the words under the title say where it starts.
 */
export const axisOver = (values: readonly number[], wanted: number, start: Start = 'half'): Axis => {
  if (values.length === 0) return { from: 0, to: 1, ticks: [0, 1] };
  const least = Math.min(...values);
  const most = Math.max(...values);
  const cut = start === 'near' ? 0.2 : 0.5;
  // Figures that hardly differ have no shape of their own to show.
  const alike = most - least <= Math.abs(most) * 0.005;
  const nought = start === 'nought' || alike || least <= 0 || least < most * cut;
  const low = nought ? Math.min(0, least) : least;
  const high = nought ? Math.max(0, most) : most;
  const span = Math.max(high - low, Math.abs(most) * 0.02) || 1;
  const axes = [wanted, wanted + 1, wanted + 2].map((n) => stepped(low, high, niceStep(span, n)));
  const empty = ({ from, to }: Axis): number => 1 - span / (to - from);
  const [first = stepped(low, high, span)] = axes;
  return (
    axes.find((axis) => empty(axis) < 0.15) ?? axes.reduce((a, b) => (empty(b) < empty(a) ? b : a), first)
  );
};

/** Every so many of the ticks, so that at most `most` stand. */
export const thinned = (ticks: readonly number[], most: number): readonly number[] => {
  const every = Math.max(1, Math.ceil((ticks.length - 1) / Math.max(1, most - 1)));
  return ticks.filter((_, i) => i % every === 0);
};

/** Figures that are there. */
export const known = (values: readonly (number | null | undefined)[]): readonly number[] =>
  values.filter((value): value is number => value !== null && value !== undefined && Number.isFinite(value));

const NARROW = /[ijltfrI.,;:'’!|()[\]\- /]/;
const BROAD = /[mwMW%@]/;
const CAPITAL = /[A-Z&]/;

/** How wide words are in Arial at `size` pixels; a little on the safe side, since readers' fonts differ. */
export const inkWidth = (text: string, size = 13, bold = false): number => {
  let units = 0;
  for (const letter of text)
    units += NARROW.test(letter) ? 0.3 : BROAD.test(letter) ? 0.88 : CAPITAL.test(letter) ? 0.7 : 0.556;
  return units * size * (bold ? 1.1 : 1.04);
};

/** Words in lines no wider than `width`; a single word that is wider stays whole. */
export const wrapped = (text: string, width: number, size = 13, bold = false): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && inkWidth(`${last} ${word}`, size, bold) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

export type Box = { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number };

/** True when two boxes share any place. */
export const touches = (a: Box, b: Box): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

/** The box that a line of words fills; `y` is the middle of its height. */
export const wordsBox = (
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  size = 13,
  bold = false,
): Box => {
  const width = inkWidth(text, size, bold);
  const x1 = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { x1, x2: x1 + width, y1: y - size * 0.6, y2: y + size * 0.6 };
};

/** The first of the places whose box lies within `bounds` and touches nothing; undefined when there is none. */
export const firstClear = <Place extends { readonly box: Box }>(
  places: readonly Place[],
  taken: readonly Box[],
  bounds: Box,
): Place | undefined =>
  places.find(
    ({ box }) =>
      box.x1 >= bounds.x1 &&
      box.x2 <= bounds.x2 &&
      box.y1 >= bounds.y1 &&
      box.y2 <= bounds.y2 &&
      !taken.some((other) => touches(box, other)),
  );

/** Heights moved apart to at least `gap`, in their order, as near to where they were as a pass down and up allows. */
export const apart = (
  heights: readonly number[],
  gap: number,
  least = Number.NEGATIVE_INFINITY,
  most = Number.POSITIVE_INFINITY,
): readonly number[] => {
  const order = heights.map((height, i) => ({ height, i })).sort((a, b) => a.height - b.height);
  const placed: number[] = [];
  for (const { height } of order) placed.push(Math.max(height, (placed.at(-1) ?? least - gap) + gap));
  for (let k = placed.length - 1; k >= 0; k -= 1) {
    const below = placed[k + 1] ?? most + gap;
    placed[k] = Math.min(placed[k] ?? 0, below - gap);
  }
  const result = [...heights];
  for (const [k, { i }] of order.entries()) result[i] = placed[k] ?? 0;
  return result;
};
