import { sum } from './sums.ts';

/** One group of the social order: the middle of its place in the population (0 to 1) and its share of it. */
export type Placed = { readonly rank: number; readonly share: number };

/** Each group's place: half its own share after all those before it, and the share. Populations above 0. */
export const placed = (populations: readonly number[]): readonly Placed[] => {
  const all = sum(populations);
  let before = 0;
  return populations.map((population) => {
    const share = population / all;
    const rank = before + share / 2;
    before += share;
    return { rank, share };
  });
};

/** How each group's value enters the fitted line: intercept = Σ at0·value, slope = Σ slope·value. */
export type Line = { readonly at0: readonly number[]; readonly slope: readonly number[] };

/**
 * Least squares of value on rank, weighted by share of population, written as what each group adds to the
 * intercept and to the slope. (Regressing Y√a on √a and b√a without a constant is the same.)
 */
export const lineThrough = (places: readonly Placed[]): Line => {
  const middle = sum(places.map(({ rank, share }) => rank * share));
  const spread = sum(places.map(({ rank, share }) => share * (rank - middle) ** 2));
  const slope = places.map(({ rank, share }) => (share * (rank - middle)) / spread);
  return { slope, at0: places.map(({ share }, index) => share - middle * (slope[index] ?? 0)) };
};

/** Σ weight·value, for the two ends of the line. */
export const endsOf = (line: Line, values: ArrayLike<number>): { at0: number; at1: number } => {
  let at0 = 0;
  let slope = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    at0 += (line.at0[index] ?? 0) * value;
    slope += (line.slope[index] ?? 0) * value;
  }
  return { at0, at1: at0 + slope };
};
