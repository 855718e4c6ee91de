import { type Thread, type ThreadObject, threadKey } from '../../shared/thread.ts';
import { textWidth } from '../charts/draw.ts';

/** Words in at most so many lines of `width` pixels, cut with an ellipsis. */
export const inLines = (text: string, size: number, width: number, most: number): string[] => {
  const lines: string[] = [];
  const fits = (line: string) => textWidth(line, size) <= width;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) lines[lines.length - 1] = `${last} ${word}`;
    else if (lines.length < most) lines.push(word);
    else {
      lines[lines.length - 1] = `${last} ${word}`;
      break;
    }
  }
  return lines.map((line) => {
    if (fits(line)) return line;
    const room = Math.max(1, Math.floor(width / (size * 0.6)) - 1);
    return `${line.slice(0, room).trimEnd()}…`;
  });
};

const byStationAndDay = (a: ThreadObject, b: ThreadObject): number =>
  a.order - b.order || a.date.localeCompare(b.date) || a.id.localeCompare(b.id);

export type Branch = {
  readonly object: ThreadObject;
  /** How far it is from where its branch began. */
  readonly depth: number;
  /** Row of what it hangs from; undefined at the root of a branch. */
  readonly parent: number | undefined;
  /** Others that led to it too. */
  readonly also: readonly ThreadObject[];
};

/**
 * A thread as branches, one object a row, each below what it came of: the picture of a phone. Where several led to one,
 * it hangs from the first and names the others. Every object stands once, also in a circle.
 */
export const branchesOf = ({ objects, links }: Thread): Branch[] => {
  const byKey = new Map(objects.map((one) => [threadKey(one), one]));
  const ordered = [...objects].sort(byStationAndDay);
  const ends = (key: string, end: 'from' | 'to'): ThreadObject[] =>
    links
      .filter((link) => link[end] === key)
      .flatMap((link) => byKey.get(link[end === 'from' ? 'to' : 'from']) ?? [])
      .sort(byStationAndDay);
  const rows: Branch[] = [];
  const placed = new Set<string>();
  const place = (object: ThreadObject, depth: number, parent: number | undefined): void => {
    const key = threadKey(object);
    if (placed.has(key)) return;
    placed.add(key);
    const row = rows.length;
    const from = parent === undefined ? undefined : rows[parent]?.object;
    rows.push({ object, depth, parent, also: ends(key, 'to').filter((one) => one !== from) });
    for (const next of ends(key, 'from')) place(next, depth + 1, row);
  };
  for (const root of ordered.filter((one) => ends(threadKey(one), 'to').length === 0))
    place(root, 0, undefined);
  // What is left stands in a circle: it begins at its first station.
  for (const one of ordered) place(one, 0, undefined);
  return rows;
};

export type Placed = {
  readonly object: ThreadObject;
  readonly x: number;
  readonly y: number;
};

/**
 * A thread in columns, a station each: within a column what comes of the same thing stands together. `step` is the
 * height of a row, `column` the width of a station.
 */
export const columnsOf = (
  { objects, links }: Thread,
  size: { readonly column: number; readonly step: number; readonly top: number },
): { readonly names: readonly string[]; readonly placed: readonly Placed[]; readonly rows: number } => {
  const orders = [...new Set(objects.map(({ order }) => order))].sort((a, b) => a - b);
  const rowOf = new Map<string, number>();
  const placed: Placed[] = [];
  let rows = 0;
  for (const [column, order] of orders.entries()) {
    const here = objects.filter((one) => one.order === order);
    const weight = (one: ThreadObject): number => {
      const before = links
        .filter(({ to }) => to === threadKey(one))
        .flatMap(({ from }) => rowOf.get(from) ?? []);
      return before.length === 0 ? 0 : before.reduce((sum, row) => sum + row, 0) / before.length;
    };
    const sorted = here
      .map((one) => ({ one, weight: weight(one) }))
      .sort((a, b) => a.weight - b.weight || byStationAndDay(a.one, b.one));
    for (const [row, { one }] of sorted.entries()) {
      rowOf.set(threadKey(one), row);
      placed.push({ object: one, x: (column + 0.5) * size.column, y: size.top + row * size.step });
    }
    rows = Math.max(rows, sorted.length);
  }
  const names = orders.map((order) => objects.find((one) => one.order === order)?.station ?? '');
  return { names, placed, rows };
};
