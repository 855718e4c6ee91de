import type { ProcessLimits } from './limits.ts';

/** The rules of special cause, in the order in which a point is named by them. */
export type SpecialCause = 'outside-limits' | 'trend' | 'two-of-three' | 'run';

/** One rule that a point falls under, and whether it points up or down. */
export type Flag = { readonly rule: SpecialCause; readonly direction: 'up' | 'down' };

/** How many points make a run on one side, and a trend. */
export type RuleLengths = { readonly run: number; readonly trend: number };

type Direction = 'up' | 'down' | undefined;

const wayOf = (step: number): Direction => (step > 0 ? 'up' : step < 0 ? 'down' : undefined);

/** Each unbroken stretch of one direction, as [first, past last). */
const stretches = (ways: readonly Direction[]): { from: number; to: number; way: 'up' | 'down' }[] => {
  const found: { from: number; to: number; way: 'up' | 'down' }[] = [];
  ways.forEach((way, index) => {
    if (way === undefined) return;
    const last = found.at(-1);
    if (last !== undefined && last.to === index && last.way === way) last.to = index + 1;
    else found.push({ from: index, to: index + 1, way });
  });
  return found;
};

/**
 * The flags of each point of one stretch with common limits:
 * - outside-limits: beyond a process limit (on it is within);
 * - trend: one of seven or more in a row, each higher (or each lower) than the one before;
 * - two-of-three: beyond two thirds of the way to a limit but not outside it, and among three in a row on
 *   one side of which at least two are so;
 * - run: one of seven or more in a row on one side of the centre (on it breaks the row).
 * A missing point has no flag and breaks every row: nothing is claimed across what was not seen.
 * Source: Making Data Count; NHSRplotthedots 0.2.2.
 */
export const specialCauses = (
  values: readonly (number | undefined)[],
  limits: ProcessLimits,
  lengths: RuleLengths,
): readonly (readonly Flag[])[] => {
  const flags: Flag[][] = values.map(() => []);
  const flag = (index: number, rule: SpecialCause, direction: 'up' | 'down'): void => {
    const own = flags[index];
    if (own !== undefined && !own.some((other) => other.rule === rule)) own.push({ rule, direction });
  };
  const { centre, lower, upper, nearLower, nearUpper } = limits;

  const sides = values.map((value) => (value === undefined ? undefined : wayOf(value - centre)));
  const outside = values.map((value): Direction => {
    if (value === undefined || lower === undefined || upper === undefined) return undefined;
    return value > upper ? 'up' : value < lower ? 'down' : undefined;
  });
  outside.forEach((way, index) => {
    if (way !== undefined) flag(index, 'outside-limits', way);
  });

  const steps = values.map((value, index): Direction => {
    const before = values[index - 1];
    return value === undefined || before === undefined ? undefined : wayOf(value - before);
  });
  for (const { from, to, way } of stretches(steps))
    if (to - from >= lengths.trend - 1) for (let i = from - 1; i < to; i += 1) flag(i, 'trend', way);

  const close = values.map((value, index) => {
    if (value === undefined || outside[index] !== undefined) return false;
    if (nearLower === undefined || nearUpper === undefined) return false;
    return value < nearLower || value > nearUpper;
  });
  for (let i = 0; i + 2 < values.length; i += 1) {
    const three = [i, i + 1, i + 2];
    const side = sides[i];
    if (side === undefined || three.some((at) => sides[at] !== side)) continue;
    const beyond = three.filter((at) => close[at]);
    if (beyond.length >= 2) for (const at of beyond) flag(at, 'two-of-three', side);
  }

  for (const { from, to, way } of stretches(sides))
    if (to - from >= lengths.run) for (let i = from; i < to; i += 1) flag(i, 'run', way);
  return flags;
};
