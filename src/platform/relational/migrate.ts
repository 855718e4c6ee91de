import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectFile } from '../paths.ts';
import type { Db } from './relational.ts';

export type Migration = { readonly name: string; readonly text: string };

/**
 * Every `migrations/NNN-name.sql` of the modules, ordered by number and then by path. Numbers order across
 * modules, so a table may refer to one of a module with a lower number.
 */
export const findMigrations = (folder = 'migrations', root = projectFile('src')): Migration[] => {
  const found: Migration[] = [];
  const walk = (path: string, depth: number) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      const inside = join(path, entry.name);
      if (entry.name === folder) {
        for (const file of readdirSync(inside).filter((name) => name.endsWith('.sql')))
          found.push({
            name: join(inside, file).slice(root.length + 1),
            text: readFileSync(join(inside, file), 'utf8'),
          });
      } else if (depth < 4) walk(inside, depth + 1);
    }
  };
  if (existsSync(root)) walk(root, 0);
  const number = (name: string) => name.slice(name.lastIndexOf('/') + 1);
  return found.sort((a, b) => number(a.name).localeCompare(number(b.name)) || a.name.localeCompare(b.name));
};

const ensureLedger = async (db: Db): Promise<void> => {
  try {
    await sql`create table if not exists migration (
      name text primary key,
      applied timestamptz not null default now()
    )`.execute(db);
  } catch (fault) {
    // Two servers may create it in the same moment; the second one finds it made.
    if ((fault as { code?: string }).code !== '23505' && (fault as { code?: string }).code !== '42P07')
      throw fault;
  }
};

/**
 * Applies what is missing, all in one transaction that holds the ledger's lock: a second server waits and
 * then finds nothing to do, and a kill in the middle leaves the store as it was.
 * Returns the names applied now.
 */
export const migrate = async (db: Db, migrations = findMigrations()): Promise<string[]> => {
  await ensureLedger(db);
  return db.transaction().execute(async (trx) => {
    await sql`lock table migration in access exclusive mode`.execute(trx);
    const done = new Set((await trx.selectFrom('migration').select('name').execute()).map((row) => row.name));
    const missing = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of missing) {
      await sql.raw(migration.text).execute(trx);
      await trx.insertInto('migration').values({ name: migration.name }).execute();
    }
    return missing.map((migration) => migration.name);
  });
};
