import { addDays, type CalendarDate } from '../../shared/dates.ts';
import { isInForce } from '../dated-rules.ts';
import { countWords, listed } from '../words-rules.ts';
import type { SeatKind } from './seats-rules.ts';

/** A seat of a body, or several alike: `Lay member for audit`, `Member practice’s GP` six times. */
export type Seat = {
  readonly key: string;
  readonly kind: SeatKind;
  readonly label: string;
  /** Whoever holds it votes; else they attend, and count in no quorum. */
  readonly voting: boolean;
  /** How many hold it at least; 0 where it may stay empty. */
  readonly atLeast: number;
  /** How many at most; null is no limit. */
  readonly atMost: number | null;
  /** Only a clinician can hold it, so whoever does counts as one. */
  readonly clinical: boolean;
  /** What a person must see to before it is filled, in words: no rule of ours can know it. */
  readonly conditions: readonly string[];
};

/** Who makes up a body: data, dated. */
export type Composition = {
  readonly key: string;
  /** The body that it is of. */
  readonly body: string;
  readonly inForceFrom: CalendarDate;
  readonly inForceTo: CalendarDate | null;
  readonly seats: readonly Seat[];
  /** The fewest people who vote, over all seats; null where the seats alone say it. */
  readonly fewestMembers: number | null;
  /** Seats of which nobody may hold two, by their keys. */
  readonly apart: readonly (readonly string[])[];
  readonly source: string;
  /** Whether a person of the group has held it against the constitution; else pages say that nobody has. */
  readonly verified: boolean;
};

/** One person in one seat for a time. Who holds two seats has two of these, and is one member. */
export type Membership = {
  readonly key: string;
  readonly person: string;
  /** The key of the seat. */
  readonly seat: string;
  /** First day, and last day; null while it lasts. */
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** The day on which the term is up; the membership goes on until somebody ends it. Null where there is no term. */
  readonly termEnds: CalendarDate | null;
  /** The member for whom they stand in when that member is away; null for who holds the seat. */
  readonly deputyFor: string | null;
  /** A clinician by profession: a chair who is a GP is one, though the seat does not ask for it. */
  readonly isClinician: boolean;
  /** Code of the practice or organisation that they speak for; null for who speaks for nobody else. */
  readonly speaksFor: string | null;
};

/** A member on a day, once, with all that they hold. */
export type MemberOn = {
  readonly person: string;
  readonly seats: readonly Seat[];
  /** They hold a seat that votes. */
  readonly isVoting: boolean;
  readonly isClinician: boolean;
  /** Set for a deputy: the member whose seats these are. */
  readonly deputyFor: string | null;
  readonly speaksFor: string | null;
};

export type CompositionGap =
  | { readonly kind: 'vacant'; readonly seat: Seat; readonly have: number; readonly needed: number }
  | { readonly kind: 'too-many'; readonly seat: Seat; readonly have: number; readonly most: number }
  | { readonly kind: 'too-few-members'; readonly have: number; readonly needed: number }
  | { readonly kind: 'held-together'; readonly person: string; readonly seats: readonly Seat[] };

/** What of a membership cannot be. */
export type MembershipFault =
  | { readonly kind: 'unknown-seat'; readonly membership: string }
  | { readonly kind: 'ends-before-it-begins'; readonly membership: string }
  | { readonly kind: 'deputy-for-self'; readonly membership: string }
  | { readonly kind: 'twice-in-a-seat'; readonly membership: string; readonly and: string };

const isHeldOn = ({ from, to }: Membership, on: CalendarDate): boolean =>
  isInForce({ inForceFrom: from, inForceTo: to }, on);

/** The composition of a body on a day; undefined when none is in force. */
export const compositionOn = (compositions: readonly Composition[], on: CalendarDate) =>
  compositions.find((composition) => isInForce(composition, on));

/**
 * Who is a member on a day: each person once with all their seats, then the deputies. Who holds a seat and stands in
 * for somebody else is in both lists. Memberships of seats that the composition does not have are left out: see
 * `membershipFaults`.
 */
export const membersOn = (
  { seats }: Pick<Composition, 'seats'>,
  memberships: readonly Membership[],
  on: CalendarDate,
): readonly MemberOn[] => {
  const byKey = new Map(seats.map((seat) => [seat.key, seat]));
  const found = new Map<string, MemberOn>();
  for (const membership of memberships.filter((one) => isHeldOn(one, on))) {
    const seat = byKey.get(membership.seat);
    if (!seat) continue;
    const { person, deputyFor } = membership;
    const key = JSON.stringify([person, deputyFor]);
    const before = found.get(key);
    // A deputy of a nurse is not made a nurse by it: their own profession counts, and the seat says the rest.
    const isClinician = membership.isClinician || seat.clinical;
    found.set(key, {
      person,
      deputyFor,
      seats: before ? (before.seats.includes(seat) ? before.seats : [...before.seats, seat]) : [seat],
      isVoting: seat.voting || (before?.isVoting ?? false),
      isClinician: isClinician || (before?.isClinician ?? false),
      speaksFor: before?.speaksFor ?? membership.speaksFor,
    });
  }
  const all = [...found.values()];
  return [
    ...all.filter(({ deputyFor }) => deputyFor === null),
    ...all.filter(({ deputyFor }) => deputyFor !== null),
  ];
};

