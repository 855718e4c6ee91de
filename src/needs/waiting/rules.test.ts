import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  disagreements,
  foldWeeks,
  gapsToTotal,
  medianWait,
  peopleIn,
  peopleWithin,
  percentileWait,
  readPublishedWait,
  sumWeeks,
  waitAt,
} from './rules.ts';

/** Counts of the first weeks, nobody later, in a scale of 52 weeks and one place beyond. */
const weeks = (...people: readonly number[]): number[] =>
  Array.from({ length: 53 }, (_, week) => people[week] ?? 0);
const lists = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 53, maxLength: 53 });

describe('a median or percentile wait', () => {
  it('lies on the line through its week: ten people in the fourth week are a tenth of a week apart', () => {
    expect(waitAt([0, 0, 0, 10, 0], 1)).toEqual({ kind: 'weeks', weeks: 3.1 });
    expect(waitAt([0, 0, 0, 10, 0], 10)).toEqual({ kind: 'weeks', weeks: 4 });
    expect(waitAt([0, 0, 0, 10, 0], 11)).toBeUndefined();
  });
  it('is at (n + 1) / 2 and at 0.95 n', () => {
    expect(medianWait(weeks(49, 51))).toEqual({ kind: 'weeks', weeks: 1 + 1.5 / 51 });
    expect(percentileWait(weeks(49, 51), 0.95)).toEqual({ kind: 'weeks', weeks: 1 + 46 / 51 });
  });
  it('is withheld under fifty people', () => {
    expect(medianWait(weeks(49))).toEqual({ kind: 'withheld' });
    expect(medianWait(weeks(50))).toEqual({ kind: 'weeks', weeks: 0.51 });
    expect(percentileWait(weeks(), 0.95)).toEqual({ kind: 'withheld' });
  });
  it('beyond the last week that is counted singly is only known to be over it', () => {
    const long = weeks(60);
    long[52] = 100;
    expect(medianWait(long)).toEqual({ kind: 'over', weeks: 52 });
  });
  it('never falls when somebody waits longer, and stays within the weeks that have people', () => {
    fc.assert(
      fc.property(lists, fc.double({ min: 0.05, max: 1, noNaN: true }), (list, share) => {
        fc.pre(peopleIn(list) >= 50);
        const wait = percentileWait(list, share);
        const later = percentileWait([...list.slice(0, 52), (list[52] ?? 0) + 5], share);
        const value = (one: typeof wait) => (one.kind === 'weeks' ? one.weeks : 52);
        expect(value(later)).toBeGreaterThanOrEqual(value(wait) - 1e-9);
        const last = list.findLastIndex((people) => people > 0);
        expect(value(wait)).toBeLessThanOrEqual(last + 1);
      }),
      { seed: 20150331 },
    );
  });
});

describe('a published wait', () => {
  it('is a number, one beyond the weeks counted, or withheld', () => {
    expect(readPublishedWait('8.8571428571428577')).toEqual({ kind: 'weeks', weeks: 8.857142857142858 });
    expect(readPublishedWait('52+')).toEqual({ kind: 'over', weeks: 52 });
    expect(readPublishedWait('-')).toEqual({ kind: 'withheld' });
    expect(readPublishedWait('')).toEqual({ kind: 'none' });
    expect(readPublishedWait('#N/A')).toEqual({ kind: 'unreadable' });
  });
});

describe('a row that does not agree with its own weekly counts', () => {
  const row = {
    weeks: weeks(49, 51),
    people: 100,
    within18: 100,
    median: '1.0294117647058822',
    p95: '',
    p92: '',
  };
  it('has each figure listed, as published and as the counts give it', () => {
    expect(disagreements(row)).toEqual([]);
    expect(disagreements({ ...row, people: 101, within18: 99, median: '-', p95: '9', p92: '#N/A' })).toEqual([
      { figure: 'people', published: '101', recomputed: '100' },
      { figure: 'within 18 weeks', published: '99', recomputed: '100' },
      { figure: 'median', published: 'withheld', recomputed: '1.0' },
      { figure: '95th percentile', published: '9.0', recomputed: '1.9' },
      { figure: '92nd percentile', published: '#N/A', recomputed: '1.8' },
    ]);
  });
  it('is no row whose file leaves a figure out', () => {
    expect(disagreements({ ...row, within18: null, median: '' })).toEqual([]);
  });
});

describe('sums of waits', () => {
  it('lose nobody, also between scales of 52 and 104 weeks', () => {
    fc.assert(
      fc.property(lists, fc.array(fc.nat(60), { minLength: 105, maxLength: 105 }), (short, long) => {
        const sum = sumWeeks([short, long]);
        expect(sum).toHaveLength(53);
        expect(peopleIn(sum)).toBe(peopleIn(short) + peopleIn(long));
        expect(peopleWithin(sum)).toBe(peopleWithin(short) + peopleWithin(long));
        expect(foldWeeks(short, 104)).toEqual(short);
      }),
      { seed: 104 },
    );
    expect(sumWeeks([])).toEqual([]);
  });
  it('of treatment functions are held against the row of all', () => {
    const rows = [
      { treatment: '100', weeks: [1, 2, 3] },
      { treatment: 'X01', weeks: [4, 0, 1] },
    ];
    expect(gapsToTotal([...rows, { treatment: '999', weeks: [5, 2, 4] }])).toEqual([]);
    expect(gapsToTotal([...rows, { treatment: '999', weeks: [5, 1, 5] }])).toEqual([
      { week: 1, people: 1 },
      { week: 2, people: -1 },
    ]);
    expect(gapsToTotal(rows)).toEqual([]);
  });
});
