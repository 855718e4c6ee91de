import { normalDeviate, tailOf } from '../distributions.ts';
import { requireFinite } from '../refusals.ts';
import { funnelDeviate } from './deviate.ts';
import type { FunnelOptions, RatioMethod } from './limits.ts';

/**
 * The fewest people a unit needs before it could stand outside a proportion's funnel at all: below the lower
 * line with none of them counted (`low`), above the upper line with all of them (`high`). A smaller unit is
 * within whatever happens in it, so nothing is learnt from its being so; say that rather than "within chance".
 * `score`: n > z²(1 − p)/p for low and z²p/(1 − p) for high. `arcsine`: 1/4n < (angle/z)² − τ².
 * Infinity when no size is enough. Refuses an average outside 0 to 1.
 */
export const smallestForProportion = (
  average: number,
  { method, confidence = 0.95, tauSquared = 0 }: FunnelOptions & { readonly method: 'score' | 'arcsine' },
): { readonly low: number; readonly high: number } => {
  requireFinite(average, 'the average', 0);
  if (average > 1) throw new RangeError(`a proportion must not be above 1, as ${average} is`);
  const least = (p: number): number => {
    if (p === 0) return Number.POSITIVE_INFINITY;
    if (method === 'score') return above((normalDeviate(confidence) ** 2 * (1 - p)) / p);
    const room = (Math.asin(Math.sqrt(p)) / funnelDeviate(confidence)) ** 2 - tauSquared;
    return room > 0 ? above(1 / (4 * room)) : Number.POSITIVE_INFINITY;
  };
  return { low: least(average), high: least(1 - average) };
};

/** The first whole number above. */
const above = (size: number): number => Math.floor(size) + 1;

/**
 * The fewest events that must be expected before observing none could stand below a ratio's funnel. By the
 * exact test −ln(α/2): 3.69 at 95%, 6.91 at 99.8%. The same is said of `exact` and `log`, whose drawn lines
 * are above 0 at any size and would call every unit with no event low. For the root, where its line leaves 0: E > 1/4(1/z² − τ²).
 * There is no such bound above, since a count has no ceiling. Infinity when no size is enough.
 */
export const smallestExpected = ({
  method,
  confidence = 0.95,
  tauSquared = 0,
}: FunnelOptions & { readonly method: RatioMethod }): number => {
  if (method !== 'root') return -Math.log(tailOf(confidence));
  const room = 1 / funnelDeviate(confidence) ** 2 - requireFinite(tauSquared, 'tau squared', 0);
  return room > 0 ? 1 / (4 * room) : Number.POSITIVE_INFINITY;
};
