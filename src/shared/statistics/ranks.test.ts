import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atAnEnd,
  deciles,
  meanOf,
  percentRanks,
  quantileAt,
  quantileGroups,
  savingAtRate,
  savingAtShare,
  weightedMean,
} from './index.ts';

const fixed = { seed: 20136, numRuns: 200 };
const values = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { freq: 6 }), {
  minLength: 1,
  maxLength: 40,
});

describe('percent ranks', () => {
  it('lie between 0 and 100, the lowest at 0, ties sharing, the missing nowhere', () => {
    fc.assert(
      fc.property(values, (some) => {
        const ranks = percentRanks(some);
        const there = some.flatMap((value) => value ?? []);
        some.forEach((value, i) => {
          const rank = ranks[i];
          expect(rank === undefined).toBe(value === null);
          if (value === null) return;
          expect(rank ?? -1).toBeGreaterThanOrEqual(0);
          expect(rank ?? 101).toBeLessThanOrEqual(100);
          if (value === Math.min(...there)) expect(rank).toBe(0);
          some.forEach((other, j) => {
            if (other === value) expect(ranks[j]).toBe(rank);
            if (other !== null && other > value) expect(ranks[j] ?? 0).toBeGreaterThan(rank ?? 0);
          });
        });
      }),
      fixed,
    );
  });

  it('do not change when every value is stretched and shifted', () => {
    fc.assert(
      fc.property(values, (some) => {
        expect(percentRanks(some.map((value) => (value === null ? null : value * 3 + 7)))).toEqual(
          percentRanks(some),
        );
      }),
      fixed,
    );
  });

  it('are those of SQL: 1 2 2 4 stand at 0, a third, a third and 100; one alone, and all alike, at 0', () => {
    expect(percentRanks([1, 2, 2, 4])).toEqual([0, 100 / 3, 100 / 3, 100]);
    expect(percentRanks([7])).toEqual([0]);
    expect(percentRanks([7, 7, 7])).toEqual([0, 0, 0]);
    expect(percentRanks([])).toEqual([]);
    expect(() => percentRanks([1, Number.NaN])).toThrow(RangeError);
  });

  it('alert when the last three months are at one end', () => {
    expect(atAnEnd([50, 90, 95, 100])).toBe('high');
    expect(atAnEnd([10, 0, 3])).toBe('low');
    expect(atAnEnd([95, 89.9, 95])).toBeUndefined();
    expect(atAnEnd([95, null, 95, 95])).toBeUndefined();
    expect(atAnEnd([95, 95])).toBeUndefined();
    expect(atAnEnd([95, 5, 5], { months: 2 })).toBe('low');
    expect(() => atAnEnd([95], { months: 0 })).toThrow(RangeError);
  });
});

describe('quantiles', () => {
  it('are straight between neighbours', () => {
    expect(quantileAt([40, 10, 20, 30], 0.5)).toBe(25);
    expect(quantileAt([1, 2, 3, 4, 5], 0.1)).toBeCloseTo(1.4, 12);
    expect(deciles([0, 10])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((d) => expect.closeTo(d, 12)));
    expect(deciles([3])).toEqual(Array(9).fill(3));
    expect(deciles([null, undefined])).toBeUndefined();
    expect(quantileAt([], 0.5)).toBeUndefined();
    for (const at of [-0.1, 1.1, Number.NaN]) expect(() => quantileAt([1], at)).toThrow(RangeError);
    expect(() => deciles([Number.NaN])).toThrow(RangeError);
  });

  it('rise with their share and stay among the values', () => {
    fc.assert(
      fc.property(values, (some) => {
        const there = some.flatMap((value) => value ?? []);
        const found = deciles(some);
        expect(found === undefined).toBe(there.length === 0);
        if (there.length === 0) return;
        expect(found?.every((value, i) => i === 0 || value >= (found[i - 1] ?? 0))).toBe(true);
        expect(found?.[0] ?? Number.NaN).toBeGreaterThanOrEqual(Math.min(...there));
        expect(found?.at(-1) ?? Number.NaN).toBeLessThanOrEqual(Math.max(...there));
      }),
      fixed,
    );
  });

  it('group by rank, the highest in 1 unless the lowest are to be', () => {
    const scores = Array.from({ length: 10 }, (_, i) => i + 1);
    expect(quantileGroups(scores, { groups: 5 })).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(quantileGroups(scores, { groups: 5, lowestFirst: true })).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect(quantileGroups([1, 2, 3, 4, 5, 6, 7], { groups: 5, lowestFirst: true })).toEqual([
      1, 1, 2, 3, 3, 4, 5,
    ]);
    expect(quantileGroups([5, 5, 5, 1], { groups: 2 })).toEqual([1, 1, 1, 2]);
    expect(quantileGroups([1, null, 3], { groups: 2 })).toEqual([2, undefined, 1]);
    expect(() => quantileGroups([1], { groups: 0 })).toThrow(RangeError);
    expect(() => quantileGroups([Number.NaN], { groups: 5 })).toThrow(RangeError);
  });

  it('groups are 1 to their number, in the order of the values, equal values together', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 10 }), (some, groups) => {
        const found = quantileGroups(some, { groups });
        some.forEach((value, i) => {
          expect(found[i] === undefined).toBe(value === null);
          if (value === null) return;
          expect(found[i]).toBeGreaterThanOrEqual(1);
          expect(found[i]).toBeLessThanOrEqual(groups);
          some.forEach((other, j) => {
            if (other === value) expect(found[j]).toBe(found[i]);
            if (other !== null && other > value) expect(found[j] ?? 99).toBeLessThanOrEqual(found[i] ?? 0);
          });
        });
      }),
      fixed,
    );
  });
});

