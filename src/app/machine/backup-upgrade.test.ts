import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { owner } from '../../platform/actor.ts';
import { type Config, readConfig } from '../../platform/config/config.ts';
import { migrateFacts, openFacts } from '../../platform/facts/index.ts';
import { recordEvent, verifyRecord } from '../../platform/record/record.ts';
import { findMigrations, type Migration, migrate } from '../../platform/relational/migrate.ts';
import { type Db, openRelational } from '../../platform/relational/relational.ts';
import { deploymentSecret, setGroup } from '../../platform/settings.ts';
import { valueOrThrow } from '../../shared/result.ts';
import { openContext } from '../context.ts';
import { storePlaces } from '../store-places.ts';
import { verify } from './verify.ts';

const root = mkdtempSync(join(tmpdir(), 'coalface-upgrade-'));
vi.setConfig({ testTimeout: 180_000 });
afterAll(() => rmSync(root, { recursive: true, force: true }));

const configOver = (name: string): Config => {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: folder, LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
};

const LOAD = '11111111-2222-4333-8444-555555555555';
const all = findMigrations();
const factMigrations = findMigrations('facts');
const upTo = (end: string) => all.slice(0, all.findIndex(({ name }) => name.endsWith(end)) + 1);

/** Every row of the tables that an older product had, but for the ledger of migrations, which grows. */
const rowsOf = async (db: Db, tables: readonly string[]): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const table of tables) {
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(r) as row from ${sql.table(table)} r order by to_jsonb(r)::text`.execute(db);
    found[table] = rows.map(({ row }) => JSON.stringify(row));
  }
  return found;
};

const tablesOf = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name <> 'migration' order by name`.execute(db);
  return rows.map(({ name }) => name);
};

describe('upgrading over a data folder of an older product', () => {
  it.each<{ of: string; relational: Migration[]; facts: Migration[] }>([
    {
      of: 'the version before',
      relational: all.slice(0, -1),
      facts: factMigrations.slice(0, -1),
    },
    {
      of: 'the oldest that has loads and facts',
      relational: upTo('/010-loads.sql'),
      facts: factMigrations.slice(0, 1),
    },
  ])('loses no row, no event and no fact: $of', async ({ of, relational: older, facts: olderFacts }) => {
    expect(older.length).toBeLessThan(all.length);
    expect(olderFacts.map(({ name }) => name)).toContain('needs/population/facts/001-list-size.sql');
    const config = configOver(of.replaceAll(' ', '-'));
    const places = storePlaces(config);
    const relational = await openRelational(places.relational);
    const facts = await openFacts(places.facts);
    const { db } = relational;
    await migrate(db, older);
    await migrateFacts(facts, olderFacts);
    await setGroup(db, owner, { area: 'Z1V', name: 'Ironstone “Vale”', invented: false });
    const secret = await deploymentSecret(db);
    await db.transaction().execute(async (trx) => {
      await sql`insert into import_load (id, source, key, name, rows_accepted, status, who, owner)
        values (${LOAD}, 'gp-list', 'k', 'old.csv', 3, 'current', '{"kind":"owner"}', 'gone')`.execute(trx);
      await recordEvent(trx, {
        actor: { kind: 'owner' },
        kind: 'import.current',
        object: `load:${LOAD}`,
        after: { name: 'old.csv' },
      });
    });
    await facts.command(
      `INSERT INTO list_size (load_id, practice, people) SELECT {load:UUID}, toString(number), number
       FROM numbers(3)`,
      { load: LOAD },
    );
    const { broken, ...record } = await verifyRecord(db);
    expect([broken, record.events]).toEqual([undefined, 2]);
    const tables = await tablesOf(db);
    const rows = await rowsOf(db, tables);
    await facts.close();
    await relational.close();

    const said: string[] = [];
    const opened = await openContext(config, {
      step: (text) => said.push(text),
      tell: (text) => said.push(text),
    });
    try {
      const { platform } = opened;
      expect(said).toContain(`Brought the schema up to date (${all.length - older.length} changes)`);
      expect(await rowsOf(platform.db, tables)).toEqual(rows);
      expect(valueOrThrow(await verify.run(platform, owner, {}))).toMatchObject({
        holds: true,
        record,
        facts: [{ table: 'list_size', loads: 1, rows: 3 }],
        missing: [],
      });
      expect(platform.secret).toEqual(secret);
      // The chain goes on where it was.
      await setGroup(platform.db, owner, { area: 'Z1V', name: 'Later', invented: false });
      const after = await verifyRecord(platform.db);
      expect([after.broken, after.events]).toEqual([undefined, 3]);
    } finally {
      await opened.close();
    }
  });
});
