import { describe, expect, it } from 'vitest';
import {
  isTellingCount,
  standWords,
  stepOf,
  stepSentence,
  whatIsWrongWithElection,
  whyNotOpenVoting,
} from './state-rules.ts';

const SET_UP = {
  rule: 'scottish-stv',
  seats: 2,
  nominationsFrom: '2026-06-01',
  nominationsTo: '2026-06-12',
  votingFrom: '2026-06-15',
  votingTo: '2026-06-26',
  termFrom: '2026-07-01',
  termTo: '2029-06-30',
} as const;

describe('how far an election is', () => {
  it('follows its days: the last day of each counts', () => {
    const on = (state: 'planned' | 'nominations' | 'voting' | 'counted', today: string) =>
      stepOf({ state, ...SET_UP }, today);
    expect([on('nominations', '2026-06-12'), on('nominations', '2026-06-13')]).toEqual([
      'nominations',
      'between',
    ]);
    expect([on('voting', '2026-06-26'), on('voting', '2026-06-27')]).toEqual(['voting', 'closed']);
    expect([on('planned', '2030-01-01'), on('counted', '2020-01-01')]).toEqual(['planned', 'counted']);
  });

  it('is said with its day', () => {
    expect(stepSentence('voting', SET_UP)).toBe('You can vote until 26 June 2026, the whole of that day.');
    expect(standWords(3, 2)).toBe('Three people stand for two seats');
    expect(standWords(0, 1)).toBe('Nobody stands for one seat');
  });
});

describe('setting it up', () => {
  it('finds nothing wrong with one that can be held, and each fault at its field', () => {
    expect(whatIsWrongWithElection(SET_UP)).toEqual([]);
    const fields = (more: object) =>
      whatIsWrongWithElection({ ...SET_UP, ...more }).map(({ field }) => field);
    expect(fields({ rule: 'instant-runoff' })).toEqual(['rule']);
    expect(fields({ nominationsTo: '2026-05-31' })).toEqual(['nominationsTo']);
    expect(fields({ votingFrom: '2026-06-12' })).toEqual(['votingFrom']);
    expect(fields({ votingTo: '2026-06-14' })).toEqual(['votingTo']);
    expect(fields({ termFrom: '2026-06-26' })).toEqual(['termFrom']);
    expect(fields({ termTo: '2026-07-01' })).toEqual(['termTo']);
    expect(fields({ termTo: null })).toEqual([]);
  });
});

describe('opening the vote', () => {
  it('says the first thing that keeps it from opening', () => {
    const why = (names: readonly { withdrawn: boolean; eligible: boolean | null }[], today = '2026-06-15') =>
      whyNotOpenVoting({ state: 'nominations', ...SET_UP }, names, 3, today)?.kind;
    const may = { withdrawn: false, eligible: true };
    expect(why([may], '2026-06-12')).toBe('election-not-at-this-step');
    expect(why([may], '2026-06-27')).toBe('election-days-past');
    expect(why([may, { withdrawn: false, eligible: null }])).toBe('election-names-unread');
    expect(
      why([
        { withdrawn: true, eligible: null },
        { withdrawn: false, eligible: false },
      ]),
    ).toBe('election-nobody-stands');
    expect(why([may])).toBeUndefined();
    expect(whyNotOpenVoting({ state: 'nominations', ...SET_UP }, [may], 0, '2026-06-15')?.kind).toBe(
      'election-nobody-votes',
    );
  });
});

describe('what of a count would tell how somebody voted', () => {
  it('is all of it where fewer than five voted, or all had the same first choice', () => {
    const ballots = (...firsts: readonly string[]) => firsts.map((first) => [first, 'z']);
    expect(isTellingCount(ballots('a', 'b', 'a', 'b'))).toBe(true);
    expect(isTellingCount(ballots('a', 'a', 'a', 'a', 'a', 'a'))).toBe(true);
    expect(isTellingCount(ballots('a', 'a', 'a', 'a', 'b'))).toBe(false);
  });
});
