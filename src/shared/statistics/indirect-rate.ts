import { type Estimate, scaled } from './estimate.ts';
import { observedOverExpected } from './rates.ts';
import { type Missing, present } from './refusals.ts';
import { sum } from './sums.ts';

/** One age band (or other stratum): the people here, and events and people of the reference. */
export type ReferenceBand = {
  readonly population: Missing;
  readonly referenceEvents: Missing;
  readonly referencePopulation: Missing;
};

/**
 * Events expected here if each band had the reference's rate: Σ population·(reference events/population).
 * Undefined when a number is missing, or when people live in a band that the reference leaves empty.
 * Refuses (RangeError) negative numbers.
 */
export const expectedEvents = (bands: readonly ReferenceBand[]): number | undefined => {
  const parts: number[] = [];
  for (const band of bands) {
    const people = present(band.population, 'the population of a band', 0);
    const events = present(band.referenceEvents, 'the events of the reference', 0);
    const reference = present(band.referencePopulation, 'the population of the reference', 0);
    if (people === undefined || events === undefined || reference === undefined) return undefined;
    if (people > 0 && reference === 0) return undefined;
    parts.push(people === 0 ? 0 : people * (events / reference));
  }
  return parts.length === 0 ? undefined : sum(parts);
};

type Indirect = Estimate & { readonly observed: number; readonly expected: number };

/**
 * Indirectly standardised ratio: `per`·O/E, with the limits of O over E (exact Poisson below ten, Byar from
 * ten). Undefined when a number is missing or nothing is expected; refuses negative numbers.
 *
 * Two such ratios are comparable with the reference only, never with each other: each has its own weights.
 * Source: PHEindicatormethods `calculate_ISRatio`.
 */
export const indirectlyStandardisedRatio = (
  observed: Missing,
  bands: readonly ReferenceBand[],
  { per = 100, confidence = 0.95 }: { per?: number; confidence?: number } = {},
): Indirect | undefined => {
  const expected = expectedEvents(bands);
  const ratio = observedOverExpected(observed, expected, { per, confidence });
  if (ratio === undefined || expected === undefined || typeof observed !== 'number') return undefined;
  return { ...ratio, observed, expected };
};

/**
 * Indirectly standardised rate: O/E times the reference's crude rate × `per`. Undefined and refusals as for
 * the ratio. Source: PHEindicatormethods `calculate_ISRate`.
 */
export const indirectlyStandardisedRate = (
  observed: Missing,
  bands: readonly ReferenceBand[],
  { per = 100_000, confidence = 0.95 }: { per?: number; confidence?: number } = {},
): (Indirect & { readonly referenceRate: number }) | undefined => {
  const ratio = indirectlyStandardisedRatio(observed, bands, { per: 1, confidence });
  const people = sum(bands.map((band) => band.referencePopulation ?? 0));
  if (ratio === undefined || people === 0) return undefined;
  const referenceRate = (sum(bands.map((band) => band.referenceEvents ?? 0)) / people) * per;
  return { ...ratio, ...scaled(ratio, referenceRate), value: ratio.value * referenceRate, referenceRate };
};
