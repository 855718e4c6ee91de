import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byarLimits,
  chiSquared,
  countLimits,
  crudeRate,
  exactPoissonLimits,
  normalDeviate,
  observedOverExpected,
  proportion,
  studentDeviate,
  wilsonLimits,
} from './index.ts';

const fixed = { seed: 20131, numRuns: 300 };
const counts = fc.integer({ min: 0, max: 100_000 });
const confidences = fc.constantFrom(0.9, 0.95, 0.99, 0.998);

describe('the distributions', () => {
  it('have the values of R, above 1,000 degrees of freedom too, where the package on its own is wrong', () => {
    expect(normalDeviate(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(normalDeviate(0.998)).toBeCloseTo(3.090232306167813, 12);
    expect(studentDeviate(0.95, 3)).toBeCloseTo(3.182446305283709, 12);
    expect(chiSquared(0.025, 'upper', 2002) / 2127.904272032604).toBeCloseTo(1, 12);
    expect(chiSquared(0.001, 'upper', 100_000) / 101387.69553252945).toBeCloseTo(1, 12);
    expect(chiSquared(0.025, 'lower', 20_000_000) / 19987605.993768536).toBeCloseTo(1, 12);
    expect(chiSquared(0.025, 'lower', 0.2) / 1.158342049104291e-16).toBeCloseTo(1, 9);
    expect(chiSquared(0.025, 'lower', 0.02) / 7.045371994627437e-161).toBeCloseTo(1, 9);
    expect(chiSquared(0.025, 'lower', 0)).toBe(0);
  });

  it('meet where the package hands over to its correction', () => {
    for (const tail of [0.001, 0.025, 0.5]) {
      for (const side of ['lower', 'upper'] as const) {
        const step = chiSquared(tail, side, 1001) - chiSquared(tail, side, 1000);
        const before = chiSquared(tail, side, 999) - chiSquared(tail, side, 998);
        expect(step).toBeCloseTo(before, 3);
      }
    }
  });

  it.each([0, 1, -1, 95, Number.NaN])('refuse a confidence of %s', (confidence) => {
    expect(() => normalDeviate(confidence)).toThrow(RangeError);
    expect(() => chiSquared(confidence, 'lower', 3)).toThrow(RangeError);
  });
});

describe("Wilson's limits", () => {
  const parts = fc
    .tuple(counts, counts)
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b, 1)]);

  it('lie round the share and within 0 and 1, wider for more confidence', () => {
    fc.assert(
      fc.property(parts, confidences, ([x, n], confidence) => {
        const { lower, upper } = wilsonLimits(x, n, confidence);
        const wider = wilsonLimits(x, n, 0.9999);
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(lower).toBeLessThanOrEqual(x / n);
        expect(upper).toBeGreaterThanOrEqual(x / n);
        expect(upper).toBeLessThanOrEqual(1);
        expect(wider.lower).toBeLessThanOrEqual(lower);
        expect(wider.upper).toBeGreaterThanOrEqual(upper);
      }),
      fixed,
    );
  });

  it('mirror: those of the rest are one less those of the part', () => {
    fc.assert(
      fc.property(parts, ([x, n]) => {
        const part = wilsonLimits(x, n);
        const rest = wilsonLimits(n - x, n);
        expect(rest.lower).toBeCloseTo(1 - part.upper, 12);
        expect(rest.upper).toBeCloseTo(1 - part.lower, 12);
      }),
      fixed,
    );
  });

  it('narrow as the same share rests on more people', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 2, max: 50 }), ([x, n], times) => {
        const few = wilsonLimits(x, n);
        const many = wilsonLimits(x * times, n * times);
        expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
      }),
      fixed,
    );
  });

  it('are 0 below none and 1 above all, to the last digit', () => {
    for (const n of [1, 3, 7, 10, 49, 1e9]) {
      expect(wilsonLimits(0, n).lower).toBe(0);
      expect(wilsonLimits(n, n).upper).toBe(1);
    }
  });
});

