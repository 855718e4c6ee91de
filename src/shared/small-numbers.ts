/**
 * Small numbers of people. A count of one to four could tell who is meant, so it is shown to nobody; nought and
 * five or more are. What is kept from view must not come back by subtraction, which is guarded in two ways:
 *
 * - Within one shown total (`withholdSmall`): whoever knows the total and all parts but those withheld knows the
 *   sum of these. So that sum is five or more, and not all that is withheld is alike: the same numbers the other
 *   way round would be shown the same way. Where the parts do not allow that, the total is withheld as well.
 * - Over any choice of filters (`withholdAtoms`, `sumOfShown`): what can be chosen is made of atoms, one register
 *   of one practice in one year. An atom is withheld or shown once and for all, whatever is asked; sums are made
 *   over shown atoms only. The difference of two answers is then a sum of shown atoms and says nothing of others.
 *
 * It does not guard against one who knows some of the people, or who has the same counts from another publisher.
 * Source: DESIGN.md, Privacy; the threshold is the group's (publishers differ: NHS Digital hides 1 to 7 in some
 * sets).
 */
export const LEAST_SHOWN = 5;

/** Whether a count of people is too small to be shown: more than nobody, fewer than five. */
export const isSmall = (count: number): boolean => count > 0 && count < LEAST_SHOWN;

export type Withheld = {
  /** As they may be shown, in the order given; null where withheld, and where there was none. */
  readonly counts: readonly (number | null)[];
  /** Their sum, null where it is withheld too. A missing count is no part of it. */
  readonly total: number | null;
  /** Which places are withheld, small ones and those that guard them. */
  readonly places: ReadonlySet<number>;
};

/** Whether knowing their sum leaves each of the withheld counts open. */
const guarded = (counts: readonly number[]): boolean =>
  counts.reduce((total, count) => total + count, 0) >= LEAST_SHOWN && new Set(counts).size > 1;

/**
 * Those of the next smallest, all of one size, that go with a single small one. Which one goes must not tell which of
 * the two is small: so they and the small one are paired off by their places (the last three together where their
 * number is odd), and the pair is the same whichever of the two is small.
 */
const partnersOf = <One extends { readonly place: number }>(
  small: number,
  alike: readonly One[],
): readonly One[] => {
  const places = [small, ...alike.map(({ place }) => place)].sort((a, b) => a - b);
  const at = places.indexOf(small);
  const odd = places.length % 2 === 1;
  const first = odd && at >= places.length - 3 ? places.length - 3 : at - (at % 2);
  const last = odd && first === places.length - 3 ? places.length : first + 2;
  const block = new Set(places.slice(first, last));
  return alike.filter(({ place }) => block.has(place));
};

/**
 * Withholds the small ones of `counts`. With `totalShown` (as it is, unless said otherwise) the next smallest are
 * withheld too until the sum of what is withheld gives none away (of several of one size one or two with a single
 * small one, else all of them); noughts tell nothing and stay. Where nothing more can be withheld the total is. Missing counts (null) stay missing and count for nothing.
 */
export const withholdSmall = (
  counts: readonly (number | null)[],
  { totalShown = true }: { readonly totalShown?: boolean } = {},
): Withheld => {
  const known = counts.flatMap((count, place) => (count === null ? [] : [{ count, place }]));
  const total = known.reduce((sum, { count }) => sum + count, 0);
  const hidden = known.filter(({ count }) => isSmall(count));
  const showing = known.filter(({ count }) => count >= LEAST_SHOWN).sort((a, b) => a.count - b.count);
  const safe = () => hidden.length === 0 || guarded(hidden.map(({ count }) => count));
  while (totalShown && !safe() && showing.length > 0) {
    const size = showing[0]?.count;
    const alike = showing.splice(0, showing.filter(({ count }) => count === size).length);
    hidden.push(...(hidden.length === 1 ? partnersOf(hidden[0]?.place ?? 0, alike) : alike));
  }
  const places = new Set(hidden.map(({ place }) => place));
  return {
    counts: counts.map((count, place) => (places.has(place) ? null : count)),
    total: totalShown && safe() ? total : null,
    places,
  };
};

/**
 * Which of `rows` may be shown: groups are those whose total is published somewhere (a register of an area in a
 * year), so that each is guarded as by `withholdSmall`. Decide with all rows of a group in hand, never with a
 * choice of them: then the answer is the same whatever is asked.
 */
export const withholdAtoms = <Row>(
  rows: readonly Row[],
  { count, group }: { readonly count: (row: Row) => number | null; readonly group: (row: Row) => string },
): { readonly shown: readonly Row[]; readonly withheld: readonly Row[] } => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(group(row), [...(groups.get(group(row)) ?? []), row]);
  const hidden = new Set<Row>();
  for (const members of groups.values()) {
    const { places } = withholdSmall(members.map(count));
    for (const [place, row] of members.entries()) if (places.has(place)) hidden.add(row);
  }
  return {
    shown: rows.filter((row) => !hidden.has(row)),
    withheld: rows.filter((row) => hidden.has(row)),
  };
};

/** The sum over those of a choice that are shown, and how many of it are left out: the only way sums are made. */
export const sumOfShown = (
  counts: readonly (number | null)[],
): { readonly sum: number; readonly shown: number; readonly withheld: number } => {
  const known = counts.filter((count) => count !== null);
  return {
    sum: known.reduce((total, count) => total + count, 0),
    shown: known.length,
    withheld: counts.length - known.length,
  };
};
