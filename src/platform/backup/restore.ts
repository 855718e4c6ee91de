import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { extract } from 'tar-stream';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Facts, migrateFacts } from '../facts/index.ts';
import { findMigrations, migrate } from '../relational/migrate.ts';
import type { Db, Trx } from '../relational/relational.ts';
import { clearStores } from './clear.ts';
import { factTablesOf } from './facts.ts';
import { LAYOUT, type Manifest } from './manifest.ts';
import { tablesToKeep } from './tables.ts';

export type RestoreRefusal =
  | { readonly kind: 'stores-not-empty'; readonly what: string }
  | { readonly kind: 'backup-too-new'; readonly missing: string }
  | { readonly kind: 'not-a-backup'; readonly why: string };

export type Restored = { readonly manifest: Manifest; readonly migrated: readonly string[] };

const FACT_TABLE = /^facts\/(\w+)\/[0-9a-f-]{36}\/\d+\.tsv$/;
const RELATIONAL = /^relational\/(\w+)\/\d+\.jsonl$/;

const refusal = (is: RestoreRefusal) => refuse(is);

/** Why these stores cannot be restored into; undefined when nothing has happened in them yet. */
const whatIsThere = async (db: Db): Promise<string | undefined> => {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('event_head') is not null as there`.execute(db);
  if (!rows[0]?.there) return undefined;
  const head = await db.selectFrom('event_head').select('length').executeTakeFirst();
  return head && head.length > 0 ? `its record has ${head.length} events already` : undefined;
};

/** Foreign keys and triggers are laid aside while rows come in table by table, and put back before the end. */
const withoutConstraints = async (trx: Trx, work: () => Promise<void>): Promise<void> => {
  const { rows: keys } = await sql<{ relation: string; name: string; definition: string }>`
    select c.conrelid::regclass::text as relation, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname = current_schema()`.execute(trx);
  const tables = await tablesToKeep(trx);
  for (const { relation, name } of keys)
    await sql`alter table ${sql.raw(relation)} drop constraint ${sql.id(name)}`.execute(trx);
  for (const { name } of tables) await sql`alter table ${sql.table(name)} disable trigger user`.execute(trx);
  await work();
  for (const { name } of tables) await sql`alter table ${sql.table(name)} enable trigger user`.execute(trx);
  for (const { relation, name, definition } of keys)
    await sql`alter table ${sql.raw(relation)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(
      trx,
    );
};

/** Identity columns go on from the highest value restored. */
const resetIdentities = async (trx: Trx): Promise<void> => {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and (is_identity = 'YES' or column_default like 'nextval(%')`.execute(
    trx,
  );
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      coalesce((select max(${sql.id(column)}) from ${sql.table(table)}), 0) + 1, false)`.execute(trx);
};

const ROWS_AT_ONCE = 500;

const insertRows = async (
  trx: Trx,
  table: string,
  columns: readonly string[],
  text: string,
): Promise<void> => {
  const names = sql.join(columns.map((column) => sql.id(column)));
  const lines = text.split('\n').filter((line) => line !== '');
  for (let from = 0; from < lines.length; from += ROWS_AT_ONCE) {
    const rows = `[${lines.slice(from, from + ROWS_AT_ONCE).join(',')}]`;
    await sql`insert into ${sql.table(table)} (${names}) overriding system value
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${rows}::jsonb)`.execute(trx);
  }
};

type Stores = { readonly db: Db; readonly facts: Facts };
type Entry = AsyncIterable<Buffer> & { header: { name: string } };

/** An entry is a part of a table or of a load, and small enough to be held. */
const whole = async (entry: Entry): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const wholeText = async (entry: Entry): Promise<string> => (await whole(entry)).toString('utf8');

/** The rows of every entry that follows the manifest, into a schema that is as the backup's was. */
const fill = async (
  { db, facts }: Stores,
  manifest: Manifest,
  entries: AsyncIterator<Entry>,
  onProgress: (table: string) => void,
): Promise<void> => {
  const factTables = new Set(await factTablesOf(facts));
  await db.transaction().execute(async (trx) => {
    const columns = new Map((await tablesToKeep(trx)).map((table) => [table.name, table.columns]));
    await withoutConstraints(trx, async () => {
      for (const name of columns.keys()) await sql`delete from ${sql.table(name)}`.execute(trx);
      for (;;) {
        const { done, value: entry } = await entries.next();
        if (done) break;
        const { name } = entry.header;
        const [, table = ''] = RELATIONAL.exec(name) ?? FACT_TABLE.exec(name) ?? [];
        onProgress(table);
        const writable = columns.get(table);
        if (RELATIONAL.test(name) && writable) await insertRows(trx, table, writable, await wholeText(entry));
        else if (FACT_TABLE.test(name) && factTables.has(table))
          // One chunk: the embedded engine's client would break a letter that lies across two.
          await facts.fillFromText(table, Readable.from([await whole(entry)], { objectMode: false }));
        else throw new Error(`the backup holds ${name}, which has no place in its own schema`);
      }
    });
    await resetIdentities(trx);
    for (const [table, expected] of Object.entries(manifest.rows)) {
      const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(trx);
      if (rows[0]?.n !== expected)
        throw new Error(`${table} should have ${expected} rows but has ${rows[0]?.n}`);
    }
  });
};

/**
 * Fills two empty stores from a backup, wherever it was written: embedded into PostgreSQL, PostgreSQL into
 * embedded, another version of either engine. A fault on the way (a file that is cut off, a full disk) is thrown
 * once both stores are empty again, without a schema, as a first start finds them: the restore can be repeated.
 * A kill on the way leaves the schema without an event, which a restore takes for empty and clears first.
 */
export const restoreBackup = async (
  stores: Stores,
  backup: Readable,
  onProgress: (table: string) => void = () => undefined,
): Promise<Result<Restored, RestoreRefusal>> => {
  const there = await whatIsThere(stores.db);
  if (there) return refusal({ kind: 'stores-not-empty', what: there });
  const gunzip = createGunzip();
  const entries = extract();
  // A fault of the file itself must reach the reader of the entries.
  for (const stream of [backup, gunzip]) stream.on('error', (fault) => entries.destroy(fault));
  backup.pipe(gunzip).pipe(entries);
  const iterator = (entries as AsyncIterable<Entry>)[Symbol.asyncIterator]();
  let manifest: Manifest;
  try {
    const first = await iterator.next();
    if (first.done || first.value.header.name !== 'manifest.json') throw new Error('it has no manifest');
    manifest = JSON.parse(await wholeText(first.value)) as Manifest;
    if (manifest.layout !== LAYOUT) throw new Error(`its layout is ${manifest.layout}`);
  } catch (fault) {
    return refusal({ kind: 'not-a-backup', why: fault instanceof Error ? fault.message : String(fault) });
  }
  const all = findMigrations();
  const factMigrations = findMigrations('facts');
  const missing = [
    ...manifest.migrations.filter((name) => !all.some((migration) => migration.name === name)),
    ...manifest.factMigrations.filter((name) => !factMigrations.some((migration) => migration.name === name)),
  ][0];
  if (missing) return refusal({ kind: 'backup-too-new', missing });

  await clearStores(stores.db, stores.facts);
  try {
    await migrate(
      stores.db,
      all.filter((migration) => manifest.migrations.includes(migration.name)),
    );
    await migrateFacts(
      stores.facts,
      factMigrations.filter((migration) => manifest.factMigrations.includes(migration.name)),
    );
    await fill(stores, manifest, iterator, onProgress);
    const migrated = await migrate(stores.db);
    await migrateFacts(stores.facts);
    return ok({ manifest, migrated });
  } catch (fault) {
    backup.destroy();
    await clearStores(stores.db, stores.facts);
    throw fault;
  }
};
