import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeatKind } from '../bodies/seats-rules.ts';
import type { RulingState } from '../interests/rulings-rules.ts';
import type { QuorumRule } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { type Attendance, type Attendee, PRESENCES, type Presence, quorumFor } from './quorum-rules.ts';
import { onlyJust, waysOn, whoWouldHelp } from './ways-rules.ts';

const fixed = { seed: 20511, numRuns: 400 };

const one = (
  person: string,
  kinds: readonly SeatKind[],
  { presence = 'here', isClinician = false, deputyFor = null, isVoting = true }: Partial<Attendee> = {},
): Attendee => ({ person, kinds, presence, isClinician, deputyFor, isVoting });
const gp = (person: string, more: Partial<Attendee> = {}) =>
  one(person, ['clinician'], { isClinician: true, ...more });

/** Item 7 of 9 June 2026: thirteen members, eleven here. */
const NINTH_OF_JUNE: Attendance = {
  vacantVotingSeats: 0,
  people: [
    gp('marchbanks', { kinds: ['chair'] }),
    gp('hobbinford'),
    gp('arkwhistle', { presence: 'video' }),
    one('wrenfold', ['nurse'], { isClinician: true }),
    one('vellacote', ['specialist'], { isClinician: true }),
    one('larkspur', ['accountable-officer']),
    one('featherhay', ['finance']),
    one('tansywick', ['lay']),
    one('dunnock', ['lay', 'deputy-chair']),
    gp('quartzley'),
    gp('fennimore', { presence: 'left' }),
    gp('brackenrow', { presence: 'apologies' }),
    one('follet', ['lay'], { presence: 'apologies' }),
    gp('ashgrove', { presence: 'waiting', deputyFor: 'brackenrow' }),
  ],
};
const RULED = new Map<string, RulingState>([
  ['fennimore', 'no-papers'],
  ['quartzley', 'speak-not-vote'],
  ['tansywick', 'note'],
]);
const ORDERS = STARTING_ORDERS['governing-body'];
const ruleOf = (quorum: Partial<QuorumRule>) => ({ quorum: { ...ORDERS.quorum, ...quorum } });
const moved = (attendance: Attendance, people: Readonly<Record<string, Partial<Attendee>>>): Attendance => ({
  ...attendance,
  people: attendance.people.map((who) => ({ ...who, ...people[who.person] })),
});

describe('the quorum of one item', () => {
  const outcome = quorumFor(ORDERS, NINTH_OF_JUNE, RULED);

  it('counts who may vote and is here, and says who does not count and why', () => {
    expect(outcome.sentence).toBe('Nine members count, and seven are needed, so this item is quorate.');
    expect(outcome.needs.map(({ have, what, met }) => `${have} ${what} ${met}`)).toEqual([
      '9 count; at least 7 true',
      '2 lay members; at least 1 true',
      '2 chief finance officers or accountable officers; at least 1 true',
      '5 5 to 4: clinicians outnumber others true',
    ]);
    const out = outcome.counted.filter(({ whyNot }) => whyNot !== null);
    expect(out.map(({ person, whyNot }) => `${person} ${whyNot}`)).toEqual([
      'quartzley ruled-out',
      'fennimore ruled-out',
      'brackenrow apologies',
      'follet apologies',
      'ashgrove waiting',
    ]);
    expect(outcome.ruledOut).toBe(2);
  });

  it('says that it is only just so, and whose leaving would break it', () => {
    expect(onlyJust(ORDERS, NINTH_OF_JUNE, RULED)).toEqual({
      people: ['marchbanks', 'hobbinford', 'arkwhistle', 'wrenfold', 'vellacote'],
      sentence: 'If one more clinician leaves, it is 4 to 4 and the item fails.',
    });
    const withDeputy = moved(NINTH_OF_JUNE, { ashgrove: { presence: 'video' } });
    expect(quorumFor(ORDERS, withDeputy, RULED).needs[0]?.have).toBe(10);
    expect(onlyJust(ORDERS, withDeputy, RULED)).toBeUndefined();
  });

  it('fails when it is lost in the middle, names who would help, and says what may be done, in order', () => {
    const lost = moved(NINTH_OF_JUNE, { vellacote: { presence: 'left' } });
    const then = quorumFor(ORDERS, lost, RULED);
    expect(then.sentence).toBe(
      'Eight members count, and seven are needed; but clinicians must outnumber the others, and it is 4 to 4: so this item is not quorate.',
    );
    expect(whoWouldHelp(ORDERS, lost, RULED).map(({ person }) => person)).toEqual([
      'ashgrove',
      'vellacote',
      'brackenrow',
    ]);
    expect(waysOn(ORDERS, then).map(({ way }) => way)).toEqual([
      'co-opt',
      'unconflicted-panel',
      'another-body',
      'joint-committee',
      'defer',
    ]);
    const unruled = moved(NINTH_OF_JUNE, {
      hobbinford: { presence: 'absent' },
      vellacote: { presence: 'absent' },
      quartzley: { presence: 'absent' },
    });
    expect(waysOn(ORDERS, quorumFor(ORDERS, unruled, new Map())).map(({ way }) => way)).toEqual(['defer']);
    expect(waysOn(ORDERS, outcome)).toEqual([]);
  });

  it('is of the item and not of the meeting: a third of twelve, five here, two GPs leave, three remain', () => {
    const quorum = ruleOf({
      share: { part: 1, whole: 3, reach: 'at-least' },
      roles: [
        { anyOf: ['lay'], atLeast: 1 },
        { anyOf: ['clinician'], atLeast: 1 },
      ],
      clinicalMajority: false,
    });
    const five = ['a', 'b', 'c'].map((person) => gp(person));
    const attendance: Attendance = {
      vacantVotingSeats: 0,
      people: [
        ...five,
        one('d', ['lay']),
        one('e', ['finance']),
        ...[1, 2, 3, 4, 5, 6, 7].map((n) => one(`away ${n}`, ['member'], { presence: 'absent' })),
      ],
    };
    expect(quorumFor(quorum, attendance, new Map()).isQuorate).toBe(true);
    const item = quorumFor(
      quorum,
      attendance,
      new Map([
        ['a', 'leave'],
        ['b', 'leave'],
      ]),
    );
    expect(item.sentence).toBe('Three members count, and four are needed, so this item is not quorate.');
  });
});

