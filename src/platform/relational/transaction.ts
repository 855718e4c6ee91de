import { sql } from 'kysely';
import type { Db, Trx } from './relational.ts';

let savepoints = 0;

/**
 * Runs `work` in a transaction; inside another one it is a savepoint, so uses compose and a test can roll
 * everything back. Inside, use only the transaction handed in: the embedded store lets one transaction
 * through at a time, and a query on the outer handle would wait for itself.
 */
export const inTransaction = async <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> => {
  if (!db.isTransaction) return db.transaction().execute(work);
  const trx = db as Trx;
  savepoints += 1;
  const name = sql.id(`nested_${savepoints}`);
  await sql`savepoint ${name}`.execute(trx);
  try {
    const value = await work(trx);
    await sql`release savepoint ${name}`.execute(trx);
    return value;
  } catch (fault) {
    await sql`rollback to savepoint ${name}`.execute(trx);
    throw fault;
  }
};
