import type { Estimate } from './estimate.ts';
import { BYAR_FROM, byarLimits } from './poisson.ts';
import { type Missing, present, requireFinite } from './refusals.ts';
import { sum } from './sums.ts';

/** People who had the event a number of times each: two people admitted three times is `{ people: 2, times: 3 }`. */
export type Repeated = { readonly people: number; readonly times: number };

/** One age band (or other stratum). Events are a count, or how often each person had one. */
export type StandardBand = {
  readonly events: Missing | readonly Repeated[];
  readonly population: Missing;
  /** People of this band in the standard population; only the shares matter. */
  readonly standard: number;
};

/** European Standard Population 2013, in the 19 bands 0–4 to 85–89 and 90 and over. */
export const EUROPEAN_STANDARD_2013: readonly number[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500,
  1000,
];

/** Events of a band, and the sum of squares that their variance needs: Σ times²·people, which is the count for single events. */
const counted = (
  band: StandardBand,
  missingAsNone: boolean,
): { events: number; square: number } | undefined => {
  if (band.events !== null && typeof band.events === 'object') {
    const parts = band.events.map(({ people, times }) => ({
      people: requireFinite(people, 'the people of a band', 0),
      times: requireFinite(times, 'the events of a person', 0),
    }));
    return {
      events: sum(parts.map(({ people, times }) => people * times)),
      square: sum(parts.map(({ people, times }) => people * times * times)),
    };
  }
  const events = present(band.events, 'the events of a band', 0);
  if (events === undefined) return missingAsNone ? { events: 0, square: 0 } : undefined;
  return { events, square: events };
};

/**
 * Directly standardised rate: Σ standard·(events/population) / Σ standard × `per`, with Dobson's limits:
 * rate ± √(variance/O)·(Byar limit of O − O), where O is all events and
 * variance = Σ standard²·events/population² / (Σ standard)². When people have several events each, give them
 * as `Repeated`: each is weighted by its square, since one person's events are not independent.
 *
 * Undefined with fewer than ten events in all (such rates are not reliable and are not published), when a
 * band that the standard holds has nobody, or when a number is missing. A missing count is read as none only
 * when `missingAsNone` says so: the published method does that, and it hides suppressed counts.
 * Refuses (RangeError) negative numbers and an empty standard.
 * Source: Dobson and others 1991; PHEindicatormethods `calculate_dsr`.
 */
export const directlyStandardisedRate = (
  bands: readonly StandardBand[],
  {
    per = 100_000,
    confidence = 0.95,
    missingAsNone = false,
  }: { per?: number; confidence?: number; missingAsNone?: boolean } = {},
): (Estimate & { readonly events: number }) | undefined => {
  const standard = sum(bands.map((band) => requireFinite(band.standard, 'the standard population', 0)));
  if (standard === 0) throw new RangeError('the standard population is empty');
  const events: number[] = [];
  const rates: number[] = [];
  const variances: number[] = [];
  for (const band of bands) {
    const found = counted(band, missingAsNone);
    const population = present(band.population, 'the population of a band', 0);
    if (found === undefined || population === undefined) return undefined;
    if (band.standard > 0 && population === 0) return undefined;
    const weight = band.standard === 0 ? 0 : band.standard / standard / population;
    events.push(found.events);
    rates.push(weight * found.events);
    variances.push(weight * weight * found.square);
  }
  const total = sum(events);
  if (total < BYAR_FROM) return undefined;
  const value = sum(rates) * per;
  const { lower, upper } = byarLimits(total, confidence);
  const step = Math.sqrt(sum(variances) / total) * per;
  return {
    value,
    lower: lower === undefined ? undefined : value + step * (lower - total),
    upper: upper === undefined ? undefined : value + step * (upper - total),
    confidence,
    method: 'dobson',
    events: total,
  };
};
