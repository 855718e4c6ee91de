import { existsSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { migrate } from './migrate.ts';
import { openRelational, type Relational, type Trx } from './relational.ts';
import { migratedDump } from './test-setup.ts';

const rollback = Symbol('rollback');

/**
 * A migrated relational store for the tests of one file: PGlite from a dump made once a run, or the real
 * PostgreSQL at COALFACE_TEST_POSTGRES. Each test works in a transaction that is rolled back.
 */
export const testStore = () => {
  let relational: Relational | undefined;
  const opened = (): Relational => {
    if (!relational) throw new Error('the store opens in beforeAll');
    return relational;
  };
  beforeAll(async () => {
    const url = process.env.COALFACE_TEST_POSTGRES;
    relational = await openRelational(url ? { url } : existsSync(migratedDump) ? { dump: migratedDump } : {});
    await migrate(relational.db);
  }, 60_000);
  afterAll(() => relational?.close());
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
