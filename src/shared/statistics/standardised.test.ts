import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  crudeRate,
  directlyStandardisedRate,
  EUROPEAN_STANDARD_2013,
  expectedEvents,
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
} from './index.ts';

const fixed = { seed: 20132, numRuns: 200 };
const bands = fc.array(
  fc.record({
    events: fc.integer({ min: 5, max: 400 }),
    population: fc.integer({ min: 500, max: 50_000 }),
    standard: fc.integer({ min: 100, max: 9000 }),
  }),
  { minLength: 2, maxLength: 19 },
);

describe('directly standardised rates', () => {
  // Worked by hand in another language: weights .5 .3 .2; rates .02 .05 .1.
  const three = [
    { events: 20, population: 1000, standard: 5 },
    { events: 40, population: 800, standard: 3 },
    { events: 50, population: 500, standard: 2 },
  ];

  it('weigh each band by the standard, with the limits of Dobson', () => {
    const found = directlyStandardisedRate(three, { per: 1000 });
    const variance = 0.25 * 20e-6 + 0.09 * (40 / 640_000) + 0.04 * (50 / 250_000);
    expect(found?.value).toBeCloseTo(1000 * (0.5 * 0.02 + 0.3 * 0.05 + 0.2 * 0.1), 10);
    const byar = crudeRate(110, 1, { per: 1 });
    expect(found?.lower).toBeCloseTo(45 + 1000 * Math.sqrt(variance / 110) * ((byar?.lower ?? 0) - 110), 9);
    expect(found?.upper).toBeCloseTo(45 + 1000 * Math.sqrt(variance / 110) * ((byar?.upper ?? 0) - 110), 9);
    expect(found?.events).toBe(110);
  });

  it('are the crude rate, with its limits, when the standard has the same ages', () => {
    fc.assert(
      fc.property(bands, (some) => {
        const own = some.map((band) => ({ ...band, standard: band.population }));
        const events = own.reduce((all, band) => all + band.events, 0);
        const people = own.reduce((all, band) => all + band.population, 0);
        const found = directlyStandardisedRate(own);
        const crude = crudeRate(events, people, { per: 100_000 });
        for (const key of ['value', 'lower', 'upper'] as const)
          expect((found?.[key] ?? 0) / (crude?.[key] ?? 1)).toBeCloseTo(1, 9);
      }),
      fixed,
    );
  });

  it('do not change with the size of the standard or the order of the bands, and lie within their limits', () => {
    fc.assert(
      fc.property(bands, (some) => {
        const found = directlyStandardisedRate(some);
        const other = directlyStandardisedRate(
          some.map((b) => ({ ...b, standard: b.standard * 7 })).reverse(),
        );
        expect((other?.value ?? 0) / (found?.value ?? 1)).toBeCloseTo(1, 12);
        expect((other?.upper ?? 0) / (found?.upper ?? 1)).toBeCloseTo(1, 12);
        expect(found?.lower ?? Number.NaN).toBeLessThan(found?.value ?? Number.NaN);
        expect(found?.upper ?? Number.NaN).toBeGreaterThan(found?.value ?? Number.NaN);
      }),
      fixed,
    );
  });

  it('have wider limits, and the same value, when people have several events each', () => {
    const once = directlyStandardisedRate(
      three.map((b) => ({ ...b, events: [{ people: b.events, times: 1 }] })),
    );
    const twice = directlyStandardisedRate(
      three.map((b) => ({ ...b, events: [{ people: b.events / 2, times: 2 }] })),
    );
    expect(once).toEqual(directlyStandardisedRate(three));
    expect(twice?.value).toBeCloseTo(once?.value ?? 0, 9);
    const reach = (r: typeof once) => (r?.upper ?? 0) - (r?.value ?? 0);
    expect(reach(twice) / reach(once)).toBeCloseTo(Math.SQRT2, 12);
  });

  it('do not exist below ten events, with a band of nobody, or with a missing count that nobody called none', () => {
    const [first, ...rest] = three;
    const few = three.map((band) => ({ ...band, events: 3 }));
    expect(directlyStandardisedRate(few)).toBeUndefined();
    expect(directlyStandardisedRate([{ events: 0, population: 0, standard: 5 }, ...rest])).toBeUndefined();
    expect(
      directlyStandardisedRate([{ events: 0, population: 0, standard: 0 }, ...three])?.value,
    ).toBeCloseTo(4500, 9);
    const missing = [{ events: undefined, population: first?.population, standard: 5 }, ...rest];
    expect(directlyStandardisedRate(missing)).toBeUndefined();
    expect(directlyStandardisedRate(missing, { missingAsNone: true })?.value).toBeCloseTo(3500, 9);
    expect(() => directlyStandardisedRate([])).toThrow(RangeError);
    expect(() => directlyStandardisedRate([{ events: -1, population: 10, standard: 1 }])).toThrow(RangeError);
    expect(() => directlyStandardisedRate([{ events: Number.NaN, population: 10, standard: 1 }])).toThrow(
      RangeError,
    );
  });

  it('have the European standard of 2013 at hand', () => {
    expect(EUROPEAN_STANDARD_2013).toHaveLength(19);
    expect(EUROPEAN_STANDARD_2013.reduce((all, band) => all + band, 0)).toBe(100_000);
  });
});

