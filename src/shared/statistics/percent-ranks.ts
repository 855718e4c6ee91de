import { type Missing, present, requireWhole } from './refusals.ts';

/**
 * Where each value stands among all, 0 to 100: 100·(values below it)/(n − 1). Equal values share the lowest
 * rank; a value alone stands at 0; a missing value stands nowhere and is not counted. Refuses NaN.
 * This is 100 × PERCENT_RANK, as OpenPrescribing shows. It is a place in a queue, not a measure of distance.
 */
export const percentRanks = (values: readonly Missing[]): readonly (number | undefined)[] => {
  const sorted = values.flatMap((value) => present(value, 'a value') ?? []).sort((a, b) => a - b);
  const below = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!below.has(value)) below.set(value, index);
  });
  return values.map((value) => {
    const rank = value === null || value === undefined ? undefined : below.get(value);
    if (rank === undefined) return undefined;
    return sorted.length === 1 ? 0 : (100 * rank) / (sorted.length - 1);
  });
};

/**
 * Whether a unit has stood at an end for months on end: `high` when each of the last `months` percent ranks
 * is at or above 90, `low` when each is at or below 10. A missing month breaks the row.
 * Source: the monthly alert of OpenPrescribing (three months).
 */
export const atAnEnd = (ranks: readonly Missing[], { months = 3 } = {}): 'high' | 'low' | undefined => {
  requireWhole(months, 'the number of months', 1);
  const last = ranks.slice(-months).map((rank) => present(rank, 'a percent rank', 0));
  if (last.length < months) return undefined;
  if (last.every((rank) => rank !== undefined && rank >= 90)) return 'high';
  return last.every((rank) => rank !== undefined && rank <= 10) ? 'low' : undefined;
};
