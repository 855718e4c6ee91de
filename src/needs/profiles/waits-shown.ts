import { isSmall, withholdSmall } from '../../shared/small-numbers.ts';
import { ALL_TREATMENTS, foldWeeks, TARGET_WEEKS } from '../waiting/rules.ts';
import { CONDITIONS } from './condition/catalogue.ts';

/** The weeks of some people who wait, as they may be shown; null is withheld. */
export type ShownWeeks = {
  readonly counts: readonly (number | null)[];
  /** People beyond the standard. */
  readonly over: number | null;
  readonly people: number | null;
  /** How many weeks are withheld. */
  readonly withheld: number;
};

/**
 * Weeks of one treatment function in one month, as they may be shown. Those within and those beyond the standard have
 * each a total that is shown, so each side is guarded by itself. Where a side's total would give a small number away
 * neither side has one, and the whole is guarded against the number of all who wait; that is null where no guard holds.
 */
export const shownWeeks = (weeks: readonly number[]): ShownWeeks => {
  const within = withholdSmall(weeks.slice(0, TARGET_WEEKS));
  const beyond = withholdSmall(weeks.slice(TARGET_WEEKS));
  if (within.total !== null && beyond.total !== null && !isSmall(beyond.total) && !isSmall(within.total))
    return {
      counts: [...within.counts, ...beyond.counts],
      over: beyond.total,
      people: within.total + beyond.total,
      withheld: within.places.size + beyond.places.size,
    };
  const whole = withholdSmall(weeks);
  return { counts: whole.counts, over: null, people: whole.total, withheld: whole.places.size };
};

/** Their sum, or nothing where one of them is withheld. */
const sumUnlessWithheld = (parts: readonly (number | null)[]): number | null =>
  parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);

/**
 * Several treatment functions of one month added up. What is withheld is settled function by function, the same
 * whatever it is added to, and a sum is shown only where each part may be: so the difference of two sums says nothing
 * that the functions by themselves would not. Weeks are added in the shortest scale.
 */
export const shownSum = (functions: readonly (readonly number[])[]): ShownWeeks => {
  const parts = functions.map(shownWeeks);
  const most = Math.min(...functions.map((weeks) => weeks.length - 1));
  const counts = Array.from({ length: most + 1 }, (_, week) =>
    sumUnlessWithheld(
      parts.flatMap((part) => (week < most ? [part.counts[week] ?? null] : part.counts.slice(most))),
    ),
  );
  return {
    counts,
    over: sumUnlessWithheld(parts.map(({ over }) => over)),
    people: sumUnlessWithheld(parts.map(({ people }) => people)),
    withheld: counts.filter((count) => count === null).length,
  };
};

/** Treatment functions whose weeks the profiles of conditions show, by themselves or in a sum. */
export const shownElsewhere: ReadonlySet<string> = new Set(
  CONDITIONS.flatMap(({ treatments }) => treatments),
);

/**
 * The weeks of all treatment functions together. Whoever takes from them the functions that profiles of conditions
 * show has the rest: so the rest is guarded as well, side by side of the standard.
 */
export const shownOfAll = (
  all: readonly number[],
  rows: readonly { readonly treatment: string; readonly weeks: readonly number[] }[],
): ShownWeeks => {
  const own = shownWeeks(all);
  const known = rows
    .filter(({ treatment }) => treatment !== ALL_TREATMENTS && shownElsewhere.has(treatment))
    .map(({ weeks }) => shownWeeks(foldWeeks(weeks, all.length - 1)).counts);
  const rest = all.map((count, week) => known.reduce((left, counts) => left - (counts[week] ?? 0), count));
  const within = withholdSmall(rest.slice(0, TARGET_WEEKS));
  const beyond = withholdSmall(rest.slice(TARGET_WEEKS));
  const sides = [...within.counts, ...beyond.counts];
  const counts = own.counts.map((count, week) => (sides[week] === null ? null : count));
  return {
    counts,
    // Few in one week and nobody else left of a side: its total would tell them.
    over: within.total === null || beyond.total === null ? null : own.over,
    people: own.people,
    withheld: counts.filter((count) => count === null).length,
  };
};
