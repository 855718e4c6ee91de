import { sql } from 'kysely';
import type { Db } from '../relational/relational.ts';

/**
 * Tables whose rows are of the moment only: the ledger that a restore writes itself, counted attempts, and files
 * that wait to be read, which lie outside both stores on the machine that received them.
 */
const PASSING = new Set(['migration', 'rate_limit', 'import_queue']);

/**
 * Ballots of secret votes that are open: a backup taken meanwhile, held against a later one, would tell who voted
 * what. The vote says after a restore that it must be held anew.
 */
const OPEN_BALLOTS = /^ballot_open_\d+$/;

/** Whether the rows of this table go into backups. */
export const isKept = (table: string): boolean => !PASSING.has(table) && !OPEN_BALLOTS.test(table);

export type BackedUpTable = {
  readonly name: string;
  /** Columns that can be written: generated ones follow from the others. */
  readonly columns: readonly string[];
  /** A row may be as large as a file that people add. */
  readonly holdsFiles: boolean;
};

/** The tables that a backup holds, with the columns that can be written back. */
export const tablesToKeep = async (db: Db): Promise<BackedUpTable[]> => {
  const { rows } = await sql<{ name: string; columns: string[]; holdsFiles: boolean }>`
    select t.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns,
      bool_or(c.data_type = 'bytea') as "holdsFiles"
    from information_schema.tables t
    join information_schema.columns c
      on c.table_schema = t.table_schema and c.table_name = t.table_name and c.is_generated = 'NEVER'
    where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'
    group by t.table_name
    order by t.table_name`.execute(db);
  return rows.filter((table) => isKept(table.name));
};
