import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { owner } from '../../platform/actor.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { migrate } from '../../platform/relational/migrate.ts';
import { openRelational, type Relational } from '../../platform/relational/relational.ts';
import { migratedDump } from '../../platform/relational/test-setup.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { giveVote } from './cast.ts';
import { closeVote } from './close.ts';
import { countedIn, openBallot, personOf, startCaster } from './test-ballot.ts';

const VOTERS = 60;
const scratch = mkdtempSync(join(tmpdir(), 'coalface-killed-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Work on the embedded store of a folder, which nobody else has open meanwhile. */
const over = async <T>(
  where: { folder: string; dump?: string },
  work: (relational: Relational) => Promise<T>,
): Promise<T> => {
  const relational = await openRelational(where);
  try {
    return await work(relational);
  } finally {
    await relational.close();
  }
};

describe.each(['secret', 'ballot'] as const)(
  'a server over the embedded store is killed in a %s',
  (method) => {
    it('and has every vote that it acknowledged, once; a vote without its answer can be sent again', async () => {
      const folder = join(scratch, method);
      const { reference, votes } = await over({ folder, dump: migratedDump }, async (relational) => {
        await migrate(relational.db);
        return openBallot(relational, method, VOTERS);
      });
      const acknowledged = new Set<string>();
      // Twice, so that a store that was killed once is killed again.
      for (const [round, many] of [8, 12].entries()) {
        const caster = startCaster(scratch, `${method}-${round}`, { store: { folder }, votes });
        await caster.killAfter(many);
        expect(caster.said.filter(({ kind }) => kind)).toEqual([]);
        for (const { voter } of caster.said) if (voter) acknowledged.add(voter);
        expect(acknowledged.size).toBeLessThan(VOTERS);
      }
      expect(acknowledged.size).toBeGreaterThanOrEqual(12);
      await over({ folder }, async (relational) => {
        const { db } = relational;
        const platform = testPlatform(relational);
        for (const { who, given } of votes) {
          const answer = await inTransaction(db, (trx) => giveVote(platform, trx, personOf(who), given));
          expect(answer).toMatchObject({ ok: true, value: { voter: who.voter } });
          if (acknowledged.has(who.voter)) expect(answer).toMatchObject({ value: { again: true } });
        }
        const closed = await inTransaction(db, (trx) => closeVote(platform, trx, owner, { reference }));
        expect(closed).toMatchObject({
          ok: true,
          value: { outcome: 'carried', words: expect.stringContaining('40 for, 20 against, 0 abstained') },
        });
        expect(await countedIn(relational, method, reference)).toEqual(
          votes.map(({ given }) => given.paper?.code ?? given.voter).sort(),
        );
        expect((await verifyRecord(db)).broken).toBeUndefined();
      });
    }, 120_000);
  },
);
