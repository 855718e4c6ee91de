import type { MemberOn } from '../bodies/composition-rules.ts';
import type { SeatKind } from '../bodies/seats-rules.ts';
import { mayDo, type RulingState } from '../interests/rulings-rules.ts';
import { leastOf, type QuorumRule } from '../orders/orders-rules.ts';
import { needFor, type QuorumNeed, quorumSentence } from './words-rules.ts';

/** Where somebody is: `waiting` is at the door, or on the line and not yet let in. */
export const PRESENCES = ['here', 'video', 'waiting', 'apologies', 'absent', 'left'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody of the body’s list, here or not. Who holds a seat and stands in for another is on it twice. */
export type Attendee = {
  readonly person: string;
  /** The kinds of the seats that they hold, or of those of the member for whom they stand in. */
  readonly kinds: readonly SeatKind[];
  readonly isVoting: boolean;
  readonly isClinician: boolean;
  readonly deputyFor: string | null;
  readonly presence: Presence;
};

export type Attendance = {
  readonly people: readonly Attendee[];
  /** Seats that vote and stand empty; they matter where the orders count them. */
  readonly vacantVotingSeats: number;
};

/** The ruling that holds for each person on this item; who is not in it has no match. See `strictest`. */
export type RulingsOnItem = ReadonlyMap<string, RulingState>;

export type WhyNotCounted =
  | 'no-vote'
  | 'apologies'
  | 'absent'
  | 'left'
  | 'waiting'
  | 'by-video'
  | 'ruled-out'
  | 'no-deputies'
  | 'member-is-here'
  | 'other-deputy'
  | 'counts-already'
  | 'no-such-member';

export type Counted = Attendee & {
  /** Null for who counts. */
  readonly whyNot: WhyNotCounted | null;
  /** Counts, and may vote: the two part only where the orders let the conflicted count. */
  readonly mayVote: boolean;
};

export type QuorumOutcome = {
  readonly isQuorate: boolean;
  /** All that is asked, met or not, the number first. */
  readonly needs: readonly QuorumNeed[];
  /** Everybody on the list, in its order, and why who does not count does not. */
  readonly counted: readonly Counted[];
  /** How many are here and do not count because of a ruling: whether it is conflicts that broke it. */
  readonly ruledOut: number;
  /** "Nine members count, and seven are needed, so this item is quorate." */
  readonly sentence: string;
};

/** A member as one of the list of a meeting. */
export const attendeeOf = (member: MemberOn, presence: Presence): Attendee => ({
  person: member.person,
  kinds: [...new Set(member.seats.map(({ kind }) => kind))],
  isVoting: member.isVoting,
  isClinician: member.isClinician,
  deputyFor: member.deputyFor,
  presence,
});

const isHere = (presence: Presence): boolean => presence === 'here' || presence === 'video';

/** Why somebody does not count by where they are and what was ruled, whatever their seat; null when they do. */
const whyNotHere = (
  { presence, person, isVoting }: Attendee,
  quorum: QuorumRule,
  rulings: RulingsOnItem,
): WhyNotCounted | null => {
  if (!isVoting) return 'no-vote';
  const ruling = rulings.get(person);
  // Who went out because of a ruling is ruled out, not just gone.
  if (presence === 'left') return mayDo(ruling).bePresent ? 'left' : 'ruled-out';
  if (presence !== 'here' && presence !== 'video') return presence;
  if (presence === 'video' && !quorum.byVideo) return 'by-video';
  if (mayDo(ruling).countInQuorum) return null;
  return quorum.conflictedCount && ruling === 'speak-not-vote' ? null : 'ruled-out';
};

/** Whether a member’s seat is free for a deputy, by the orders. */
const whyNotDeputy = (
  member: Attendee | undefined,
  { deputies }: QuorumRule,
  rulings: RulingsOnItem,
): WhyNotCounted | null => {
  if (deputies === 'never') return 'no-deputies';
  if (!member) return 'no-such-member';
  const allowed = mayDo(rulings.get(member.person));
  const isAway = !isHere(member.presence) && (member.presence !== 'left' || allowed.bePresent);
  if (isAway) return null;
  return deputies === 'when-away-or-ruled-out' && !allowed.vote ? null : 'member-is-here';
};

/**
 * Who of the list counts on an item, and why the others do not. Each person counts once, in their own seat first; of
 * two deputies for one seat the first on the list counts.
 */
export const whoCounts = (
  quorum: QuorumRule,
  { people }: Attendance,
  rulings: RulingsOnItem,
): readonly Counted[] => {
  const members = new Map(
    people.filter(({ deputyFor }) => deputyFor === null).map((member) => [member.person, member]),
  );
  const counting = new Set(
    [...members.values()]
      .filter((member) => whyNotHere(member, quorum, rulings) === null)
      .map(({ person }) => person),
  );
  const seatsTaken = new Set<string>();
  const whyNotOf = (one: Attendee): WhyNotCounted | null => {
    const here = whyNotHere(one, quorum, rulings);
    if (here !== null || one.deputyFor === null) return here;
    const deputy = whyNotDeputy(members.get(one.deputyFor), quorum, rulings);
    if (deputy !== null) return deputy;
    if (seatsTaken.has(one.deputyFor)) return 'other-deputy';
    if (counting.has(one.person)) return 'counts-already';
    seatsTaken.add(one.deputyFor);
    counting.add(one.person);
    return null;
  };
  return people.map((one) => {
    const whyNot = whyNotOf(one);
    return { ...one, whyNot, mayVote: whyNot === null && mayDo(rulings.get(one.person)).vote };
  });
};

const needsOf = (
  quorum: QuorumRule,
  attendance: Attendance,
  counted: readonly Counted[],
): readonly QuorumNeed[] => {
  const here = counted.filter(({ whyNot }) => whyNot === null);
  const seated = attendance.people.filter(({ deputyFor, isVoting }) => deputyFor === null && isVoting);
  const whole =
    new Set(seated.map(({ person }) => person)).size +
    (quorum.vacantSeats === 'count' ? attendance.vacantVotingSeats : 0);
  // Nobody is never a quorum, whatever share nought is of.
  const number = Math.max(1, quorum.members ?? 0, quorum.share ? leastOf(quorum.share, whole) : 0);
  const clinicians = here.filter(({ isClinician }) => isClinician).length;
  return [
    needFor({ kind: 'number', needed: number, have: here.length }),
    ...quorum.roles.map(({ anyOf, atLeast }) =>
      needFor({
        kind: 'role',
        anyOf,
        needed: atLeast,
        have: here.filter(({ kinds }) => kinds.some((kind) => anyOf.includes(kind))).length,
      }),
    ),
    ...(quorum.clinicalMajority
      ? [
          needFor({
            kind: 'clinicians',
            needed: here.length - clinicians + 1,
            have: clinicians,
            others: here.length - clinicians,
          }),
        ]
      : []),
    ...(quorum.leastUnconflicted === null
      ? []
      : [
          needFor({
            kind: 'unconflicted',
            needed: quorum.leastUnconflicted,
            have: here.filter(({ mayVote }) => mayVote).length,
          }),
        ]),
  ];
};

/**
 * Whether one item is quorate: by the orders in force, who is here, and what was ruled on interests for this item. A
 * meeting can be quorate and one of its items not (DOMAIN A3).
 */
export const quorumFor = (
  { quorum }: { readonly quorum: QuorumRule },
  attendance: Attendance,
  rulings: RulingsOnItem,
): QuorumOutcome => {
  const counted = whoCounts(quorum, attendance, rulings);
  const needs = needsOf(quorum, attendance, counted);
  const isQuorate = needs.every(({ met }) => met);
  const ruledOut = new Set(counted.filter(({ whyNot }) => whyNot === 'ruled-out').map(({ person }) => person))
    .size;
  return { isQuorate, needs, counted, ruledOut, sentence: quorumSentence(needs) };
};
