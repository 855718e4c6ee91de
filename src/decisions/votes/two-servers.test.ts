import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { owner } from '../../platform/actor.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { realPostgres } from '../../platform/relational/test-database.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { giveVote } from './cast.ts';
import { closeVote } from './close.ts';
import { ballotPaper } from './secret/paper.ts';
import { countedIn, openBallot, personOf, startCaster } from './test-ballot.ts';

const store = testStore();
const VOTERS = 60;
const folder = mkdtempSync(join(tmpdir(), 'coalface-votes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// Two servers share a real PostgreSQL: the embedded one has one owner, which alone serves.
describe.skipIf(!realPostgres()).each(['secret', 'ballot'] as const)(
  'two servers take a %s of all members, and one is killed',
  (method) => {
    it('loses no vote that was acknowledged, counts none twice, and answers what is sent again the same', async () => {
      const relational = store.relational();
      const { db, connection } = relational;
      const platform = testPlatform(relational);
      const { reference, votes } = await openBallot(relational, method, VOTERS);
      const url = connection.connectionString ?? '';
      const killed = startCaster(folder, 'one', { store: { url }, votes });
      const other = startCaster(folder, 'other', { store: { url }, votes: [...votes].reverse() });
      await killed.killAfter(8);
      await other.ended;
      const acknowledged = new Set(killed.said.flatMap(({ voter }) => (voter ? [voter] : [])));
      expect(killed.said.filter(({ kind }) => kind)).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(0);
      expect(acknowledged.size).toBeLessThan(VOTERS);
      // The other had all of them too: what the first had counted before it died is answered as counted.
      expect(other.said.filter(({ kind }) => kind)).toEqual([]);
      expect(new Set(other.said.map(({ voter }) => voter)).size).toBe(VOTERS);
      for (const voter of acknowledged)
        expect([voter, other.said.filter((one) => one.voter === voter).length]).toEqual([voter, 1]);
      const again = [];
      for (const { who, given } of votes)
        again.push(await inTransaction(db, (trx) => giveVote(platform, trx, personOf(who), given)));
      expect(again.every((answer) => answer.ok && answer.value.again)).toBe(true);
      const closed = await inTransaction(db, (trx) => closeVote(platform, trx, owner, { reference }));
      expect(closed).toMatchObject({
        ok: true,
        value: { outcome: 'carried', words: expect.stringContaining('40 for, 20 against, 0 abstained') },
      });
      expect(await countedIn(relational, method, reference)).toEqual(
        votes.map(({ given }) => given.paper?.code ?? given.voter).sort(),
      );
      expect((await verifyRecord(db)).broken).toBeUndefined();
    }, 120_000);
  },
);

// The embedded store takes one transaction after another: only here can two stand in each other's way.
describe.skipIf(!realPostgres()).each(['secret', 'ballot'] as const)(
  'two devices of one voter give a %s at once, and differ',
  (method) => {
    it('of which one is counted, and the other is told that the vote is given', async () => {
      const relational = store.relational();
      const { db } = relational;
      const platform = testPlatform(relational);
      const { reference, votes } = await openBallot(relational, method, VOTERS);
      const send = ({ who, given }: (typeof votes)[number], choice: 'for' | 'against') =>
        inTransaction(db, (trx) =>
          giveVote(platform, trx, personOf(who), {
            ...given,
            choice,
            once: `${choice} ${who.voter}`,
            // Each device was handed a paper of its own.
            ...(given.paper ? { paper: ballotPaper(platform.secret, reference, who.voter) } : {}),
          }),
        );
      for (const one of votes.slice(0, 12)) {
        const answers = await Promise.all([send(one, 'for'), send(one, 'against')]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'vote-in-already' } });
      }
      const closed = await inTransaction(db, (trx) => closeVote(platform, trx, owner, { reference }));
      expect(closed).toMatchObject({ ok: true });
      expect(await countedIn(relational, method, reference)).toHaveLength(12);
    }, 60_000);
  },
);
