import { sumOfShown, withholdAtoms } from '../../shared/small-numbers.ts';

/** How many ideas of one year were raised by people of one kind. */
export type RaisedBy = { readonly year: number; readonly kind: string; readonly ideas: number };

export type RaisedShown = {
  readonly kind: string;
  /** Null where none of it may be shown. */
  readonly ideas: number | null;
  /** Numbers of single years that are left out of it, since they are small or guard a small one. */
  readonly withheld: number;
};

/**
 * Ideas by what their raisers are, so that nobody can be told by it. What is shown or withheld is one kind in one
 * year, decided once with all kinds of that year in hand, whose sum is on show; sums over years are made of shown ones
 * only. So no choice of years, nor two held against each other, gives a small number back. Kinds come in the
 * order of how many are shown, then by name.
 */
export const raisedShown = (
  rows: readonly RaisedBy[],
  chosen: (year: number) => boolean,
): readonly RaisedShown[] => {
  const { shown } = withholdAtoms(rows, { count: ({ ideas }) => ideas, group: ({ year }) => String(year) });
  const open = new Set(shown);
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const own = rows.filter((row) => row.kind === kind && chosen(row.year));
      const sum = sumOfShown(own.map((row) => (open.has(row) ? row.ideas : null)));
      return { kind, ideas: sum.shown > 0 ? sum.sum : null, withheld: sum.withheld, any: own.length };
    })
    .filter(({ any }) => any > 0)
    .map(({ kind, ideas, withheld }) => ({ kind, ideas, withheld }))
    .sort((a, b) => (b.ideas ?? -1) - (a.ideas ?? -1) || a.kind.localeCompare(b.kind));
};

/** Bands of a practice's size, smallest first. The last is for those who belong to no practice. */
export const SIZE_BANDS = ['under 5,000', '5,000 to 9,999', '10,000 and more', 'no practice'] as const;

/** The band of so many people registered; null: no practice. */
export const sizeBand = (people: number | null): (typeof SIZE_BANDS)[number] =>
  people === null
    ? 'no practice'
    : people < 5000
      ? SIZE_BANDS[0]
      : people < 10_000
        ? SIZE_BANDS[1]
        : SIZE_BANDS[2];
