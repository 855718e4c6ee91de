import type { Selectable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { findProposal, isOnIdea, type Proposal } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { DecisionFollowTable } from '../follow/tables.ts';
import { findMeeting } from '../kit/find.ts';
import { chairsBody, isOfBody, mayKeep, mayPlan, mayRun } from '../kit/may.ts';
import { decidedRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { DecisionTable, DecisionVersionTable } from './tables.ts';

export type Decision = Selectable<DecisionTable>;
export type DecisionVersion = Selectable<DecisionVersionTable>;
export type Followed = Selectable<DecisionFollowTable>;

export const noDecision = (reference: string): CommonRefusal => ({
  kind: 'not-found',
  what: `the decision ${reference}`,
});

export const findDecision = (db: Db, reference: string): Promise<Decision | undefined> =>
  decisionDb(db).selectFrom('decision').selectAll().where('reference', '=', reference).executeTakeFirst();

/** The same, locked until the transaction ends: one change at a time. */
export const lockDecision = (trx: Trx, reference: string): Promise<Decision | undefined> =>
  decisionDb(trx)
    .selectFrom('decision')
    .selectAll()
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();

/** Every version of its words, the newest first. */
export const versionsOf = (db: Db, reference: string): Promise<DecisionVersion[]> =>
  decisionDb(db)
    .selectFrom('decision_version')
    .selectAll()
    .where('decision', '=', reference)
    .orderBy('version', 'desc')
    .execute();

/** What followed these decisions and stands, by day. */
export const followedOf = (db: Db, references: readonly string[]): Promise<Followed[]> =>
  references.length === 0
    ? Promise.resolve([])
    : decisionDb(db)
        .selectFrom('decision_follow')
        .selectAll()
        .where('decision', 'in', references)
        .where('taken_back_at', 'is', null)
        .orderBy('on_day')
        .orderBy('id')
        .execute();

/** Whoever runs its meeting; of a decision between meetings the chair, the deputy chair and the governance officer. */
export const mayWriteDecision = async (
  db: Db,
  actor: Actor,
  { body, meeting }: Pick<Decision, 'body' | 'meeting'>,
  today: string,
): Promise<boolean> => {
  if (mayKeep(actor)) return true;
  const of = meeting ? await findMeeting(db, meeting) : undefined;
  return of ? mayRun(db, actor, of, today) : chairsBody(db, actor, body, today);
};

/**
 * How far a decision is open: to everybody once published; before, to the body, to those who lead its idea, and, unless
 * it is withheld, to whoever raised it. Others read that there is one, and when or why not.
 */
export type Standing = 'published' | 'to-come' | 'withheld';
export const standingOf = ({
  published_on,
  withheld_until,
}: Pick<Decision, 'published_on' | 'withheld_until'>): Standing =>
  published_on !== null ? 'published' : withheld_until !== null ? 'withheld' : 'to-come';

const mayReadWords = async (
  db: Db,
  actor: Actor,
  row: Decision,
  idea: Proposal | undefined,
  today: string,
): Promise<boolean> => {
  const standing = standingOf(row);
  if (standing === 'published') return true;
  if (actor.kind === 'public') return false;
  if (mayPlan(actor) || (await isOfBody(db, actor, row.body, today))) return true;
  const part = idea && isOnIdea(actor, idea);
  return part === 'lead' || (part === 'raiser' && standing === 'to-come');
};

export type ReadDecision = {
  readonly row: Decision;
  /** The idea that it is on, where this reader may see it. */
  readonly idea: Proposal | undefined;
  /** Whether this reader may read its words now. */
  readonly open: boolean;
  readonly mayWrite: boolean;
  /** Whether they may tell what followed: those who write decisions, and the leads of the idea. */
  readonly mayFollow: boolean;
};

/** A decision that this reader may know of; hidden and missing ones answer alike. */
export const readDecision = async (
  platform: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  reference: string,
): Promise<Result<ReadDecision, CommonRefusal>> => {
  const { db, registries } = platform;
  const row = await findDecision(db, reference);
  if (!row) return refuse(noDecision(reference));
  const seen = await visibleTo(registries, db, actor, [decidedRef(reference)], (ref) => ref);
  if (seen.length === 0) return refuse(noDecision(reference));
  const today = londonDate(platform.now());
  const found = row.proposal ? await findProposal(db, row.proposal) : undefined;
  const [idea] = found
    ? await visibleTo(registries, db, actor, [found], (one) => ({ kind: 'idea', id: one.reference }))
    : [];
  const mayWrite = await mayWriteDecision(db, actor, row, today);
  return ok({
    row,
    idea,
    open: await mayReadWords(db, actor, row, found, today),
    mayWrite,
    mayFollow: mayWrite || (found !== undefined && isOnIdea(actor, found) === 'lead'),
  });
};

/** The same, locked, for somebody who may write it; and as they had it before them where a version is given. */
export const openDecision = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<ReadDecision, CommonRefusal>> => {
  const row = await lockDecision(trx, given.reference);
  if (!row) return refuse(noDecision(given.reference));
  const read = await readDecision({ ...platform, db: trx }, actor, given.reference);
  if (!read.ok) return read;
  if (given.version !== undefined && given.version !== row.version)
    return refuse({ kind: 'changed-meanwhile', what: row.reference });
  return read;
};