describe('who counts', () => {
  const two = { members: 1, share: null, roles: [], clinicalMajority: false };
  const whyNot = (
    quorum: Partial<QuorumRule>,
    people: readonly Attendee[],
    rulings = new Map<string, RulingState>(),
  ) =>
    quorumFor(ruleOf({ ...two, ...quorum }), { people, vacantVotingSeats: 0 }, rulings).counted.map(
      (who) => who.whyNot,
    );

  it('a deputy for the seat of a member who is away, one for each seat, and nobody twice', () => {
    const away = gp('a', { presence: 'apologies' });
    const deputies = [gp('d1', { deputyFor: 'a' }), gp('d2', { deputyFor: 'a' })];
    expect(whyNot({}, [away, ...deputies])).toEqual(['apologies', null, 'other-deputy']);
    expect(whyNot({ deputies: 'never' }, [away, ...deputies])).toEqual([
      'apologies',
      'no-deputies',
      'no-deputies',
    ]);
    expect(whyNot({}, [gp('a'), ...deputies])).toEqual([null, 'member-is-here', 'member-is-here']);
    expect(whyNot({}, [away, gp('b'), gp('b', { deputyFor: 'a' })])).toEqual([
      'apologies',
      null,
      'counts-already',
    ]);
    expect(whyNot({}, [gp('d', { deputyFor: 'nobody' })])).toEqual(['no-such-member']);
  });

  it('a deputy of somebody whom a ruling keeps out only where the orders say so, and by their own interests', () => {
    const people = [gp('a', { presence: 'left' }), gp('d', { deputyFor: 'a' })];
    const ruled = new Map<string, RulingState>([['a', 'leave']]);
    expect(whyNot({}, people, ruled)).toEqual(['ruled-out', 'member-is-here']);
    expect(whyNot({ deputies: 'when-away-or-ruled-out' }, people, ruled)).toEqual(['ruled-out', null]);
    expect(whyNot({}, people, new Map([['d', 'no-papers']]))).toEqual(['left', 'ruled-out']);
  });

  it('who joins by video, where the orders let them', () => {
    const people = [gp('a', { presence: 'video' })];
    expect(whyNot({}, people)).toEqual([null]);
    expect(whyNot({ byVideo: false }, people)).toEqual(['by-video']);
  });

  it('nobody in attendance, nobody whose ruling waits, and the conflicted only where the orders say so', () => {
    const people = [gp('a'), gp('b'), gp('c', { isVoting: false })];
    const ruled = new Map<string, RulingState>([
      ['a', 'speak-not-vote'],
      ['b', 'not-ruled'],
    ]);
    expect(whyNot({}, people, ruled)).toEqual(['ruled-out', 'ruled-out', 'no-vote']);
    expect(whyNot({ conflictedCount: true }, people, ruled)).toEqual([null, 'ruled-out', 'no-vote']);
    const needs = quorumFor(
      ruleOf({ ...two, conflictedCount: true, leastUnconflicted: 1 }),
      { people, vacantVotingSeats: 0 },
      ruled,
    );
    expect(needs.sentence).toBe(
      'One member counts, and one is needed; but no members without a conflict are here, and one is needed: so this item is not quorate.',
    );
  });

  it('nobody is never a quorum', () => {
    const quorum = ruleOf({ ...two, members: null, share: { part: 1, whole: 3, reach: 'at-least' } });
    expect(quorumFor(quorum, { people: [], vacantVotingSeats: 0 }, new Map()).isQuorate).toBe(false);
  });
});

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
