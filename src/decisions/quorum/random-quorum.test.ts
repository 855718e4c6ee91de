import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RulingState } from '../interests/rulings-rules.ts';
import type { QuorumRule } from '../orders/orders-rules.ts';
import { type Attendance, type Attendee, PRESENCES, type Presence, quorumFor } from './quorum-rules.ts';
import { moved } from './test-attendance.ts';
import { onlyJust, whoWouldHelp } from './ways-rules.ts';

const fixed = { seed: 20511, numRuns: 400 };

/** Something in one of so many and one. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, nothing: number): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: nothing, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const KINDS = ['chair', 'clinician', 'nurse', 'lay', 'finance', 'member'] as const;
const attendees = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      presence: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<Presence>('here', 'video') },
        { weight: 1, arbitrary: fc.constantFrom(...PRESENCES) },
      ),
      isClinician: fc.boolean(),
      isVoting: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      deputyOf: rarely(fc.nat(12), 4),
      ruling: rarely(
        fc.constantFrom<RulingState>('note', 'speak-not-vote', 'leave', 'no-papers', 'not-ruled'),
        3,
      ),
    }),
    { maxLength: 13 },
  )
  .map((made) => ({
    people: made.map(
      ({ kind, presence, isClinician, isVoting, deputyOf }, n): Attendee => ({
        person: `p${n}`,
        kinds: [kind],
        presence,
        isClinician,
        isVoting,
        deputyFor: deputyOf === null ? null : `p${deputyOf}`,
      }),
    ),
    rulings: new Map<string, RulingState>(
      made.flatMap(({ ruling }, n) => (ruling === null ? [] : [[`p${n}`, ruling] as const])),
    ),
  }));
const rules: fc.Arbitrary<QuorumRule> = fc
  .record({
    members: rarely(fc.integer({ min: 1, max: 8 }), 1),
    share: fc.option(
      fc.record({
        part: fc.integer({ min: 1, max: 4 }),
        more: fc.integer({ min: 0, max: 4 }),
        reach: fc.constantFrom('at-least' as const, 'more-than' as const),
      }),
    ),
    vacantSeats: fc.constantFrom('count' as const, 'do-not-count' as const),
    roles: fc.array(
      fc.record({
        anyOf: fc.uniqueArray(fc.constantFrom(...KINDS), { minLength: 1, maxLength: 3 }),
        atLeast: fc.integer({ min: 1, max: 2 }),
      }),
      { maxLength: 2 },
    ),
    clinicalMajority: fc.boolean(),
    conflictedCount: fc.boolean(),
    leastUnconflicted: rarely(fc.integer({ min: 1, max: 5 }), 2),
    byVideo: fc.boolean(),
    deputies: fc.constantFrom('never' as const, 'when-away' as const, 'when-away-or-ruled-out' as const),
  })
  .map(({ share, ...rest }) => ({
    ...rest,
    share: share && { part: share.part, whole: share.part + share.more, reach: share.reach },
  }));

/** The same question answered another way: every seat is walked on its own, and shares are compared as products. */
const modelQuorate = (
  quorum: QuorumRule,
  { people, vacantVotingSeats }: Attendance,
  rulings: ReadonlyMap<string, RulingState>,
): boolean => {
  const seatsOfBody = people.filter((p) => !p.deputyFor && p.isVoting);
  const isFit = (p: Attendee): boolean => {
    if (!p.isVoting) return false;
    if (p.presence !== 'here' && !(p.presence === 'video' && quorum.byVideo)) return false;
    const ruling = rulings.get(p.person) ?? 'none';
    if (ruling === 'none' || ruling === 'note') return true;
    return ruling === 'speak-not-vote' && quorum.conflictedCount;
  };
  const filled: Attendee[] = seatsOfBody.filter(isFit);
  const membersOfBody = people.filter((p) => !p.deputyFor);
  for (const member of membersOfBody) {
    if (quorum.deputies === 'never') break;
    const ruling = rulings.get(member.person);
    const mustGo = ruling === 'leave' || ruling === 'no-papers';
    const cannotVote = mustGo || ruling === 'speak-not-vote' || ruling === 'not-ruled';
    const inRoom = member.presence === 'here' || member.presence === 'video';
    const seatIsFree =
      (!inRoom && !(member.presence === 'left' && mustGo)) ||
      (quorum.deputies === 'when-away-or-ruled-out' && cannotVote);
    const deputy = people.find((p) => p.deputyFor === member.person && isFit(p));
    if (seatIsFree && deputy && !filled.some((p) => p.person === deputy.person)) filled.push(deputy);
  }
  const whole = seatsOfBody.length + (quorum.vacantSeats === 'count' ? vacantVotingSeats : 0);
  if (filled.length === 0) return false;
  if (quorum.members !== null && filled.length < quorum.members) return false;
  if (quorum.share) {
    const [left, right] = [filled.length * quorum.share.whole, whole * quorum.share.part];
    if (quorum.share.reach === 'at-least' ? left < right : left <= right) return false;
  }
  for (const { anyOf, atLeast } of quorum.roles)
    if (filled.filter((p) => p.kinds.some((k) => anyOf.includes(k))).length < atLeast) return false;
  if (quorum.clinicalMajority && filled.filter((p) => p.isClinician).length * 2 <= filled.length)
    return false;
  const free = filled.filter((p) => [undefined, 'note'].includes(rulings.get(p.person)));
  return quorum.leastUnconflicted === null || free.length >= quorum.leastUnconflicted;
};

describe('quorum over random bodies, orders, rooms and rulings', () => {
  it('is what an independent model says', () => {
    let quorate = 0;
    fc.assert(
      fc.property(attendees, rules, fc.nat(3), ({ people, rulings }, quorum, vacantVotingSeats) => {
        const attendance = { people, vacantVotingSeats };
        const said = quorumFor({ quorum }, attendance, rulings).isQuorate;
        quorate += Number(said);
        expect(said).toBe(modelQuorate(quorum, attendance, rulings));
      }),
      { ...fixed, numRuns: 1500 },
    );
    expect(quorate).toBeGreaterThan(100);
  });

  it('never counts somebody whom a ruling keeps from the room, nor anybody twice, and nobody without a reason', () => {
    fc.assert(
      fc.property(attendees, rules, ({ people, rulings }, quorum) => {
        const { counted } = quorumFor({ quorum }, { people, vacantVotingSeats: 0 }, rulings);
        const counting = counted.filter(({ whyNot }) => whyNot === null).map(({ person }) => person);
        expect(new Set(counting).size).toBe(counting.length);
        expect(
          counting.filter((person) =>
            ['leave', 'no-papers', 'not-ruled'].includes(rulings.get(person) ?? ''),
          ),
        ).toEqual([]);
        expect(counted).toHaveLength(people.length);
      }),
      fixed,
    );
  });

  it('is made true by whoever is said to help, and broken by whoever is said to be needed', () => {
    fc.assert(
      fc.property(attendees, rules, ({ people, rulings }, quorum) => {
        const attendance = { people, vacantVotingSeats: 0 };
        const quorateWhen = (person: string, presence: Attendee['presence']) =>
          modelQuorate(quorum, moved(attendance, { [person]: { presence } }), rulings);
        for (const { person } of whoWouldHelp({ quorum }, attendance, rulings))
          expect(quorateWhen(person, 'here')).toBe(true);
        for (const person of onlyJust({ quorum }, attendance, rulings)?.people ?? [])
          expect(quorateWhen(person, 'left')).toBe(false);
      }),
      fixed,
    );
  });
});
