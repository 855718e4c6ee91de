import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { canonical } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { findItem, lockMeeting } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { whatQuorumLacks } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import { type Refused, votesIn } from './cast.ts';
import { wholeVotes } from './casting-rules.ts';
import {
  castsOf,
  findVote,
  frozenOf,
  lockVote,
  mayRunVote,
  noVote,
  readVote,
  type Vote,
  type VoteCast,
} from './find.ts';
import type { FrozenVote, Votes } from './frozen-rules.ts';
import { type Ballot, ballotsOf, burnBox, closeBox, readBox } from './secret/box.ts';
import {
  type Cast,
  isSafeToPublish,
  type NamedBallot,
  outcomeWords,
  publishedWords,
  type SecretBallot,
  type Tally,
  tallyVote,
} from './tally-rules.ts';

export type CloseVote = {
  readonly reference: string;
  /** Of a show of hands: how many the chair counted. */
  readonly hands?: Votes | undefined;
};

export type Closed = {
  readonly reference: string;
  readonly outcome: Tally['outcome'];
  readonly words: string;
};

/** Ballots as the count reads them. */
export const secretBallots = (ballots: readonly Ballot[]): readonly SecretBallot[] =>
  ballots.map(({ code, content, weight }) => ({
    code,
    votes: wholeVotes('choice' in content ? content.choice : 'abstain', weight),
  }));

/** Votes by name as the count reads them: the parts of each voter together. */
export const namedBallots = (casts: readonly VoteCast[]): readonly NamedBallot[] => {
  const byVoter = new Map<string, VoteCast[]>();
  for (const cast of casts) byVoter.set(cast.voter, [...(byVoter.get(cast.voter) ?? []), cast]);
  return [...byVoter].map(([voter, rows]) => ({ voter, votes: votesIn(rows) }));
};

/** A count that would tell how somebody voted in secret is kept as its outcome alone. */
const kept = (tally: Tally): Tally =>
  isSafeToPublish(tally)
    ? tally
    : {
        ...tally,
        votes: { for: 0, against: 0, abstain: 0 },
        whole: 0,
        needed: 0,
        decidedBy: 'majority',
        casting: null,
        sentence: publishedWords(tally),
      };

/**
 * Writes the list of a secret vote anew in the order of its voters: what the store keeps of rows (their place, their
 * transaction) then tells no order in which people voted.
 */
const rewriteVoters = async (trx: Trx, reference: string): Promise<void> => {
  await sql`with gone as (delete from vote_voter where vote = ${reference} returning *)
    insert into vote_voter select * from gone order by voter`.execute(trx);
};

const handsFault = ({ voters }: FrozenVote, hands: Votes | undefined): Refused | undefined => {
  const most = voters.filter(({ isPresent }) => isPresent).reduce((sum, { weight }) => sum + weight, 0);
  const parts = hands ? [hands.for, hands.against, hands.abstain] : [];
  const counts =
    parts.length > 0 &&
    parts.every((part) => Number.isSafeInteger(part) && part >= 0) &&
    parts.reduce((sum, part) => sum + part, 0) <= most;
  return counts ? undefined : { kind: 'vote-hands', field: 'for', most };
};

type Count = { readonly cast: Cast; readonly hash: string };

const hashOf = (what: unknown): string => createHash('sha256').update(canonical(what)).digest('hex');

/** All that was cast. Nothing is changed by reading it. */
const castIn = async (
  trx: Trx,
  vote: Vote,
  frozen: FrozenVote,
  hands: Votes | undefined,
): Promise<Result<Count, Refused>> => {
  if (vote.secret) {
    const ballots = await readBox(trx, vote.reference);
    return ballots
      ? ok({ cast: secretBallots(ballots), hash: hashOf(ballots) })
      : refuse({ kind: 'vote-box-gone' });
  }
  if (vote.method === 'hands') {
    const fault = handsFault(frozen, hands);
    return fault || !hands
      ? refuse(fault ?? { kind: 'vote-by-hands' })
      : ok({ cast: { hands }, hash: hashOf(hands) });
  }
  const cast = namedBallots(await castsOf(trx, vote.reference));
  return ok({ cast, hash: hashOf(cast) });
};

