import { describe, expect, it } from 'vitest';
import type { RulingState } from '../interests/rulings-rules.ts';
import { type VoteNow, whyNotBallot, whyNotVote } from './casting-rules.ts';
import { delegationsOf, whyNotDelegate } from './delegation-rules.ts';
import type { Delegation, Votes } from './frozen-rules.ts';
import { ORDERS, opened, people } from './test-opening.ts';

describe('who may give a vote', () => {
  const now: VoteNow = {
    at: '2026-06-09T13:41:00.000Z',
    closedAt: null,
    cast: new Set(['p1']),
    gone: new Set(['p2']),
    ruledOut: new Set(['p3']),
  };
  const frozen = opened({
    closesAt: '2026-06-09T14:00:00.000Z',
    candidates: people(9).map((one, n) => ({ ...one, isHere: n !== 4 && n !== 5 })),
    rulings: new Map([['p8', 'leave']]),
    delegations: [{ giver: 'p4', holder: 'p0' }],
    orders: { ...ORDERS, proxies: { mostEach: 1, passOn: false } },
  });
  const why = (voter: string, by = voter, at: Partial<VoteNow> = {}) =>
    whyNotVote(frozen, { voter, by }, { ...now, ...at })?.kind;

  it('is the voter who was entitled at the opening, once, while it is open', () => {
    expect(why('p0')).toBeUndefined();
    expect(why('p1')).toBe('vote-in-already');
    expect(why('p2')).toBe('vote-gone');
    expect(why('p3')).toBe('vote-ruled-out');
    expect(why('p5')).toBe('vote-came-late');
    expect(why('p8')).toBe('vote-ruled-out');
    expect(why('stranger')).toBe('vote-not-entitled');
    expect(why('p0', 'p6')).toBe('vote-not-yours');
    expect(why('p0', 'p0', { closedAt: '2026-06-09T13:40:00.000Z' })).toBe('vote-closed');
    expect(why('p0', 'p0', { at: '2026-06-09T14:00:00.000Z' })).toBe('vote-closed');
    expect(why('p0', 'p0', { at: '2026-06-09T13:38:59.999Z' })).toBe('vote-not-open-yet');
  });

  it('is the proxy alone for a vote that was given', () => {
    expect(why('p4', 'p0')).toBeUndefined();
    expect(why('p4')).toBe('vote-given-away');
  });

  it('divides votes only where the rule lets them', () => {
    const split: Votes = { for: 2, against: 1, abstain: 0 };
    expect(whyNotBallot({ splitVotes: true }, 3, split)).toBeUndefined();
    expect(whyNotBallot({ splitVotes: false }, 3, split)?.kind).toBe('vote-no-split');
    expect(whyNotBallot({ splitVotes: true }, 4, split)?.kind).toBe('vote-wrong-sum');
    expect(whyNotBallot({ splitVotes: true }, 1, { for: 0.5, against: 0.5, abstain: 0 })?.kind).toBe(
      'vote-no-votes',
    );
    expect(whyNotBallot({ splitVotes: true }, 1, { for: 2, against: -1, abstain: 0 })?.kind).toBe(
      'vote-no-votes',
    );
  });
});

describe('votes that are given to another', () => {
  const facts = (more: Partial<Parameters<typeof delegationsOf>[1]> = {}) => ({
    proxies: { mostEach: 2, passOn: true },
    candidates: people(6).map((one, n) => ({ ...one, isHere: n < 2 })),
    rulings: new Map<string, RulingState>(),
    place: 'item' as const,
    ...more,
  });
  const to = (giver: number, holder: number): Delegation => ({ giver: `p${giver}`, holder: `p${holder}` });
  const whys = (given: readonly Delegation[], more: Parameters<typeof facts>[0] = {}) =>
    delegationsOf(given, facts(more)).lapsed.map(({ giver, why }) => `${giver} ${why}`);

  it('go along the chain to whoever keeps them', () => {
    const { effective, lapsed } = delegationsOf([to(5, 4), to(4, 0)], facts());
    expect(lapsed).toEqual([]);
    expect(effective.get('p5')).toEqual({ holder: 'p0', through: ['p5', 'p4', 'p0'] });
    expect(whys([to(5, 4), to(4, 0)], { proxies: { mostEach: 2, passOn: false }, place: 'members' })).toEqual(
      ['p4 holder-gave-own'],
    );
  });

  it('never go in a circle: the one that would close it lapses', () => {
    expect(whys([to(5, 4), to(4, 3), to(3, 5)])).toEqual([
      'p3 circle',
      'p5 holder-absent',
      'p4 holder-absent',
    ]);
    expect(whyNotDelegate(to(3, 5), [to(5, 4), to(4, 3)], facts({ place: 'members' }))).toBe('circle');
    expect(whyNotDelegate(to(3, 3), [], facts())).toBe('to-self');
  });

  it('do not count with a proxy who is not there, and are told why at once', () => {
    expect(whys([to(5, 4)])).toEqual(['p5 holder-absent']);
    expect(whyNotDelegate(to(5, 4), [], facts({ place: 'members' }))).toBeUndefined();
    expect(whys([to(0, 1)])).toEqual(['p0 giver-is-here']);
    expect(whys([to(5, 0), to(4, 0), to(3, 0)])).toEqual(['p3 too-many']);
    expect(whys([to(5, 0), to(5, 1)])).toEqual(['p5 given-twice']);
    expect(
      whys([
        { giver: 'x', holder: 'p0' },
        { giver: 'p5', holder: 'x' },
      ]),
    ).toEqual(['x giver-not-entitled', 'p5 holder-not-entitled']);
    const rulings = new Map<string, RulingState>([['p0', 'leave']]);
    expect(whys([to(5, 0), to(0, 1)], { rulings })).toEqual(['p5 holder-ruled-out', 'p0 giver-ruled-out']);
    expect(whys([to(5, 0)], { proxies: null })).toEqual(['p5 not-allowed']);
  });
});
