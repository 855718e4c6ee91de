import { studentDeviate } from './distributions.ts';
import type { Estimate } from './estimate.ts';
import { type Missing, present, requireFinite } from './refusals.ts';
import { average, squaredDistances, sum } from './sums.ts';

/**
 * Mean with Student's t limits: mean ± t(n − 1)·s/√n, s with n − 1 below. Missing values are left out, and
 * `values` tells how many were there. One value has a mean and no limits; none has no mean (undefined).
 * Refuses NaN. Source: PHEindicatormethods `phe_mean`.
 */
export const meanOf = (
  values: readonly Missing[],
  { confidence = 0.95 }: { confidence?: number } = {},
): (Estimate & { readonly values: number; readonly deviation: number | undefined }) | undefined => {
  const there = values.flatMap((value) => present(value, 'a value') ?? []);
  const value = average(there);
  if (value === undefined) return undefined;
  const n = there.length;
  const told = { value, confidence, method: 'student-t', values: n } as const;
  if (n === 1) return { ...told, lower: undefined, upper: undefined, deviation: undefined };
  const deviation = Math.sqrt(squaredDistances(there) / (n - 1));
  const reach = (studentDeviate(confidence, n - 1) * deviation) / Math.sqrt(n);
  return { ...told, lower: value - reach, upper: value + reach, deviation };
};

/**
 * Mean weighted by people: Σ weight·value / Σ weight, such as a practice's deprivation from the scores of the
 * neighbourhoods that its patients live in. A part with a missing value is left out with its weight, and
 * `covered` is the share of weight that is in. Undefined when no weight is. Refuses negative weights.
 */
export const weightedMean = (
  parts: readonly { readonly value: Missing; readonly weight: number }[],
): { readonly value: number; readonly covered: number } | undefined => {
  const all = sum(parts.map(({ weight }) => requireFinite(weight, 'a weight', 0)));
  const there = parts.flatMap(({ value, weight }) => {
    const known = present(value, 'a value');
    return known === undefined ? [] : [{ value: known, weight }];
  });
  const within = sum(there.map(({ weight }) => weight));
  if (within === 0) return undefined;
  return { value: sum(there.map(({ value, weight }) => value * weight)) / within, covered: within / all };
};
