import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOfDelay, type MonthlyBenefit, whyNotBenefit } from './rules.ts';

const scans: MonthlyBenefit = {
  value: 240,
  lower: 190,
  upper: 290,
  from: '24 months of requests',
  assumes: 'all of them would have been scanned within six weeks',
  setBy: 'Dr Ashcombe-Pike',
  setOn: '2026-05-12',
};

describe('what delay costs in patients', () => {
  it('is people a month × months, with its range: 240 a month over 108 days', () => {
    const { soFar, eachWeek } = costOfDelay(scans, 108);
    expect(soFar).toEqual({ value: 850, lower: 670, upper: 1030 });
    expect(eachWeek).toEqual({ value: 55, lower: 44, upper: 67 });
  });

  it('is nothing on the day it is raised, and never shrinks', () => {
    expect(costOfDelay(scans, 0).soFar).toEqual({ value: 0, lower: 0, upper: 0 });
    fc.assert(
      fc.property(fc.nat(1500), fc.nat(300), (days, more) => {
        const [first, later] = [costOfDelay(scans, days).soFar, costOfDelay(scans, days + more).soFar];
        expect(later.value).toBeGreaterThanOrEqual(first.value);
        expect(first.lower).toBeLessThanOrEqual(first.value);
        expect(first.value).toBeLessThanOrEqual(first.upper);
      }),
      { seed: 47, numRuns: 200 },
    );
    expect(() => costOfDelay(scans, -1)).toThrow(RangeError);
  });

  it('is not told without its range, its source and its assumption', () => {
    expect(whyNotBenefit(scans)).toBeUndefined();
    expect(whyNotBenefit({ ...scans, value: 0 })).toEqual({ kind: 'delay-people', field: 'value' });
    expect(whyNotBenefit({ ...scans, lower: 241 })?.field).toBe('lower');
    expect(whyNotBenefit({ ...scans, upper: 239 })?.field).toBe('upper');
    expect(whyNotBenefit({ ...scans, lower: 240, upper: 240 })?.field).toBe('upper');
    expect(whyNotBenefit({ ...scans, upper: Number.NaN })?.field).toBe('upper');
    expect(whyNotBenefit({ ...scans, from: ' ' })).toEqual({ kind: 'delay-needs', field: 'from' });
    expect(whyNotBenefit({ ...scans, assumes: '' })?.field).toBe('assumes');
  });
});
