import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countRatioFunnel,
  crudeRate,
  funnelSizes,
  observedOverExpected,
  overdispersion,
  poissonStanding,
  proportion,
  proportionFunnel,
  rateFunnel,
  ratioFunnel,
  smallestExpected,
  smallestForProportion,
  standing,
} from '../index.ts';

const fixed = { seed: 20134, numRuns: 200 };
const shares = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const sizes = fc.integer({ min: 1, max: 50_000 });
const expecteds = fc.double({ min: 0.05, max: 3000, noNaN: true });
const methods = fc.constantFrom('poisson', 'exact', 'log', 'root');
const levels = fc.constantFrom(0.95, 0.998);
const at = Number.NaN;

describe('funnel lines', () => {
  it('lie round the average, draw together as units grow, and apart with variance between them', () => {
    fc.assert(
      fc.property(shares, sizes, fc.constantFrom('score', 'arcsine'), levels, (p, n, method, confidence) => {
        const small = proportionFunnel(p, n, { method, confidence });
        const large = proportionFunnel(p, n * 4, { method, confidence });
        expect(small?.lower ?? at).toBeLessThanOrEqual(large?.lower ?? at);
        expect(small?.upper ?? at).toBeGreaterThanOrEqual(large?.upper ?? at);
        expect(small?.lower ?? at).toBeLessThanOrEqual(p);
        expect(small?.upper ?? at).toBeGreaterThanOrEqual(p);
        expect(small?.lower ?? at).toBeGreaterThanOrEqual(0);
        expect(small?.upper ?? at).toBeLessThanOrEqual(1);
        const spread = proportionFunnel(p, n, { method: 'arcsine', confidence, tauSquared: 0.01 });
        const none = proportionFunnel(p, n, { method: 'arcsine', confidence });
        expect(spread?.lower ?? at).toBeLessThanOrEqual(none?.lower ?? at);
        expect(spread?.upper ?? at).toBeGreaterThanOrEqual(none?.upper ?? at);
      }),
      fixed,
    );
  });

  it('do so for ratios by every method, the outer outside the inner', () => {
    fc.assert(
      fc.property(expecteds, methods, (e, method) => {
        const inner = ratioFunnel(e, { method });
        const outer = ratioFunnel(e, { method, confidence: 0.998 });
        const large = ratioFunnel(e * 3, { method });
        expect(inner?.lower ?? at).toBeLessThan(1);
        expect(inner?.upper ?? at).toBeGreaterThan(1);
        expect(outer?.lower ?? at).toBeLessThanOrEqual(inner?.lower ?? at);
        expect(outer?.upper ?? at).toBeGreaterThan(inner?.upper ?? at);
        expect(large?.lower ?? at).toBeGreaterThanOrEqual(inner?.lower ?? at);
        expect(large?.upper ?? at).toBeLessThan(inner?.upper ?? at);
      }),
      { ...fixed, numRuns: 150 },
    );
  });

  it("put a unit outside exactly when Wilson's limits of its own share miss the average", () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 400 }), fc.nat(400), levels, (p, n, k, confidence) => {
        const x = Math.min(k, n);
        const line = proportionFunnel(p, n, { method: 'score', confidence });
        const own = proportion(x, n, { confidence });
        const outside = x / n < (line?.lower ?? at) ? 'low' : x / n > (line?.upper ?? at) ? 'high' : 'within';
        const missed = (own?.upper ?? at) < p ? 'low' : (own?.lower ?? at) > p ? 'high' : 'within';
        expect(outside).toBe(missed);
      }),
      { ...fixed, numRuns: 500 },
    );
  });

  it('put a count outside the Poisson lines exactly when the exact test does, down to the smallest unit', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 60, noNaN: true }), fc.nat(100), (e, observed) => {
        const lines = {
          inner: ratioFunnel(e, { method: 'poisson' }),
          outer: ratioFunnel(e, { method: 'poisson', confidence: 0.998 }),
        };
        expect(standing(observed / e, lines)).toEqual(poissonStanding(observed, e));
      }),
      { ...fixed, numRuns: 400 },
    );
  });

  it('of a rate are those of the ratio, times the average', () => {
    fc.assert(
      fc.property(shares, sizes, methods, (rate, people, method) => {
        const found = rateFunnel(rate, people, { method });
        const ratio = ratioFunnel(rate * people, { method });
        expect((found?.lower ?? at) / rate).toBeCloseTo(ratio?.lower ?? at, 9);
        expect((found?.upper ?? at) / rate).toBeCloseTo(ratio?.upper ?? at, 7);
      }),
      { ...fixed, numRuns: 100 },
    );
  });

  it('of a ratio of counts are symmetric in the log, and hold one in twenty like units outside', () => {
    const found = countRatioFunnel(1.5, 400, { spread: 'both-counts' });
    expect((found?.upper ?? at) / 1.5).toBeCloseTo(1.5 / (found?.lower ?? at), 12);
    // The standard error of ln(600/400) is √(1/600 + 1/400).
    expect(Math.log((found?.upper ?? at) / 1.5)).toBeCloseTo(1.959964 * Math.sqrt(1 / 600 + 1 / 400), 12);
    const drawn = countRatioFunnel(1.5, 400, { spread: 'denominator' });
    expect(Math.log((drawn?.upper ?? at) / 1.5)).toBeCloseTo(1.959964 / 40, 12);
  });

  it('of the square root are squared back to the ratio, and never turn up again below 0', () => {
    expect(ratioFunnel(0.5, { method: 'root' })).toMatchObject({ lower: 0 });
    expect(ratioFunnel(100, { method: 'root' })?.upper).toBeCloseTo((1 + 1.959964 / 20) ** 2, 12);
    expect(proportionFunnel(0.02, 3, { method: 'arcsine' })?.lower).toBe(0);
    expect(proportionFunnel(0.98, 3, { method: 'arcsine' })?.upper).toBe(1);
  });

  it('do not exist for nobody, nothing expected, or a missing number', () => {
    expect(proportionFunnel(0.2, 0, { method: 'score' })).toBeUndefined();
    expect(proportionFunnel(undefined, 10, { method: 'score' })).toBeUndefined();
    expect(ratioFunnel(0, { method: 'poisson' })).toBeUndefined();
    expect(ratioFunnel(null, { method: 'log' })).toBeUndefined();
    expect(rateFunnel(0, 100, { method: 'exact' })).toBeUndefined();
    expect(countRatioFunnel(0, 10, { spread: 'both-counts' })).toBeUndefined();
    expect(standing(undefined, { inner: undefined, outer: undefined })).toBeUndefined();
    expect(poissonStanding(3, 0)).toBeUndefined();
  });

  it('refuse NaN, a share above 1, and over-dispersion where the method has no place for it', () => {
    expect(() => proportionFunnel(1.2, 10, { method: 'score' })).toThrow(RangeError);
    expect(() => proportionFunnel(Number.NaN, 10, { method: 'score' })).toThrow(RangeError);
    expect(() => ratioFunnel(-1, { method: 'log' })).toThrow(RangeError);
    for (const method of ['exact', 'poisson'] as const)
      expect(() => ratioFunnel(10, { method, tauSquared: 0.1 })).toThrow('know no over-dispersion');
    expect(() => proportionFunnel(0.1, 10, { method: 'score', tauSquared: 0.1 })).toThrow(RangeError);
    expect(() => standing(Number.NaN, { inner: undefined, outer: undefined })).toThrow(RangeError);
  });
});

