import { type Missing, present, requireFinite } from './refusals.ts';

/**
 * What would be saved, in the unit of the numerator, were a unit at `rate` per denominator (usually a decile
 * of its peers): numerator − rate × denominator. Below 0 when it is already better. For a measure of cost or
 * items by list size, with cost as numerator. Undefined when a number is missing. Source: OpenPrescribing.
 */
export const savingAtRate = (numerator: Missing, denominator: Missing, rate: number): number | undefined => {
  const n = present(numerator, 'the numerator', 0);
  const d = present(denominator, 'the denominator', 0);
  requireFinite(rate, 'the rate', 0);
  return n === undefined || d === undefined ? undefined : n - rate * d;
};

/**
 * What would be saved were the share of the costlier items `share` (0 to 1): the cost of all less what the
 * same number of items would cost at that share and this unit's own prices. In the unit of the costs.
 * Undefined when there are no items, or none on a side whose price is needed. Refuses part above whole.
 * Source: OpenPrescribing, measures that are percentages.
 */
export const savingAtShare = (
  unit: {
    readonly items: number;
    readonly cost: number;
    /** Of these, the items that the measure counts. */
    readonly countedItems: number;
    readonly countedCost: number;
  },
  share: number,
): number | undefined => {
  const items = requireFinite(unit.items, 'the items', 0);
  const counted = requireFinite(unit.countedItems, 'the items counted', 0);
  const rest = items - counted;
  if (rest < 0) throw new RangeError(`${counted} items cannot be part of ${items}`);
  if (!(share >= 0 && share <= 1)) throw new RangeError(`a share lies between 0 and 1, not at ${share}`);
  if (items === 0 || (counted === 0 && share > 0) || (rest === 0 && share < 1)) return undefined;
  const price = counted === 0 ? 0 : requireFinite(unit.countedCost, 'the cost of items counted') / counted;
  const other = rest === 0 ? 0 : (requireFinite(unit.cost, 'the cost') - unit.countedCost) / rest;
  return unit.cost - (share * items * price + (1 - share) * items * other);
};
