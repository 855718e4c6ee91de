import type { Actor } from '../../../platform/actor.ts';
import { recorded } from '../../../platform/actor.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { type SessionHow, signInDb, signInTrx } from '../tables.ts';

export type StartSession = {
  readonly person: string;
  readonly how: SessionHow;
  readonly device: string;
  readonly now: Date;
  /** True when the person has a second factor that is still to be given: the session opens nothing until then. */
  readonly awaitsSecondFactor: boolean;
  readonly secondFactorAt?: Date;
  /** Cookie of the browser before: whatever it was signed in as ends here. */
  readonly before: string | undefined;
};

/** Starts a session under a new secret, never under one that the browser brought (session fixation). */
export const startSession = async (trx: Trx, start: StartSession): Promise<string> => {
  if (start.before)
    await signInTrx(trx).deleteFrom('session').where('token_hash', '=', hashOf(start.before)).execute();
  const secret = newSecret();
  await signInTrx(trx)
    .insertInto('session')
    .values({
      token_hash: hashOf(secret),
      person: start.person,
      how: start.how,
      device: start.device,
      started: start.now,
      seen: start.now,
      awaits_second_factor: start.awaitsSecondFactor,
      second_factor_at: start.secondFactorAt ?? null,
    })
    .execute();
  return secret;
};

/**
 * The second factor was given: the session goes on under a new secret, so that one which somebody saw before
 * is worth nothing after. Undefined when the session is gone meanwhile.
 */
export const raiseSession = async (trx: Trx, id: string, now: Date): Promise<string | undefined> => {
  const secret = newSecret();
  const changed = await signInTrx(trx)
    .updateTable('session')
    .set({ token_hash: hashOf(secret), awaits_second_factor: false, second_factor_at: now, seen: now })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return changed && secret;
};

export type SessionLine = {
  readonly id: string;
  readonly device: string;
  readonly how: SessionHow;
  readonly started: Date;
  readonly seen: Date;
};

/** A person's sessions, last used first. */
export const findSessions = (db: Db, person: string): Promise<SessionLine[]> =>
  signInDb(db)
    .selectFrom('session')
    .select(['id', 'device', 'how', 'started', 'seen'])
    .where('person', '=', person)
    .orderBy('seen', 'desc')
    .orderBy('id')
    .execute();

/** Ends sessions of a person: one, all but one, or all. Returns how many. */
export const endSessions = async (
  trx: Trx,
  actor: Actor,
  person: string,
  which: { readonly only?: string; readonly except?: string },
): Promise<number> => {
  let query = signInTrx(trx).deleteFrom('session').where('person', '=', person);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '<>', which.except);
  const ended = await query.returning(['id', 'device']).execute();
  for (const { id, device } of ended)
    await recordEvent(trx, {
      actor: recorded(actor),
      kind: 'session.ended',
      object: `person:${person}`,
      before: { session: id, device },
    });
  return ended.length;
};
