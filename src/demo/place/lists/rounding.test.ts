import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from './rounding.ts';

describe('sharing a total out in whole numbers', () => {
  it('always sums to the total, and is never a whole one away from the exact share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 60 }),
        (total, weights) => {
          const counts = apportion(total, weights);
          const whole = weights.reduce((sum, weight) => sum + weight, 0);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
          for (const [index, count] of counts.entries())
            expect(Math.abs(count - (total * (weights[index] ?? 0)) / whole)).toBeLessThan(1 + 1e-9);
        },
      ),
      { seed: 1948 },
    );
  });

  it('gives the odd one to the largest remainder, and of equal ones to the first', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(4, [10, 26, 14])).toEqual([1, 2, 1]);
  });
});
