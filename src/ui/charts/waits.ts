import { count, counted, fixed } from '../words.ts';
import { BLUE_PALE, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { WaitChart } from './kinds.ts';
import { axisOver, type Box, firstClear, inkWidth, known, linear } from './layout.ts';
import { across, boxes, down, type Label, labels, pixelSvg } from './marks.ts';

const HEIGHT: Readonly<Record<Size, number>> = { broad: 260, wide: 240, narrow: 230 };
/** Room for the two lines of words over the bars. */
const TOP = 52;
const BOTTOM = 42;

const weeksWord = (weeks: number, places: number): string =>
  `${fixed(weeks, places)} ${weeks === 1 ? 'week' : 'weeks'}`;

/** People shown as waiting longer than the standard; nothing where no week is known. */
const lateWaits = (data: WaitChart): { readonly people: number; readonly whole: boolean } => {
  const late = data.weeks.slice(data.target);
  return { people: known(late).reduce((sum, n) => sum + n, 0), whole: !late.includes(null) };
};

const withheld = (data: WaitChart): number => data.weeks.filter((people) => people === null).length;

/** The small line under the title; says how many weeks are left out as withheld. */
export const waitMeasure = (data: WaitChart): string => {
  const weeks = withheld(data);
  return weeks === 0
    ? data.measure
    : `${data.measure}; ${counted(weeks, 'week is', 'weeks are')} ${data.gap ?? 'withheld'} and left out`;
};

const describe = (data: WaitChart): string => {
  const late = lateWaits(data);
  const last = data.weeks.length - 1;
  return [
    `Bars for ${count(data.weeks.length)} weeks of waiting${data.lastIsOpen ? `, the last for ${last} weeks or more` : ''}.`,
    data.median === null ? '' : `Half have waited under ${weeksWord(data.median, data.places ?? 1)}.`,
    data.p95 === null ? '' : `19 in 20 have waited under ${weeksWord(data.p95, data.places ?? 1)}.`,
    `${count(late.people)} people${late.whole ? '' : ' shown'} have waited over ${data.target} weeks, in dark bars.`,
    withheld(data) === 0
      ? ''
      : `${counted(withheld(data), 'week is', 'weeks are')} ${data.gap ?? 'withheld'}.`,
  ]
    .filter(Boolean)
    .join(' ');
};

/** Steps of the axis of weeks that the standard is a multiple of, as fine as `room` labels allow. */
export const weekStep = (weeks: number, target: number, room: number): number => {
  const divisors = Array.from({ length: target }, (_, i) => i + 1).filter((step) => target % step === 0);
  const multiplesOf = [2, 3, 4, 6].map((k) => target * k);
  return [...divisors, ...multiplesOf].find((step) => weeks / step <= room) ?? target * 8;
};

/** Words over the top end of a line, kept within the picture. */
const overLine = (x: number, text: string, y: number, width: number, bold: boolean): Label => {
  const half = inkWidth(text, 13, bold) / 2;
  return { x: Math.min(Math.max(x, half), width - half), y, text, bold, halo: true };
};

/**
 * Where the words of the late waits stand clear of bars and lines: on one line or two, as near to the first dark
 * bar as there is room; nowhere when there is none, since the title and the description say it too.
 */
const lateLabel = (
  texts: readonly (readonly string[])[],
  from: number,
  top: number,
  taken: readonly Box[],
  bounds: Box,
): readonly Label[] => {
  const tries = texts.flatMap((lines, rank) => {
    const wide = Math.max(...lines.map((line) => inkWidth(line)));
    const high = lines.length * 15;
    const places = Array.from({ length: 10 }, (_, k) => top - 5 - high - k * 8).flatMap((y) =>
      Array.from({ length: 40 }, (_, k) => from + 2 + (k % 2 ? -1 : 1) * Math.ceil(k / 2) * 8).map((x) => ({
        x,
        y,
        lines,
        cost: Math.abs(x - from) + (top - y) * 1.5 + rank * 30,
        box: { x1: x, x2: x + wide, y1: y, y2: y + high },
      })),
    );
    return places;
  });
  const found = firstClear(
    tries.sort((a, b) => a.cost - b.cost),
    taken,
    bounds,
  );
  return found
    ? found.lines.map((text, i) => ({
        x: found.x,
        y: found.y + 7.5 + i * 15,
        text,
        anchor: 'start',
        halo: true,
      }))
    : [];
};

/** How many people have waited how long, week by week: dark where the standard is passed. */
export const waitSvg = (data: WaitChart, size: Size, id = 'waits'): string => {
  const width = WIDTH[size];
  const weeks = data.weeks.length;
  const places = data.places ?? 1;
  const axis = axisOver(known(data.weeks), 3, 'nought');
  const levels = axis.ticks.slice(1);
  const gutter = Math.ceil(Math.max(0, ...levels.map((level) => inkWidth(count(level), 12)))) + 8;
  const bottom = HEIGHT[size] - BOTTOM;
  // The open end stands apart and is hollow: it holds many weeks, so that its height is not one week's.
  const apartBy = data.lastIsOpen ? 12 : 0;
  const openWide = data.lastIsOpen ? 16 : 0;
  const closed = data.lastIsOpen ? weeks - 1 : weeks;
  const week = (width - gutter - apartBy - openWide - 2) / Math.max(1, closed);
  const x = (w: number): number => gutter + Math.min(w, closed) * week;
  const y = linear(0, axis.to, bottom, TOP);
  const inset = week > 8 ? 0.75 : week > 4 ? 0.5 : 0.25;
  const bar = (w: number) => {
    const people = data.weeks[w] ?? null;
    const open = w >= closed;
    const x1 = open ? gutter + closed * week + apartBy : x(w) + inset;
    return people === null || people === 0
      ? []
      : [{ x1, x2: open ? x1 + openWide : x(w + 1) - inset, y1: y(people), y2: bottom }];
  };
  const bars = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => bar(from + i)).flat();
  const lines = [
    { at: data.median, text: (at: number) => `half under ${weeksWord(at, places)}`, y: 8, bold: true },
    { at: data.p95, text: (at: number) => `19 in 20 under ${fixed(at, places)}`, y: 26, bold: true },
  ].flatMap(({ at, text, ...line }) => (at === null ? [] : [{ ...line, at: x(at), text: text(at) }]));
  const late = lateWaits(data);
  const n = count(late.people);
  const people = `${n} people${late.whole ? '' : ' shown'}`;
  const lateTexts = [
    [`${people} over ${data.target} weeks`],
    [people, `over ${data.target} weeks`],
    [`${n}${late.whole ? '' : ' shown'} over`, `${data.target} weeks`],
  ];
  const lateBars = bars(data.target, weeks);
  const step = weekStep(closed, data.target, Math.floor((width - gutter) / 34));
  const openX = gutter + closed * week + apartBy + openWide / 2;
  const openText = `${closed}+`;
  const openHalf = inkWidth(openText, 12) / 2;
  const ticks = Array.from({ length: Math.floor(closed / step) + 1 }, (_, i) => i * step).filter(
    (tick) =>
      !data.lastIsOpen ||
      x(tick) + inkWidth(String(tick), 12) / 2 + 6 < Math.min(openX, width - openHalf) - openHalf,
  );
  return pixelSvg(
    width,
    HEIGHT[size],
    [
      across(levels.map(y), 0, width),
      labels(
        levels.map(
          (level): Label => ({
            x: 0,
            y: y(level) - 8,
            text: level === levels.at(-1) ? `${count(level)} people` : count(level),
            anchor: 'start',
            quiet: true,
            halo: true,
          }),
        ),
      ),
      boxes(bars(0, Math.min(data.target, closed)), { fill: BLUE_PALE }),
      boxes(bars(data.target, closed), { fill: NAVY }),
      boxes(bars(closed, weeks), { fill: '#fff', stroke: NAVY, strokeWidth: 2 }),
      across([bottom], 0, width, { stroke: INK_2 }),
      down(ticks.map(x), bottom, bottom + 5, { stroke: INK_2 }),
      lines.flatMap((line) => down([line.at], line.y + 8, bottom, { stroke: '#fff', strokeWidth: 3.5 })),
      lines.flatMap((line) => down([line.at], line.y + 8, bottom, { stroke: INK, strokeWidth: 1.5 })),
      labels([
        ...lines.map((line) => overLine(line.at, line.text, line.y, width, line.bold)),
        ...(late.people > 0
          ? lateLabel(
              lateTexts,
              x(data.target),
              Math.min(bottom - 2, ...lateBars.map((b) => b.y1)),
              [
                ...bars(0, weeks),
                ...lines.map((line): Box => ({ x1: line.at - 3, x2: line.at + 3, y1: line.y, y2: bottom })),
              ],
              { x1: 0, x2: width, y1: 40, y2: bottom },
            )
          : []),
        ...ticks.map(
          (tick): Label => ({
            x: Math.min(x(tick), width - inkWidth(String(tick), 12) / 2),
            y: bottom + 14,
            text: String(tick),
            quiet: true,
            bold: tick === data.target,
          }),
        ),
        ...(data.lastIsOpen
          ? [{ x: Math.min(openX, width - openHalf), y: bottom + 14, text: openText, quiet: true }]
          : []),
        { x: width, y: bottom + 32, text: 'completed weeks waiting', anchor: 'end' as const, quiet: true },
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};
