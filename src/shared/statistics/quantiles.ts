import { type Missing, present, requireWhole } from './refusals.ts';

/**
 * The value with the share `at` (0 to 1) of the values below it, straight between neighbours: position
 * (n − 1)·at. This is PERCENTILE_CONT of databases, type 7 of Hyndman and Fan, and R's default.
 * Missing values are left out. Undefined of nothing. Refuses NaN and a share outside 0 to 1.
 */
export const quantileAt = (values: readonly Missing[], at: number): number | undefined =>
  between(ascending(values), at);

/** The nine values between tenths, as deciles are drawn: p10 to p90. Undefined of nothing. */
export const deciles = (values: readonly Missing[]): readonly number[] | undefined => {
  const sorted = ascending(values);
  if (sorted.length === 0) return undefined;
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((tenth) => between(sorted, tenth / 10) ?? []);
};

const ascending = (values: readonly Missing[]): number[] =>
  values.flatMap((value) => present(value, 'a value') ?? []).sort((a, b) => a - b);

const between = (sorted: readonly number[], at: number): number | undefined => {
  if (!(at >= 0 && at <= 1)) throw new RangeError(`a quantile lies between 0 and 1, not at ${at}`);
  const position = (sorted.length - 1) * at;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return undefined;
  return below === above ? below : below + (above - below) * (position - Math.floor(position));
};

/**
 * The group, 1 to `groups`, of each value, by rank: 1 holds the highest values unless `lowestFirst`. So with
 * a deprivation score, quintile 1 is the most deprived; with a deprivation rank, where 1 is the most
 * deprived, say `lowestFirst`. Equal values share the better rank and so the group; a missing value has none.
 *
 * Group = groups + 1 − ⌈(n + 1 − rank)·groups/n⌉, rank counted from the values of group 1.
 * Refuses NaN, and fewer than one group. Source: PHEindicatormethods `phe_quantile`.
 */
export const quantileGroups = (
  values: readonly Missing[],
  { groups, lowestFirst = false }: { groups: number; lowestFirst?: boolean },
): readonly (number | undefined)[] => {
  requireWhole(groups, 'the number of groups', 1);
  const sorted = ascending(values);
  if (!lowestFirst) sorted.reverse();
  const ranks = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!ranks.has(value)) ranks.set(value, index + 1);
  });
  return values.map((value) => {
    const rank = value === null || value === undefined ? undefined : ranks.get(value);
    return rank === undefined
      ? undefined
      : groups + 1 - Math.ceil(((sorted.length + 1 - rank) * groups) / sorted.length);
  });
};
