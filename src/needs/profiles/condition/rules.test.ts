import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSmall } from '../../../shared/small-numbers.ts';
import { fifthsByScore } from './fifths.ts';
import { dips, impossible, nearestPeriod, type PracticeAtom, shownPractices, sumByFifth } from './rules.ts';

const practice = (over: Partial<PracticeAtom>): PracticeAtom => ({
  code: 'A81001',
  people: 100,
  of: 5000,
  expected: null,
  expectedOf: null,
  fifth: 1,
  ...over,
});

describe('a practice whose register falls and comes back', () => {
  const of = (...people: (number | null)[]) =>
    dips(people.map((one, i) => ({ year: `${2021 + i}-04-01`, people: one, of: 10_000 })));

  it('may be a data error: more than a third down for one year, back the next', () => {
    expect(of(300, 150, 305)).toEqual(['2022-04-01']);
    expect(of(300, 190, 280, 140, 270)).toEqual(['2022-04-01', '2024-04-01']);
  });

  it('is not told for a smaller fall, one that stays, or one with a year missing or withheld beside it', () => {
    expect(of(300, 205, 305)).toEqual([]);
    expect(of(300, 150, 160)).toEqual([]);
    expect(of(300, 150)).toEqual([]);
    expect(of(300, null, 305)).toEqual([]);
    expect(
      dips([
        { year: '2019-04-01', people: 300, of: 1 },
        { year: '2021-04-01', people: 100, of: 1 },
        { year: '2022-04-01', people: 300, of: 1 },
      ]),
    ).toEqual([]);
  });

  it('is not told where the list fell with it', () => {
    const lists = [10_000, 4000, 9000];
    expect(
      dips([300, 130, 290].map((people, i) => ({ year: `${2021 + i}-04-01`, people, of: lists[i] ?? null }))),
    ).toEqual([]);
  });
});

describe('the practices of an area', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 1,
    maxLength: 40,
  });

  it('show no register of one to four, and sum over fifths what is shown and nothing else', () => {
    fc.assert(
      fc.property(counts, (people) => {
        const all = people.map((one, i) =>
          practice({ code: `A${10000 + i}`, people: one, fifth: (i % 5) + 1 }),
        );
        const { shown, withheld } = shownPractices(all);
        expect(shown.length + withheld.length).toBe(all.length);
        expect(shown.some((one) => isSmall(one.people))).toBe(false);
        const sums = sumByFifth(shown);
        expect(sums.reduce((sum, one) => sum + one.people, 0)).toBe(
          shown.reduce((sum, one) => sum + one.people, 0),
        );
        expect(sums.map(({ fifth }) => fifth)).toEqual([1, 2, 3, 4, 5]);
      }),
      { seed: 31, numRuns: 200 },
    );
  });

  it('leave out a register larger than its list, and say so', () => {
    const wrong = practice({ people: 6000 });
    expect(shownPractices([wrong, practice({ code: 'A81002' })]).shown.map(({ code }) => code)).toEqual([
      'A81002',
    ]);
    expect(impossible([wrong])).toEqual([wrong]);
  });

  it('are in fifths of as many by their scores, 1 the most deprived, those without a score in none', () => {
    const codes = Array.from({ length: 25 }, (_, i) => `A${10000 + i}`);
    const fifths = fifthsByScore(new Map(codes.slice(0, 20).map((code, i) => [code, i])), codes);
    expect([...fifths.values()].filter((fifth) => fifth === 1)).toHaveLength(4);
    expect(fifths.get('A10019')).toBe(1);
    expect(fifths.get('A10000')).toBe(5);
    expect(fifths.has('A10024')).toBe(false);
    expect(fifthsByScore(new Map([['A10000', 1]]), codes).size).toBe(0);
  });
});

describe('the period of a figure beside a year', () => {
  const periods = [2010, 2015, 2019].map((year) => ({ period: String(year), to: `${year}-12-31` }));

  it('is the nearest one, the earlier of two as near', () => {
    expect(nearestPeriod(periods, '2015-03-31')?.period).toBe('2015');
    expect(nearestPeriod(periods, '2024-03-31')?.period).toBe('2019');
    expect(nearestPeriod(periods, '2017-03-31')?.period).toBe('2015');
  });

  it('is none further away than may be, and never one whose dates are not understood', () => {
    expect(nearestPeriod(periods, '2017-03-31', 1)).toBeUndefined();
    expect(nearestPeriod([{ period: 'once', to: null }], '2017-03-31')).toBeUndefined();
  });
});