/** Closes the vote, counts it by its frozen rule, and tells those who wait for it. The caller has asked who may. */
const countAndClose = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  vote: Vote,
  given: CloseVote,
): Promise<Result<Closed, Refused>> => {
  const frozen = await frozenOf(trx, vote.reference);
  const counted = await castIn(trx, vote, frozen, given.hands);
  if (!counted.ok) return counted;
  const tally = kept(tallyVote(frozen, counted.value.cast));
  const now = platform.now();
  if (vote.secret) {
    await closeBox(trx, vote.reference);
    await rewriteVoters(trx, vote.reference);
  }
  await decisionDb(trx)
    .updateTable('vote')
    .set({
      state: 'closed',
      // A vote that the clock closed was over at its time, however late anybody looked.
      closed_at: vote.closes_at && vote.closes_at < now ? vote.closes_at : now,
      result: JSON.stringify(tally),
      shown: tally.isTelling ? 'outcome' : 'all',
      hands: given.hands ? JSON.stringify(given.hands) : null,
      version: vote.version + 1,
    })
    .where('reference', '=', vote.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, voteRef(vote.reference), {
    version: vote.version + 1,
    kind: 'vote.closed',
    after: {
      outcome: tally.outcome,
      result: tally.sentence,
      voted: tally.voted,
      castHash: counted.value.hash,
    },
  });
  const closed = { reference: vote.reference, outcome: tally.outcome, words: tally.sentence };
  await tellClosed(trx, actor, vote, now, tally);
  await keepRatified(trx, vote, tally);
  return ok(closed);
};

const keepRatified = async (trx: Trx, vote: Vote, tally: Tally): Promise<void> => {
  if (vote.ratifies && tally.outcome === 'carried')
    await decisionDb(trx)
      .updateTable('vote')
      .set({ ratified_by: vote.reference })
      .where('reference', '=', vote.ratifies)
      .execute();
};

/** A line of the meeting’s record; of a vote between meetings, news to those who could vote. */
const tellClosed = async (trx: Trx, actor: Actor, vote: Vote, now: Date, tally: Tally): Promise<void> => {
  const item = vote.kind === 'item' && vote.item !== null ? await findItem(trx, vote.item) : undefined;
  if (item) {
    await writeLine(trx, actor, {
      meeting: item.meeting,
      item: item.id,
      at: now,
      kind: 'vote-closed',
      words: `Vote closed. ${tally.sentence}`,
      isPrivate: item.is_private,
    });
    return;
  }
  if (tally.outcome === 'tied') return;
  const voters = await decisionDb(trx)
    .selectFrom('vote_voter')
    .select('cast_by')
    .where('vote', '=', vote.reference)
    .execute();
  await notify(trx, {
    people: voters.flatMap(({ cast_by }) => (cast_by ? [cast_by] : [])),
    kind: 'vote.closed',
    title: `${outcomeWords(tally.outcome)}: ${vote.title}`,
    href: voteHref(vote.reference),
    object: vote.proposal ? { kind: 'idea', id: vote.proposal } : voteRef(vote.reference),
  });
};

const closedBefore = ({ reference, result }: Vote): Closed => ({
  reference,
  outcome: result?.outcome ?? 'lost',
  words: result?.sentence ?? '',
});

/**
 * What the item of a vote lacks to be quorate; undefined of a vote between meetings. Locks the meeting, so that nobody
 * comes or goes until it is closed: to be asked before the vote itself is locked, in the order of the meeting room.
 */
const lackingFor = async (trx: Trx, reference: string): Promise<string | undefined> => {
  const vote = await findVote(trx, reference);
  const item = vote?.kind === 'item' && vote.item !== null ? await findItem(trx, vote.item) : undefined;
  const meeting = item ? await lockMeeting(trx, item.meeting) : undefined;
  return item && meeting ? whatQuorumLacks(trx, meeting, item.id) : undefined;
};

/** The vote, locked, for somebody who runs it. */
const openedToRun = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  reference: string,
): Promise<Result<Vote, Refused>> => {
  const vote = await lockVote(trx, reference);
  if (!vote) return refuse(noVote(reference));
  const seen = await readVote({ ...platform, db: trx }, actor, reference);
  if (!seen.ok) return seen;
  const may = await mayRunVote(trx, actor, vote, londonDate(platform.now()));
  return may ? ok(vote) : refuse({ kind: 'vote-not-runner' });
};

