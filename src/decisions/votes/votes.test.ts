import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueOrThrow } from '../../shared/result.ts';
import type { RulingState } from '../interests/rulings-rules.ts';
import type { AbstentionRule, Majority, StandingOrders } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { type VoteNow, wholeVotes, whyNotBallot, whyNotVote } from './casting-rules.ts';
import { delegationsOf, whyNotDelegate } from './delegation-rules.ts';
import type { Candidate, Choice, Delegation, FrozenVote, Votes } from './frozen-rules.ts';
import { entitledFor, type Opening, tellingWeights } from './opening-rules.ts';
import { isSafeToPublish, publishedWords, type Tally, tallyVote } from './tally-rules.ts';

const ORDERS = STARTING_ORDERS['governing-body'];
const MEMBERS = STARTING_ORDERS.members;

const people = (count: number, weight = 1): readonly Candidate[] =>
  Array.from({ length: count }, (_, n) => ({ voter: `p${n}`, by: `p${n}`, weight, isHere: true }));
const opening = (more: Partial<Opening> = {}): Opening => ({
  key: 'VOTE-2026-007',
  question: 'That the group buys heart scans that GPs can book directly',
  method: 'roll-call',
  place: 'item',
  itemKind: 'ordinary',
  orders: ORDERS,
  candidates: people(9),
  delegations: [],
  rulings: new Map(),
  chair: 'p0',
  opensAt: '2026-06-09T13:39:00.000Z',
  closesAt: null,
  ...more,
});
const opened = (more: Partial<Opening> = {}): FrozenVote => valueOrThrow(entitledFor(opening(more)));
/** `fffffffaa`: for, against and `-` abstaining, by the first voters in their order. */
const ballots = ({ voters }: FrozenVote, said: string) =>
  [...said].map((letter, n) => {
    const { voter, weight } = voters[n] ?? { voter: '', weight: 0 };
    return { voter, votes: wholeVotes(choiceOf(letter), weight) };
  });
const choiceOf = (letter: string): Choice =>
  letter === 'f' ? 'for' : letter === 'a' ? 'against' : 'abstain';
const secret = (said: string) =>
  [...said].map((letter, n) => ({ code: `c${n}`, votes: wholeVotes(choiceOf(letter), 1) }));
const tallied = (said: string, more: Partial<Opening> = {}, casting?: 'for' | 'against'): Tally => {
  const frozen = opened(more);
  return tallyVote(frozen, ballots(frozen, said), casting);
};
const ruledBy = (majority: Majority, abstentions: AbstentionRule = 'not-counted'): StandingOrders => ({
  ...ORDERS,
  majorities: [{ kind: 'ordinary', label: 'Ordinary items', majority }],
  abstentions,
});

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

const fixed = { seed: 20512, numRuns: 1000 };
/** Something in one of so many and one. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, nothing: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: nothing, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const majorities: fc.Arbitrary<Majority> = fc.oneof(
  fc.constantFrom<Majority>({ kind: 'simple' }, { kind: 'absolute' }),
  fc
    .record({
      part: fc.integer({ min: 1, max: 7 }),
      more: fc.integer({ min: 0, max: 6 }),
      reach: fc.constantFrom('at-least' as const, 'more-than' as const),
      of: fc.constantFrom('cast' as const, 'present' as const, 'entitled' as const),
    })
    .map(
      ({ part, more, reach, of }): Majority => ({
        kind: 'special',
        share: { part, whole: part + more, reach },
        of,
      }),
    ),
);
const rooms = fc.array(
  fc.record({
    weight: fc.oneof(
      { weight: 5, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }) },
    ),
    isHere: fc.integer({ min: 0, max: 3 }).map((n) => n > 0),
    ruling: rarely(fc.constantFrom<RulingState>('note', 'speak-not-vote', 'leave'), 3),
    said: fc.constantFrom<Choice | null>('for', 'for', 'for', 'against', 'against', 'abstain', null),
    gives: rarely(fc.nat(11), 2),
  }),
  { minLength: 1, maxLength: 12 },
);

/** One vote after the other put on heaps, and the heaps held against each other as products. */
const modelOutcome = (
  majority: Majority,
  abstentions: AbstentionRule,
  heaps: { yes: number; no: number; neither: number; here: number; all: number },
  hasCasting: boolean,
): Tally['outcome'] => {
  const { yes, no, neither, here, all } = heaps;
  const cast = abstentions === 'not-counted' ? yes + no : yes + no + neither;
  if (yes === 0) return 'lost';
  if (majority.kind === 'absolute') return yes * 2 > all ? 'carried' : 'lost';
  if (majority.kind === 'special') {
    const { part, whole, reach } = majority.share;
    const against = (majority.of === 'cast' ? cast : majority.of === 'present' ? here : all) * part;
    return (reach === 'at-least' ? yes * whole >= against : yes * whole > against) ? 'carried' : 'lost';
  }
  const other = abstentions === 'as-against' ? no + neither : no;
  if (abstentions === 'in-whole' && neither > 0) return yes > no + neither ? 'carried' : 'lost';
  if (yes === other) return hasCasting ? 'tied' : 'lost';
  return yes > other ? 'carried' : 'lost';
};

