import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { findItem, lockMeeting } from '../kit/find.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { whatQuorumLacks } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import type { Refused } from './cast.ts';
import { castIn, keptTally } from './count.ts';
import { findVote, frozenOf, lockVote, mayRunVote, noVote, readVote, type Vote } from './find.ts';
import type { Votes } from './frozen-rules.ts';
import { closeBox } from './secret/box.ts';
import { outcomeWords, type Tally, tallyVote } from './tally-rules.ts';

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

/**
 * Writes the list of a secret vote anew in the order of its voters: what the store keeps of rows (their place, their
 * transaction) then tells no order in which people voted.
 */
export const rewriteVoters = async (trx: Trx, reference: string): Promise<void> => {
  await sql`with gone as (delete from vote_voter where vote = ${reference} returning *)
    insert into vote_voter select * from gone order by voter`.execute(trx);
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
  const tally = keptTally(tallyVote(frozen, counted.value.cast));
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

export const keepRatified = async (trx: Trx, vote: Vote, tally: Tally): Promise<void> => {
  if (vote.ratifies && tally.outcome === 'carried')
    await decisionDb(trx)
      .updateTable('vote')
      .set({ ratified_by: vote.reference })
      .where('reference', '=', vote.ratifies)
      .execute();
};

/** A line of the meeting’s record; of a vote between meetings, news to those who could vote. */
export const tellClosed = async (
  trx: Trx,
  actor: Actor,
  vote: Vote,
  now: Date,
  tally: Tally,
): Promise<void> => {
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

export const closedBefore = ({ reference, result }: Vote): Closed => ({
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
export const openedToRun = async (
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