/**
 * What a body lacks on a day by its composition: seats vacant or held by too many, too few who vote in all, two
 * seats in one hand that must be apart. A deputy fills no seat. Empty when it is complete.
 */
export const gapsOf = (
  composition: Composition,
  memberships: readonly Membership[],
  on: CalendarDate,
): readonly CompositionGap[] => {
  const members = membersOn(composition, memberships, on).filter(({ deputyFor }) => deputyFor === null);
  const voting = members.filter(({ isVoting }) => isVoting).length;
  const { seats, fewestMembers, apart } = composition;
  return [
    ...seats.flatMap((seat): CompositionGap[] => {
      const have = members.filter((member) => member.seats.includes(seat)).length;
      if (have < seat.atLeast) return [{ kind: 'vacant', seat, have, needed: seat.atLeast }];
      return seat.atMost !== null && have > seat.atMost
        ? [{ kind: 'too-many', seat, have, most: seat.atMost }]
        : [];
    }),
    ...(fewestMembers !== null && voting < fewestMembers
      ? [{ kind: 'too-few-members', have: voting, needed: fewestMembers } as const]
      : []),
    ...apart.flatMap((keys) =>
      members.flatMap(({ person, seats: held }): CompositionGap[] => {
        const together = held.filter(({ key }) => keys.includes(key));
        return together.length > 1 ? [{ kind: 'held-together', person, seats: together }] : [];
      }),
    ),
  ];
};

/** What a body lacks, in words, for whoever sees to it. `nameOf` gives the name of a person by their id. */
export const gapWords = (gap: CompositionGap, nameOf: (person: string) => string): string => {
  switch (gap.kind) {
    case 'vacant':
      return gap.needed === 1
        ? `${gap.seat.label}: nobody holds this seat.`
        : `${gap.seat.label}: ${countWords(gap.needed)} are needed, and there ${gap.have === 1 ? 'is' : 'are'} ${countWords(gap.have)}.`;
    case 'too-many':
      return `${gap.seat.label}: at most ${countWords(gap.most)}, and there are ${countWords(gap.have)}.`;
    case 'too-few-members':
      return `At least ${countWords(gap.needed)} members must vote, and there ${gap.have === 1 ? 'is' : 'are'} ${countWords(gap.have)}.`;
    case 'held-together':
      return `${nameOf(gap.person)} holds two seats that must be apart: ${listed(gap.seats.map(({ label }) => label))}.`;
  }
};

/** How many seats that vote stand empty on a day: those that must be held, less who holds them. */
export const vacantVotingSeats = (
  composition: Composition,
  memberships: readonly Membership[],
  on: CalendarDate,
): number =>
  gapsOf(composition, memberships, on).reduce(
    (sum, gap) => sum + (gap.kind === 'vacant' && gap.seat.voting ? gap.needed - gap.have : 0),
    0,
  );

export type EndingTerm = {
  readonly membership: Membership;
  /** The term is up already, and nobody has ended the membership or renewed it. */
  readonly isOver: boolean;
};

/** Terms that end within so many days of a day (that day and the last one count), and those that are over; soonest first. */
export const termsEnding = (
  memberships: readonly Membership[],
  on: CalendarDate,
  withinDays: number,
): readonly EndingTerm[] => {
  const until = addDays(on, withinDays);
  return memberships
    .filter((one) => isHeldOn(one, on))
    .flatMap((membership) =>
      membership.termEnds !== null && membership.termEnds <= until
        ? [{ membership, ends: membership.termEnds }]
        : [],
    )
    .sort((a, b) => (a.ends < b.ends ? -1 : a.ends > b.ends ? 1 : 0))
    .map(({ membership, ends }) => ({ membership, isOver: ends < on }));
};

/** What cannot be in a list of memberships: the composition knows no such seat, dates the wrong way round, a person twice in one seat. */
export const membershipFaults = (
  { seats }: Pick<Composition, 'seats'>,
  memberships: readonly Membership[],
): readonly MembershipFault[] =>
  memberships.flatMap((one, place): MembershipFault[] => {
    const same = memberships
      .slice(place + 1)
      .find(
        (other) =>
          other.person === one.person &&
          other.seat === one.seat &&
          other.deputyFor === one.deputyFor &&
          (one.to === null || other.from <= one.to) &&
          (other.to === null || one.from <= other.to),
      );
    return [
      ...(seats.some(({ key }) => key === one.seat)
        ? []
        : [{ kind: 'unknown-seat', membership: one.key } as const]),
      ...(one.to !== null && one.to < one.from
        ? [{ kind: 'ends-before-it-begins', membership: one.key } as const]
        : []),
      ...(one.deputyFor === one.person ? [{ kind: 'deputy-for-self', membership: one.key } as const] : []),
      ...(same ? [{ kind: 'twice-in-a-seat', membership: one.key, and: same.key } as const] : []),
    ];
  });
