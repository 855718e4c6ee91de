import { compositionOn, vacantVotingSeats } from '../bodies/composition-rules.ts';
import { type Match, suggestedRuling } from '../interests/matching-rules.ts';
import { mayDo, type Ruling, type RulingState, strictest } from '../interests/rulings-rules.ts';
import { type StandingOrders, weightOf } from '../orders/orders-rules.ts';
import {
  type Attendee,
  attendeeOf,
  type Presence,
  type QuorumOutcome,
  quorumFor,
  type RulingsOnItem,
} from '../quorum/quorum-rules.ts';
import type { Candidate, Choice, FrozenVote, Votes } from '../votes/frozen-rules.ts';
import { entitledFor } from '../votes/opening-rules.ts';
import { type NamedBallot, type Tally, tallyVote } from '../votes/tally-rules.ts';
import { type Loaded, ordersOn, seatedOn } from './bodies.ts';
import { instant } from './rows.ts';
import type { ToldItem, ToldMeeting, ToldVote } from './told.ts';

/** A match with the ruling on it. */
export type Ruled = Match & { readonly ruling: Ruling; readonly reason: string | null };

/** The rulings on the matches of an item: those that are told, and elsewhere those that the rules suggest. */
export const ruledOn = (item: ToldItem, matches: readonly Match[]): readonly Ruled[] =>
  matches.map((match) => {
    const told = item.rulings?.find(({ person }) => person === match.person);
    return { ...match, ruling: told?.ruling ?? suggestedRuling(match), reason: told?.reason ?? null };
  });

/** The strictest ruling on each person, of matches and of what was declared in the room. */
export const rulingsIn = (item: ToldItem, ruled: readonly Ruled[]): RulingsOnItem => {
  const all = new Map<string, RulingState[]>();
  const add = (person: string, ruling: Ruling) => all.set(person, [...(all.get(person) ?? []), ruling]);
  for (const { person, ruling } of ruled) add(person, ruling);
  for (const { who, ruling } of item.declared ?? []) add(who.id, ruling);
  return new Map([...all].map(([person, rulings]) => [person, strictest(rulings) ?? 'note']));
};

/** Where everybody of the body is during a meeting, by the number of their membership’s key. */
export const presencesIn = (body: Loaded, meeting: ToldMeeting): ReadonlyMap<string, Presence> => {
  const said = new Map(meeting.presence?.map(({ member, what }) => [member, what]));
  return new Map(
    body.told.members.flatMap(({ key, who, deputyFor, from, to }): [string, Presence][] => {
      if (from > meeting.on || (to !== undefined && to < meeting.on)) return [];
      return [[who.id, said.get(key) ?? (deputyFor === undefined ? 'here' : 'absent')]];
    }),
  );
};

/** Everybody of the list as the rules of quorum read them: who must leave for an item has left. */
export const attendeesOn = (
  body: Loaded,
  meeting: ToldMeeting,
  rulings: RulingsOnItem,
): readonly Attendee[] => {
  const presences = presencesIn(body, meeting);
  return seatedOn(body, meeting.on).map((member) => {
    const presence = presences.get(member.person) ?? 'absent';
    const isHere = presence === 'here' || presence === 'video';
    return attendeeOf(member, isHere && !mayDo(rulings.get(member.person)).bePresent ? 'left' : presence);
  });
};

export const quorumOn = (
  body: Loaded,
  meeting: ToldMeeting,
  people: readonly Attendee[],
  rulings: RulingsOnItem,
): QuorumOutcome => {
  const composition = compositionOn(body.told.composition, meeting.on);
  return quorumFor(
    ordersOn(body, meeting.on).orders,
    {
      people,
      vacantVotingSeats: composition ? vacantVotingSeats(composition, body.memberships, meeting.on) : 0,
    },
    rulings,
  );
};

/** A vote that is over: what was frozen, what was cast, and the count. */
export type Settled = {
  readonly frozen: FrozenVote;
  readonly casts: readonly { readonly voter: string; readonly choice: Choice; readonly units: number }[];
  readonly hands: Votes | null;
  readonly tally: Tally;
};

export const choiceVotes = (choice: Choice, units: number): Votes => ({
  for: choice === 'for' ? units : 0,
  against: choice === 'against' ? units : 0,
  abstain: choice === 'abstain' ? units : 0,
});

/** Who would have a vote on an item: each seat once, through the deputy who counts for it. */
export const candidatesIn = (
  body: Loaded,
  orders: StandingOrders,
  counted: QuorumOutcome['counted'],
  vote: Pick<ToldVote, 'sizes'>,
  isBallot: boolean,
): readonly Candidate[] => {
  const sizes = new Map(vote.sizes);
  const byPractice = body.told.kind === 'members';
  return counted
    .filter(({ isVoting, deputyFor }) => isVoting && deputyFor === null)
    .map((one): Candidate => {
      const deputy = counted.find(({ deputyFor, whyNot }) => deputyFor === one.person && whyNot === null);
      const speaksFor = byPractice
        ? body.memberships.find(({ person, speaksFor: code }) => person === one.person && code !== null)
            ?.speaksFor
        : null;
      const voter = speaksFor ?? one.person;
      return {
        voter,
        by: deputy?.person ?? one.person,
        weight: vote.sizes ? weightOf(orders.weight, sizes.get(voter) ?? 0) : 1,
        isHere:
          isBallot ||
          deputy !== undefined ||
          one.presence === 'here' ||
          (one.presence === 'video' && orders.quorum.byVideo),
      };
    });
};

export const frozenOf = (opening: Parameters<typeof entitledFor>[0]): FrozenVote => {
  const opened = entitledFor(opening);
  if (!opened.ok) throw new RangeError(`${opening.key}: ${JSON.stringify(opened.refusal)}`);
  return opened.value;
};

/** Opens, takes and counts the vote on an item, by the rules by which one is opened and counted today. */
export const settleVote = (
  key: string,
  body: Loaded,
  meeting: ToldMeeting,
  vote: ToldVote,
  { counted }: QuorumOutcome,
  rulings: RulingsOnItem,
): Settled => {
  const { orders } = ordersOn(body, meeting.on);
  const frozen = frozenOf({
    key,
    question: vote.motion,
    method: vote.method,
    place: 'item',
    itemKind: vote.majority ?? 'ordinary',
    orders,
    candidates: candidatesIn(body, orders, counted, vote, false),
    delegations: [],
    rulings,
    chair: meeting.chair.id,
    opensAt: instant(meeting.on, vote.at).toISOString(),
    closesAt: null,
  });
  const here = frozen.voters.filter(({ isPresent }) => isPresent);
  if (vote.method === 'hands') {
    const { against = 0, abstain = 0 } = vote.hands ?? {};
    const hands = { for: here.length - against - abstain, against, abstain };
    return { frozen, casts: [], hands, tally: tallyVote(frozen, { hands }) };
  }
  if (vote.method === 'consent') return { frozen, casts: [], hands: null, tally: tallyVote(frozen, []) };
  const casts = here.map(({ voter, weight }) => ({
    voter,
    choice: vote.otherwise?.find((one) => one.voter === voter)?.choice ?? ('for' as const),
    units: weight,
  }));
  return { frozen, casts, hands: null, tally: tallyVote(frozen, namedOf(casts)) };
};

export const namedOf = (casts: Settled['casts']): readonly NamedBallot[] =>
  casts.map(({ voter, choice, units }) => ({ voter, votes: choiceVotes(choice, units) }));
