import { describe, expect, it } from 'vitest';
import type { SeatKind } from '../bodies/seats-rules.ts';
import type { RulingState } from '../interests/rulings-rules.ts';
import type { QuorumRule } from '../orders/orders-rules.ts';
import { STARTING_ORDERS } from '../orders/starting-orders.ts';
import { type Attendance, type Attendee, quorumFor } from './quorum-rules.ts';
import { moved } from './test-attendance.ts';
import { onlyJust, waysOn, whoWouldHelp } from './ways-rules.ts';

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
