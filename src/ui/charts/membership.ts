import * as Plot from '@observablehq/plot';
import { type CalendarDate, longDate } from '../../shared/dates.ts';
import { BLUE, BLUE_PALE, drawSvg, INK, INK_2, LINE, NAVY, type Size, textWidth, WIDTH } from './draw.ts';
import type { ChartTable } from './table.ts';

export type Membership = {
  /** The body that it belonged to: `Ironstone Vale CCG`. */
  readonly name: string;
  readonly from: CalendarDate;
  /** Last day; null while it lasts. */
  readonly to: CalendarDate | null;
  /** `group` is the commissioning body, `network` a grouping within it, `before` a predecessor. */
  readonly kind: 'group' | 'network' | 'before';
};

export type Memberships = {
  readonly title: string;
  readonly measure: string;
  readonly items: readonly Membership[];
  /** Day that the picture is of: bars that last are drawn up to it. */
  readonly asOf: CalendarDate;
};

const ROW: Readonly<Record<Size, number>> = { broad: 34, wide: 34, narrow: 46 };
const BAR = 18;
const FILL = { group: NAVY, network: BLUE, before: BLUE_PALE } as const;

const instant = (date: CalendarDate): Date => new Date(`${date}T00:00:00Z`);
const year = (date: CalendarDate): number => Number(date.slice(0, 4));

/** What may stand in or beside a bar, the fullest first: `since 1 April 2013`, `since April 2013`, `since 2013`. */
const spanTexts = ({ from, to }: Membership): readonly [string, ...string[]] => {
  const long = longDate(from);
  if (to === null) return [`since ${long}`, `since ${long.replace(/^\d+ /, '')}`, `since ${year(from)}`];
  return [year(from) === year(to) ? String(year(from)) : `${year(from)} to ${year(to)}`];
};

/** Where each item's words go: in its bar when they fit, else to the right of it, else to the left. */
const placed = (memberships: Memberships, size: Size, left: number, right: number) => {
  const { items, asOf } = memberships;
  const begin = [asOf, ...items.map((item) => item.from)].sort()[0] ?? asOf;
  const start = instant(begin).getTime();
  const length = Math.max(1, instant(asOf).getTime() - start);
  const x = (date: CalendarDate): number =>
    left + ((instant(date).getTime() - start) / length) * (right - left);
  const rows = items.map((item, i) => {
    const x1 = x(item.from);
    const x2 = Math.max(x(item.to ?? asOf), x1 + 2);
    const top = i * ROW[size] + (size !== 'narrow' ? 4 : 20);
    const texts = spanTexts(item);
    const fits = texts.find((text) => textWidth(text, 12) + 10 <= x2 - x1);
    const [outside] = texts;
    const toRight = right - x2 >= textWidth(outside, 12) + 8;
    return {
      ...item,
      x1,
      x2,
      top,
      text: fits ?? outside,
      at: fits ? x1 + 6 : toRight ? x2 + 6 : x1 - 6,
      anchor: fits || toRight ? ('start' as const) : ('end' as const),
      ink: fits && item.kind !== 'before' ? '#fff' : INK,
    };
  });
  const span = year(asOf) - year(begin);
  const every = span > 40 ? 20 : span > 16 ? (size !== 'narrow' ? 5 : 10) : span > 6 ? 2 : 1;
  const years = Array.from({ length: span }, (_, i) => year(begin) + 1 + i)
    .filter((y) => y % every === 0)
    .map((y) => ({ x: x(`${y}-01-01`), text: String(y) }))
    .filter((tick) => tick.x > left + 14 && tick.x < right - 6);
  return { rows, years };
};

const describe = ({ items }: Memberships): string =>
  `${items.map((item) => `${item.name}: ${longDate(item.from)} to ${item.to ? longDate(item.to) : 'now'}`).join('. ')}.`;

/** The bars as a bare SVG. Laid out in pixels, since words decide where they may stand. */
export const membershipSvg = (memberships: Memberships, size: Size, id = 'membership'): string => {
  const width = WIDTH[size];
  const names = memberships.items.map((item) => textWidth(item.name, 13));
  const left = size !== 'narrow' ? Math.min(Math.max(...names, 60) + 14, 270) : 0;
  const { rows, years } = placed(memberships, size, left, width);
  const bottom = memberships.items.length * ROW[size] + 4;
  const height = bottom + 22;
  type Row = (typeof rows)[number];
  const words = (anchor: 'start' | 'end') =>
    Plot.text(
      rows.filter((row) => row.anchor === anchor),
      {
        x: 'at',
        y: (row: Row) => row.top + BAR / 2,
        text: 'text',
        textAnchor: anchor,
        fill: (row: Row) => row.ink,
        fontSize: 12,
        fontWeight: 'bold',
      },
    );
  return drawSvg(
    {
      width,
      height,
      margin: 0,
      x: { axis: null, type: 'linear', domain: [0, width] },
      y: { axis: null, type: 'linear', domain: [0, height], range: [0, height] },
      color: { type: 'identity' },
      marks: [
        Plot.ruleX(years, { x: 'x', y1: 0, y2: bottom, stroke: LINE }),
        Plot.text(years, { x: 'x', y: () => bottom + 13, text: 'text', fill: INK_2, fontSize: 12 }),
        Plot.rect(rows, {
          x1: 'x1',
          x2: 'x2',
          y1: 'top',
          y2: (row: Row) => row.top + BAR,
          fill: (row: Row) => FILL[row.kind],
        }),
        Plot.text(rows, {
          x: () => 0,
          y: (row: Row) => (size !== 'narrow' ? row.top + BAR / 2 : row.top - 10),
          text: 'name',
          textAnchor: 'start',
        }),
        words('start'),
        words('end'),
      ],
    },
    { id: `${id}-${size}`, title: memberships.title, description: describe(memberships) },
    size,
  );
};

/** The same memberships by date. */
export const membershipTable = ({ items, title }: Memberships): ChartTable => ({
  caption: title,
  columns: ['Belonged to', 'From', 'To'],
  rows: items.map((item) => [item.name, item.from, item.to]),
  gap: 'still',
});
