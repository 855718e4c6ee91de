import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** The real PostgreSQL that the test command started, or undefined when this run has none. */
export const realPostgres = (): string | undefined => process.env.COALFACE_TEST_POSTGRES;

/** A database of its own on the real PostgreSQL, for tests that must commit; `drop` takes it away. */
export const freshDatabase = async (): Promise<{ url: string; drop: () => Promise<void> }> => {
  const admin = realPostgres();
  if (!admin) throw new Error('there is no real PostgreSQL in this run');
  const name = `coalface_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string) => {
    const client = new pg.Client({ connectionString: admin });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => run(`drop database if exists ${name} with (force)`) };
};
