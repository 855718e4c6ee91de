import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { type Done, keepChange } from '../../platform/history/history.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { asWorking, mayWork } from '../kit/capacity.ts';
import { namedActor } from '../kit/change.ts';
import { openProposal, type Proposal } from '../kit/find.ts';
import { problemRef } from '../kit/refs.ts';
import type { AskedRefusal } from './asked-rules.ts';
import type { ProblemRefusal } from './refusals.ts';
import { problemDb } from './tables.ts';

export type Refused = ProblemRefusal | AskedRefusal | CommonRefusal;

/** What people write freely of a problem. */
const FREE = ['text', 'because', 'reason', 'without', 'words'];

/** Keeps in the history of the problem and in the record that something was done to it. */
export const keepProblemChange = (
  trx: Trx,
  actor: Actor,
  now: Date,
  proposal: Proposal,
  version: number,
  done: Omit<Done, 'version' | 'free'>,
): Promise<void> =>
  keepChange(trx, namedActor(actor, proposal), now, problemRef(proposal.reference), {
    ...done,
    version,
    free: FREE,
  });

/** A locked proposal that this actor may see. */
export const openToAll = (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  reference: string,
): Promise<Result<Proposal, Refused>> => openProposal(platform, trx, actor, { reference });

/** A locked proposal whose parts this actor writes, as they sign them: its leads, and the programme office. */
export const openToWork = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<Proposal, Refused>> => {
  const opened = await openProposal(platform, trx, actor, { reference: given.reference });
  if (!opened.ok) return opened;
  if (!mayWork(actor, opened.value)) return refuse({ kind: 'problem-not-yours' });
  if (given.version !== undefined && given.version !== opened.value.version)
    return refuse({ kind: 'changed-meanwhile', what: given.reference });
  return ok(asWorking(actor, opened.value));
};

/** Makes the version of the asking one more, and says which it is. */
export const nextVersion = async (trx: Trx, proposal: string): Promise<number> =>
  (
    await problemDb(trx)
      .updateTable('problem_asking')
      .set({ version: sql<number>`version + 1` })
      .where('proposal', '=', proposal)
      .returning('version')
      .executeTakeFirst()
  )?.version ?? 1;

/** Nobody stands by words that have changed: takes the signatures away. */
export const clearSignatures = async (trx: Trx, proposal: string): Promise<void> => {
  await problemDb(trx).deleteFrom('problem_signature').where('proposal', '=', proposal).execute();
};
