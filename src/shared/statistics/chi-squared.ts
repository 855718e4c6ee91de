import chiSquaredQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import { requireFinite } from './refusals.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** Bernoulli terms of Stirling's series, which gives 16 digits from 15 upwards. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188];

/** Up to here the package agrees with a slower sum of ours to 13 digits at every tail that limits use. */
const TRUSTED_BELOW = 1000;

/** ln Γ(a+1) less Stirling's (a+½)ln a − a + ½ln 2π; a above 0. */
const stirlingError = (a: number): number => {
  let shift = 0;
  let x = a;
  for (; x < 15; x += 1) shift += (x + 0.5) * Math.log1p(1 / x) - 1;
  const square = x * x;
  return shift + STIRLING.reduceRight((sum, term) => sum / square + term, 0) / x;
};

/** a·ln(a/x) + x − a, without loss of digits where x is near a (Loader 2000). */
const deviance = (a: number, x: number): number => {
  if (Math.abs(a - x) >= 0.1 * (a + x)) return a * Math.log(a / x) + x - a;
  const v = (a - x) / (a + x);
  let sum = (a - x) * v;
  let term = 2 * a * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
};

/** ln of x^a e^−x / Γ(a+1). */
const logDensity = (a: number, x: number): number =>
  -stirlingError(a) - deviance(a, x) - 0.5 * Math.log(a) - HALF_LOG_TWO_PI;

/** Lower tail of the gamma distribution over x^a e^−x / Γ(a+1): a power series, for x up to a + 1. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
};

/** Upper tail over x^a e^−x / Γ(a): Legendre's continued fraction by Lentz, for x from a + 1. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; ; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = c * d;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) return h;
  }
};

/** Both tails of the gamma distribution of shape a at x, each to about 14 digits. */
const gammaTails = (a: number, x: number): { lower: number; upper: number } => {
  const density = Math.exp(logDensity(a, x));
  if (x < a + 1) {
    const lower = density * lowerSeries(a, x);
    return { lower, upper: 1 - lower };
  }
  const upper = density * a * upperFraction(a, x);
  return { lower: 1 - upper, upper };
};

/** Newton's steps in ln x, towards the tail asked for. */
const polish = (a: number, tail: number, side: 'lower' | 'upper', start: number): number => {
  let x = start;
  for (let round = 0; round < 60; round += 1) {
    const miss = gammaTails(a, x)[side] - tail;
    const slope = a * Math.exp(logDensity(a, x));
    const step = (side === 'lower' ? -miss : miss) / slope;
    if (!Number.isFinite(step)) return x;
    x *= Math.exp(Math.max(-1, Math.min(1, step)));
    if (Math.abs(step) < 1e-15) return x;
  }
  return x;
};

/**
 * The value below which (`lower`) or above which (`upper`) the share `tail` of a chi-squared distribution
 * lies. Degrees of freedom may be any number from 0: for 0 the answer is 0.
 *
 * The answer is @stdlib's below 1,000 degrees of freedom. Above, it is only where Newton's steps start: the
 * version pinned is wrong there, by up to 1 in 170 from about 1,700 on (for 2,002 and an upper tail of 0.025
 * R gives 2127.904, it gives 2128.234), enough to move a funnel's limit.
 *
 * Refuses (RangeError) a tail outside 0 to 1, and negative or unbounded degrees of freedom.
 */
export const chiSquared = (tail: number, side: 'lower' | 'upper', degrees: number): number => {
  requireFinite(degrees, 'degrees of freedom', 0);
  if (!(tail > 0 && tail < 1))
    throw new RangeError(`the tail of a distribution must lie between 0 and 1, not ${tail}`);
  if (degrees === 0) return 0;
  const a = degrees / 2;
  const share = side === 'lower' ? tail : 1 - tail;
  const given = chiSquaredQuantile(share, degrees) / 2;
  if (given > 0 && degrees < TRUSTED_BELOW) return 2 * given;
  const start = given > 0 ? given : Math.exp((Math.log(share) + logGammaPlusOne(a)) / a);
  return start > 0 ? 2 * polish(a, tail, side, start) : 0;
};

const logGammaPlusOne = (a: number): number =>
  stirlingError(a) + (a + 0.5) * Math.log(a) - a + HALF_LOG_TWO_PI;
