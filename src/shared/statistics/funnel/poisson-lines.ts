import { exactPoissonLimits } from '../poisson.ts';

/** Where a rising function meets a level, between two ends that lie on either side of it (Illinois). */
const meeting = (rise: (x: number) => number, level: number, from: number, to: number): number => {
  let [a, b] = [from, to];
  let [below, over] = [rise(a) - level, rise(b) - level];
  for (let round = 0, side = 0; round < 200 && b - a > 1e-13 * b; round += 1) {
    const x = below === over ? (a + b) / 2 : (a * over - b * below) / (over - below);
    const miss = rise(x) - level;
    if (miss === 0) return x;
    if (miss > 0) {
      [b, over] = [x, miss];
      if (side === 1) below /= 2;
      side = 1;
    } else {
      [a, below] = [x, miss];
      if (side === -1) over /= 2;
      side = -1;
    }
  }
  return (a + b) / 2;
};

/**
 * The counts between which one is within, when `expected` events are expected: below the first a count's
 * exact upper limit misses the expectation, above the second its lower limit does. Never below 0.
 */
export const poissonBounds = (expected: number, confidence: number): { lower: number; upper: number } => {
  const upperLimit = (count: number): number => exactPoissonLimits(count, confidence).upper;
  const lowerLimit = (count: number): number => exactPoissonLimits(count, confidence).lower;
  let top = 2 * expected + 10;
  while (lowerLimit(top) < expected) top *= 2;
  return {
    lower: upperLimit(0) >= expected ? 0 : meeting(upperLimit, expected, 0, expected),
    upper: meeting(lowerLimit, expected, expected, top),
  };
};
