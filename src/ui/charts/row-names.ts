import type { Size } from './draw.ts';
import { inkWidth, wrapped } from './layout.ts';
import { type Label, linesOf } from './marks.ts';

type Named = { readonly name: string; readonly note?: string | undefined; readonly strong?: boolean };

const MOST: Readonly<Record<Size, number>> = { broad: 230, wide: 172, narrow: 104 };
const GAP = 7;

const besideWidth = ({ name, note, strong = true }: Named): number =>
  inkWidth(name, 13, strong) + (note ? GAP + inkWidth(note, 12) : 0);

/** How wide the column of names to the left of rows must be, gap to the plot included. */
export const namesWidth = (rows: readonly Named[], size: Size): number => {
  const most = MOST[size];
  const needed = rows.map((row) =>
    besideWidth(row) <= most
      ? besideWidth(row)
      : Math.max(
          ...wrapped(row.name, most, 13, row.strong ?? true).map((line) =>
            inkWidth(line, 13, row.strong ?? true),
          ),
          ...(row.note ? wrapped(row.note, most, 12).map((line) => inkWidth(line, 12)) : []),
        ),
  );
  return Math.ceil(Math.max(24, ...needed)) + 14;
};

/** A row's name, its note beside it where both fit and under it where not, the block around `y`. */
export const nameLabels = (row: Named, y: number, size: Size): readonly Label[] => {
  const bold = row.strong ?? true;
  if (besideWidth(row) <= MOST[size])
    return [
      { x: 0, y, text: row.name, anchor: 'start', bold },
      ...(row.note
        ? [
            {
              x: inkWidth(row.name, 13, bold) + GAP,
              y: y + 0.5,
              text: row.note,
              anchor: 'start' as const,
              quiet: true,
            },
          ]
        : []),
    ];
  const names = wrapped(row.name, MOST[size], 13, bold);
  const notes = row.note ? wrapped(row.note, MOST[size], 12) : [];
  const all = linesOf([...names, ...notes], { x: 0, y, anchor: 'start' });
  return all.map((label, i) => (i < names.length ? { ...label, bold } : { ...label, quiet: true }));
};

/** How many lines a row's name takes, which is what its row must be high for. */
export const nameLines = (row: Named, size: Size): number =>
  besideWidth(row) <= MOST[size]
    ? 1
    : wrapped(row.name, MOST[size], 13, row.strong ?? true).length +
      (row.note ? wrapped(row.note, MOST[size], 12).length : 0);
