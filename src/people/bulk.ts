import { sql } from 'kysely';
import type { Trx } from '../platform/relational/relational.ts';

const AT_ONCE = 5000;

/**
 * Many rows at once, as one JSON value a batch: the store reads them by the table's own column types. Much
 * faster than one parameter a cell, and free of the limit on their number.
 */
export const insertMany = async (
  trx: Trx,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<void> => {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const batch = JSON.stringify(rows.slice(at, at + AT_ONCE));
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${batch}::jsonb)`.execute(trx);
  }
};
