/** An interval. A limit that the method cannot give is undefined, and is never replaced by 0. */
export type Limits = { readonly lower: number | undefined; readonly upper: number | undefined };

/** A figure with its limits, and the words by which its method is told. */
export type Estimate = Limits & {
  readonly value: number;
  /** Share of confidence of the limits: 0.95 or 0.998. */
  readonly confidence: number;
  readonly method: 'wilson' | 'exact-poisson' | 'byar' | 'dobson' | 'student-t';
};

/** Both limits times a factor, for rates per 1,000 and ratios per 100. */
export const scaled = ({ lower, upper }: Limits, factor: number): Limits => ({
  lower: lower === undefined ? undefined : lower * factor,
  upper: upper === undefined ? undefined : upper * factor,
});
