import { type Actor, recorded } from '../../../platform/actor.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { hashPassword } from '../password/hash.ts';
import { signInDb, signInTrx } from '../tables.ts';

export type Account = {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly given_name: string;
  readonly family_name: string;
  readonly password_hash: string | null;
  readonly provider_subject: string | null;
  /** True when they have set up a second factor. */
  readonly second_factor: boolean;
  /** True when they are appointed to anything today. */
  readonly appointed: boolean;
};

const accounts = (db: Db, today: string) =>
  signInDb(db)
    .selectFrom('person')
    .leftJoin('sign_in_account', 'sign_in_account.person', 'person.id')
    .leftJoin('second_factor', 'second_factor.person', 'person.id')
    .where((where) => where.or([where('person.ended', 'is', null), where('person.ended', '>=', today)]))
    .select((select) => [
      'person.id as person',
      select
        .fn<string>('concat_ws', [select.val(' '), 'person.title', 'person.given_name', 'person.family_name'])
        .as('name'),
      'person.email',
      'person.given_name',
      'person.family_name',
      'sign_in_account.password_hash',
      'sign_in_account.provider_subject',
      select('second_factor.person', 'is not', null).as('second_factor'),
      select
        .exists(
          select
            .selectFrom('appointment')
            .select('appointment.id')
            .whereRef('appointment.person', '=', 'person.id')
            .where('appointment.started', '<=', today)
            .where((where) =>
              where.or([where('appointment.ended', 'is', null), where('appointment.ended', '>=', today)]),
            ),
        )
        .as('appointed'),
    ]);

/** The account of an e-mail address, whatever its capitals; undefined when nobody in the register has it. */
export const findAccountByEmail = async (
  db: Db,
  email: string,
  today: string,
): Promise<Account | undefined> =>
  (await accounts(db, today)
    .where((where) => where(where.fn('lower', ['person.email']), '=', email.trim().toLowerCase()))
    .executeTakeFirst()) as Account | undefined;

export const findAccount = async (db: Db, person: string, today: string): Promise<Account | undefined> =>
  (await accounts(db, today).where('person.id', '=', person).executeTakeFirst()) as Account | undefined;

/**
 * Sets a password, ends every other session of the person and makes every open link for a password useless.
 * Tokens stay: each was made on purpose and is listed on the person's own page.
 */
export const setPassword = async (
  trx: Trx,
  actor: Actor,
  change: {
    person: string;
    password: string;
    now: Date;
    why: 'invitation' | 'reset' | 'changed';
    keep?: string;
  },
): Promise<void> => {
  const db = signInTrx(trx);
  const { person, now } = change;
  const set = { password_hash: await hashPassword(change.password), password_set: now, failures: 0 };
  await db
    .insertInto('sign_in_account')
    .values({ person, ...set, provider_subject: null })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(set))
    .execute();
  await db
    .updateTable('sign_in_link')
    .set({ used: now })
    .where('person', '=', person)
    .where('used', 'is', null)
    .execute();
  let others = db.deleteFrom('session').where('person', '=', person);
  if (change.keep !== undefined) others = others.where('id', '<>', change.keep);
  const ended = await others.returning('id').execute();
  await recordEvent(trx, {
    actor: recorded(actor),
    kind: 'password.set',
    object: `person:${person}`,
    after: { why: change.why, sessionsEnded: ended.length },
  });
};