describe('indirectly standardised ratios and rates', () => {
  const references = fc.array(
    fc.record({
      population: fc.integer({ min: 0, max: 9000 }),
      referenceEvents: fc.integer({ min: 1, max: 900 }),
      referencePopulation: fc.integer({ min: 1000, max: 90_000 }),
    }),
    { minLength: 1, maxLength: 19 },
  );

  it('are 100 for the reference itself', () => {
    fc.assert(
      fc.property(references, (some) => {
        const own = some.map((band) => ({ ...band, population: band.referencePopulation }));
        const events = own.reduce((all, band) => all + band.referenceEvents, 0);
        const people = own.reduce((all, band) => all + band.referencePopulation, 0);
        expect(indirectlyStandardisedRatio(events, own)?.value).toBeCloseTo(100, 9);
        const rate = indirectlyStandardisedRate(events, own);
        expect((rate?.value ?? 0) / ((events / people) * 100_000)).toBeCloseTo(1, 12);
      }),
      fixed,
    );
  });

  it('bracket the value and grow with what is observed', () => {
    fc.assert(
      fc.property(references, fc.integer({ min: 0, max: 500 }), (some, observed) => {
        const found = indirectlyStandardisedRatio(observed, some);
        expect(found === undefined).toBe(expectedEvents(some) === 0);
        if (found === undefined) return;
        expect(found.lower ?? Number.NaN).toBeLessThanOrEqual(found.value);
        expect(found.upper ?? Number.NaN).toBeGreaterThan(found.value);
        expect(indirectlyStandardisedRatio(observed + 1, some)?.value).toBeGreaterThan(found.value);
      }),
      fixed,
    );
  });

  it('do not exist where nothing is expected, a number is missing, or people live in an empty reference band', () => {
    const band = { population: 100, referenceEvents: 5, referencePopulation: 1000 };
    expect(indirectlyStandardisedRatio(3, [])).toBeUndefined();
    expect(indirectlyStandardisedRatio(3, [{ ...band, referenceEvents: 0 }])).toBeUndefined();
    expect(indirectlyStandardisedRatio(undefined, [band])).toBeUndefined();
    expect(expectedEvents([band, { ...band, population: null }])).toBeUndefined();
    expect(expectedEvents([{ ...band, referencePopulation: 0 }])).toBeUndefined();
    expect(expectedEvents([band, { population: 0, referenceEvents: 0, referencePopulation: 0 }])).toBe(0.5);
    expect(() => expectedEvents([{ ...band, population: Number.NaN }])).toThrow(RangeError);
  });
});
