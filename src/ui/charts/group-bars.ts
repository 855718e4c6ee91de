import { BLUE_MID, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { GroupBars } from './kinds.ts';
import { type Axis, apart, axisOver, inkWidth, known, linear, touches, wordsBox, wrapped } from './layout.ts';
import { across, boxes, type Label, labels, linesOf, pixelSvg, whiskers } from './marks.ts';
import { levelTexts, levelTextsUp, shownValue, withUnit } from './said.ts';

type Group = GroupBars['groups'][number];

const HEIGHT: Readonly<Record<Size, number>> = { broad: 300, wide: 280, narrow: 260 };
const TOP = 40;
const WIDEST = 64;

export const groupBarsAxis = (data: GroupBars): Axis =>
  axisOver(
    [
      ...data.groups.flatMap((g) => (g.value === null ? [] : known([g.value, g.lower, g.upper]))),
      ...(data.lines ?? []).map((line) => line.value),
    ],
    3,
    'nought',
  );

export const barGap = (data: GroupBars): string => data.gap ?? 'withheld';

export const describeBars = (data: GroupBars): string => {
  const say = ({ name, note, value, lower, upper }: Group): string =>
    `${name}${note ? ` ${note}` : ''}: ${
      value === null
        ? barGap(data)
        : `${withUnit(value, data.unit, data.places)}${lower === null || upper === null ? '' : ` (${shownValue(lower, data.places)} to ${shownValue(upper, data.places)})`}`
    }`;
  const lines = (data.lines ?? []).map(
    (line) => `${line.name}: ${withUnit(line.value, data.unit, data.places)}`,
  );
  return `Bars from nought${data.groups.some((g) => g.lower !== null) ? ' with their limits' : ''}. ${data.groups.map(say).join('; ')}.${lines.length > 0 ? ` Lines: ${lines.join('; ')}.` : ''}`;
};

/** Names under their bars, or undefined when they do not fit there in three lines. */
const namesUnder = (data: GroupBars, band: number): readonly (readonly Label[])[] | undefined => {
  const fits = (lines: readonly string[], size: number, bold: boolean): boolean =>
    lines.length <= 3 && lines.every((line) => inkWidth(line, size, bold) <= band);
  const under = data.groups.map((g, i) => {
    const names = wrapped(g.name, band - 6, 13, true);
    // The notes of the outer groups may reach inwards: "most deprived" under the first of five.
    const outer = (i === 0 || i === data.groups.length - 1) && !data.groups[i === 0 ? 1 : i - 1]?.note;
    const notes = g.note ? (outer ? [g.note] : wrapped(g.note, band - 6, 12)) : [];
    const ok =
      fits(names, 13, true) &&
      (outer ? notes.every((note) => inkWidth(note, 12) <= band * 1.7) : fits(notes, 12, false));
    return ok ? { names, notes, outer } : undefined;
  });
  if (under.some((u) => u === undefined)) return undefined;
  return under.map((u, i) => {
    const { names = [], notes = [], outer = false } = u ?? {};
    const lean = outer && inkWidth(notes[0] ?? '', 12) > band;
    const first = i === 0;
    return [
      ...names.map((text, k): Label => ({ x: 0, y: k * 15, text, bold: true })),
      ...notes.map(
        (text, k): Label => ({
          x: lean ? (first ? -1 : 1) : 0,
          y: (names.length + k) * 15,
          text,
          quiet: true,
          anchor: lean ? (first ? 'start' : 'end') : 'middle',
        }),
      ),
    ];
  });
};

const levelGutter = (data: GroupBars, axis: Axis): number =>
  Math.ceil(Math.max(...levelTexts(axis.ticks, data.unit).map((text) => inkWidth(text, 12)))) + 10;

const lineGutter = (data: GroupBars, size: Size): number => {
  const most = size === 'narrow' ? 84 : 132;
  const widths = (data.lines ?? []).flatMap((line) =>
    wrapped(`${line.name} ${shownValue(line.value, data.places)}`, most, 12).map((text) =>
      inkWidth(text, 12),
    ),
  );
  return widths.length === 0 ? 0 : Math.ceil(Math.max(...widths)) + 8;
};

/** Where bars stand and how wide they may be; undefined when the names do not fit under them. */
const columnsFor = (data: GroupBars, size: Size) => {
  const width = WIDTH[size];
  const axis = groupBarsAxis(data);
  const left = levelGutter(data, axis);
  const right = width - lineGutter(data, size);
  const band = (right - left) / Math.max(1, data.groups.length);
  const value = Math.max(
    ...data.groups.map((g) =>
      g.value === null ? inkWidth(barGap(data), 12) : inkWidth(shownValue(g.value, data.places), 13, true),
    ),
    0,
  );
  const under = namesUnder(data, band);
  return under && value <= band ? { width, axis, left, right, band, under } : undefined;
};

export const fitsInColumns = (data: GroupBars, size: Size): boolean => columnsFor(data, size) !== undefined;

/** Upright bars, their names under them. */
export const uprightBarsSvg = (data: GroupBars, size: Size, id: string): string => {
  const room = columnsFor(data, size);
  if (!room) return '';
  const { width, axis, left, right, band, under } = room;
  const bottom = HEIGHT[size] - 20;
  const y = linear(axis.from, axis.to, bottom, TOP);
  const bar = Math.min(WIDEST, band * 0.62);
  const middle = (i: number): number => left + band * (i + 0.5);
  const bars = (marked: boolean) =>
    data.groups.flatMap((g, i) =>
      g.value === null || (g.marked ?? false) !== marked
        ? []
        : [{ x1: middle(i) - bar / 2, x2: middle(i) + bar / 2, y1: y(g.value), y2: y(0) }],
    );
  const limits = data.groups.flatMap((g, i) =>
    g.value === null || g.lower === null || g.upper === null
      ? []
      : [{ at: middle(i), from: y(g.lower), to: y(g.upper), top: y(g.value), marked: g.marked ?? false }],
  );
  const lines = data.lines ?? [];
  const texts = lines.map((line) =>
    wrapped(`${line.name} ${shownValue(line.value, data.places)}`, width - right - 6, 12),
  );
  const heights = apart(
    lines.map((line) => y(line.value)),
    Math.max(15, ...texts.map((text) => text.length * 14 + 2)),
    8,
    bottom - 4,
  );
  const lowest = Math.max(0, ...under.flatMap((names) => names.map((label) => label.y)));
  const ups = levelTextsUp(axis.ticks, data.unit).slice(1);
  const unitBox = wordsBox(ups.at(-1) ?? '', 0, y(axis.to) - 8, 'start', 12);
  const values = data.groups.map((g, i): Label => {
    const above = g.value === null ? bottom : Math.min(y(g.value), y(g.upper ?? g.value));
    return g.value === null
      ? { x: middle(i), y: bottom - 10, text: barGap(data), quiet: true, halo: true }
      : { x: middle(i), y: above - 10, text: shownValue(g.value, data.places), bold: true, halo: true };
  });
  // The unit stands with the topmost level, or over everything where a bar's own figure would touch it.
  const crowded = values.some((v) => touches(unitBox, wordsBox(v.text, v.x, v.y, 'middle', 13, true)));
  const levels = crowded ? levelTexts(axis.ticks, data.unit).slice(1) : ups;
  return pixelSvg(
    width,
    bottom + 14 + lowest + 10,
    [
      across(axis.ticks.slice(1).map(y), 0, right),
      labels(
        levels.map(
          (text, i): Label => ({
            x: 0,
            y: y(axis.ticks[i + 1] ?? 0) - 8,
            text,
            anchor: 'start',
            quiet: true,
          }),
        ),
      ),
      labels(crowded ? [{ x: 0, y: 8, text: data.unit, anchor: 'start', quiet: true }] : []),
      boxes(bars(false), { fill: BLUE_MID }),
      boxes(bars(true), { fill: NAVY }),
      across([y(0)], 0, right, { stroke: INK_2 }),
      across(
        lines.map((line) => y(line.value)),
        left,
        right,
        { stroke: '#fff', strokeWidth: 3 },
      ),
      lines.flatMap((line) =>
        across([y(line.value)], left, right, { stroke: INK, strokeWidth: 1.5, strokeDasharray: '6 4' }),
      ),
      // Over a dark bar the lower half of a whisker is white.
      whiskers(
        limits.filter((limit) => !limit.marked),
        'y',
      ),
      whiskers(
        limits.filter((limit) => limit.marked),
        'y',
        { stroke: '#fff' },
      ),
      whiskers(
        limits.filter((limit) => limit.marked).map((limit) => ({ ...limit, from: limit.top })),
        'y',
        { cap: 0 },
      ),
      whiskers(
        limits.filter((limit) => limit.marked).map((limit) => ({ ...limit, from: limit.to })),
        'y',
      ),
      labels([
        ...values,
        ...under.flatMap((names, i) =>
          names.map((label) => ({
            ...label,
            x: middle(i) + (label.x * band) / 2,
            y: bottom + 14 + label.y,
          })),
        ),
        ...lines.flatMap((_, i) =>
          linesOf(texts[i] ?? [], { x: right + 6, y: heights[i] ?? 0, anchor: 'start', quiet: true }, 14).map(
            (label): Label => ({ ...label, fill: INK }),
          ),
        ),
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describeBars(data) },
    size,
  );
};
