import { describe, expect, it } from 'vitest';
import type { AbstentionRule } from '../orders/orders-rules.ts';
import { wholeVotes } from './casting-rules.ts';
import { entitledFor, tellingWeights } from './opening-rules.ts';
import { isSafeToPublish, publishedWords, tallyVote } from './tally-rules.ts';
import {
  choiceOf,
  MEMBERS,
  ORDERS,
  opened,
  opening,
  people,
  ruledBy,
  secret,
  tallied,
} from './test-opening.ts';

describe('the opening of a vote', () => {
  it('freezes who votes, who is kept out by a ruling, and the rule', () => {
    const frozen = opened({ rulings: new Map([['p8', 'leave']]) });
    expect(frozen.voters).toHaveLength(8);
    expect(frozen.excluded).toEqual([{ voter: 'p8', by: 'p8', weight: 1, ruling: 'leave' }]);
    expect(frozen.rule).toBe(
      'Carried if more than half of the votes cast are for; abstentions do not count. If it is tied, whoever is in the chair has a second vote.',
    );
    expect(frozen.casting).toBe('p0');
    expect(opened({ rulings: new Map([['p0', 'speak-not-vote']]) }).casting).toBeNull();
  });

  it('refuses consent where more than a simple majority is asked for, and hands where votes weigh', () => {
    const special = ruledBy({
      kind: 'special',
      share: { part: 3, whole: 4, reach: 'at-least' },
      of: 'entitled',
    });
    expect(entitledFor(opening({ method: 'consent', orders: special }))).toMatchObject({
      refusal: { kind: 'vote-needs-count' },
    });
    expect(entitledFor(opening({ method: 'hands', candidates: people(5, 2) }))).toMatchObject({
      refusal: { kind: 'vote-hands-weighted' },
    });
    expect(entitledFor(opening({ orders: { ...ORDERS, written: null }, place: 'written' }))).toMatchObject({
      refusal: { kind: 'vote-not-in-orders' },
    });
    expect(
      entitledFor(opening({ rulings: new Map(people(9).map(({ by }) => [by, 'leave'])) })),
    ).toMatchObject({
      refusal: { kind: 'vote-nobody' },
    });
  });

  it('refuses a secret vote by weights that fewer than five share: each would point at its voter', () => {
    const two = [...people(6, 3), { voter: 'big', by: 'big', weight: 9, isHere: true }];
    expect(tellingWeights(two)).toEqual([9]);
    expect(entitledFor(opening({ method: 'secret', candidates: two }))).toMatchObject({
      refusal: { kind: 'vote-weights-tell', weights: [9] },
    });
    expect(tellingWeights(people(3))).toEqual([]);
  });

  it('asks all of those who decide between meetings', () => {
    const two = { place: 'urgent' as const, candidates: people(2) };
    expect(tallied('ff', two).outcome).toBe('carried');
    expect(tallied('f', two).outcome).toBe('lost');
  });
});

describe('the count', () => {
  it('is the sum, with the rule that decided', () => {
    const tally = tallied('ffffffffa');
    expect(tally).toMatchObject({ outcome: 'carried', whole: 9, needed: 5, decidedBy: 'majority' });
    expect(tally.sentence).toBe(
      'Carried: 8 for, 1 against, 0 abstained. 5 of the 9 votes cast had to be for: more than half; abstentions do not count.',
    );
  });

  it('takes abstentions as the orders do', () => {
    const simple = (rule: AbstentionRule) =>
      tallied('ffffaaa--', { orders: ruledBy({ kind: 'simple' }, rule) });
    expect(simple('not-counted')).toMatchObject({ outcome: 'carried', whole: 7, needed: 4 });
    expect(simple('in-whole')).toMatchObject({ outcome: 'lost', whole: 9, needed: 5 });
    expect(simple('as-against')).toMatchObject({ outcome: 'lost', whole: 9, needed: 5 });
    const tied = (rule: AbstentionRule) => tallied('ffffaaa-', { orders: ruledBy({ kind: 'simple' }, rule) });
    expect(tied('as-against').outcome).toBe('tied');
    expect(tied('in-whole').outcome).toBe('lost');
  });

  it('waits for the casting vote when it is tied, and is lost when nobody has one', () => {
    expect(tallied('ffffaaaa').outcome).toBe('tied');
    expect(tallied('ffffaaaa', {}, 'for')).toMatchObject({
      outcome: 'carried',
      decidedBy: 'casting-vote',
      casting: { by: 'p0', choice: 'for' },
    });
    expect(tallied('ffffaaaa', {}, 'against').outcome).toBe('lost');
    expect(tallied('ffffaaaa', { chair: null }).outcome).toBe('lost');
    expect(() => tallied('fffffaaaa', {}, 'against')).toThrow('casting vote');
    expect(tallied('----').outcome).toBe('lost');
    expect(tallied('')).toMatchObject({ outcome: 'lost', decidedBy: 'nobody-voted' });
  });

  it('holds an absolute majority against all, and three quarters exactly', () => {
    expect(tallied('ffff', { orders: ruledBy({ kind: 'absolute' }) }).outcome).toBe('lost');
    expect(tallied('fffff', { orders: ruledBy({ kind: 'absolute' }) }).outcome).toBe('carried');
    const three = (of: 'cast' | 'present' | 'entitled') =>
      ruledBy({ kind: 'special', share: { part: 75, whole: 100, reach: 'at-least' }, of });
    expect(tallied('fffa', { orders: three('cast') })).toMatchObject({ outcome: 'carried', needed: 3 });
    expect(tallied('fffa', { orders: three('entitled') })).toMatchObject({ outcome: 'lost', needed: 7 });
    const half = people(8).map((one, n) => ({ ...one, isHere: n < 4 }));
    expect(tallied('fff', { orders: three('present'), candidates: half })).toMatchObject({
      outcome: 'carried',
      present: 4,
      entitled: 8,
    });
  });

  it('carries by consent when nobody objects, silence too', () => {
    const frozen = opened({ method: 'consent' });
    expect(tallyVote(frozen, []).outcome).toBe('carried');
    expect(tallyVote(frozen, { hands: { for: 0, against: 1, abstain: 0 } }).outcome).toBe('lost');
  });

  it('takes hands without names, and never more than are here', () => {
    const frozen = opened({ method: 'hands' });
    expect(tallyVote(frozen, { hands: { for: 5, against: 4, abstain: 0 } }).outcome).toBe('carried');
    expect(() => tallyVote(frozen, { hands: { for: 6, against: 4, abstain: 0 } })).toThrow('more hands');
  });

  it('is exact where decimals are not: list sizes of 68 practices against two thirds', () => {
    const candidates = [
      { voter: 'a', by: 'a', weight: 433_492, isHere: true },
      { voter: 'b', by: 'b', weight: 216_746, isHere: true },
    ];
    const share = { part: 2, whole: 3, reach: 'at-least' } as const;
    const at = (reach: 'at-least' | 'more-than') =>
      tallied('fa', {
        candidates,
        orders: ruledBy({ kind: 'special', share: { ...share, reach }, of: 'cast' }),
      });
    expect(at('at-least')).toMatchObject({ outcome: 'carried', whole: 650_238, needed: 433_492 });
    expect(at('more-than').outcome).toBe('lost');
  });

  it('throws on what should never have been taken', () => {
    const frozen = opened();
    const ballot = { voter: 'p1', votes: wholeVotes('for', 1) };
    expect(() => tallyVote(frozen, [ballot, ballot])).toThrow('two votes');
    expect(() => tallyVote(frozen, [{ ...ballot, voter: 'x' }])).toThrow('has no vote');
    expect(() => tallyVote(frozen, [{ ...ballot, votes: wholeVotes('for', 2) }])).toThrow('add up');
    const hidden = opened({ method: 'secret' });
    expect(() => tallyVote(hidden, secret('ffffffffff'))).toThrow('one more');
    expect(() => tallyVote(hidden, [...secret('f'), ...secret('a')])).toThrow('one code');
  });
});

