import { sumOfShown, withholdSmall } from '../../shared/small-numbers.ts';

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
 * year, decided once with all kinds of that year in hand, whose sum is on show elsewhere; sums over years are made
 * of shown ones only. So no choice of years, nor two held against each other, gives a small number back. A year
 * with so few ideas that nothing guards its small ones is left out whole, the names of its kinds too. Kinds come in
 * the order of how many are shown, then by name.
 */
export const raisedShown = (
  rows: readonly RaisedBy[],
  chosen: (year: number) => boolean,
): { readonly kinds: readonly RaisedShown[]; readonly yearsLeftOut: number } => {
  const years = [...new Set(rows.map(({ year }) => year))].filter(chosen);
  const kept = years.flatMap((year) => {
    const own = rows.filter((row) => row.year === year);
    const { counts, total } = withholdSmall(own.map(({ ideas }) => ideas));
    return total === null ? [] : [own.map(({ kind }, place) => ({ kind, ideas: counts[place] ?? null }))];
  });
  const shown = kept.flat();
  const kinds = [...new Set(shown.map(({ kind }) => kind))].map((kind) => {
    const sum = sumOfShown(shown.filter((row) => row.kind === kind).map(({ ideas }) => ideas));
    return { kind, ideas: sum.shown > 0 ? sum.sum : null, withheld: sum.withheld };
  });
  return {
    kinds: kinds.sort((a, b) => (b.ideas ?? -1) - (a.ideas ?? -1) || a.kind.localeCompare(b.kind)),
    yearsLeftOut: years.length - kept.length,
  };
};

/** Bands of a practice's size, smallest first. The last is for those who belong to no practice. */
export const SIZE_BANDS = ['Under 5,000', '5,000 to 9,999', '10,000 and more', 'No practice'] as const;

/** The band of so many people registered; null: no practice. */
export const sizeBand = (people: number | null): (typeof SIZE_BANDS)[number] =>
  people === null
    ? 'No practice'
    : people < 5000
      ? SIZE_BANDS[0]
      : people < 10_000
        ? SIZE_BANDS[1]
        : SIZE_BANDS[2];