describe('how small a unit must be before it can never stand outside', () => {
  it('is the size below which none and all are both within', () => {
    fc.assert(
      fc.property(
        shares,
        fc.constantFrom('score', 'arcsine'),
        levels,
        fc.constantFrom(0, 0.002),
        (p, method, confidence, tau) => {
          const options = { method, confidence, tauSquared: method === 'score' ? 0 : tau } as const;
          const { low, high } = smallestForProportion(p, options);
          const lower = (n: number) => proportionFunnel(p, n, options)?.lower ?? at;
          const upper = (n: number) => proportionFunnel(p, n, options)?.upper ?? at;
          if (Number.isFinite(low)) expect(lower(low)).toBeGreaterThan(0);
          if (low > 1) expect(lower(Math.min(low - 1, 1e9))).toBe(0);
          if (Number.isFinite(high)) expect(upper(high)).toBeLessThan(1);
          if (high > 1) expect(upper(Math.min(high - 1, 1e9))).toBe(1);
        },
      ),
      fixed,
    );
  });

  it('is the expectation below which observing none is within', () => {
    for (const confidence of [0.95, 0.998] as const) {
      const least = smallestExpected({ method: 'poisson', confidence });
      expect(ratioFunnel(least * 0.999, { method: 'poisson', confidence })?.lower).toBe(0);
      expect(ratioFunnel(least * 1.001, { method: 'poisson', confidence })?.lower).toBeGreaterThan(0);
    }
    for (const tauSquared of [0, 0.05]) {
      const least = smallestExpected({ method: 'root', tauSquared });
      expect(ratioFunnel(least * 0.999, { method: 'root', tauSquared })?.lower).toBe(0);
      expect(ratioFunnel(least * 1.001, { method: 'root', tauSquared })?.lower).toBeGreaterThan(0);
    }
    expect(smallestExpected({ method: 'root', tauSquared: 1 })).toBe(Number.POSITIVE_INFINITY);
    expect(smallestForProportion(0, { method: 'score' })).toEqual({ low: Number.POSITIVE_INFINITY, high: 1 });
    expect(smallestForProportion(0.5, { method: 'arcsine', tauSquared: 9 }).low).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  it('keeps a unit with few expected and none observed from being called low', () => {
    expect(poissonStanding(0, 3)).toEqual({ side: 'within' });
    expect(poissonStanding(0, 4)).toEqual({ side: 'low', outside: 0.95 });
    expect(poissonStanding(0, 7)).toEqual({ side: 'low', outside: 0.998 });
    expect(observedOverExpected(0, 3)?.upper).toBeGreaterThan(1);
  });
});

describe('over-dispersion', () => {
  const units = fc.array(
    fc.record({
      numerator: fc.integer({ min: 0, max: 300 }),
      denominator: fc.integer({ min: 300, max: 900 }),
    }),
    { minLength: 1, maxLength: 40 },
  );
  const transforms = fc.constantFrom('log', 'root', 'arcsine', 'count-ratio');

  it('is never below 0, comes with a finite spread, and does not depend on the order of units', () => {
    fc.assert(
      fc.property(units, transforms, fc.constantFrom('winsorise', 'truncate'), (some, transform, trim) => {
        const found = overdispersion(some, { transform, trim });
        expect(found.tauSquared).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(found.tauSquared)).toBe(true);
        expect(found.units).toHaveLength(some.length);
        const turned = overdispersion([...some].reverse(), { transform, trim });
        expect(turned.tauSquared).toBeCloseTo(found.tauSquared, 9);
        for (const { z, adjustedZ } of found.units)
          if (z !== undefined && Number.isFinite(z))
            expect(Math.abs(adjustedZ ?? at)).toBeLessThanOrEqual(Math.abs(z) + 1e-12);
      }),
      fixed,
    );
  });

  it('is none when all units are on the average, or there is one', () => {
    const same = Array.from({ length: 20 }, () => ({ numerator: 50, denominator: 50 }));
    for (const transform of ['log', 'root', 'arcsine', 'count-ratio'] as const) {
      expect(overdispersion(same, { transform }).tauSquared).toBe(0);
      expect(overdispersion([{ numerator: 90, denominator: 100 }], { transform }).tauSquared).toBe(0);
      expect(overdispersion([], { transform })).toEqual({
        units: [],
        phi: undefined,
        tauSquared: 0,
        counted: 0,
      });
    }
  });

  it('places no unit with a number missing or nothing in its denominator, and leaves one with none observed out of a log', () => {
    const found = overdispersion(
      [
        { numerator: null, denominator: 10 },
        { numerator: 3, denominator: 0 },
        { numerator: 0, denominator: 50 },
        ...Array.from({ length: 12 }, (_, i) => ({ numerator: 40 + 3 * i, denominator: 50 })),
      ],
      { transform: 'log' },
    );
    expect(found.units[0]).toEqual({
      z: undefined,
      trimmedZ: undefined,
      trimmed: false,
      adjustedZ: undefined,
    });
    expect(found.units[1]?.z).toBeUndefined();
    expect(found.units[2]).toMatchObject({ z: Number.NEGATIVE_INFINITY, trimmed: true, trimmedZ: undefined });
    expect(found.phi).toBeGreaterThan(0);
    expect(Number.isFinite(found.phi)).toBe(true);
  });

  it('truncates by tenths of the ranks: of 19 units the lowest and the two highest', () => {
    const some = Array.from({ length: 19 }, (_, i) => ({ numerator: 80 + 3 * i, denominator: 100 }));
    const left = (trim: 'truncate' | 'winsorise') =>
      overdispersion(some, { transform: 'root', trim }).units.map(({ trimmed }) => trimmed);
    expect(left('truncate').flatMap((out, i) => (out ? i + 1 : []))).toEqual([1, 18, 19]);
    expect(overdispersion(some, { transform: 'root', trim: 'truncate' }).counted).toBe(16);
    expect(left('winsorise').flatMap((out, i) => (out ? i + 1 : []))).toEqual([1, 2, 18, 19]);
    expect(overdispersion(some, { transform: 'root', trim: 'winsorise' }).counted).toBe(19);
  });

  it('refuses NaN, a part above its whole, a trim of a half', () => {
    expect(() => overdispersion([{ numerator: Number.NaN, denominator: 5 }], { transform: 'log' })).toThrow(
      RangeError,
    );
    expect(() => overdispersion([{ numerator: 6, denominator: 5 }], { transform: 'arcsine' })).toThrow(
      RangeError,
    );
    expect(() => overdispersion([], { transform: 'log', share: 0.5 })).toThrow(RangeError);
  });
});

describe('the sizes to draw at', () => {
  it('are whole, rise, and reach past the largest unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (smallest, more) => {
        const drawn = funnelSizes(smallest, smallest + more);
        expect(drawn).toHaveLength(100);
        expect(drawn.every(Number.isInteger)).toBe(true);
        expect(drawn.every((size, i) => i === 0 || size > (drawn[i - 1] ?? 0))).toBe(true);
        expect(drawn.at(-1) ?? 0).toBeGreaterThanOrEqual(smallest + more);
        expect(drawn[0] ?? at).toBeLessThanOrEqual(smallest);
      }),
      fixed,
    );
  });
});

describe('the ends of an axis', () => {
  it('are neat, a twentieth beyond the units', () => {
    expect(funnelSizes(1, 960).at(-1)).toBe(1100);
    expect(funnelSizes(1000, 1500)[0]).toBe(900);
    expect(funnelSizes(1000, 2001)[0]).toBe(1);
    expect(() => funnelSizes(10, 9)).toThrow(RangeError);
  });
});

describe('a rate on its own and in its funnel', () => {
  it('agree: the exact limits of a count miss the average when the count is outside', () => {
    const rate = crudeRate(3, 1000, { per: 1 });
    expect(poissonStanding(3, 0.012 * 1000)).toEqual({ side: 'low', outside: 0.95 });
    expect(rate?.upper ?? at).toBeLessThan(0.012);
  });
});
