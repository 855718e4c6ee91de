import { normalDeviate } from './distributions.ts';
import type { Estimate } from './estimate.ts';
import { type Missing, present, requireFinite } from './refusals.ts';

/**
 * Wilson's score limits of `count` among `total`, as shares of 1:
 * (2x + z² ∓ z√(z² + 4x(1 − x/n))) / 2(n + z²).
 *
 * The lower limit is worked out as 2x²/n(2x + z² + z√…), which is the same and loses no digits where few
 * of many are counted. Counts need not be whole (an adjusted count is no mistake). They stay within 0 and 1.
 *
 * Refuses (RangeError): a count below 0 or above the total, a total of 0 or less.
 * Source: Wilson 1927; Newcombe and Altman 2000; as in PHEindicatormethods.
 */
export const wilsonLimits = (
  count: number,
  total: number,
  confidence = 0.95,
): { lower: number; upper: number } => {
  requireFinite(count, 'the count', 0);
  requireFinite(total, 'the total', Number.MIN_VALUE);
  if (count > total) throw new RangeError(`a count of ${count} cannot be part of ${total}`);
  const z = normalDeviate(confidence);
  const middle = 2 * count + z * z;
  const reach = z * Math.sqrt(z * z + 4 * count * (1 - count / total));
  return {
    lower: (2 * count * count) / (total * (middle + reach)),
    upper: count === total ? 1 : Math.min(1, (middle + reach) / 2 / (total + z * z)),
  };
};

/**
 * A proportion with Wilson's limits. `per` 100 gives per cent.
 * Undefined when either number is missing or nobody is in the denominator; refusals as for `wilsonLimits`.
 */
export const proportion = (
  count: Missing,
  total: Missing,
  { confidence = 0.95, per = 1 }: { confidence?: number; per?: number } = {},
): Estimate | undefined => {
  const x = present(count, 'the count', 0);
  const n = present(total, 'the total', 0);
  if (x === undefined || n === undefined) return undefined;
  if (n === 0 && x === 0) return undefined;
  if (x > n) throw new RangeError(`a count of ${x} cannot be part of ${n}`);
  const { lower, upper } = wilsonLimits(x, n, confidence);
  return { value: (x / n) * per, lower: lower * per, upper: upper * per, confidence, method: 'wilson' };
};
