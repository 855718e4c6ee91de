import type { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { pack } from 'tar-stream';
import type { Facts } from '../facts/index.ts';
import type { Db, Trx } from '../relational/relational.ts';
import { tablesToKeep } from './tables.ts';

/** Version of the layout; a reader refuses one that it does not know. */
export const LAYOUT = 1;

export type Manifest = {
  readonly layout: number;
  readonly product: string;
  readonly written: string;
  readonly migrations: readonly string[];
  readonly factMigrations: readonly string[];
  /** Rows of each relational table. */
  readonly rows: Readonly<Record<string, number>>;
  /** Fact tables that carry loads. */
  readonly factTables: readonly string[];
};

/** Rows are read so many at a time; a chunk of the file is at most about this many characters. */
const BATCH = 2_000;
const CHUNK = 8_000_000;

const rowsOf = async function* (trx: Trx, table: string): AsyncGenerator<string[]> {
  const name = sql.id(`backup_${table}`.slice(0, 60));
  await sql`declare ${name} no scroll cursor for select to_jsonb(r)::text as row from ${sql.table(table)} r`.execute(
    trx,
  );
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(BATCH)} from ${name}`.execute(trx);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await sql`close ${name}`.execute(trx);
};

/** Fact tables whose rows belong to loads. */
export const factTablesOf = async (facts: Facts): Promise<string[]> => {
  const rows = await facts.query<{ table: string }>(
    "SELECT table FROM system.columns WHERE database = currentDatabase() AND name = 'load_id' ORDER BY table",
  );
  return rows.map((row) => row.table);
};

const loadsIn = async (facts: Facts, table: string): Promise<string[]> =>
  (
    await facts.query<{ load: string }>(
      `SELECT DISTINCT toString(load_id) AS load FROM ${table} ORDER BY load`,
    )
  ).map((row) => row.load);

/**
 * Both stores as one stream, from one snapshot of the relational store. `loads` gives the ids of the loads that
 * the snapshot knows: facts of others (an import under way) are left out.
 */
export const writeBackup = (
  stores: { readonly db: Db; readonly facts: Facts },
  about: { readonly product: string; readonly now: Date; readonly onProgress?: (table: string) => void },
): Readable => {
  const tar = pack();
  const out = createGzip({ level: 6 });
  tar.on('error', (fault) => out.destroy(fault));
  tar.pipe(out);
  // Waiting for the reader keeps memory flat: the next chunk is made when this one has gone.
  const entry = (name: string, content: string | Buffer) =>
    new Promise<void>((resolve, reject) => {
      tar.entry({ name }, content, (fault) => (fault ? reject(fault) : resolve()));
    });

  const relational = async (trx: Trx): Promise<Set<string>> => {
    const tables = await tablesToKeep(trx);
    const rows: Record<string, number> = {};
    for (const { name } of tables) {
      const { rows: counted } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(name)}`.execute(trx);
      rows[name] = counted[0]?.n ?? 0;
    }
    const manifest: Manifest = {
      layout: LAYOUT,
      product: about.product,
      written: about.now.toISOString(),
      migrations: (await trx.selectFrom('migration').select('name').orderBy('name').execute()).map(
        (m) => m.name,
      ),
      factMigrations: (
        await stores.facts.query<{ name: string }>('SELECT DISTINCT name FROM fact_migration ORDER BY name')
      ).map((m) => m.name),
      rows,
      factTables: await factTablesOf(stores.facts),
    };
    await entry('manifest.json', JSON.stringify(manifest, null, 2));
    for (const { name } of tables) {
      about.onProgress?.(name);
      let part = 0;
      let held: string[] = [];
      let size = 0;
      const flush = async () => {
        part += 1;
        await entry(`relational/${name}/${String(part).padStart(6, '0')}.jsonl`, `${held.join('\n')}\n`);
        held = [];
        size = 0;
      };
      for await (const batch of rowsOf(trx, name))
        for (const row of batch) {
          held.push(row);
          size += row.length;
          if (size > CHUNK) await flush();
        }
      if (held.length > 0) await flush();
    }
    const known = await sql<{ id: string }>`
      select id::text as id from import_load where status in ('current', 'superseded', 'taken-back')`.execute(
      trx,
    );
    return new Set(known.rows.map((load) => load.id));
  };

  const work = async () => {
    const loads = await stores.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => relational(trx));
    for (const table of await factTablesOf(stores.facts)) {
      about.onProgress?.(table);
      for (const load of (await loadsIn(stores.facts, table)).filter((id) => loads.has(id))) {
        const text = await stores.facts.textOf(`SELECT * FROM ${table} WHERE load_id = {load:UUID}`, {
          load,
        });
        const parts: Buffer[] = [];
        for await (const part of text) parts.push(Buffer.from(part));
        await entry(`facts/${table}/${load}.tsv`, Buffer.concat(parts));
      }
    }
    tar.finalize();
  };
  work().catch((fault) => tar.destroy(fault));
  return out;
};
