import { describe, expect, it } from 'vitest';
import {
  type Composition,
  compositionOn,
  gapsOf,
  gapWords,
  type Membership,
  membershipFaults,
  membersOn,
  termsEnding,
  vacantVotingSeats,
} from './composition-rules.ts';
import { STARTING_BODIES } from './starting-bodies.ts';

const GOVERNING = STARTING_BODIES['governing-body'];
const member = (person: string, seat: string, more: Partial<Membership> = {}): Membership => ({
  key: `${person} ${seat}`,
  person,
  seat,
  from: '2019-04-01',
  to: null,
  termEnds: null,
  deputyFor: null,
  isClinician: false,
  speaksFor: null,
  ...more,
});
const WHOLE: readonly Membership[] = [
  member('marchbanks', 'chair', { isClinician: true }),
  member('dunnock', 'deputy-chair'),
  member('dunnock', 'lay-public'),
  member('tansywick', 'lay-audit'),
  member('larkspur', 'accountable-officer'),
  member('featherhay', 'finance'),
  member('wrenfold', 'nurse'),
  member('vellacote', 'specialist'),
  member('hobbinford', 'clinician'),
];
const without = (...seats: string[]) => WHOLE.filter(({ seat }) => !seats.includes(seat));
const gaps = (memberships: readonly Membership[], on = '2020-06-09') =>
  gapsOf(GOVERNING, memberships, on).map((gap) =>
    gap.kind === 'vacant' || gap.kind === 'too-many' ? `${gap.kind} ${gap.seat.key}` : gap.kind,
  );

describe('the statutory governing body', () => {
  it('is complete with its seats held; a deputy chair may be a lay member too, and is one member', () => {
    expect(gaps(WHOLE)).toEqual([]);
    expect(membersOn(GOVERNING, WHOLE, '2020-06-09')).toHaveLength(8);
  });

  it('shows each seat that is vacant on the day, and too few members in all', () => {
    expect(gaps(without('nurse'))).toEqual(['vacant nurse']);
    expect(gaps([...without('nurse'), member('wrenfold', 'nurse', { to: '2020-06-09' })])).toEqual([]);
    expect(gaps([...without('nurse'), member('wrenfold', 'nurse', { to: '2020-06-08' })])).toEqual([
      'vacant nurse',
    ]);
    expect(gaps(without('nurse', 'specialist', 'clinician', 'finance'))).toContain('too-few-members');
    expect(vacantVotingSeats(GOVERNING, without('nurse', 'finance'), '2020-06-09')).toBe(2);
  });

  it('does not take a deputy for the holder of a seat', () => {
    expect(gaps([...without('nurse'), member('ashgrove', 'nurse', { deputyFor: 'wrenfold' })])).toEqual([
      'vacant nurse',
    ]);
  });

  it('keeps chair and accountable officer apart, and takes no second nurse', () => {
    expect(gaps([...without('accountable-officer'), member('marchbanks', 'accountable-officer')])).toEqual([
      'held-together',
    ]);
    expect(gaps([...WHOLE, member('another', 'nurse')])).toEqual(['too-many nurse']);
  });

  it('says what is missing', () => {
    const said = (memberships: readonly Membership[]) =>
      gapsOf(GOVERNING, memberships, '2020-06-09').map((gap) => gapWords(gap, (person) => `Dr ${person}`));
    expect(said(without('nurse'))).toEqual(['Registered nurse: nobody holds this seat.']);
    expect(said([...without('accountable-officer'), member('marchbanks', 'accountable-officer')])).toEqual([
      'Dr marchbanks holds two seats that must be apart: Chair and Accountable officer.',
    ]);
  });

  it('ends with the law that it was made by, and a board follows', () => {
    const both = [GOVERNING, STARTING_BODIES.board];
    expect(compositionOn(both, '2022-06-30')?.key).toBe('starting-governing-body');
    expect(compositionOn(both, '2022-07-01')?.key).toBe('starting-board');
    expect(compositionOn(both, '2013-03-31')).toBeUndefined();
  });

  it('has templates whose seats each have their own key', () => {
    for (const { seats, verified } of Object.values(STARTING_BODIES)) {
      expect(new Set(seats.map(({ key }) => key)).size).toBe(seats.length);
      expect(verified).toBe(false);
    }
  });
});

describe('members on a day', () => {
  it('are clinicians by their seat or by their profession', () => {
    const clinicians = membersOn(GOVERNING, WHOLE, '2020-06-09').filter(({ isClinician }) => isClinician);
    expect(clinicians.map(({ person }) => person)).toEqual([
      'marchbanks',
      'wrenfold',
      'vellacote',
      'hobbinford',
    ]);
  });

  it('stand before deputies, and who is both is in both', () => {
    const list = membersOn(
      GOVERNING,
      [member('dunnock', 'chair', { deputyFor: 'marchbanks' }), ...WHOLE],
      '2020-06-09',
    );
    expect(list).toHaveLength(9);
    expect(list.at(-1)).toMatchObject({ person: 'dunnock', deputyFor: 'marchbanks' });
    expect(list.find(({ person }) => person === 'dunnock')?.seats.map(({ kind }) => kind)).toEqual([
      'deputy-chair',
      'lay',
    ]);
  });
});

describe('terms', () => {
  const ending = [
    member('a', 'nurse', { termEnds: '2020-09-07' }),
    member('b', 'finance', { termEnds: '2020-09-08' }),
    member('c', 'chair', { termEnds: '2020-06-08' }),
    member('d', 'chair', { termEnds: '2020-06-20', to: '2020-06-01' }),
    member('e', 'chair'),
  ];

  it('are warned of within so many days, those that are over first; who has left is not', () => {
    expect(
      termsEnding(ending, '2020-06-09', 90).map(({ membership, isOver }) => `${membership.person} ${isOver}`),
    ).toEqual(['c true', 'a false']);
  });
});

describe('a list of memberships', () => {
  it('is held against its seats, its dates and itself', () => {
    const faults = membershipFaults(GOVERNING, [
      member('a', 'nurse', { to: '2019-12-31' }),
      member('a', 'nurse', { key: 'later', from: '2020-01-01' }),
      member('a', 'nurse', { key: 'twice', from: '2021-01-01' }),
      member('b', 'king'),
      member('c', 'chair', { to: '2019-03-31' }),
      member('d', 'chair', { deputyFor: 'd' }),
    ]);
    expect(faults).toEqual([
      { kind: 'twice-in-a-seat', membership: 'later', and: 'twice' },
      { kind: 'unknown-seat', membership: 'b king' },
      { kind: 'ends-before-it-begins', membership: 'c chair' },
      { kind: 'deputy-for-self', membership: 'd chair' },
    ]);
    const seatless: Composition = { ...GOVERNING, seats: [] };
    expect(membersOn(seatless, WHOLE, '2020-06-09')).toEqual([]);
  });
});
