import { sql } from 'kysely';
import type { Facts } from '../facts/index.ts';
import type { Db } from '../relational/relational.ts';
import { factTablesOf } from './facts.ts';

/**
 * Takes everything out of both stores, schemas too. Only for stores that hold nothing of anybody's own: those
 * of a first start, of a restore that was cut off, of an invented place half made. The caller has made sure.
 */
export const clearStores = async (db: Db, facts: Facts): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(trx);
    for (const { name } of tables) await sql`drop table ${sql.table(name)} cascade`.execute(trx);
    const { rows: functions } = await sql<{ signature: string }>`
      select p.oid::regprocedure::text as signature from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace and n.nspname = current_schema()
      where not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`.execute(trx);
    for (const { signature } of functions)
      await sql`drop function ${sql.raw(signature)} cascade`.execute(trx);
  });
  for (const table of [...(await factTablesOf(facts)), 'fact_migration'])
    await facts.command(`DROP TABLE IF EXISTS ${table} SYNC`);
};
