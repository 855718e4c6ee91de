import { inkWidth, wrapped } from './layout.ts';
import type { Label } from './marks.ts';

/** How high a row of keys is. */
const ROW = 18;
const GAP = 20;

/** A key: its sign, which the picture draws, with the room that takes, and its words. */
export type KeyItem<Sign> = {
  readonly sign?: Sign | undefined;
  readonly room: number;
  readonly text: string;
};

export type PlacedKey<Sign> = KeyItem<Sign> & {
  readonly x: number;
  /** Middle of its first line. */
  readonly y: number;
  readonly labels: readonly Label[];
};

/** Keys side by side in as many rows as they need; one that is longer than a row is broken into lines. */
export const placeKeys = <Sign>(
  items: readonly KeyItem<Sign>[],
  width: number,
): { readonly placed: readonly PlacedKey<Sign>[]; readonly height: number } => {
  const placed: PlacedKey<Sign>[] = [];
  let at = 0;
  let row = 0;
  let rows = 0;
  for (const item of items) {
    const wide = item.room + inkWidth(item.text);
    if (at > 0 && at + wide > width) {
      at = 0;
      row = rows;
    }
    const lines = wrapped(item.text, width - item.room);
    const y = 8 + row * ROW;
    placed.push({
      ...item,
      x: at,
      y,
      labels: lines.map((text, i) => ({ x: at + item.room, y: y + i * ROW, text, anchor: 'start' })),
    });
    rows = Math.max(rows, row + lines.length);
    at = lines.length > 1 ? width : at + wide + GAP;
  }
  return { placed, height: rows === 0 ? 0 : rows * ROW + 8 };
};
