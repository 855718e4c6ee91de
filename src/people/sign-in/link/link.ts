import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { signInDb, signInTrx } from '../tables.ts';

type Kind = 'invitation' | 'reset';

/** How long a link works: an invitation may lie in a mailbox over a holiday, a new password is wanted now. */
const HOURS: Readonly<Record<Kind, number>> = { invitation: 14 * 24, reset: 1 };

export const INVITATION_DAYS = HOURS.invitation / 24;

/** Makes a link for a person; older ones of the same kind stop working. Returns its secret part. */
export const makeLink = async (trx: Trx, kind: Kind, person: string, now: Date): Promise<string> => {
  const db = signInTrx(trx);
  const secret = newSecret();
  await db
    .updateTable('sign_in_link')
    .set({ used: now })
    .where('person', '=', person)
    .where('kind', '=', kind)
    .where('used', 'is', null)
    .execute();
  const expires = new Date(now.getTime() + HOURS[kind] * 3_600_000);
  await db
    .insertInto('sign_in_link')
    .values({ token_hash: hashOf(secret), person, kind, created: now, expires, used: null })
    .execute();
  return secret;
};

/** Whose link this is; undefined when it was used, is too old, or never was. */
export const findLink = async (db: Db, kind: Kind, secret: string, now: Date): Promise<string | undefined> =>
  (
    await signInDb(db)
      .selectFrom('sign_in_link')
      .select('person')
      .where('token_hash', '=', hashOf(secret))
      .where('kind', '=', kind)
      .where('used', 'is', null)
      .where('expires', '>', now)
      .executeTakeFirst()
  )?.person;

/** Uses a link up. False when somebody was quicker. */
export const useLink = async (trx: Trx, kind: Kind, secret: string, now: Date): Promise<boolean> =>
  (await signInTrx(trx)
    .updateTable('sign_in_link')
    .set({ used: now })
    .where('token_hash', '=', hashOf(secret))
    .where('kind', '=', kind)
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning('person')
    .executeTakeFirst()) !== undefined;
