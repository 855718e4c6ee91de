import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slopeIndex } from '../../../shared/statistics/index.ts';
import { shownWeeks } from '../waits-shown.ts';
import { familyOf, isEmergency, isMissed, valueWords } from './indicators.ts';
import { everyMonth, seriesOf, seriesPicture } from './series.ts';
import { type FifthCount, fifthBars, slopeOfCounts, timesAsMuch } from './slope.ts';

const small = (count: number | null): boolean => count !== null && count > 0 && count < 5;

describe('weeks of waiting', () => {
  it('show no one to four people, nor let a shown total give one away, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 53, maxLength: 53 }), (weeks) => {
        const { counts, over } = shownWeeks(weeks);
        const sides = [
          { shown: counts.slice(0, 18), all: weeks.slice(0, 18) },
          { shown: counts.slice(18), all: weeks.slice(18) },
        ];
        expect(counts.some(small)).toBe(false);
        if (over === null) return;
        for (const { shown, all } of sides) {
          const hidden = all.filter((_, place) => shown[place] === null);
          const known =
            all.reduce((sum, n) => sum + n, 0) - shown.reduce<number>((sum, n) => sum + (n ?? 0), 0);
          // What a reader can work out is the sum of several, and never that of one alone.
          if (hidden.length > 0) expect(hidden.length > 1 && known >= 5).toBe(true);
        }
      }),
      { seed: 1948, numRuns: 300 },
    );
  });

  it('tell how many waited over 18 weeks, unless so few did', () => {
    const weeks = [...Array(18).fill(10), ...Array(35).fill(6)];
    expect(shownWeeks(weeks)).toMatchObject({ over: 210, withheld: 0 });
    expect(shownWeeks([...Array(18).fill(10), 3, ...Array(34).fill(0)]).over).toBeNull();
  });
});

describe('a row of months', () => {
  const months = (values: readonly number[], from = 1) =>
    values.map((value, place) => {
      const at = from - 1 + place;
      return { month: `${2024 + Math.trunc(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`, value };
    });

  it('has every month, those that are missing without a figure', () => {
    expect(
      everyMonth([
        { month: '2015-03-01', value: 2 },
        { month: '2014-12-01', value: 1 },
      ]),
    ).toEqual([
      { month: '2014-12-01', value: 1 },
      { month: '2015-01-01', value: null },
      { month: '2015-02-01', value: null },
      { month: '2015-03-01', value: 2 },
    ]);
  });

  it('has no limits while it is short, and is then a plain line', () => {
    const series = seriesOf(months([1, 2, 3, 4]));
    expect(series.movement.kind).toBe('too-short');
    expect(seriesPicture(series, { title: 't', measure: 'm', unit: 'u' }).kind).toBe('trend');
  });

  it('keeps within its limits, or has left them, and limits never lie below nought', () => {
    const calm = [5, 6, 5, 4, 5, 6, 4, 5, 6, 5, 4, 6];
    expect(seriesOf(months(calm)).movement).toEqual({ kind: 'steady' });
    const risen = seriesOf(months([...calm, 30]));
    expect(risen.movement).toEqual({ kind: 'now', direction: 'up' });
    expect(risen.points.at(-1)?.signal).toBe('above the upper limit');
    expect(seriesOf(months([...calm, 30, 5])).movement).toMatchObject({ kind: 'was' });
    expect(seriesOf(months([0, 1, 0, 2, 0, 1, 0, 2])).phases[0]?.lower).toBe(0);
  });

  it('sets its limits on the first two years once there are three', () => {
    const values = Array.from({ length: 36 }, (_, place) => (place < 24 ? 5 + (place % 2) : 9));
    const { phases, method } = seriesOf(months(values));
    expect(phases[0]?.centre).toBe(5.5);
    expect(method).toContain('the first 24 months');
  });
});

const fifths = (numerators: readonly number[], denominator = 1000): FifthCount[] =>
  numerators.map((numerator, place) => ({ fifth: place + 1, practices: 3, numerator, denominator }));

describe('counts by deprivation fifth', () => {
  it('give the slope index of the statistics, in the unit of the measure', () => {
    const counts = fifths([140, 120, 105, 95, 85]);
    const slope = slopeOfCounts(counts, { kind: 'share', per: 100 });
    const plain = slopeIndex(
      counts.map(({ numerator, denominator }) => ({
        population: denominator,
        value: numerator / denominator,
      })),
      { scale: 'proportion' },
    );
    expect(slope?.sii).toBeCloseTo(100 * (plain?.sii ?? 0), 9);
    expect(slope?.limits?.sii.lower).toBeLessThan(slope?.sii ?? 0);
    const times = slope && timesAsMuch(slope);
    expect(times?.value).toBeCloseTo(1 / (plain?.rii ?? 1), 9);
    expect((times?.lower ?? 0) > 1).toBe(true);
  });

  it('have no slope where a fifth has nobody, or a share is more than all', () => {
    expect(slopeOfCounts(fifths([1, 2, 3, 4, 5], 0), { kind: 'share', per: 100 })).toBeUndefined();
    expect(slopeOfCounts(fifths([9, 9, 9, 9, 11], 10), { kind: 'share', per: 100 })).toBeUndefined();
  });

  it('show no one to four, nor one to four who were left, in any bar or its table', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 20, max: 24 }),
        (numerators, denominator) => {
          const { groups, withheld } = fifthBars(fifths(numerators, denominator), {
            kind: 'share',
            per: 100,
          });
          for (const { numerator, value } of groups) {
            expect(small(numerator ?? null)).toBe(false);
            expect(
              small(numerator === null || numerator === undefined ? null : denominator - numerator),
            ).toBe(false);
            expect(value === null).toBe(numerator === null);
          }
          expect(withheld).toBe(groups.filter(({ value }) => value === null).length);
        },
      ),
      { seed: 1948, numRuns: 300 },
    );
  });
});

describe('a published indicator', () => {
  it('is of a family by the words of its name; deaths before what they are of', () => {
    expect(familyOf('Smoking Prevalence in adults (18+) - current smokers (APS)')).toBe('risk');
    expect(familyOf('Smoking attributable mortality')).toBe('mortality');
    expect(familyOf('Persons, 60-74, screened for bowel cancer (coverage)')).toBe('uptake');
    expect(familyOf('Admission episodes for alcohol-related conditions')).toBe('use');
    expect(familyOf('Deprivation score (IMD 2019)')).toBeUndefined();
  });

  it('may count who did not come, or what nobody plans', () => {
    expect(isMissed('Outpatient appointments not attended')).toBe(true);
    expect(isMissed('Flu vaccination coverage')).toBe(false);
    expect(isEmergency('Emergency hospital admissions for COPD')).toBe(true);
  });

  it('is written with what it is given per', () => {
    expect(valueWords(15.24, 100)).toBe('15.2%');
    expect(valueWords(348.81, 100_000)).toBe('348.8 per 100,000');
    expect(valueWords(79.04, null)).toBe('79');
  });
});