describe('limits of a count', () => {
  it('lie round the count, rise with it, and are exact below ten events and close to exact from ten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), confidences, (count, confidence) => {
        const limits = countLimits(count, confidence);
        const next = countLimits(count + 1, confidence);
        const exact = exactPoissonLimits(count, confidence);
        expect(limits.lower ?? Number.NaN).toBeLessThanOrEqual(count);
        expect(limits.upper).toBeGreaterThan(count);
        expect(next.lower ?? Number.NaN).toBeGreaterThan((limits.lower ?? Number.NaN) - 0.02);
        expect(next.upper ?? Number.NaN).toBeGreaterThan((limits.upper ?? Number.NaN) - 0.02);
        expect(limits.method).toBe(count < 10 ? 'exact-poisson' : 'byar');
        if (count >= 10) {
          expect(Math.abs((limits.lower ?? Number.NaN) / exact.lower - 1)).toBeLessThan(0.02);
          expect(Math.abs((limits.upper ?? Number.NaN) / exact.upper - 1)).toBeLessThan(0.02);
        }
      }),
      { ...fixed, numRuns: 150 },
    );
  });

  it('give none events a lower limit of 0 and an upper one of −ln(α/2)', () => {
    expect(exactPoissonLimits(0)).toEqual({ lower: 0, upper: expect.closeTo(-Math.log(0.025), 12) });
    expect(byarLimits(0).lower).toBe(0);
  });

  it('leave the lower limit out where Byar falls below 0', () => {
    expect(byarLimits(1, 0.998).lower).toBeUndefined();
    expect(byarLimits(1, 0.95).lower).toBeCloseTo(0.01307, 5);
  });
});

describe('proportions, rates and ratios', () => {
  const figures = [
    (x?: number | null, n?: number | null) => proportion(x, n),
    (x?: number | null, n?: number | null) => crudeRate(x, n, { per: 1000 }),
    (x?: number | null, n?: number | null) => observedOverExpected(x, n),
  ];

  it('do not exist without a denominator, or with a number missing', () => {
    for (const figure of figures) {
      expect(figure(0, 0)).toBeUndefined();
      expect(figure(undefined, 100)).toBeUndefined();
      expect(figure(10, null)).toBeUndefined();
      expect(figure(undefined, undefined)).toBeUndefined();
    }
    expect(crudeRate(3, 0, { per: 1000 })).toBeUndefined();
  });

  it('refuse what cannot be: NaN, infinity, a number below 0, a part above its whole', () => {
    for (const figure of figures) {
      for (const [x, n] of [
        [Number.NaN, 10],
        [1, Number.NaN],
        [-1, 10],
        [1, -10],
        [1, Number.POSITIVE_INFINITY],
      ] as const)
        expect(() => figure(x, n), `${x} of ${n}`).toThrow(RangeError);
    }
    expect(() => proportion(11, 10)).toThrow('a count of 11 cannot be part of 10');
    expect(() => proportion(1, 0)).toThrow(RangeError);
    expect(() => wilsonLimits(0, 0)).toThrow(RangeError);
    expect(() => wilsonLimits(11, 10)).toThrow(RangeError);
  });

  it('have events of several to a person as a rate, though not as a proportion', () => {
    expect(crudeRate(250, 220, { per: 100 })?.value).toBeCloseTo(113.636, 3);
  });

  it('scale with what they are per, and not with anything else', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(100, 1000, 1e5), (x, n, per) => {
        const plain = crudeRate(x, n, { per: 1 });
        const scaled = crudeRate(x, n, { per });
        for (const key of ['value', 'lower', 'upper'] as const)
          expect((scaled?.[key] ?? Number.NaN) / per).toBeCloseTo(plain?.[key] ?? Number.NaN, 9);
      }),
      fixed,
    );
  });
});
