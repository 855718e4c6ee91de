import { sql } from 'kysely';
import type { Facts } from '../facts/index.ts';
import type { Trx } from '../relational/relational.ts';
import { factTablesOf } from './facts.ts';
import { LAYOUT, type Manifest } from './manifest.ts';
import type { Spool } from './spool.ts';
import { type BackedUpTable, tablesToKeep } from './tables.ts';

/** Rows are read so many at a time; a part of the file is at most about this many characters. */
const BATCH = 2_000;
const PART = 8_000_000;

const rowsOf = async function* (trx: Trx, table: BackedUpTable): AsyncGenerator<string[]> {
  const name = sql.id(`backup_${table.name}`.slice(0, 60));
  await sql`declare ${name} no scroll cursor for
    select to_jsonb(r)::text as row from ${sql.table(table.name)} r`.execute(trx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`
      fetch ${sql.lit(table.holdsFiles ? 1 : BATCH)} from ${name}`.execute(trx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await sql`close ${name}`.execute(trx);
};

/**
 * Puts the manifest and every row of the relational store into the spool, as one transaction of the isolation
 * `repeatable read` sees them. Gives the ids of the loads that it knows: facts of others (an import under way)
 * do not belong to the backup. `step` is called before each table, and may throw to end the work.
 */
export const spoolRows = async (
  trx: Trx,
  facts: Facts,
  spool: Spool,
  about: { readonly product: string; readonly now: Date },
  step: (table: string) => void,
): Promise<Set<string>> => {
  const tables = await tablesToKeep(trx);
  const rows: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows: counted } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(name)}`.execute(trx);
    rows[name] = counted[0]?.n ?? 0;
  }
  const migrations = await trx.selectFrom('migration').select('name').orderBy('name').execute();
  const factMigrations = await facts.query<{ name: string }>(
    'SELECT DISTINCT name FROM fact_migration ORDER BY name',
  );
  const manifest: Manifest = {
    layout: LAYOUT,
    product: about.product,
    written: about.now.toISOString(),
    migrations: migrations.map(({ name }) => name),
    factMigrations: factMigrations.map(({ name }) => name),
    rows,
    factTables: await factTablesOf(facts),
  };
  await spool.put('manifest.json', JSON.stringify(manifest, null, 2));
  for (const table of tables) {
    step(table.name);
    let part = 0;
    let held: string[] = [];
    let size = 0;
    const flush = async () => {
      part += 1;
      await spool.put(
        `relational/${table.name}/${String(part).padStart(6, '0')}.jsonl`,
        `${held.join('\n')}\n`,
      );
      held = [];
      size = 0;
    };
    for await (const batch of rowsOf(trx, table))
      for (const row of batch) {
        held.push(row);
        size += row.length;
        if (size > PART) await flush();
      }
    if (held.length > 0) await flush();
  }
  const { rows: known } = await sql<{ id: string }>`
    select id::text as id from import_load where status in ('current', 'superseded', 'taken-back')`.execute(
    trx,
  );
  return new Set(known.map((load) => load.id));
};
