import type { Db } from '../platform/relational/relational.ts';

/** True while nothing has ever happened in these stores: no group, no import, no person. */
export const isUntouched = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('event_head').select('length').executeTakeFirstOrThrow()).length === 0;
