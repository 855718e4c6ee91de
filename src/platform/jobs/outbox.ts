import { CompiledQuery } from 'kysely';
import type { Db } from '../relational/relational.ts';
import { inTransaction } from '../relational/transaction.ts';
import { jobTables } from './tables.ts';

/** What the queue offers to put a request into it: in the transaction in which the request is marked. */
export type PutIntoQueue = (
  request: { readonly id: string; readonly name: string; readonly data: object },
  query: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }>,
) => Promise<void>;

const BATCH = 200;

/**
 * Hands on what waits and is due, of these names, and says which names it was. Marking and putting are one
 * transaction, so a request is handed on once; several servers take different ones. Of requests with the
 * same name and key the first goes on and the others end.
 */
export const handOn = async (db: Db, names: readonly string[], put: PutIntoQueue): Promise<Set<string>> => {
  const due = (of: Db) =>
    jobTables(of)
      .selectFrom('job_request')
      .where('handed_on', 'is', null)
      .where('due', '<=', (is) => is.fn<Date>('now'))
      .where('name', 'in', names);
  const handed = new Set<string>();
  // Most looks find nothing, and then cost one small read.
  if (names.length === 0 || !(await due(db).select('id').limit(1).executeTakeFirst())) return handed;
  await inTransaction(db, async (trx) => {
    const requests = await due(trx)
      .select(['id', 'name', 'data', 'key'])
      .orderBy('asked')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    const seen = new Set<string>();
    const twice: string[] = [];
    const query = async (text: string, values: unknown[]) =>
      trx.executeQuery(CompiledQuery.raw(text, values));
    for (const { id, name, data, key } of requests) {
      const together = key === null ? id : `${name}\n${key}`;
      if (seen.has(together)) {
        twice.push(id);
        continue;
      }
      seen.add(together);
      await put({ id, name, data: data as object }, query);
      handed.add(name);
    }
    const requestsIn = jobTables(trx);
    const first = requests.map((request) => request.id).filter((id) => !twice.includes(id));
    if (first.length > 0)
      await requestsIn
        .updateTable('job_request')
        .set({ handed_on: new Date() })
        .where('id', 'in', first)
        .execute();
    if (twice.length > 0) await requestsIn.deleteFrom('job_request').where('id', 'in', twice).execute();
  });
  return handed;
};

/** The job of a request is done: the request goes. Jobs by the clock have none, and then nothing happens. */
export const requestDone = async (db: Db, id: string): Promise<void> => {
  await jobTables(db).deleteFrom('job_request').where('id', '=', id).execute();
};

/** No further attempt is made: the request stays, with why, for the administrator. */
export const requestFailed = async (db: Db, id: string, at: Date, error: string): Promise<void> => {
  await jobTables(db).updateTable('job_request').set({ failed: at, error }).where('id', '=', id).execute();
};
