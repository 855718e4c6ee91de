import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type Actor, publicActor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { ClockStop, Entry, Exemption } from '../clocks/rules.ts';
import type { Standing } from '../stages/rules.ts';
import { type ProposalTable, proposalDb } from '../tables.ts';
import { ideaRef } from './refs.ts';

export type Proposal = Omit<Selectable<ProposalTable>, 'search'>;

/** `ISV-2026-014`, however it was typed. */
export const referenceInput = z
  .string({ error: 'Say which one, such as ISV-2026-014.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('ISV-2026-014');

const all = (db: Db) => proposalDb(db).selectFrom('proposal').selectAll();

/** Whole proposals without their search words. */
const plain = <T extends { search: string }>({ search: _, ...row }: T) => row;

export const findProposal = async (db: Db, reference: string): Promise<Proposal | undefined> => {
  const row = await all(db).where('reference', '=', reference).executeTakeFirst();
  return row && plain(row);
};

/** These proposals, in no order. */
export const findProposals = async (db: Db, references: readonly string[]): Promise<Proposal[]> =>
  references.length === 0 ? [] : (await all(db).where('reference', 'in', references).execute()).map(plain);

/** The same, locked until the transaction ends: one change at a time. */
export const lockProposal = async (trx: Trx, reference: string): Promise<Proposal | undefined> => {
  const row = await all(trx).where('reference', '=', reference).forUpdate().executeTakeFirst();
  return row && plain(row);
};

/** What its stage machine reads of a proposal. */
export const standingOf = (row: Proposal): Standing => ({
  reference: row.reference,
  state: row.state,
  since: row.since,
  asideFrom: row.aside_from,
  clinician: row.clinician,
  manager: row.manager,
  owner: row.owner,
  next: { what: row.next_what, by: row.next_by },
  problem: row.problem,
  mergedInto: row.merged_into,
  reason: row.reason,
  decisionWaits: row.decision_waits,
});

/** The public reads what somebody has taken on; until then nobody has looked at the words. */
export const isPublic = (row: Pick<Proposal, 'taken_on_on'>): boolean => row.taken_on_on !== null;

/** Whether this reader may see a proposal at all: no restriction hides it, and the public only what is taken on. */
export const seesProposal = async (
  { registries, db }: Pick<Platform, 'registries' | 'db'>,
  actor: Actor,
  row: Pick<Proposal, 'reference' | 'taken_on_on'>,
): Promise<boolean> =>
  (actor.kind !== publicActor.kind || isPublic(row)) &&
  (await visibleTo(registries, db, actor, [ideaRef(row.reference)], (ref) => ref)).length > 0;

export const noProposal = (reference: string): CommonRefusal => ({
  kind: 'not-found',
  what: `the idea ${reference}`,
});

/** A proposal that this reader may see; hidden and missing ones answer alike. */
export const readProposal = async (
  platform: Platform,
  actor: Actor,
  reference: string,
): Promise<Result<Proposal, CommonRefusal>> => {
  const row = await findProposal(platform.db, reference);
  return row && (await seesProposal(platform, actor, row)) ? ok(row) : refuse(noProposal(reference));
};

/** The same, locked in a transaction, and as the person had it before them where a version is given. */
export const openProposal = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<Proposal, CommonRefusal>> => {
  const row = await lockProposal(trx, given.reference);
  if (!row || !(await seesProposal({ ...platform, db: trx }, actor, row)))
    return refuse(noProposal(given.reference));
  if (given.version !== undefined && given.version !== row.version)
    return refuse({ kind: 'changed-meanwhile', what: row.reference });
  return ok(row);
};

/** The states that proposals entered, in order, by reference: what their days are counted from. */
export const entriesOf = async (
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly Entry[]>> => {
  const found = new Map<string, Entry[]>(references.map((reference) => [reference, []]));
  if (references.length === 0) return found;
  const rows = await proposalDb(db)
    .selectFrom('proposal_entry')
    .select(['proposal', 'state', 'on_day'])
    .where('proposal', 'in', references)
    .orderBy('id')
    .execute();
  for (const { proposal, state, on_day } of rows) found.get(proposal)?.push({ state, on: on_day });
  return found;
};

/** The times for which their clocks were held, by reference. */
export const stopsOf = async (
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly ClockStop[]>> => {
  const found = new Map<string, ClockStop[]>(references.map((reference) => [reference, []]));
  if (references.length === 0) return found;
  const rows = await proposalDb(db)
    .selectFrom('proposal_clock_stop')
    .selectAll()
    .where('proposal', 'in', references)
    .orderBy('from_day')
    .execute();
  for (const row of rows)
    found
      .get(row.proposal)
      ?.push({ from: row.from_day, to: row.to_day, reason: row.reason, by: row.by_name });
  return found;
};

/** The target of the stage where it is, where somebody lifted it. */
export const exemptionOf = async (
  db: Db,
  { reference, state }: Pick<Proposal, 'reference' | 'state'>,
): Promise<Exemption | undefined> => {
  const row = await proposalDb(db)
    .selectFrom('proposal_exemption')
    .selectAll()
    .where('proposal', '=', reference)
    .where('stage', '=', state as never)
    .executeTakeFirst();
  return row && { reason: row.reason, by: row.by_name, on: row.on_day };
};
