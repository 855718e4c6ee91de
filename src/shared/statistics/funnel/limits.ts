import { chiSquared, normalDeviate, tailOf } from '../distributions.ts';
import { type Missing, present, requireFinite } from '../refusals.ts';
import { funnelDeviate } from './deviate.ts';
import { poissonBounds } from './poisson-lines.ts';

/** Where a funnel's two lines run at one size of unit. */
export type FunnelLimits = { readonly lower: number; readonly upper: number };

/** How a ratio's or a rate's lines are worked out: see `ratioFunnel`. */
export type RatioMethod = 'poisson' | 'exact' | 'log' | 'root';

/** Confidence 0.95 and 0.998 are the two lines usually drawn. */
export type FunnelOptions = {
  readonly confidence?: number;
  /** Variance between units beyond chance, from `overdispersion`, on the scale of the same transformation. */
  readonly tauSquared?: number;
};

const noTau = (tauSquared: number, method: string): void => {
  if (tauSquared !== 0)
    throw new RangeError(`${method} limits know no over-dispersion; use a transformation`);
};

/** An angle whose sine is squared: beyond 0 and a right angle the limit has reached 0 or 1. */
const squaredSine = (angle: number): number => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2;

/**
 * Funnel limits of a proportion round `average` (a share of 1) for a unit with `size` people.
 * - `score`: p ∓ z√(p(1 − p)/n), kept within 0 and 1. A unit is outside exactly when its Wilson limits miss
 *   the average. Source: Fingertips, PHEindicatormethods `phe_funnels`. Knows no over-dispersion.
 * - `arcsine`: sin²(asin√p ∓ z√(1/4n + τ²)). Source: Spiegelhalter 2005; FunnelPlotR.
 *
 * Undefined when a number is missing or the size is 0. Refuses an average outside 0 to 1.
 */
export const proportionFunnel = (
  average: Missing,
  size: Missing,
  { method, confidence = 0.95, tauSquared = 0 }: FunnelOptions & { readonly method: 'score' | 'arcsine' },
): FunnelLimits | undefined => {
  const p = present(average, 'the average', 0);
  const n = present(size, 'the size', 0);
  requireFinite(tauSquared, 'tau squared', 0);
  if (p !== undefined && p > 1) throw new RangeError(`a proportion must not be above 1, as ${p} is`);
  if (p === undefined || n === undefined || n === 0) return undefined;
  if (method === 'score') {
    noTau(tauSquared, 'score');
    const reach = normalDeviate(confidence) * Math.sqrt((p * (1 - p)) / n);
    return { lower: Math.max(0, p - reach), upper: Math.min(1, p + reach) };
  }
  const angle = Math.asin(Math.sqrt(p));
  const reach = funnelDeviate(confidence) * Math.sqrt(1 / (4 * n) + tauSquared);
  return { lower: squaredSine(angle - reach), upper: squaredSine(angle + reach) };
};

/**
 * Funnel limits of observed over expected, round 1, for a unit with `expected` events.
 * - `poisson`: the counts whose own exact limits just reach the expectation, over it: a unit is outside
 *   exactly when `poissonStanding` says so, down to the smallest. Source: Fingertips, `phe_funnels`.
 * - `exact`: χ²(α/2; 2E)/2E and χ²(1 − α/2; 2E + 2)/2E, the limits of E were it a count. Close to `poisson`
 *   from about 10, but its lower line is never 0, so that none observed is always low. FunnelPlotR.
 *   These two know no over-dispersion.
 * - `log` (the SHMI's): exp(∓z√(1/E + τ²)).
 * - `root` (the CQC's): (1 ∓ z√(1/4E + τ²))², squared back to the ratio's scale, the lower never past 0.
 *   (The source draws it unsquared, FunnelPlotR#33, and so accuses units that are within.)
 *
 * Undefined when the number is missing or nothing is expected.
 * Source: Spiegelhalter 2005; FunnelPlotR.
 */
export const ratioFunnel = (
  expected: Missing,
  { method, confidence = 0.95, tauSquared = 0 }: FunnelOptions & { readonly method: RatioMethod },
): FunnelLimits | undefined => {
  const e = present(expected, 'the expected events', 0);
  requireFinite(tauSquared, 'tau squared', 0);
  if (e === undefined || e === 0) return undefined;
  if (method === 'poisson' || method === 'exact') noTau(tauSquared, method);
  if (method === 'poisson') {
    const { lower, upper } = poissonBounds(e, confidence);
    return { lower: lower / e, upper: upper / e };
  }
  if (method === 'exact') {
    const tail = tailOf(confidence);
    return {
      lower: chiSquared(tail, 'lower', 2 * e) / (2 * e),
      upper: chiSquared(tail, 'upper', 2 * e + 2) / (2 * e),
    };
  }
  const z = funnelDeviate(confidence);
  if (method === 'log') {
    const reach = z * Math.sqrt(1 / e + tauSquared);
    return { lower: Math.exp(-reach), upper: Math.exp(reach) };
  }
  const reach = z * Math.sqrt(1 / (4 * e) + tauSquared);
  return { lower: Math.max(0, 1 - reach) ** 2, upper: (1 + reach) ** 2 };
};

/**
 * Funnel limits of a rate round `average` (events per person) for a unit of `population`: the ratio's limits
 * for average × population expected events, times the average. Multiply by 1,000 to show per 1,000.
 * Undefined when a number is missing or nobody, or nothing, is there to expect.
 */
export const rateFunnel = (
  average: Missing,
  population: Missing,
  options: FunnelOptions & { readonly method: RatioMethod },
): FunnelLimits | undefined => {
  const rate = present(average, 'the average', 0);
  const people = present(population, 'the population', 0);
  if (rate === undefined || people === undefined) return undefined;
  const limits = ratioFunnel(rate * people, options);
  return limits && { lower: limits.lower * rate, upper: limits.upper * rate };
};

/**
 * Funnel limits of a ratio of two counts, such as follow-up to first attendances, round `average`:
 * exp(ln(average) ∓ z√(s² + τ²)). Which s² must be said, since the two differ nearly threefold in width:
 * - `both-counts`: (1 + 1/average)/denominator, the variance of the log of a ratio of two Poisson counts
 *   when the unit is like the average. Use this one to judge units.
 * - `denominator`: 1/(4·denominator), as FunnelPlotR draws it. It leaves the numerator's chance out, so that
 *   far more than 1 in 20 like units fall outside; here to reproduce charts of that package.
 *
 * Undefined when a number is missing or 0.
 */
export const countRatioFunnel = (
  average: Missing,
  denominator: Missing,
  {
    spread,
    confidence = 0.95,
    tauSquared = 0,
  }: FunnelOptions & { readonly spread: 'both-counts' | 'denominator' },
): FunnelLimits | undefined => {
  const ratio = present(average, 'the average', 0);
  const n = present(denominator, 'the denominator', 0);
  requireFinite(tauSquared, 'tau squared', 0);
  if (!ratio || !n) return undefined;
  const variance = spread === 'both-counts' ? (1 + 1 / ratio) / n : 1 / (4 * n);
  const reach = funnelDeviate(confidence) * Math.sqrt(variance + tauSquared);
  return { lower: ratio * Math.exp(-reach), upper: ratio * Math.exp(reach) };
};