describe('votes over random bodies, rules, proxies and ballots', () => {
  const cases = fc.record({
    room: rooms,
    majority: majorities,
    abstentions: fc.constantFrom<AbstentionRule>('not-counted', 'in-whole', 'as-against'),
    casting: fc.boolean(),
    passOn: fc.boolean(),
    mostEach: fc.integer({ min: 1, max: 3 }),
    split: fc.boolean(),
  });
  const frozenOf = ({
    room,
    majority,
    abstentions,
    casting,
    passOn,
    mostEach,
    split,
  }: typeof cases extends fc.Arbitrary<infer One> ? One : never) =>
    entitledFor(
      opening({
        orders: {
          ...ruledBy(majority, abstentions),
          castingVote: casting,
          proxies: { passOn, mostEach },
          splitVotes: split,
        },
        candidates: room.map(({ weight, isHere }, n) => ({ voter: `p${n}`, by: `p${n}`, weight, isHere })),
        delegations: room.flatMap(({ gives }, n) =>
          gives === null ? [] : [{ giver: `p${n}`, holder: `p${gives}` }],
        ),
        rulings: new Map(
          room.flatMap(({ ruling }, n) => (ruling === null ? [] : [[`p${n}`, ruling] as const])),
        ),
      }),
    );

  it('end as an independent model says', () => {
    const seen = { carried: 0, lost: 0, tied: 0 };
    fc.assert(
      fc.property(cases, (one) => {
        const result = frozenOf(one);
        if (!result.ok) return;
        const frozen = result.value;
        const heaps = { yes: 0, no: 0, neither: 0, here: 0, all: 0 };
        const cast = [];
        for (const { voter, weight, isPresent } of frozen.voters) {
          heaps.all += weight;
          if (!isPresent) continue;
          heaps.here += weight;
          const said = one.room[Number(voter.slice(1))]?.said;
          if (!said) continue;
          const half = one.split ? Math.floor(weight / 3) : 0;
          const votes = { ...wholeVotes(said, weight - half) };
          votes.against += half;
          heaps.yes += votes.for;
          heaps.no += votes.against;
          heaps.neither += votes.abstain;
          cast.push({ voter, votes });
        }
        const { outcome } = tallyVote(frozen, cast);
        seen[outcome] += 1;
        expect(outcome).toBe(modelOutcome(one.majority, one.abstentions, heaps, frozen.casting !== null));
      }),
      fixed,
    );
    expect(Math.min(seen.carried, seen.lost, seen.tied)).toBeGreaterThan(10);
  });

  it('give each vote to one person who is entitled and here, or to its own voter, and no holder too many', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const result = frozenOf(one);
        if (!result.ok) return;
        const { voters, excluded, lapsed } = result.value;
        const given = voters.filter(({ through }) => through.length > 0);
        for (const { voter, castBy, through } of given) {
          expect(new Set(through).size).toBe(through.length);
          expect([through[0], through.at(-1)]).toEqual([voter, castBy]);
          expect(one.room[Number(castBy.slice(1))]?.isHere).toBe(true);
          expect(excluded.some((out) => out.by === castBy)).toBe(false);
          expect(given.filter((other) => other.castBy === castBy).length).toBeLessThanOrEqual(one.mostEach);
        }
        expect(voters.length + excluded.length).toBe(one.room.length);
        const asked = one.room.filter(({ gives }) => gives !== null).length;
        expect(given.length + lapsed.length).toBe(asked);
      }),
      fixed,
    );
  });

  it('never change once they are open, whatever becomes of what they were made of', () => {
    fc.assert(
      fc.property(rooms, (room) => {
        const candidates = room.map(({ weight, isHere }, n) => ({
          voter: `p${n}`,
          by: `p${n}`,
          weight,
          isHere,
        }));
        const rulings = new Map<string, RulingState>();
        const delegations = [{ giver: 'p1', holder: 'p0' }];
        const orders = structuredClone({ ...ORDERS, proxies: { mostEach: 1, passOn: false } });
        const frozen = opened({ candidates, rulings, delegations, orders });
        const before = JSON.stringify(frozen);
        for (const one of candidates) Object.assign(one, { weight: 99, by: 'other', isHere: false });
        candidates.pop();
        rulings.set('p0', 'leave');
        delegations.length = 0;
        Object.assign(orders, { abstentions: 'as-against' });
        for (const one of orders.majorities) Object.assign(one.majority, { kind: 'absolute' });
        expect(JSON.stringify(frozen)).toBe(before);
        expect(() => Object.assign(frozen.voters[0] ?? {}, { weight: 7 })).toThrow(TypeError);
        expect(() => (frozen.voters as unknown[]).push(1)).toThrow(TypeError);
      }),
      { ...fixed, numRuns: 100 },
    );
  });

  it('are the same in whatever order the ballots are counted', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('f', 'a', '-'), { maxLength: 9 }), fc.nat(8), (said, turn) => {
        const frozen = opened();
        const all = ballots(frozen, said.join(''));
        const turned = [...all.slice(turn), ...all.slice(0, turn)];
        expect(tallyVote(frozen, turned)).toEqual(tallyVote(frozen, all));
      }),
      { ...fixed, numRuns: 200 },
    );
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
