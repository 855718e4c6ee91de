import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AgeBand,
  changeFrom,
  commonDetail,
  finest,
  inBandsOf,
  LEAST_SHOWN,
  listAYearBefore,
  listInForce,
  sumBands,
  withoutSmallBands,
} from './rules.ts';

const band = (ageFrom: number, ageTo: number | null, male: number, female: number): AgeBand => ({
  ageFrom,
  ageTo,
  male,
  female,
});

const bandsOf = (counts: readonly (readonly [number, number])[]): AgeBand[] =>
  counts.map(([male, female], i) => band(i * 5, i === counts.length - 1 ? null : i * 5 + 4, male, female));

const people = (bands: readonly AgeBand[]): number =>
  bands.reduce((sum, { male, female }) => sum + male + female, 0);

const counts = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })), {
  minLength: 1,
  maxLength: 20,
});

describe('bands with few people', () => {
  it('joins the oldest bands until none of one to four is left', () => {
    expect(
      withoutSmallBands([band(0, 79, 90, 90), band(80, 84, 7, 6), band(85, 89, 5, 9), band(90, null, 2, 9)]),
    ).toEqual([band(0, 79, 90, 90), band(80, 84, 7, 6), band(85, null, 7, 18)]);
  });

  it('joins the youngest band with the next one, and leaves nought as it is', () => {
    expect(withoutSmallBands([band(0, 4, 3, 0), band(5, 9, 20, 8), band(10, null, 0, 9)])).toEqual([
      band(0, 9, 23, 8),
      band(10, null, 0, 9),
    ]);
  });

  it('never shows a count of one to four, loses nobody, and shows nothing where it cannot', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const bands = bandsOf(given);
        const shown = withoutSmallBands(bands);
        const small = shown.filter(
          ({ male, female }) => (male > 0 && male < LEAST_SHOWN) || (female > 0 && female < LEAST_SHOWN),
        );
        expect(small).toEqual([]);
        if (shown.length > 0) {
          expect(people(shown)).toBe(people(bands));
          expect(inBandsOf(bands, shown)).toEqual(shown);
        }
      }),
      { seed: 20160229 },
    );
  });
});

describe('the list that answers for a date', () => {
  const lists = [
    { date: '2015-01-01', listed: 69, members: 69 },
    { date: '2016-01-01', listed: 68, members: 69 },
    { date: '2017-09-01', listed: 2, members: 69 },
    { date: '2018-01-01', listed: 0, members: 69 },
  ];
  it('is the newest one dated on or before it', () => {
    expect(listInForce(lists, '2016-01-01')).toEqual({ date: '2016-01-01', passedOver: [] });
    expect(listInForce(lists, '2015-12-31')).toEqual({ date: '2015-01-01', passedOver: [] });
    expect(listInForce(lists, '2014-12-31')).toBeUndefined();
  });
  it('passes over a list with less than half of the practices, and names it', () => {
    expect(listInForce(lists, '2020-01-01')).toEqual({ date: '2016-01-01', passedOver: ['2017-09-01'] });
  });
  it('is compared with the one nearest to a year earlier, or with none', () => {
    const dates = ['2014-01-01', '2015-01-01', '2015-04-01', '2016-01-01'];
    expect(listAYearBefore(dates, '2016-01-01')).toBe('2015-01-01');
    expect(listAYearBefore(dates, '2015-04-01')).toBeUndefined();
    expect(listAYearBefore(dates, '2014-01-01')).toBeUndefined();
  });
});

describe('several loads of one practice on one date', () => {
  const list = (load: string, detail: number) => ({
    practice: 'Z00023',
    date: '2016-01-01',
    load,
    detail,
    people: 100,
  });
  it('count once, as the finest has them', () => {
    expect(finest([list('a', 0), list('b', 2), list('c', 1)]).map(({ load }) => load)).toEqual(['b']);
  });
  it('are added up in the structure that most practices have', () => {
    expect(commonDetail([0, 1, 1, 2])).toBe(1);
    expect(commonDetail([1, 2])).toBe(2);
    expect(commonDetail([0, 0])).toBeUndefined();
  });
});

describe('sums and changes', () => {
  it('add bands of the same ages and put the youngest first', () => {
    expect(sumBands([band(5, 9, 1, 2), band(0, 4, 3, 4), band(5, 9, 10, 20)])).toEqual([
      band(0, 4, 3, 4),
      band(5, 9, 11, 22),
    ]);
  });
  it('do not fit a structure that cuts through a band', () => {
    expect(inBandsOf([band(0, 9, 1, 1)], [band(0, 4, 0, 0), band(5, null, 0, 0)])).toBeUndefined();
  });
  it('tell a change in people and per cent, and no per cent of nobody', () => {
    expect(changeFrom(9214, 9842)).toEqual({ people: 628, percent: 6.8 });
    expect(changeFrom(0, 10)).toEqual({ people: 10, percent: null });
  });
});
