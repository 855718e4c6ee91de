import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slopeIndex } from './index.ts';

const fixed = { seed: 20133, numRuns: 100 };
const quick = { simulations: 1000 };
const populations = [2200, 2000, 2000, 1900, 1900];
const five = (values: readonly (number | null)[], error?: number) =>
  values.map((value, i) => ({
    population: populations[i],
    value,
    ...(error !== undefined && { standardError: error }),
  }));
const groups = fc.array(
  fc.record({
    population: fc.integer({ min: 100, max: 90_000 }),
    value: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  }),
  { minLength: 5, maxLength: 10 },
);

describe('the slope index', () => {
  it('finds a line exactly, however the people are spread', () => {
    fc.assert(
      fc.property(groups, fc.integer({ min: -50, max: 50 }), (some, slope) => {
        const all = some.reduce((total, { population }) => total + population, 0);
        let before = 0;
        const straight = some.map(({ population }) => {
          const rank = (before + population / 2) / all;
          before += population;
          return { population, value: 100 + slope * rank };
        });
        const found = slopeIndex(straight, { scale: 'plain' });
        expect(found?.sii).toBeCloseTo(slope, 8);
        expect(found?.rii).toBeCloseTo((100 + slope) / 100, 8);
        expect(found?.limits).toBeUndefined();
      }),
      fixed,
    );
  });

  it('turns its sign with the order, and follows the scale of the values while the ratio does not', () => {
    fc.assert(
      fc.property(groups, (some) => {
        const found = slopeIndex(some, { scale: 'plain' });
        expect(slopeIndex([...some].reverse(), { scale: 'plain' })?.sii).toBeCloseTo(-(found?.sii ?? 0), 9);
        const scaled = slopeIndex(
          some.map((group) => ({ ...group, value: group.value * 1000 })),
          { scale: 'plain' },
        );
        expect(scaled?.sii).toBeCloseTo((found?.sii ?? 0) * 1000, 6);
        if (found?.rii !== undefined) expect((scaled?.rii ?? 0) / found.rii).toBeCloseTo(1, 6);
      }),
      fixed,
    );
  });

  it('is 0, and the ratio 1, of values all alike', () => {
    for (const scale of ['plain', 'rate', 'proportion'] as const)
      for (const transformed of [false, true]) {
        const found = slopeIndex(five([0.2, 0.2, 0.2, 0.2, 0.2]), { scale, transformed });
        expect(found?.sii).toBeCloseTo(0, 12);
        expect(found?.rii).toBeCloseTo(1, 12);
      }
  });

  it('fits the line in the log or the logit when told to', () => {
    const ranks = [0.11, 0.32, 0.52, 0.715, 0.905];
    const rates = slopeIndex(five(ranks.map((rank) => 200 * Math.exp(-rank))), {
      scale: 'rate',
      transformed: true,
    });
    expect(rates?.rii).toBeCloseTo(Math.exp(-1), 10);
    expect(rates?.from).toBeCloseTo(200, 9);
    const logistic = (x: number) => 1 / (1 + Math.exp(-x));
    const shares = slopeIndex(five(ranks.map((rank) => logistic(rank - 2))), {
      scale: 'proportion',
      transformed: true,
    });
    expect(shares?.sii).toBeCloseTo(logistic(-1) - logistic(-2), 10);
  });

  it('has limits that come near the exact ones, are the same each time, and move little with the seed', () => {
    const plain = slopeIndex(five([140, 120, 105, 95, 85], 5), { scale: 'plain' });
    const { lower = 0, upper = 0 } = plain?.limits?.sii ?? {};
    // The variance of the slope by hand: σ² / Σ(share of the whole), from the weights of the fit.
    expect((upper - lower) / 2).toBeCloseTo(15.628, 3);
    expect((upper + lower) / 2).toBeCloseTo(plain?.sii ?? 0, 9);
    // Small errors on the log scale are nearly those of the plain one, by drawing instead of by formula.
    const relative = five([140, 120, 105, 95, 85]).map((g) => ({ ...g, standardError: 5 / (g.value ?? 1) }));
    const drawn = slopeIndex(relative, { scale: 'rate' });
    expect(((drawn?.limits?.sii.upper ?? 0) - (drawn?.limits?.sii.lower ?? 0)) / (upper - lower)).toBeCloseTo(
      1,
      1.7,
    );
    expect(slopeIndex(relative, { scale: 'rate' })).toEqual(drawn);
    const again = slopeIndex(relative, { scale: 'rate', seed: 5 });
    expect((again?.limits?.sii.lower ?? 0) / (drawn?.limits?.sii.lower ?? 1)).toBeCloseTo(1, 2);
    expect((again?.limits?.rii.upper ?? 0) / (drawn?.limits?.rii.upper ?? 1)).toBeCloseTo(1, 2);
  });

  it('bracket the index, wider for more confidence', () => {
    fc.assert(
      fc.property(groups, (some) => {
        const shaky = some.map((group) => ({ ...group, standardError: 0.2 }));
        for (const scale of ['plain', 'rate', 'proportion'] as const) {
          const inner = slopeIndex(shaky, { scale, ...quick });
          const outer = slopeIndex(shaky, { scale, ...quick, confidence: 0.998 });
          // A draw is of the log or the logit: its middle lies a little beside the value itself.
          if (scale === 'plain') {
            expect(inner?.limits?.sii.lower ?? 0).toBeLessThan(inner?.sii ?? 0);
            expect(inner?.limits?.sii.upper ?? 0).toBeGreaterThan(inner?.sii ?? 0);
          }
          expect(outer?.limits?.sii.lower ?? 0).toBeLessThan(inner?.limits?.sii.lower ?? 0);
          expect(outer?.limits?.sii.upper ?? 0).toBeGreaterThan(inner?.limits?.sii.upper ?? 0);
        }
      }),
      { ...fixed, numRuns: 25 },
    );
  });

  it('takes 95% limits for a standard error, on the scale asked for', () => {
    const z = 1.959963984540054;
    const limited = five([140, 120, 105, 95, 85]).map((group) => ({
      ...group,
      lower: (group.value ?? 0) * Math.exp(-0.05 * z),
      upper: (group.value ?? 0) * Math.exp(0.05 * z),
    }));
    const options = { scale: 'rate', ...quick, confidence: 0.998 } as const;
    const byLimits = slopeIndex(limited, options);
    const byError = slopeIndex(five([140, 120, 105, 95, 85], 0.05), options);
    expect(byLimits?.limits?.sii.lower).toBeCloseTo(byError?.limits?.sii.lower ?? 0, 9);
  });

  it('does not exist with a value missing or nobody in a group, and has no limits where a log is none', () => {
    expect(slopeIndex(five([1, 2, null, 4, 5]), { scale: 'plain' })).toBeUndefined();
    expect(
      slopeIndex([...five([1, 2, 3, 4, 5]), { population: 0, value: 1 }], { scale: 'plain' }),
    ).toBeUndefined();
    expect(slopeIndex(five([0, 2, 3, 4, 5], 0.1), { scale: 'rate' })).toMatchObject({ limits: undefined });
    expect(slopeIndex(five([0, 2, 3, 4, 5], 0.1), { scale: 'rate', transformed: true })).toBeUndefined();
    expect(slopeIndex(five([-9, 2, 30, 40, 50]), { scale: 'plain' })?.rii).toBeUndefined();
  });

  it('refuses too few groups, NaN, a rate below 0, a share above 1', () => {
    for (const [values, scale] of [
      [[1, 2, 3, 4], 'plain'],
      [[1, 2, Number.NaN, 4, 5], 'plain'],
      [[-1, 2, 3, 4, 5], 'rate'],
      [[0.1, 0.2, 1.3, 0.4, 0.5], 'proportion'],
    ] as const)
      expect(() => slopeIndex(five(values), { scale })).toThrow(RangeError);
    expect(() => slopeIndex(five([1, 2, 3, 4, 5], -1), { scale: 'plain' })).toThrow(RangeError);
    expect(() => slopeIndex(five([1, 2, 3, 4, 5]), { scale: 'plain', simulations: 10 })).toThrow(RangeError);
  });
});
