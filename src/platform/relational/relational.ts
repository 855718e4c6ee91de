import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import type { PlatformTables } from './tables.ts';

/** The relational store. Modules see their own tables with `db.withTables<TheirTables>()`. */
export type Db = Kysely<PlatformTables>;

/** A `Db` inside a transaction: functions that lock or append events ask for this one. */
export type Trx = Transaction<PlatformTables>;

export type Relational = {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** How a further pool (jobs, rate limits) reaches the same PostgreSQL. */
  readonly connection: pg.PoolConfig;
  readonly embedded: EmbeddedPostgres | undefined;
  readonly close: () => Promise<void>;
};

const int8 = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a whole number exactly`);
  return value;
};

/**
 * One reading of PostgreSQL's types wherever it runs: dates stay `YYYY-MM-DD` (a date is no instant),
 * int8 is a checked number, numeric stays text.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.DATE) return (text: string) => text;
    if (oid === pg.types.builtins.INT8) return int8;
    if (oid === pg.types.builtins.NUMERIC) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/**
 * Opens the relational store: a PostgreSQL at an address, or the embedded one over a folder
 * (in memory when the folder is left out, for tests).
 */
export const openRelational = async (
  where: { url: string } | { folder?: string; dump?: string },
): Promise<Relational> => {
  const embedded = 'url' in where ? undefined : await startEmbeddedPostgres(where);
  const connection: pg.PoolConfig = embedded
    ? { host: embedded.host, port: 5432, user: 'postgres', database: 'postgres', ssl: false, types }
    : { connectionString: 'url' in where ? where.url : '', types };
  const pool = new pg.Pool({ ...connection, max: 10 });
  // An idle connection that breaks is replaced by the pool; the next query tells whoever waits.
  pool.on('error', () => undefined);
  const db: Db = new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    pool,
    connection,
    embedded,
    close: async () => {
      await db.destroy();
      await embedded?.close();
    },
  };
};
