import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { mayDo } from '../interests/rulings-rules.ts';
import { seatsOf } from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import { wholeVotes, whyNotBallot, whyNotVote } from './casting-rules.ts';
import { rulingsFor } from './entitled.ts';
import { frozenOf, mayRunVote, noVote, readVote, shareVote, type Vote, type VoteVoter } from './find.ts';
import { CHOICES, type Choice, type FrozenVote, type Votes } from './frozen-rules.ts';
import type { VoteRefused } from './refusals.ts';
import { hasBallot, putBallot } from './secret/box.ts';
import { type BallotPaper, isPaperOf } from './secret/paper.ts';

export type Refused = VoteRefused | CommonRefusal;

export type GivenVote = {
  readonly reference: string;
  /** Whose vote: a person, or the code of a practice. Left out, the one that this person casts for themselves. */
  readonly voter?: string | undefined;
  readonly choice?: Choice | undefined;
  /** Parts of the weight, where the vote may be split. */
  readonly split?: Votes | undefined;
  readonly reason?: string | undefined;
  /** Key of the form: sent again it counts once, and gets the same answer. */
  readonly once?: string | undefined;
  /** In a secret vote: the paper that this voter was handed. */
  readonly paper?: BallotPaper | undefined;
};

export type Acknowledged = {
  readonly reference: string;
  readonly voter: string;
  readonly name: string;
  /** What was counted; null in a secret vote. */
  readonly votes: Votes | null;
  /** Of a secret vote: the code of the ballot, shown to its voter alone. */
  readonly code: string | null;
  /** It was counted already, by an earlier sending of the same form. */
  readonly again: boolean;
};

/** Whose vote it is, locked: of two devices the second waits, and is then told. */
const lockVoter = (trx: Trx, vote: string, voter: string): Promise<VoteVoter | undefined> =>
  decisionDb(trx)
    .selectFrom('vote_voter')
    .selectAll()
    .where('vote', '=', vote)
    .where('voter', '=', voter)
    .forUpdate()
    .executeTakeFirst();

/** The vote that a person casts for themselves or for their practice, and not for somebody who gave them theirs. */
const ownVoter = async (db: Db, vote: Vote, person: string): Promise<string | undefined> => {
  const rows = await decisionDb(db)
    .selectFrom('vote_voter')
    .select('voter')
    .where('vote', '=', vote.reference)
    .where('cast_by', '=', person)
    .orderBy('voter')
    .execute();
  const [only] = rows;
  if (rows.length < 2) return only?.voter;
  const { voters } = await frozenOf(db, vote.reference);
  const own = rows.find(({ voter }) => voters.find((one) => one.voter === voter)?.through.length === 0);
  return (own ?? only)?.voter;
};

/** How the weight of a voter is given: all to one choice, or in parts where the rule has it. */
const votesOf = (vote: Vote, weight: number, { choice, split }: GivenVote): Result<Votes, VoteRefused> => {
  const isSplit = split !== undefined && CHOICES.some((one) => split[one] !== 0);
  if (isSplit && vote.secret) return refuse({ kind: 'vote-secret-split', field: 'choice' });
  const consent = vote.method === 'consent';
  if (!isSplit && (!choice || (consent && choice !== 'against')))
    return refuse({ kind: 'vote-needs-choice', field: 'choice', consent });
  const votes = isSplit ? split : wholeVotes(choice ?? 'abstain', weight);
  const not = whyNotBallot(vote.frozen, weight, votes);
  return not ? refuse(not) : ok(votes);
};

/** The frozen list as far as it is about one voter: the whole of it is long, and read only where it says more. */
const frozenFor = async (
  trx: Trx,
  vote: Vote,
  voter: VoteVoter | undefined,
  by: string,
): Promise<FrozenVote> =>
  voter && voter.cast_by === by && vote.kind !== 'item'
    ? {
        ...vote.frozen,
        voters: [{ voter: voter.voter, weight: voter.weight, castBy: by, through: [], isPresent: true }],
      }
    : frozenOf(trx, vote.reference);

