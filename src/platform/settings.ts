import { randomBytes } from 'node:crypto';
import { type Actor, recorded } from './actor.ts';
import { recordEvent } from './record/record.ts';
import type { Db } from './relational/relational.ts';
import { inTransaction } from './relational/transaction.ts';

/** What was set of the group that this deployment serves. */
export type GroupSetting = {
  /** Code of its area as a commissioner, `04G`. */
  readonly area: string;
  /** As the group calls itself, `Ironstone Vale`; else the register's name of the area is used. */
  readonly name?: string;
  /** Stands under the name: `Clinical Commissioning Group`. */
  readonly kind?: string;
  /** True in the invented place: every page says so. */
  readonly invented: boolean;
};

/** The group as pages name it. */
export type Group = Required<GroupSetting>;

const read = async (db: Db, name: string): Promise<unknown> =>
  (await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst())?.value;

/** The group, or undefined while nobody has said `coalface init --area CODE`. */
export const findGroup = async (db: Db): Promise<GroupSetting | undefined> =>
  (await read(db, 'group')) as GroupSetting | undefined;

/** Sets the group; one transaction with its event. */
export const setGroup = (db: Db, actor: Actor, group: GroupSetting): Promise<void> =>
  inTransaction(db, async (trx) => {
    const before = await findGroup(trx);
    const value = JSON.stringify(group);
    await trx
      .insertInto('setting')
      .values({ name: 'group', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed: new Date() }))
      .execute();
    await recordEvent(trx, {
      actor: recorded(actor),
      kind: 'group.set',
      object: `group:${group.area}`,
      ...(before ? { before } : {}),
      after: group,
    });
  });

/**
 * The deployment's secret for form tokens, links in mail and keyed hashes: made once, kept in the store so
 * that several servers share it, never in the record.
 */
export const deploymentSecret = async (db: Db): Promise<Buffer> => {
  await db
    .insertInto('setting')
    .values({ name: 'secret', value: JSON.stringify(randomBytes(32).toString('base64')) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return Buffer.from((await read(db, 'secret')) as string, 'base64');
};

/**
 * Says that the stores are being filled with the invented place, or no longer. Found at a start, the filling was
 * cut off: nothing of anybody's own is there yet.
 */
export const setFilling = async (db: Db, filling: boolean): Promise<void> => {
  if (filling) await db.insertInto('setting').values({ name: 'filling', value: 'true' }).execute();
  else await db.deleteFrom('setting').where('name', '=', 'filling').execute();
};

export const isFilling = async (db: Db): Promise<boolean> => (await read(db, 'filling')) === true;