describe('means', () => {
  it("have Student's limits: 30 40 50 60 has the mean 45, from 24.46 to 65.54", () => {
    const found = meanOf([30, 40, null, 50, 60]);
    expect(found).toMatchObject({ value: 45, values: 4, method: 'student-t' });
    expect(found?.deviation).toBeCloseTo(12.909944487358056, 12);
    expect(found?.lower).toBeCloseTo(45 - (3.182446305283709 * 12.909944487358056) / 2, 9);
    expect(found?.upper).toBeCloseTo(45 + (3.182446305283709 * 12.909944487358056) / 2, 9);
  });

  it('have no limits of one value, do not exist of none, and keep equal values exactly', () => {
    expect(meanOf([7])).toMatchObject({ value: 7, lower: undefined, upper: undefined });
    expect(meanOf([null])).toBeUndefined();
    expect(meanOf(Array.from({ length: 12 }, () => 0.1))).toMatchObject({
      value: 0.1,
      lower: 0.1,
      upper: 0.1,
    });
    expect(() => meanOf([1, Number.NaN])).toThrow(RangeError);
  });

  it('shift and stretch with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 2 }), (some) => {
        const plain = meanOf(some);
        const other = meanOf(some.map((value) => value * 4 + 10));
        for (const key of ['value', 'lower', 'upper'] as const)
          expect(other?.[key] ?? 0).toBeCloseTo((plain?.[key] ?? 0) * 4 + 10, 6);
      }),
      fixed,
    );
  });

  it('weigh people, and tell what share of them a figure covers', () => {
    const parts = [
      { value: 10, weight: 300 },
      { value: 40, weight: 100 },
      { value: null, weight: 100 },
    ];
    expect(weightedMean(parts)).toEqual({ value: 17.5, covered: 0.8 });
    expect(weightedMean([{ value: null, weight: 5 }])).toBeUndefined();
    expect(weightedMean([])).toBeUndefined();
    expect(() => weightedMean([{ value: 1, weight: -1 }])).toThrow(RangeError);
  });
});

describe('savings', () => {
  it('are nothing at the rate, or the share, that a unit has', () => {
    expect(savingAtRate(120, 40, 3)).toBe(0);
    const unit = { items: 1000, cost: 5000, countedItems: 300, countedCost: 2400 };
    expect(savingAtShare(unit, 0.3)).toBeCloseTo(0, 9);
    expect(savingAtShare(unit, 0)).toBeCloseTo(1285.714, 3);
  });

  it('do not exist without items, or without a price that is needed', () => {
    expect(savingAtRate(undefined, 40, 3)).toBeUndefined();
    expect(savingAtShare({ items: 0, cost: 0, countedItems: 0, countedCost: 0 }, 0.1)).toBeUndefined();
    expect(savingAtShare({ items: 10, cost: 50, countedItems: 0, countedCost: 0 }, 0.1)).toBeUndefined();
    expect(savingAtShare({ items: 10, cost: 50, countedItems: 10, countedCost: 50 }, 0.1)).toBeUndefined();
    expect(savingAtShare({ items: 10, cost: 50, countedItems: 0, countedCost: 0 }, 0)).toBe(0);
    expect(() => savingAtShare({ items: 1, cost: 1, countedItems: 2, countedCost: 1 }, 0.1)).toThrow(
      RangeError,
    );
    expect(() => savingAtShare({ items: 1, cost: 1, countedItems: 1, countedCost: 1 }, 10)).toThrow(
      RangeError,
    );
  });
});