/** Whether somebody went out of the meeting in which a vote is held, and has not come back. */
const hasLeftMeeting = async (trx: Trx, { kind, item }: Vote, person: string): Promise<boolean> => {
  if (kind !== 'item' || item === null) return false;
  const last = await decisionDb(trx)
    .selectFrom('presence')
    .innerJoin('agenda_item', 'agenda_item.meeting', 'presence.meeting')
    .select('presence.what')
    .where('agenda_item.id', '=', item)
    .where('presence.person', '=', person)
    .orderBy('presence.at', 'desc')
    .orderBy('presence.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.what === 'left';
};

/** Why the vote of this voter is not given now by this person; undefined when it is. */
const whyNot = async (
  trx: Trx,
  vote: Vote,
  voter: VoteVoter | undefined,
  asked: { readonly voter: string; readonly by: string },
  now: Date,
): Promise<VoteRefused | undefined> => {
  if (vote.state === 'void') return { kind: 'vote-void', reference: vote.reference };
  const seats = await seatsOf(trx, asked.by, londonDate(now));
  const isGone = !seats.some(({ body }) => body === vote.body) || (await hasLeftMeeting(trx, vote, asked.by));
  const rulings = await rulingsFor(trx, vote);
  return whyNotVote(await frozenFor(trx, vote, voter, asked.by), asked, {
    at: now.toISOString(),
    closedAt: vote.closed_at?.toISOString() ?? null,
    cast: new Set(voter?.has_voted ? [voter.voter] : []),
    gone: new Set(isGone ? [asked.by] : []),
    ruledOut: new Set(mayDo(rulings.get(asked.by)).vote ? [] : [asked.by]),
  });
};

/**
 * Gives one vote, in the caller's transaction with its acknowledgement. Refuses when the vote is over, when it is not
 * this person’s to give, and when it was given. The same form sent again gets the same answer and counts once.
 */
export const giveVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: GivenVote,
): Promise<Result<Acknowledged, Refused>> => {
  const vote = await shareVote(trx, given.reference);
  if (!vote) return refuse(noVote(given.reference));
  if (actor.kind !== 'person') return refuse({ kind: 'vote-not-entitled' });
  const code = given.voter ?? (await ownVoter(trx, vote, actor.id)) ?? actor.id;
  const voter = await lockVoter(trx, vote.reference, code);
  if (voter?.cast_by !== actor.id) {
    // Whoever may not know of the vote is not told that it exists.
    const seen = await readVote({ ...platform, db: trx }, actor, given.reference);
    if (!seen.ok) return seen;
  }
  return count(platform, trx, actor, vote, voter, { voter: code, by: actor.id }, given);
};

/** Takes down in the room how a member votes, in a roll call or as an objection: for whoever runs the meeting. */
export const castInRoom = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: GivenVote & { readonly voter: string },
): Promise<Result<Acknowledged, Refused>> => {
  const vote = await shareVote(trx, given.reference);
  if (!vote) return refuse(noVote(given.reference));
  const seen = await readVote({ ...platform, db: trx }, actor, given.reference);
  if (!seen.ok) return seen;
  if (!(await mayRunVote(trx, actor, vote, londonDate(platform.now()))))
    return refuse({ kind: 'vote-not-runner' });
  if (vote.kind !== 'item' || vote.secret) return refuse({ kind: 'vote-not-in-room' });
  const voter = await lockVoter(trx, vote.reference, given.voter);
  const by = voter?.cast_by ?? given.voter;
  return count(platform, trx, actor, vote, voter, { voter: given.voter, by }, given);
};

