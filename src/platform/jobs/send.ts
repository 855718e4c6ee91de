import type { Db } from '../relational/relational.ts';
import { ringBell } from './bell.ts';
import { jobTables } from './tables.ts';

/**
 * Asks for a job, in the caller's transaction: it runs once that has been committed, within two seconds, and
 * never when it is rolled back. It may run more than once (after a crash), so a job must bear that.
 * Requests of one name and `key` that wait together run as one; `after` puts the work off.
 */
export const sendJob = async (
  db: Db,
  name: string,
  data: Readonly<Record<string, unknown>> = {},
  options: { readonly key?: string; readonly after?: Date } = {},
): Promise<void> => {
  await jobTables(db)
    .insertInto('job_request')
    .values({
      name,
      data: JSON.stringify(data),
      key: options.key ?? null,
      ...(options.after ? { due: options.after } : {}),
    })
    .execute();
  ringBell();
};
