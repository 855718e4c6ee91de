import { normalStream } from './chance.ts';
import { normalDeviate } from './distributions.ts';
import type { Limits } from './estimate.ts';
import { type Missing, present, requireConfidence, requireWhole } from './refusals.ts';
import { endsOf, lineThrough, placed } from './slope-fit.ts';
import { sum } from './sums.ts';

/**
 * One group, such as a deprivation quintile. Its uncertainty is a standard error, or 95% limits from which
 * one is made; a standard error is on the scale of the index: of ln(value) for `rate`, of the logit for
 * `proportion`.
 */
export type SlopeGroup = {
  readonly population: Missing;
  readonly value: Missing;
  readonly standardError?: Missing;
  readonly lower?: Missing;
  readonly upper?: Missing;
};

export type SlopeIndex = {
  /** Slope index of inequality: the fitted line's value at the most advantaged end less the other end's. */
  readonly sii: number;
  /** Relative index: the first over the second; undefined where the line starts at or below 0. */
  readonly rii: number | undefined;
  /** The line at the least advantaged end (rank 0) and at the most advantaged (rank 1). */
  readonly from: number;
  readonly to: number;
  /** Undefined when the groups carry no uncertainty. */
  readonly limits: { readonly sii: Limits; readonly rii: Limits; readonly confidence: number } | undefined;
};

export type SlopeOptions = {
  /** How the values are distributed: their errors are normal as they stand, in the log, or in the logit. */
  readonly scale: 'plain' | 'rate' | 'proportion';
  /** Fit the line itself in the log or the logit (advised for rates and proportions). */
  readonly transformed?: boolean;
  readonly confidence?: number;
  readonly simulations?: number;
  readonly seed?: number;
};

const onto = { plain: (v: number) => v, rate: Math.log, proportion: (v: number) => Math.log(v / (1 - v)) };
const back = { plain: (v: number) => v, rate: Math.exp, proportion: (v: number) => 1 / (1 + Math.exp(-v)) };

/** 95% limits are always what a group is given with, whatever confidence is asked of the index. */
const errorFrom = (group: SlopeGroup, scale: SlopeOptions['scale']): number | undefined => {
  if (group.standardError !== undefined && group.standardError !== null)
    return present(group.standardError, 'a standard error', 0);
  const lower = present(group.lower, 'a lower limit');
  const upper = present(group.upper, 'an upper limit');
  if (lower === undefined || upper === undefined) return undefined;
  if (lower > upper) throw new RangeError(`a lower limit of ${lower} is above the upper one of ${upper}`);
  const error = (onto[scale](upper) - onto[scale](lower)) / (2 * normalDeviate(0.95));
  return Number.isFinite(error) ? error : undefined;
};

/**
 * Slope and relative index of inequality over groups in order from the least to the most advantaged (quintile
 * 1, the most deprived, first). Each group stands at the middle of its place in the population; the line is
 * least squares weighted by population; SII = line at 1 − line at 0, RII = line at 1 / line at 0. A negative
 * SII, and an RII below 1, mean less of it among the advantaged.
 *
 * Limits: the values are drawn again 100,000 times from their own errors and the line fitted to each draw;
 * the limits are the draws that leave half of 1 − confidence at each end. The seed is fixed, so the same
 * figures give the same limits. For `plain` values the SII is normal and its limits are exact, undrawn.
 * Limits tell of chance in the values only, and not of whether a straight line fits.
 *
 * Undefined when a group misses its value or has nobody. Where a value has no log or logit (a rate of 0)
 * there are no limits, and no index either when the line itself is `transformed`.
 * Refuses (RangeError) fewer than 5 or more than 100 groups, negative numbers, and shares outside 0 to 1.
 * Source: Low and Low 2004; PHEindicatormethods `phe_sii`. (Its help says 0.12/2 = 0.6: it is 0.06.)
 */
export const slopeIndex = (groups: readonly SlopeGroup[], options: SlopeOptions): SlopeIndex | undefined => {
  const { scale, transformed = false, confidence = 0.95, simulations = 100_000, seed = 20040 } = options;
  requireConfidence(confidence);
  requireWhole(simulations, 'the number of simulations', 1000);
  if (groups.length < 5 || groups.length > 100)
    throw new RangeError(`a slope index needs 5 to 100 groups, not ${groups.length}`);
  const populations: number[] = [];
  const centres: number[] = [];
  const errors: (number | undefined)[] = [];
  for (const group of groups) {
    const population = present(group.population, 'the population of a group', 0);
    const value = present(group.value, 'the value of a group', scale === 'plain' ? undefined : 0);
    if (scale === 'proportion' && value !== undefined && value > 1)
      throw new RangeError(`a proportion must not be above 1, as ${value} is`);
    if (population === undefined || population === 0 || value === undefined) return undefined;
    populations.push(population);
    centres.push(onto[scale](value));
    errors.push(errorFrom(group, scale));
  }
  if (!centres.every(Number.isFinite) && transformed) return undefined;
  const line = lineThrough(placed(populations));
  const turn = back[scale];
  /** The line's ends for values on the scale of their errors, which are turned back where they stand. */
  const ends = (values: Float64Array): { at0: number; at1: number } => {
    if (!transformed) for (let i = 0; i < values.length; i += 1) values[i] = turn(values[i] ?? 0);
    const { at0, at1 } = endsOf(line, values);
    return transformed ? { at0: turn(at0), at1: turn(at1) } : { at0, at1 };
  };
  const { at0: from, at1: to } = ends(Float64Array.from(centres));
  const index = { sii: to - from, rii: from > 0 ? to / from : undefined, from, to };
  const known = errors.flatMap((error) => error ?? []);
  if (known.length < groups.length || !centres.every(Number.isFinite)) return { ...index, limits: undefined };

  const draw = normalStream(requireWhole(seed, 'the seed', 0));
  const sii = new Float64Array(simulations);
  const rii = new Float64Array(simulations);
  const values = new Float64Array(centres.length);
  for (let round = 0; round < simulations; round += 1) {
    for (let i = 0; i < values.length; i += 1) values[i] = (centres[i] ?? 0) + (known[i] ?? 0) * draw();
    const { at0, at1 } = ends(values);
    sii[round] = at1 - at0;
    rii[round] = at1 / at0;
  }
  const exact =
    normalDeviate(confidence) * Math.sqrt(sum(known.map((error, i) => (error * (line.slope[i] ?? 0)) ** 2)));
  return {
    ...index,
    limits: {
      sii:
        scale === 'plain'
          ? { lower: index.sii - exact, upper: index.sii + exact }
          : middleOf(sii, confidence),
      rii: index.rii === undefined ? { lower: undefined, upper: undefined } : middleOf(rii, confidence),
      confidence,
    },
  };
};

/** The draws that leave half of what confidence leaves at each end. */
const middleOf = (draws: Float64Array, confidence: number): Limits => {
  const sorted = draws.toSorted();
  const cut = Math.max(1, Math.round((sorted.length * (1 - confidence)) / 2));
  return { lower: sorted[cut - 1], upper: sorted[sorted.length - cut] };
};
