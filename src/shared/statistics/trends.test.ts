import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeAlerts, recentTrend, sizeOfChange, type TrendPoint } from './index.ts';

const fixed = { seed: 20137, numRuns: 200 };
const years = (values: readonly (number | null)[], half = 1): TrendPoint[] =>
  values.map((value, i) => ({
    year: 2010 + i,
    value,
    lower: value === null ? null : value - half,
    upper: value === null ? null : value + half,
  }));
const told = (points: readonly TrendPoint[], polarity = 'Low is good') =>
  recentTrend(points, { kind: 'Proportion', polarity });

describe('the recent trend', () => {
  it('is told in the words of its polarity', () => {
    const rising = years([10, 12, 14, 16, 18]);
    expect(told(rising).label).toBe('IncreasingAndGettingWorse');
    expect(told(rising, 'High is good').label).toBe('IncreasingAndGettingBetter');
    expect(told(rising, 'No judgement').label).toBe('Increasing');
    expect(told(years([18, 16, 14, 12, 10])).label).toBe('DecreasingAndGettingBetter');
    expect(told(years([18, 16, 14, 12, 10]), 'High is good').label).toBe('DecreasingAndGettingWorse');
    expect(told(years([18, 16, 14, 12, 10]), '').label).toBe('Decreasing');
  });

  it('has the slope of a straight line, and its chi-squared by hand', () => {
    const { slope, chiSquared } = told(years([10, 12, 14, 16, 18], 1.96));
    expect(slope).toBeCloseTo(2, 12);
    // Errors of 1 each: the variance of the slope is 1/Σ(x − 3)² = 1/10.
    expect(chiSquared).toBeCloseTo(40, 9);
  });

  it('is of the five latest years whichever way they are listed, and turns with the values', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 9 }), (values) => {
        const found = told(years(values), '');
        expect(told(years(values).reverse(), '')).toEqual(found);
        expect(told(years(values).slice(-5), '')).toEqual(found);
        const turned = told(years(values.map((value) => 100 - value)), '').label;
        expect(turned).toBe(
          { Increasing: 'Decreasing', Decreasing: 'Increasing' }[found.label as string] ?? found.label,
        );
      }),
      fixed,
    );
  });

  it('is no change when the slope is within chance, hangs on one point, or all are alike', () => {
    expect(told(years([10, 10.5, 10, 10.5, 10.2]))).toMatchObject({
      label: 'NoChange',
      reason: 'not-significant',
    });
    expect(told(years([10, 9.9, 9.8, 9.7, 30]))).toMatchObject({
      label: 'NoChange',
      reason: 'one-point-decides',
    });
    expect(told(years([5, 5, 5, 5, 5]))).toMatchObject({ label: 'NoChange', slope: 0 });
  });

  it('is told at 99.8%, from a chi-squared of 9.5495, and not at 95%', () => {
    const rising = (slope: number) =>
      told(
        years(
          [0, 1, 2, 3, 4].map((step) => 50 + slope * step),
          1.96,
        ),
        '',
      ).label;
    expect(rising(0.7)).toBe('NoChange');
    expect(rising(0.977)).toBe('NoChange');
    expect(rising(0.978)).toBe('Increasing');
  });

  it('says why when it cannot be worked out', () => {
    expect(told(years([1, 2, 3, 4]))).toEqual({ label: 'CannotBeCalculated', reason: 'too-few-points' });
    expect(told(years([1, null, 3, 4, 5]))).toEqual({
      label: 'CannotBeCalculated',
      reason: 'too-few-points',
    });
    const suppressed = years([1, 2, 3, 4, 5]).map((point, i) => ({ ...point, count: i === 0 ? null : 10 }));
    expect(told(suppressed).reason).toBe('too-few-points');
    const bare = years([1, 2, 3, 4, 5]).map((point) => ({ ...point, lower: null }));
    expect(told(bare)).toEqual({ label: 'NoChange', reason: 'limits-missing' });
    expect(told(years([1, 2, 3, 4, 5], 0)).reason).toBe('limits-missing');
    expect(recentTrend(years([1, 2, 3, 4, 5]), { kind: 'Life expectancy', polarity: '' }).reason).toBe(
      'kind-of-value',
    );
  });

  it('refuses NaN, limits the wrong way round, a year twice', () => {
    expect(() => told(years([1, 2, 3, 4, Number.NaN]))).toThrow(RangeError);
    expect(() => told(years([1, 2, 3, 4, 5], -1))).toThrow(RangeError);
    expect(() => told([...years([1]), ...years([2])])).toThrow('twice');
  });
});

describe('alerts of change', () => {
  const alertsOf = (series: readonly (number | null)[], window = 3) =>
    changeAlerts(series, { window }).months.map(({ alert }) => alert);

  it('are as many as the months, and none of a flat line, of nothing, or of nothing but gaps', () => {
    expect(changeAlerts([])).toEqual({ months: [], current: undefined });
    expect(changeAlerts([null, null]).months.map(({ alert }) => alert)).toEqual([undefined, undefined]);
    expect(alertsOf(Array.from({ length: 20 }, () => 40)).every((alert) => alert === undefined)).toBe(true);
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { maxLength: 40 }), (series) => {
        expect(alertsOf(series)).toHaveLength(series.length);
      }),
      fixed,
    );
  });

  it('mirror: turned over, up is down', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 40 }), (series) => {
        const turned = alertsOf(series.map((value) => 200 - value));
        const swapped = alertsOf(series).map(
          (alert) => alert && ({ up: 'down', down: 'up' } as const)[alert],
        );
        // Halves round towards the larger number, so a sum on the edge may fall the other way; count them.
        expect(turned.filter((alert, i) => alert !== swapped[i]).length).toBeLessThanOrEqual(
          series.length / 2,
        );
      }),
      { ...fixed, numRuns: 50 },
    );
  });

  it('tell the change that stands at the end: from where, to where, for how long', () => {
    const { current } = changeAlerts([10, 20, 30, 40, 50, 60, 70], { window: 3 });
    expect(current).toMatchObject({ direction: 'up', from: 20, to: 70, months: 3 });
    expect(changeAlerts([10, 20, 30, 40, 50, 60, 70, 70, 70, 70], { window: 3 }).current).toBeUndefined();
  });

  it('are not silenced by a noisy start, unless the source is to be followed', () => {
    const noisy = [100, 0, 100, 0, 100, 0, 20, 30, 40, 50, 60, 70, 80, 90];
    expect(alertsOf(noisy).indexOf('up')).toBe(10);
    expect(
      changeAlerts(noisy, { window: 3, settle: false }).months.some(({ alert }) => alert !== undefined),
    ).toBe(false);
  });

  it('have words in steps of ten places', () => {
    expect([0, 9, 10, 20, 30].map((change) => sizeOfChange(50, 50 - change))).toEqual([
      'not at all',
      'slightly',
      'moderately',
      'considerably',
      'massively',
    ]);
    expect(() => sizeOfChange(1, Number.NaN)).toThrow(RangeError);
  });

  it('refuse NaN, a window of one, no sensitivity', () => {
    expect(() => changeAlerts([1, Number.NaN])).toThrow(RangeError);
    expect(() => changeAlerts([1], { window: 1 })).toThrow(RangeError);
    expect(() => changeAlerts([1], { sensitivity: 0 })).toThrow(RangeError);
  });
});
