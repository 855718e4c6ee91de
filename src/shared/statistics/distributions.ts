import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import studentQuantile from '@stdlib/stats-base-dists-t-quantile';
import { requireConfidence, requireFinite } from './refusals.ts';

export { chiSquared } from './chi-squared.ts';

/** The share of a distribution that a two-sided confidence level leaves in one tail: 0.025 for 0.95. */
export const tailOf = (confidence: number): number => (1 - requireConfidence(confidence)) / 2;

/** Standard normal deviate of a two-sided confidence level: 1.959964 for 0.95, 3.090232 for 0.998. */
export const normalDeviate = (confidence: number): number => -normalQuantile(tailOf(confidence), 0, 1);

/** The value of the standard normal distribution with `share` of it below. */
export const normalAt = (share: number): number => normalQuantile(share, 0, 1);

/** Student's t for a two-sided confidence level; degrees of freedom above 0. */
export const studentDeviate = (confidence: number, degrees: number): number => {
  requireFinite(degrees, 'degrees of freedom', Number.MIN_VALUE);
  return -studentQuantile(tailOf(confidence), degrees);
};