const count = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  vote: Vote,
  voter: VoteVoter | undefined,
  asked: { readonly voter: string; readonly by: string },
  given: GivenVote,
): Promise<Result<Acknowledged, Refused>> => {
  if (voter?.has_voted && voter.cast_by === asked.by) {
    const before = await sameAgain(platform, trx, vote, voter, given);
    if (before) return ok(before);
  }
  const now = platform.now();
  const not = await whyNot(trx, vote, voter, asked, now);
  if (not) return refuse(not);
  if (!voter) return refuse({ kind: 'vote-not-entitled' });
  if (vote.method === 'hands') return refuse({ kind: 'vote-by-hands' });
  const votes = votesOf(vote, voter.weight, given);
  if (!votes.ok) return votes;
  const counted = vote.secret
    ? await countSecret(platform, trx, vote, voter, votes.value, given)
    : await countNamed(trx, actor, vote, voter, votes.value, given, now);
  if (!counted.ok) return counted;
  await decisionDb(trx)
    .updateTable('vote_voter')
    .set({ has_voted: true })
    .where('vote', '=', vote.reference)
    .where('voter', '=', voter.voter)
    .execute();
  return ok({ ...counted.value, again: false });
};

/** The parts of one voter’s votes together. */
export const votesIn = (rows: readonly { readonly choice: Choice; readonly units: number }[]): Votes => {
  const votes = { for: 0, against: 0, abstain: 0 };
  for (const { choice, units } of rows) votes[choice] += units;
  return votes;
};

type Counted = Omit<Acknowledged, 'again'>;

const acknowledged = (vote: Vote, voter: VoteVoter): Pick<Acknowledged, 'reference' | 'voter' | 'name'> => ({
  reference: vote.reference,
  voter: voter.voter,
  name: voter.voter_name,
});

const countNamed = async (
  trx: Trx,
  actor: Actor,
  vote: Vote,
  voter: VoteVoter,
  votes: Votes,
  { once, reason }: GivenVote,
  now: Date,
): Promise<Result<Counted, Refused>> => {
  await decisionDb(trx)
    .insertInto('vote_cast')
    .values(
      CHOICES.filter((choice) => votes[choice] > 0).map((choice) => ({
        vote: vote.reference,
        voter: voter.voter,
        choice,
        units: votes[choice],
        at: now,
        cast_by: actor.kind === 'person' ? actor.id : null,
        reason: reason ?? null,
        once: once ?? null,
      })),
    )
    .execute();
  return ok({ ...acknowledged(vote, voter), votes, code: null });
};

const countSecret = async (
  platform: Platform,
  trx: Trx,
  vote: Vote,
  voter: VoteVoter,
  votes: Votes,
  { paper }: GivenVote,
): Promise<Result<Counted, Refused>> => {
  if (!paper || !isPaperOf(platform.secret, vote.reference, voter.voter, paper))
    return refuse({ kind: 'vote-paper', field: 'code' });
  const put = await putBallot(trx, vote.reference, {
    code: paper.code,
    content: { choice: CHOICES.find((choice) => votes[choice] > 0) ?? 'abstain' },
    weight: voter.weight,
  });
  if (put === 'gone') return refuse({ kind: 'vote-box-gone' });
  // This voter has none in it, and one of the code lies there: another drew the same, and this one gets a fresh paper.
  if (put !== 'put') return refuse({ kind: 'vote-paper', field: 'code' });
  return ok({ ...acknowledged(vote, voter), votes: null, code: paper.code });
};

/**
 * The answer to a form that is sent again: after a crash, or a line that broke before the answer came. A named vote is
 * known by the key of its form. A ballot is known by its code, which the voter alone has: nothing here links the two.
 */
const sameAgain = async (
  platform: Platform,
  trx: Trx,
  vote: Vote,
  voter: VoteVoter,
  { once, paper }: GivenVote,
): Promise<Acknowledged | undefined> => {
  if (vote.secret) {
    const fits = paper && isPaperOf(platform.secret, vote.reference, voter.voter, paper);
    return fits && (await hasBallot(trx, vote.reference, paper.code))
      ? { ...acknowledged(vote, voter), votes: null, code: paper.code, again: true }
      : undefined;
  }
  const rows = await decisionDb(trx)
    .selectFrom('vote_cast')
    .select(['choice', 'units', 'once'])
    .where('vote', '=', vote.reference)
    .where('voter', '=', voter.voter)
    .execute();
  if (!once || !rows.some((row) => row.once === once)) return undefined;
  return { ...acknowledged(vote, voter), votes: votesIn(rows), code: null, again: true };
};
