import { existsSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { migrate } from './migrate.ts';
import { openRelational, type Relational, type Trx } from './relational.ts';
import { freshDatabase, realPostgres } from './test-database.ts';
import { migratedDump } from './test-setup.ts';

const rollback = Symbol('rollback');

/**
 * A migrated relational store for the tests of one file: PGlite from a dump made once a run, or a database of
 * its own on the real PostgreSQL at COALFACE_TEST_POSTGRES, so that files may commit side by side.
 */
export const testStore = () => {
  let relational: Relational | undefined;
  let database: Awaited<ReturnType<typeof freshDatabase>> | undefined;
  const opened = (): Relational => {
    if (!relational) throw new Error('the store opens in beforeAll');
    return relational;
  };
  beforeAll(async () => {
    if (realPostgres()) database = await freshDatabase();
    const embedded = existsSync(migratedDump) ? { dump: migratedDump } : {};
    relational = await openRelational(database ? { url: database.url } : embedded);
    await migrate(relational.db);
  }, 60_000);
  afterAll(async () => {
    await relational?.close();
    await database?.drop();
  });
  return {
    relational: opened,
    rolledBack: async (work: (trx: Trx) => Promise<void>): Promise<void> => {
      await opened()
        .db.transaction()
        .execute(async (trx) => {
          await work(trx);
          throw rollback;
        })
        .catch((fault: unknown) => {
          if (fault !== rollback) throw fault;
        });
    },
  };
};
