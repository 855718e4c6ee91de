import { readFileSync } from 'node:fs';
import { openRelational } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { giveVote } from './cast.ts';
import { personOf, type ToCast } from './test-ballot.ts';

/** A server of its own for tests that kill one: votes as it is told, and says each vote that it acknowledged. */
const work = async ({ store, votes }: ToCast): Promise<void> => {
  const relational = await openRelational(store);
  const platform = testPlatform(relational);
  const queue = [...votes];
  const one = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { who, given } = next;
      const answer = await inTransaction(relational.db, (trx) =>
        giveVote(platform, trx, personOf(who), given),
      );
      process.stdout.write(
        `${JSON.stringify(answer.ok ? { voter: answer.value.voter, again: answer.value.again } : answer.refusal)}\n`,
      );
    }
  };
  await Promise.all([one(), one(), one(), one()]);
  await relational.close();
};

await work(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as ToCast);