/**
 * Closes a vote and counts it: carried or lost by its frozen rule, or tied where somebody has a casting vote. One that
 * is closed already answers the same again. Hands need their count. Refuses where the item of a meeting lost its quorum.
 */
export const closeVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: CloseVote,
): Promise<Result<Closed, Refused>> => {
  const lacking = await lackingFor(trx, given.reference);
  const opened = await openedToRun(platform, trx, actor, given.reference);
  if (!opened.ok) return opened;
  const vote = opened.value;
  if (vote.state === 'void') return refuse({ kind: 'vote-void', reference: vote.reference });
  if (vote.state === 'closed') return ok(closedBefore(vote));
  if (lacking !== undefined) return refuse({ kind: 'vote-quorum-lost', sentence: lacking });
  return countAndClose(platform, trx, actor, vote, given);
};

/** Closes a vote whose time is up, for the clock: nothing where it is not. */
export const closeIfDue = async (platform: Platform, trx: Trx, reference: string): Promise<void> => {
  const vote = await lockVote(trx, reference);
  if (vote?.state !== 'open' || vote.closes_at === null || platform.now() < vote.closes_at) return;
  await countAndClose(platform, trx, { kind: 'system' }, vote, { reference });
};

/** Gives the second vote of whoever is in the chair, which decides a tie. The governance officer may write it down. */
export const giveCastingVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly choice: 'for' | 'against' },
): Promise<Result<Closed, Refused>> => {
  const opened = await openedToRun(platform, trx, actor, given.reference);
  if (!opened.ok) return opened;
  const vote = opened.value;
  if (vote.state === 'closed' && vote.casting_choice === given.choice) return ok(closedBefore(vote));
  if (vote.state !== 'closed' || vote.result?.outcome !== 'tied') return refuse({ kind: 'vote-not-tied' });
  const frozen = await frozenOf(trx, vote.reference);
  if (!mayKeep(actor) && (actor.kind !== 'person' || actor.id !== frozen.casting))
    return refuse({ kind: 'vote-casting-theirs' });
  const cast: Cast = vote.secret
    ? secretBallots(await ballotsOf(trx, vote.reference))
    : vote.hands
      ? { hands: vote.hands }
      : namedBallots(await castsOf(trx, vote.reference));
  const tally = kept(tallyVote(frozen, cast, given.choice));
  const now = platform.now();
  await decisionDb(trx)
    .updateTable('vote')
    .set({ result: JSON.stringify(tally), casting_choice: given.choice, version: vote.version + 1 })
    .where('reference', '=', vote.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, voteRef(vote.reference), {
    version: vote.version + 1,
    kind: 'vote.casting',
    after: { choice: given.choice, outcome: tally.outcome, result: tally.sentence },
  });
  await tellClosed(trx, actor, vote, now, tally);
  await keepRatified(trx, vote, tally);
  return ok({ reference: vote.reference, outcome: tally.outcome, words: tally.sentence });
};

/** Makes a vote void, open or closed: it does not count, and its page says why. Its ballots are thrown away unread. */
export const voidVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly reason: string },
): Promise<Result<{ readonly reference: string }, Refused>> => {
  const opened = await openedToRun(platform, trx, actor, given.reference);
  if (!opened.ok) return opened;
  const vote = opened.value;
  if (vote.state === 'void') return ok({ reference: vote.reference });
  const now = platform.now();
  if (vote.secret) {
    await burnBox(trx, vote.reference);
    await rewriteVoters(trx, vote.reference);
  }
  await decisionDb(trx)
    .updateTable('vote')
    .set({
      state: 'void',
      void_reason: given.reason,
      closed_at: vote.closed_at ?? now,
      version: vote.version + 1,
    })
    .where('reference', '=', vote.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, voteRef(vote.reference), {
    version: vote.version + 1,
    kind: 'vote.void',
    before: { state: vote.state },
    after: { state: 'void', reason: given.reason },
  });
  const item = vote.kind === 'item' && vote.item !== null ? await findItem(trx, vote.item) : undefined;
  if (item)
    await writeLine(trx, actor, {
      meeting: item.meeting,
      item: item.id,
      at: now,
      kind: 'vote-closed',
      words: `The vote was made void: ${given.reason}`,
      isPrivate: item.is_private,
    });
  return ok({ reference: vote.reference });
};
