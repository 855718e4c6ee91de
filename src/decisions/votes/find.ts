import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findBody, findItem, findMeeting, readMeeting } from '../kit/find.ts';
import { chairsBody, isOfBody, mayKeep, mayRun } from '../kit/may.ts';
import { itemRef, voteRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { FrozenVote } from './frozen-rules.ts';
import type { VoteCastTable, VoteTable, VoteVoterTable } from './tables.ts';

/** A vote without its list of voters, which is long in a ballot of all members: see `frozenOf` and `votersOf`. */
export type Vote = Omit<Selectable<VoteTable>, 'frozen' | 'frozen_brief'> & {
  readonly frozen: Omit<FrozenVote, 'voters'>;
};
export type VoteVoter = Selectable<VoteVoterTable>;
export type VoteCast = Selectable<VoteCastTable>;

export const voteInput = z
  .string({ error: 'Say which vote, such as VOTE-2026-018.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('VOTE-2026-018');

export const noVote = (reference: string): CommonRefusal => ({
  kind: 'not-found',
  what: `the vote ${reference}`,
});

const COLUMNS = [
  'reference',
  'body',
  'kind',
  'item',
  'proposal',
  'title',
  'motion',
  'method',
  'secret',
  'weighted_by',
  'weighted_on',
  'weights_from',
  'state',
  'frozen_hash',
  'opened_at',
  'opened_person',
  'opened_name',
  'closes_at',
  'closed_at',
  'result',
  'shown',
  'void_reason',
  'version',
  'once',
  'hands',
  'casting_choice',
  'urgent',
  'ratifies',
  'ratified_by',
] as const;

/** Votes without their lists of voters. */
export const selectVotes = (db: Db) =>
  decisionDb(db).selectFrom('vote').select(COLUMNS).select('frozen_brief as frozen');

export const findVote = (db: Db, reference: string): Promise<Vote | undefined> =>
  selectVotes(db).where('reference', '=', reference).executeTakeFirst();

/** The whole of what was frozen at its opening. */
export const frozenOf = async (db: Db, reference: string): Promise<FrozenVote> =>
  (
    await decisionDb(db)
      .selectFrom('vote')
      .select('frozen')
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow()
  ).frozen;

/** The vote, and nobody closes it before this transaction ends; others may vote meanwhile. */
export const shareVote = (trx: Trx, reference: string): Promise<Vote | undefined> =>
  selectVotes(trx).where('reference', '=', reference).forShare().executeTakeFirst();

/** The vote, and nobody votes or closes it before this transaction ends. */
export const lockVote = (trx: Trx, reference: string): Promise<Vote | undefined> =>
  selectVotes(trx).where('reference', '=', reference).forUpdate().executeTakeFirst();

/** Who may vote, in the order of their codes and names: never an order of time. */
export const votersOf = (db: Db, reference: string): Promise<VoteVoter[]> =>
  decisionDb(db)
    .selectFrom('vote_voter')
    .selectAll()
    .where('vote', '=', reference)
    .orderBy('voter_name')
    .orderBy('voter')
    .execute();

export const castsOf = (db: Db, reference: string): Promise<VoteCast[]> =>
  decisionDb(db)
    .selectFrom('vote_cast')
    .selectAll()
    .where('vote', '=', reference)
    .orderBy('voter')
    .orderBy('choice')
    .execute();

/** A vote with all that was frozen and given: for decisions, which freeze it once more. Undefined when there is none. */
export const voteOf = async (
  db: Db,
  reference: string,
): Promise<
  | {
      readonly vote: Vote;
      readonly frozen: FrozenVote;
      readonly voters: readonly VoteVoter[];
      /** Empty in a secret vote and in a show of hands. */
      readonly casts: readonly VoteCast[];
    }
  | undefined
> => {
  const vote = await findVote(db, reference);
  return (
    vote && {
      vote,
      frozen: await frozenOf(db, reference),
      voters: await votersOf(db, reference),
      casts: await castsOf(db, reference),
    }
  );
};

/** The votes on an item, the newest first. */
export const votesOnItem = (db: Db, item: number): Promise<Vote[]> =>
  selectVotes(db)
    .where('item', '=', item)
    .orderBy('opened_at', 'desc')
    .orderBy('reference', 'desc')
    .execute();

/** Those of the votes that this reader may know of: their item, their meeting and themselves hidden from nobody here. */
export const visibleVotes = async <V extends Vote>(
  { db, registries, now }: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  votes: readonly V[],
): Promise<V[]> => {
  const today = londonDate(now());
  const seen: V[] = [];
  for (const vote of votes) {
    const item = vote.item === null ? undefined : await findItem(db, vote.item);
    const refs = [
      voteRef(vote.reference),
      ...(item ? [itemRef(item.id)] : []),
      ...(vote.proposal ? [{ kind: 'idea', id: vote.proposal }] : []),
    ];
    const shown = await visibleTo(registries, db, actor, refs, (ref) => ref);
    if (shown.length < refs.length) continue;
    if (item && !(await readMeeting({ db, registries }, actor, item.meeting)).ok) continue;
    if (!(await isOpenTo(db, actor, vote, item?.is_private ?? false, today))) continue;
    seen.push(vote);
  }
  return seen;
};

/** What is private to a body is for its members; the rest everybody reads. */
const isOpenTo = async (
  db: Db,
  actor: Actor,
  vote: Vote,
  isPrivate: boolean,
  today: string,
): Promise<boolean> => {
  if (await isOfBody(db, actor, vote.body, today)) return true;
  if (actor.kind === 'person' && (await isOnList(db, vote.reference, actor.id))) return true;
  const body = await findBody(db, vote.body);
  // Between meetings nothing is told before it is settled: nobody sat in public for it.
  const settled = vote.kind === 'item' || vote.kind === 'members' || vote.state !== 'open';
  return !isPrivate && settled && (body?.in_public ?? false);
};

const isOnList = async (db: Db, reference: string, person: string): Promise<boolean> =>
  (await decisionDb(db)
    .selectFrom('vote_voter')
    .select('voter')
    .where('vote', '=', reference)
    .where((eb) => eb.or([eb('cast_by', '=', person), eb('voter', '=', person)]))
    .executeTakeFirst()) !== undefined;

/** A vote that this reader may see; hidden and missing ones answer alike. */
export const readVote = async (
  platform: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  reference: string,
): Promise<Result<Vote, CommonRefusal>> => {
  const row = await findVote(platform.db, reference);
  const [seen] = row ? await visibleVotes(platform, actor, [row]) : [];
  return seen ? ok(seen) : refuse(noVote(reference));
};

/** Who opens and closes a vote: of an item, whoever runs its meeting; else chair, deputy chair and governance officer. */
export const mayRunVote = async (
  db: Db,
  actor: Actor,
  vote: Pick<Vote, 'body' | 'item' | 'kind'>,
  today: string,
): Promise<boolean> => {
  if (mayKeep(actor)) return true;
  const item = vote.kind === 'item' && vote.item !== null ? await findItem(db, vote.item) : undefined;
  const meeting = item ? await findMeeting(db, item.meeting) : undefined;
  return meeting ? mayRun(db, actor, meeting, today) : chairsBody(db, actor, vote.body, today);
};
