import type { Updateable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { mayKeep } from '../kit/may.ts';
import { electionRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Election, lockElection, noElection, readElection } from './find.ts';
import type { ElectionRefusal } from './refusals.ts';
import type { ElectionTable } from './tables.ts';

export type Refused = ElectionRefusal | CommonRefusal;
/** What every step answers. */
export const Changed = z.object({ reference: z.string() });
export type Changed = z.output<typeof Changed>;

type Given = { readonly reference: string; readonly version?: number | undefined };

/** The election, locked, as this person may see it and had it before them. */
export const openElection = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given,
): Promise<Result<Election, Refused>> => {
  const row = await lockElection(trx, given.reference);
  if (!row) return refuse(noElection(given.reference));
  const seen = await readElection({ ...platform, db: trx }, actor, given.reference);
  if (!seen.ok) return seen;
  if (given.version !== undefined && given.version !== row.version)
    return refuse({ kind: 'changed-meanwhile', what: row.reference });
  return ok(row);
};

/** The same for whoever keeps elections: the governance officer. */
export const openToKeep = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given,
): Promise<Result<Election, Refused>> =>
  mayKeep(actor)
    ? openElection(platform, trx, actor, given)
    : refuse({ kind: 'not-allowed', permission: 'decisions.manage' });

type Values = Updateable<ElectionTable>;

/** Changes an election, and keeps in its history and in the record that it was. */
export const changeElection = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  election: Election,
  values: Values,
  done: {
    readonly kind: string;
    readonly before?: Readonly<Record<string, unknown>> | undefined;
    readonly after?: Readonly<Record<string, unknown>> | undefined;
  },
): Promise<Result<Changed, Refused>> => {
  const version = election.version + 1;
  await decisionDb(trx)
    .updateTable('election')
    .set({ ...values, version })
    .where('reference', '=', election.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, electionRef(election.reference), {
    version,
    free: ['eligible'],
    ...done,
  });
  return ok({ reference: election.reference });
};
