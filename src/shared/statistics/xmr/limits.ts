import { average } from '../sums.ts';

/** The limits that a stretch of points gives. */
export type ProcessLimits = {
  readonly centre: number;
  /** Undefined while fewer than two neighbouring points give no moving range. */
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** Two thirds of the way to the limits. */
  readonly nearLower: number | undefined;
  readonly nearUpper: number | undefined;
  readonly meanRange: number | undefined;
};

/** 3/1.128: the limits stand at three deviations, and a mean moving range of normal values is 1.128 of them. */
const TO_LIMIT = 2.66;
/** A moving range this many times the mean of them is an outlier of its own and is left out once. */
const RANGE_LIMIT = 3.267;

/**
 * Process limits of individual values by moving ranges: centre ∓ 2.66 × mean moving range. A range is taken
 * between neighbours only, never across a gap. With `screenRanges`, ranges of 3.267 times their mean or more
 * are left out, once (the R package does; the NHS spreadsheets do not). Undefined of no values.
 */
export const processLimits = (
  values: readonly (number | undefined)[],
  { screenRanges }: { readonly screenRanges: boolean },
): ProcessLimits | undefined => {
  const centre = average(values.flatMap((value) => value ?? []));
  if (centre === undefined) return undefined;
  const ranges = values.flatMap((value, index) => {
    const before = values[index - 1];
    return value === undefined || before === undefined ? [] : Math.abs(value - before);
  });
  const all = average(ranges);
  const calm =
    all === undefined || !screenRanges ? ranges : ranges.filter((range) => range < RANGE_LIMIT * all);
  // Where every range is 0 the screen would leave none.
  const meanRange = all === 0 ? 0 : average(calm);
  if (meanRange === undefined)
    return {
      centre,
      lower: undefined,
      upper: undefined,
      nearLower: undefined,
      nearUpper: undefined,
      meanRange,
    };
  const near = (2 * TO_LIMIT) / 3;
  return {
    centre,
    lower: centre - TO_LIMIT * meanRange,
    upper: centre + TO_LIMIT * meanRange,
    nearLower: centre - near * meanRange,
    nearUpper: centre + near * meanRange,
    meanRange,
  };
};
