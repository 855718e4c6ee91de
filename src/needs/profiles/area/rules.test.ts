import { describe, expect, it } from 'vitest';
import {
  byFifth,
  churnOf,
  defaultYear,
  gpsByContract,
  listChanges,
  nearestMonth,
  yearOfDay,
  yearsOf,
} from './rules.ts';

describe('the year of a profile', () => {
  const registers = ['2013-04-01', '2014-04-01', '2023-04-01'];
  const lists = ['2014-01-01', '2015-01-01', '2016-01-01', '2021-01-01'];

  it('begins in April', () => {
    expect([yearOfDay('2015-03-31'), yearOfDay('2015-04-01')]).toEqual(['2014-04-01', '2015-04-01']);
  });

  it('is the newest with registers and a list of people, unless it is asked for', () => {
    expect(defaultYear(registers, lists, '2026-05-21')).toBe('2014-04-01');
    expect(defaultYear(registers, [], '2026-05-21')).toBe('2023-04-01');
    expect(defaultYear([], lists, '2026-05-21')).toBe('2020-04-01');
    expect(defaultYear([], [], '2026-05-21')).toBe('2026-04-01');
  });

  it('is never one that has not begun', () => {
    expect(defaultYear(['2014-04-01', '2030-04-01'], ['2030-05-01'], '2015-06-01')).toBe('2014-04-01');
    expect(yearsOf(registers, lists, '2020-01-01')).toEqual(['2015-04-01', '2014-04-01', '2013-04-01']);
  });
});

describe('practices that come and go', () => {
  it('have joined, left, or merged into one that is a member', () => {
    const churn = churnOf(
      ['Z1', 'Z2', 'Z3', 'Z4'],
      ['Z1', 'Z5'],
      new Map([
        ['Z2', 'Z1'],
        ['Z3', 'Z9'],
        ['Z4', undefined],
      ]),
    );
    expect(churn).toEqual({ joined: ['Z5'], left: ['Z3', 'Z4'], merged: ['Z2'] });
  });

  it('are none where the members are the same', () => {
    expect(churnOf(['Z1'], ['Z1'], new Map())).toEqual({ joined: [], left: [], merged: [] });
  });

  it('leave lists that grew, shrank or moved; a change that is not known counts for nothing', () => {
    expect(listChanges([0.9, 1.1, -1.1, 12, -10.5, null])).toEqual({ known: 5, more: 2, fewer: 2, moved: 2 });
  });
});

describe('practices by deprivation fifth', () => {
  it('stand in five groups, and without a score in none', () => {
    const groups = byFifth(
      [{ code: 'Z1' }, { code: 'Z2' }, { code: 'Z3' }],
      new Map([
        ['Z1', 1],
        ['Z2', 5],
      ]),
    );
    expect(groups.map(({ fifth, practices }) => [fifth, practices.map(({ code }) => code)])).toEqual([
      [1, ['Z1']],
      [2, []],
      [3, []],
      [4, []],
      [5, ['Z2']],
    ]);
  });
});

describe('the month of a figure', () => {
  it('is the newest by the day, else the earliest after it', () => {
    expect(nearestMonth(['2014-12-01', '2015-03-01', '2015-04-01'], '2015-03-31')).toBe('2015-03-01');
    expect(nearestMonth(['2017-06-01', '2017-09-01'], '2015-03-31')).toBe('2017-06-01');
  });

  it('is none from another time: more than three years away', () => {
    expect(nearestMonth(['2017-09-01'], '2024-03-31')).toBeUndefined();
    expect(nearestMonth(['2019-06-01'], '2015-03-31')).toBeUndefined();
    expect(nearestMonth([], '2015-03-31')).toBeUndefined();
  });

  it('may be a financial year', () => {
    expect(nearestMonth(['2014-15', '2015-16'], '2014-15')).toBe('2014-15');
    expect(nearestMonth(['2014-15', '2015-16'], '2023-24')).toBeUndefined();
  });
});

describe('general practitioners by contract', () => {
  it('count once in each kind of post, and once in all', () => {
    const posts = [
      { person: 'a', role: 'gp-partner', sessions: 6 },
      { person: 'a', role: 'gp-partner', sessions: null },
      { person: 'a', role: 'locum-gp', sessions: 2 },
      { person: 'b', role: 'salaried-gp', sessions: 4.5 },
      { person: 'c', role: 'practice-nurse', sessions: 9 },
    ];
    expect(gpsByContract(posts, ['gp-partner', 'salaried-gp', 'locum-gp'])).toEqual({
      people: 2,
      groups: [
        { role: 'gp-partner', gps: 1, sessions: 6 },
        { role: 'salaried-gp', gps: 1, sessions: 4.5 },
        { role: 'locum-gp', gps: 1, sessions: 2 },
      ],
    });
  });

  it('have no sum of sessions where none are known, and nought where nobody has such a post', () => {
    const posts = ['a', 'b'].map((person) => ({ person, role: 'locum-gp', sessions: null }));
    expect(gpsByContract(posts, ['locum-gp', 'gp-registrar']).groups).toEqual([
      { role: 'locum-gp', gps: 2, sessions: null },
      { role: 'gp-registrar', gps: 0, sessions: 0 },
    ]);
  });
});
