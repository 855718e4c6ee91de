import { type Estimate, scaled } from './estimate.ts';
import { countLimits } from './poisson.ts';
import { type Missing, present } from './refusals.ts';

/** Events over a base, times `per`, with the limits of the count; undefined when either is missing or the base is 0. */
const over = (
  count: Missing,
  base: Missing,
  what: string,
  per: number,
  confidence: number,
): Estimate | undefined => {
  const events = present(count, 'the number of events', 0);
  const below = present(base, what, 0);
  if (events === undefined || below === undefined || below === 0) return undefined;
  const { method, ...limits } = countLimits(events, confidence);
  return { value: (events / below) * per, ...scaled(limits, per / below), confidence, method };
};

/**
 * Crude rate: events / population × `per`. Limits are those of the count (exact Poisson below ten events,
 * Byar from ten) over the same population. More events than people is lawful: a person may have several.
 *
 * Undefined when a number is missing or nobody is in the population. Refuses (RangeError) negative numbers.
 * Not for comparing places of other ages: use a standardised rate. Source: PHEindicatormethods `phe_rate`.
 */
export const crudeRate = (
  events: Missing,
  population: Missing,
  { per, confidence = 0.95 }: { per: number; confidence?: number },
): Estimate | undefined => over(events, population, 'the population', per, confidence);

/**
 * Ratio of observed to expected events × `per` (100 for a standardised ratio, 1 for a plain one), with the
 * limits of the observed count over the expected one. The expected count is taken as known without error;
 * modelled expectations are not, so the true limits are wider.
 *
 * Undefined when a number is missing or nothing is expected. Refuses (RangeError) negative numbers.
 * Source: PHEindicatormethods `calculate_ISRatio`.
 */
export const observedOverExpected = (
  observed: Missing,
  expected: Missing,
  { per = 1, confidence = 0.95 }: { per?: number; confidence?: number } = {},
): Estimate | undefined => over(observed, expected, 'the expected events', per, confidence);
