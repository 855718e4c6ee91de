import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RulingState } from '../interests/rulings-rules.ts';
import type { AbstentionRule, Majority } from '../orders/orders-rules.ts';
import { wholeVotes } from './casting-rules.ts';
import type { Choice } from './frozen-rules.ts';
import { entitledFor } from './opening-rules.ts';
import { type Tally, tallyVote } from './tally-rules.ts';
import { ballots, ORDERS, opened, opening, ruledBy } from './test-opening.ts';

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
