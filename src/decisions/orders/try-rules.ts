import type { CalendarDate } from '../../shared/dates.ts';
import { type Composition, type MemberOn, type Membership, membersOn } from '../bodies/composition-rules.ts';
import type { RulingState } from '../interests/rulings-rules.ts';
import { attendeeOf, type Presence, quorumFor } from '../quorum/quorum-rules.ts';
import { onlyJust, type WayOn, waysOn, whoWouldHelp } from '../quorum/ways-rules.ts';
import { whyNotWords } from '../quorum/words-rules.ts';
import type { Candidate, Votes } from '../votes/frozen-rules.ts';
import { entitledFor } from '../votes/opening-rules.ts';
import { tallyVote } from '../votes/tally-rules.ts';
import { majorityOf, ORDINARY, type StandingOrders } from './orders-rules.ts';

/** Somebody of a made-up meeting: who sits on the body that day, or one who would fill an empty seat. */
export type Tried = {
  /** Number of the membership; `new-` and the seat for somebody made up. */
  readonly key: string;
  readonly name: string;
  readonly seats: string;
  readonly member: MemberOn;
};

export type TriedState = { readonly presence: Presence; readonly ruling: RulingState | undefined };

const newKey = (seat: string, number: number): string => `new-${seat}-${number}`;

/** Somebody made up for each seat that nobody holds: as many as it must have, and one for a seat that may stay empty. */
const madeUp = (
  { seats }: Composition,
  memberships: readonly Membership[],
  on: CalendarDate,
): readonly Membership[] =>
  seats.flatMap((seat) => {
    const have = new Set(
      memberships
        .filter(
          ({ seat: held, deputyFor, from, to }) =>
            held === seat.key && deputyFor === null && from <= on && (to === null || to >= on),
        )
        .map(({ person }) => person),
    ).size;
    const needed = seat.voting ? Math.max(1, seat.atLeast) : 0;
    return Array.from({ length: Math.max(0, needed - have) }, (_, place): Membership => {
      const key = newKey(seat.key, place + 1);
      return {
        key,
        person: key,
        seat: seat.key,
        from: on,
        to: null,
        termEnds: null,
        deputyFor: null,
        isClinician: seat.clinical,
        speaksFor: null,
      };
    });
  });

/** Everybody who could be at a made-up meeting on a day, in the order of the seats, deputies last. `nameOf` gives the name of somebody who sits there. */
export const triedOn = (
  composition: Composition,
  memberships: readonly Membership[],
  on: CalendarDate,
  nameOf: (person: string) => string,
): readonly Tried[] => {
  const all = [...memberships, ...madeUp(composition, memberships, on)];
  const place = ({ seats, deputyFor }: MemberOn): number =>
    (deputyFor === null ? 0 : composition.seats.length) +
    Math.min(...seats.map((seat) => composition.seats.indexOf(seat)));
  const members = [...membersOn(composition, all, on)].sort((a, b) => place(a) - place(b));
  return members.map((member): Tried => {
    const own = all.find(
      ({ person, deputyFor, from, to }) =>
        person === member.person && deputyFor === member.deputyFor && from <= on && (to === null || to >= on),
    );
    const key = own?.key ?? member.person;
    const isNew = key.startsWith('new-');
    const labels = member.seats.map(({ label }) => label).join(', ');
    return {
      key,
      name: isNew ? 'Somebody made up' : nameOf(member.person),
      seats: member.deputyFor ? `${labels}, as deputy for ${nameOf(member.deputyFor)}` : labels,
      member,
    };
  });
};

export type TryOutcome = {
  readonly isQuorate: boolean;
  readonly sentence: string;
  readonly needs: readonly { readonly words: string; readonly met: boolean }[];
  /** Why somebody does not count, by their key; null for who counts. */
  readonly whyNot: ReadonlyMap<string, string | null>;
  readonly mayVote: number;
  readonly ways: readonly WayOn[];
  readonly onlyJust: string | null;
  readonly help: readonly string[];
  /** How a made-up vote ends; null where none was tried. */
  readonly vote: { readonly sentence: string; readonly rule: string } | null;
  /** More votes than may be given: the most. */
  readonly tooMany: number | null;
};

/** Members as voters, each through their deputy where the deputy counts. */
const candidatesOf = (tried: readonly Tried[], counts: (key: string) => boolean): readonly Candidate[] =>
  tried
    .filter(({ member }) => member.deputyFor === null && member.isVoting)
    .map(({ key, member }): Candidate => {
      const deputy = tried.find((one) => one.member.deputyFor === member.person && counts(one.key));
      return {
        voter: member.person,
        by: deputy?.member.person ?? member.person,
        weight: 1,
        isHere: counts(key) || deputy !== undefined,
      };
    });

/**
 * Orders tried on a made-up meeting: whether an item is quorate by who is here and what was ruled, what could be done
 * if not, and how a vote would end, each with one vote. Whom `states` does not name is not here.
 */
export const tryOut = (
  orders: StandingOrders,
  tried: readonly Tried[],
  states: ReadonlyMap<string, TriedState>,
  asked: { readonly kind: string; readonly votes: Votes | undefined },
): TryOutcome => {
  const people = tried.map(({ key, member }) => attendeeOf(member, states.get(key)?.presence ?? 'absent'));
  const rulings = new Map(
    tried.flatMap(({ key, member }) => {
      const ruling = states.get(key)?.ruling;
      return ruling ? [[member.person, ruling] as const] : [];
    }),
  );
  // Somebody made up holds each seat that must be held, so none is vacant.
  const attendance = { people, vacantVotingSeats: 0 };
  const outcome = quorumFor(orders, attendance, rulings);
  const why = new Map(tried.map(({ key }, place) => [key, outcome.counted[place]]));
  const mayVote = outcome.counted.filter((one) => one.mayVote).length;
  const { votes, kind } = asked;
  const tooMany = votes && votes.for + votes.against + votes.abstain > mayVote ? mayVote : null;
  const majority = majorityOf(orders, kind || ORDINARY);
  const chair = tried.find(
    ({ key, member }) => why.get(key)?.mayVote && member.seats.some((seat) => seat.kind === 'chair'),
  );
  const opened =
    votes && tooMany === null
      ? entitledFor({
          key: 'try',
          question: '',
          method: majority.kind === 'consent' ? 'consent' : 'hands',
          place: 'item',
          itemKind: kind || ORDINARY,
          orders,
          candidates: candidatesOf(tried, (key) => why.get(key)?.mayVote ?? false),
          delegations: [],
          rulings,
          chair: chair?.member.person ?? null,
          opensAt: '',
          closesAt: null,
        })
      : undefined;
  return {
    isQuorate: outcome.isQuorate,
    sentence: outcome.sentence,
    // The words of clinicians against others begin with both their numbers.
    needs: outcome.needs.map(({ kind, have, what, met }) => ({
      words: kind === 'clinicians' ? what : `${have} ${what}`,
      met,
    })),
    whyNot: new Map(
      [...why].map(([key, one]) => [key, one?.whyNot ? whyNotWords(one.whyNot) : null] as const),
    ),
    mayVote,
    ways: waysOn(orders, outcome),
    onlyJust: onlyJust(orders, attendance, rulings)?.sentence ?? null,
    help: whoWouldHelp(orders, attendance, rulings).map(
      ({ person, deputyFor }) =>
        tried.find(({ member }) => member.person === person && member.deputyFor === deputyFor)?.key ?? person,
    ),
    vote:
      opened?.ok && votes
        ? { sentence: tallyVote(opened.value, { hands: votes }).sentence, rule: opened.value.rule }
        : null,
    tooMany,
  };
};
