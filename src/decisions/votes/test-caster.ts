import { readFileSync } from 'node:fs';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Person } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { type GivenVote, giveVote } from './cast.ts';

/** A server of its own for tests that kill one: votes as it is told, and says each vote that it acknowledged. */
type Told = {
  readonly connection: pg.PoolConfig;
  readonly votes: readonly { readonly person: string; readonly given: GivenVote }[];
};

const personOf = (id: string): Person => ({
  kind: 'person',
  id,
  name: id,
  standing: 'GP partner',
  roles: [],
  secondFactor: 'not-asked',
  via: 'session',
});

// Functions do not pass between processes, so the store's reading of types is said again.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const work = async ({ connection, votes }: Told): Promise<void> => {
  const pool = new pg.Pool({ ...connection, max: 4 });
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const platform = testPlatform({ db, pool, connection, embedded: undefined, close: async () => undefined });
  const queue = [...votes];
  const one = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { person, given } = next;
      const answer = await inTransaction(db, (trx) => giveVote(platform, trx, personOf(person), given));
      process.stdout.write(
        `${JSON.stringify(answer.ok ? { voter: answer.value.voter, again: answer.value.again } : answer.refusal)}\n`,
      );
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  await db.destroy();
};

await work(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Told);
