import { count, counted, fixed } from '../words.ts';
import { BLUE_PALE, GREY_WASH, INK, INK_2, NAVY, type Size, WIDTH } from './draw.ts';
import type { WaitChart } from './kinds.ts';
import { axisOver, inkWidth, known, linear } from './layout.ts';
import { across, boxes, down, type Label, labels, pixelSvg } from './marks.ts';

const HEIGHT: Readonly<Record<Size, number>> = { broad: 260, wide: 240, narrow: 230 };
/** Room for the two lines of words over the bars. */
const TOP = 52;
const BOTTOM = 42;

const weeksWord = (weeks: number, places: number): string =>
  `${fixed(weeks, places)} ${weeks === 1 ? 'week' : 'weeks'}`;

/** People shown as waiting longer than the standard; nothing where no week is known. */
const over = (data: WaitChart): { readonly people: number; readonly whole: boolean } => {
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
  const late = over(data);
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

/** A line down at a wait, its words to the side with more room. */
const waitLine = (x: number, text: string, y: number, width: number, bold: boolean) => {
  const wide = inkWidth(text, 13, bold);
  const left = x - wide / 2 < 0 ? 0 : Math.min(x - wide / 2, width - wide);
  return { label: { x: left, y, text, anchor: 'start' as const, bold, halo: true }, wide, left };
};

/** How many people have waited how long, week by week: dark where the standard is passed. */
export const waitSvg = (data: WaitChart, size: Size, id = 'waits'): string => {
  const width = WIDTH[size];
  const weeks = data.weeks.length;
  const axis = axisOver(known(data.weeks), size === 'narrow' ? 2 : 3, true);
  const levels = axis.ticks.slice(1);
  const gutter = Math.ceil(Math.max(0, ...levels.map((level) => inkWidth(count(level), 12)))) + 8;
  const bottom = HEIGHT[size] - BOTTOM;
  // The open end stands apart: it holds many weeks, so that its height is not one week's.
  const openGap = data.lastIsOpen ? 10 : 0;
  const week = (width - gutter - openGap - 4) / Math.max(1, weeks);
  const x = (w: number): number => gutter + w * week + (data.lastIsOpen && w > weeks - 1 ? openGap : 0);
  const y = linear(0, axis.to, bottom, TOP);
  const inset = week > 8 ? 0.75 : week > 4 ? 0.5 : 0.25;
  const bars = (wanted: (w: number) => boolean) =>
    data.weeks.flatMap((people, w) => {
      if (people === null || people === 0 || !wanted(w)) return [];
      const open = data.lastIsOpen && w === weeks - 1;
      const x1 = gutter + w * week + (open ? openGap : 0);
      return [{ x1: x1 + inset, x2: x1 + week - inset, y1: y(people), y2: bottom }];
    });
  const isOpen = (w: number): boolean => data.lastIsOpen && w === weeks - 1;
  const places = data.places ?? 1;
  const lines = [
    data.median === null
      ? undefined
      : { at: data.median, text: `half under ${weeksWord(data.median, places)}`, bold: true },
    data.p95 === null
      ? undefined
      : { at: data.p95, text: `19 in 20 under ${fixed(data.p95, places)}`, bold: true },
  ].filter((line) => line !== undefined);
  const words = lines.map((line, i) => ({ ...line, y: i === 0 ? 8 : 24 }));
  const late = over(data);
  const lateText = `${count(late.people)}${late.whole ? '' : ' shown'} over ${data.target} weeks`;
  const step = weekStep(weeks, data.target, Math.floor((width - gutter) / 34));
  const ticks = Array.from(
    { length: Math.floor((weeks - (data.lastIsOpen ? 1 : 0)) / step) + 1 },
    (_, i) => i * step,
  );
  const openX = gutter + (weeks - 1) * week + openGap + week / 2;
  const openText = `${weeks - 1}+`;
  const shownTicks = ticks.filter(
    (tick) =>
      !data.lastIsOpen || x(tick) + inkWidth(String(tick), 12) / 2 + 8 < openX - inkWidth(openText, 12) / 2,
  );
  const lateX = x(data.target);
  const lateTop = Math.min(bottom - 4, ...known(data.weeks.slice(data.target)).map(y));
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
      boxes(
        bars((w) => w < data.target && !isOpen(w)),
        { fill: BLUE_PALE },
      ),
      boxes(
        bars((w) => w >= data.target && !isOpen(w)),
        { fill: NAVY },
      ),
      boxes(bars(isOpen), { fill: GREY_WASH, stroke: NAVY, strokeWidth: 1.5 }),
      across([bottom], 0, width, { stroke: INK_2 }),
      down([...shownTicks.map(x)], bottom, bottom + 5, { stroke: INK_2 }),
      words.flatMap((line) => down([x(line.at)], line.y + 8, bottom, { stroke: INK, strokeWidth: 1.5 })),
      labels([
        ...words.map((line): Label => waitLine(x(line.at), line.text, line.y, width, line.bold).label),
        ...(late.people > 0
          ? [
              {
                x: Math.min(lateX + 4, width - inkWidth(lateText, 13)),
                y: lateTop - 12,
                text: lateText,
                anchor: 'start' as const,
                halo: true,
              },
            ]
          : []),
        ...shownTicks.map(
          (tick): Label => ({
            x: x(tick),
            y: bottom + 14,
            text: String(tick),
            quiet: true,
            bold: tick === data.target,
          }),
        ),
        ...(data.lastIsOpen
          ? [
              {
                x: Math.min(openX, width - inkWidth(openText, 12) / 2),
                y: bottom + 14,
                text: openText,
                quiet: true,
              },
            ]
          : []),
        { x: width, y: bottom + 32, text: 'completed weeks waiting', anchor: 'end' as const, quiet: true },
      ]),
    ],
    { id: `${id}-${size}`, title: data.title, description: describe(data) },
    size,
  );
};
