import { chiSquared, normalDeviate, tailOf } from './distributions.ts';
import type { Limits } from './estimate.ts';
import { requireFinite } from './refusals.ts';

/** Byar's limits are close from this many events on; below it the exact ones are used. */
export const BYAR_FROM = 10;

/**
 * Exact limits of a count of events, from the Poisson distribution by way of chi-squared:
 * χ²(α/2; 2x)/2 and χ²(1 − α/2; 2x + 2)/2. The lower limit of none is 0.
 * Refuses (RangeError) a count below 0. Source: Armitage and Berry 2002; as in PHEindicatormethods.
 */
export const exactPoissonLimits = (count: number, confidence = 0.95): { lower: number; upper: number } => {
  requireFinite(count, 'the count', 0);
  const tail = tailOf(confidence);
  return {
    lower: chiSquared(tail, 'lower', 2 * count) / 2,
    upper: chiSquared(tail, 'upper', 2 * count + 2) / 2,
  };
};

/**
 * Byar's limits of a count of events:
 * x(1 − 1/9x − z/3√x)³ and (x + 1)(1 − 1/9(x + 1) + z/3√(x + 1))³.
 * The lower limit of none is 0. Where the formula falls below 0 (one event, at 99.8%) the limit does not
 * exist and is undefined. Refuses (RangeError) a count below 0.
 * Source: Breslow and Day 1987; as in PHEindicatormethods.
 */
export const byarLimits = (count: number, confidence = 0.95): Limits & { upper: number } => {
  requireFinite(count, 'the count', 0);
  const z = normalDeviate(confidence);
  const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  const next = count + 1;
  return {
    lower: lower < 0 ? undefined : lower,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
};

/** The rule of public-health indicators: exact limits below ten events, Byar's from ten. */
export const countLimits = (
  count: number,
  confidence = 0.95,
): Limits & { readonly method: 'exact-poisson' | 'byar' } =>
  count < BYAR_FROM
    ? { ...exactPoissonLimits(count, confidence), method: 'exact-poisson' }
    : { ...byarLimits(count, confidence), method: 'byar' };