describe('what of a secret vote may be shown', () => {
  const of = (said: string) => tallyVote(opened({ method: 'secret' }), secret(said));

  it('its numbers when five or more voted and not all alike', () => {
    expect(isSafeToPublish(of('ffffa'))).toBe(true);
    expect(isSafeToPublish(of('ffff'))).toBe(false);
    expect(isSafeToPublish(of('fffffff'))).toBe(false);
    expect(isSafeToPublish(of(''))).toBe(false);
    expect(isSafeToPublish(tallied('fffffffff'))).toBe(true);
  });

  it('else carried or lost, and no number', () => {
    expect(publishedWords(of('fffffff'))).toBe(
      'Carried. The numbers are not shown: they would tell how somebody voted.',
    );
    expect(publishedWords(of('fffffff'))).not.toMatch(/\d/);
  });

  it('for each weight by itself: five of one weight who voted alike are told by the rest', () => {
    const frozen = opened({
      method: 'secret',
      candidates: [
        ...people(6, 2),
        ...people(6).map((one) => ({ ...one, voter: `${one.voter}x`, by: `${one.by}x` })),
      ],
    });
    const heavy = (said: string) =>
      [...said].map((letter, n) => ({ code: `h${n}`, votes: wholeVotes(choiceOf(letter), 2) }));
    expect(isSafeToPublish(tallyVote(frozen, [...heavy('ffffa'), ...secret('faaaa')]))).toBe(true);
    expect(isSafeToPublish(tallyVote(frozen, [...heavy('fffff'), ...secret('faaaa')]))).toBe(false);
    expect(isSafeToPublish(tallyVote(frozen, [...heavy('ffaf'), ...secret('faaaa')]))).toBe(false);
  });
});

describe('a ballot of members', () => {
  it('weighs by the list, goes to the representative of each practice, and needs nobody in a room', () => {
    const candidates = [
      { voter: 'Z00001', by: 'ann', weight: 11, isHere: false },
      { voter: 'Z00002', by: 'bob', weight: 4, isHere: false },
      { voter: 'Z00003', by: 'cyd', weight: 7, isHere: false },
    ];
    const frozen = opened({
      place: 'members',
      orders: { ...MEMBERS, splitVotes: true },
      candidates,
      delegations: [{ giver: 'Z00002', holder: 'Z00001' }],
    });
    expect(frozen.voters.map(({ voter, castBy, isPresent }) => [voter, castBy, isPresent])).toEqual([
      ['Z00001', 'ann', true],
      ['Z00002', 'ann', true],
      ['Z00003', 'cyd', true],
    ]);
    const tally = tallyVote(frozen, [
      { voter: 'Z00001', votes: { for: 6, against: 5, abstain: 0 } },
      { voter: 'Z00002', votes: wholeVotes('for', 4) },
    ]);
    expect(tally).toMatchObject({
      outcome: 'carried',
      votes: { for: 10, against: 5 },
      voted: 2,
      entitled: 22,
    });
  });
});
