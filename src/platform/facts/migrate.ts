import { findMigrations, type Migration } from '../relational/migrate.ts';
import type { Facts } from './facts.ts';

/** Statements of a migration file: each ends with a semicolon at the end of a line. */
const statements = (text: string): string[] =>
  text
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement.replace(/--.*$/gm, '').trim() !== '');

/**
 * Applies the `facts/NNN-name.sql` of the modules that are missing, in order of their numbers, and records
 * each in the fact store itself. The engine has no transactions, so every statement must be harmless when it
 * runs again (`IF NOT EXISTS`): a kill in between, or two servers at once, then change nothing.
 * Returns the names applied now.
 */
export const migrateFacts = async (facts: Facts, migrations?: readonly Migration[]): Promise<string[]> => {
  await facts.command(`CREATE TABLE IF NOT EXISTS fact_migration (
    name String COMMENT 'Path of the file from src/',
    applied DateTime DEFAULT now() COMMENT 'When, UTC'
  ) ENGINE = MergeTree ORDER BY name COMMENT 'Which changes of the fact store have been made'`);
  const done = new Set(
    (await facts.query<{ name: string }>('SELECT DISTINCT name FROM fact_migration')).map((row) => row.name),
  );
  const missing = (migrations ?? findMigrations('facts')).filter((migration) => !done.has(migration.name));
  for (const migration of missing) {
    for (const statement of statements(migration.text)) await facts.command(statement);
    await facts.command('INSERT INTO fact_migration (name) SELECT {name:String}', { name: migration.name });
  }
  return missing.map((migration) => migration.name);
};
