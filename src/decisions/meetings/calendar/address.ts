import { createHash, createHmac } from 'node:crypto';
import type { Person } from '../../../platform/actor.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { decisionDb } from '../../tables.ts';

/**
 * The secret part of a person’s calendar address, made of the machine’s secret: it can be shown to them again, and
 * nothing in the store or a backup opens their calendar.
 */
const tokenOf = (secret: Buffer, person: string, renewals: number): string =>
  createHmac('sha256', secret).update(`calendar ${person} ${renewals}`).digest('base64url');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const pathOf = (token: string): string => `/decisions/calendar/${token}.ics`;

/** The address of a person’s own calendar; undefined until they made one. */
export const calendarPath = async (
  { db, secret }: Pick<Platform, 'db' | 'secret'>,
  person: string,
): Promise<string | undefined> => {
  const row = await decisionDb(db)
    .selectFrom('calendar_address')
    .selectAll()
    .where('person', '=', person)
    .executeTakeFirst();
  return row && pathOf(tokenOf(secret, person, row.renewals));
};

/** Makes the address, or a new one in place of the old, which opens nothing from then on. */
export const renewCalendar = (platform: Platform, person: string): Promise<string> =>
  inTransaction(platform.db, async (trx) => {
    const before = await decisionDb(trx)
      .selectFrom('calendar_address')
      .select('renewals')
      .where('person', '=', person)
      .forUpdate()
      .executeTakeFirst();
    const renewals = before ? before.renewals + 1 : 0;
    const token = tokenOf(platform.secret, person, renewals);
    const row = { renewals, token_hash: hashOf(token), made_at: platform.now() };
    await decisionDb(trx)
      .insertInto('calendar_address')
      .values({ person, ...row })
      .onConflict((conflict) => conflict.column('person').doUpdateSet(row))
      .execute();
    return pathOf(token);
  });

/** Whose calendar an address opens, with their roles of today; undefined for an old address, and for somebody who has left. */
export const calendarOwner = async (
  { db, registries }: Pick<Platform, 'db' | 'registries'>,
  token: string,
): Promise<Person | undefined> => {
  const row = await decisionDb(db as Db)
    .selectFrom('calendar_address')
    .select('person')
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (!row) return undefined;
  for (const { ask } of registries.contacts.all()) {
    const [contact] = await ask(db, [row.person]);
    if (contact) return contact.actor;
  }
  return undefined;
};
