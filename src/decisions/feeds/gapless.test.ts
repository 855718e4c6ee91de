import { describe, expect, it } from 'vitest';
import type { Db } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { tellFeeds } from '../decided/feed.ts';
import { decisionDb } from '../tables.ts';

const store = testStore();

const insertDecision = async (db: Db): Promise<void> => {
  await decisionDb(db)
    .insertInto('body')
    .values({
      key: 'governing-body',
      name: 'Governing body',
      kind: 'governing-body',
      about: 'It decides.',
      in_public: true,
      composition: '[]',
      founded_on: '2013-04-01',
    })
    .execute();
  await decisionDb(db)
    .insertInto('decision')
    .values({
      reference: 'DEC-2026-001',
      body: 'governing-body',
      title: 'A decision',
      outcome: 'yes',
      summary: 'It is so.',
      reasons: '[]',
      conditions: '[]',
      dissent: '[]',
      stood: '{}',
      stood_hash: 'x',
      decided_on: '2026-06-09',
      published_on: '2026-06-09',
    })
    .execute();
};

const numbersIn = async (db: Db): Promise<number[]> =>
  (await decisionDb(db).selectFrom('decision_feed').select('number').orderBy('number').execute()).map(
    ({ number }) => number,
  );

describe('numbers of the feeds', () => {
  it('follow each other without a gap, whoever writes meanwhile and whatever is taken back', async () => {
    const { db } = store.relational();
    await insertDecision(db);
    const seen: number[][] = [];
    const write = (n: number): Promise<void> =>
      inTransaction(db, async (trx) => {
        await tellFeeds(trx, new Date(2026, 5, 9, 14, n), {
          decision: 'DEC-2026-001',
          what: 'corrected',
          version: n,
        });
        if (n % 3 === 0) throw new Error('taken back');
      }).catch(() => undefined);
    const read = async (): Promise<void> => {
      seen.push(await numbersIn(db));
    };
    // Writers and readers at once: no reader may see a number whose predecessor is still to come.
    await Promise.all(Array.from({ length: 24 }, (_, n) => [write(n), read()]).flat());
    await read();
    for (const numbers of seen) expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(seen.at(-1)).toHaveLength(16);
  });
});
