/**
 * What these functions refuse. A number that cannot be right (NaN, a count below zero, a part above its
 * whole) is a mistake of the caller and throws a RangeError that names it. A statistic that does not exist
 * for lawful figures (nobody in the denominator, a value withheld or missing) is `undefined`, never 0 or NaN.
 */
export type Missing = number | null | undefined;

/** A number, at least `from` when that is given. NaN, infinities and text are refused. */
export const requireFinite = (value: number, what: string, from = Number.NEGATIVE_INFINITY): number => {
  if (!Number.isFinite(value)) throw new RangeError(`${what} must be a number, not ${value}`);
  if (value < from) throw new RangeError(`${what} must be ${from} or more, not ${value}`);
  return value;
};

/** A whole number of at least `from`. */
export const requireWhole = (value: number, what: string, from: number): number => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a whole number, not ${value}`);
  return requireFinite(value, what, from);
};

/** The value when there is one, refused when it is no number; undefined when it is missing. */
export const present = (value: Missing, what: string, from?: number): number | undefined =>
  value === null || value === undefined ? undefined : requireFinite(value, what, from);

/** A confidence level as a share: 0.95 is 95%. Percentages are refused, so that 95 is never read as a share. */
export const requireConfidence = (confidence: number): number => {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`a confidence level must lie between 0 and 1, as 0.95 does, not ${confidence}`);
  return confidence;
};
