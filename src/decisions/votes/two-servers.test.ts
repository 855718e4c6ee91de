import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owner, type Person } from '../../platform/actor.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { realPostgres } from '../../platform/relational/test-database.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { decisionDb } from '../tables.ts';
import { type GivenVote, giveVote } from './cast.ts';
import { closeVote } from './close.ts';
import { type FilledVoter, fillCouncil, filledVoter } from './fill.ts';
import { openVote } from './open.ts';
import { ballotPaper } from './secret/paper.ts';

const store = testStore();
const VOTERS = 60;
const folder = mkdtempSync(join(tmpdir(), 'coalface-votes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const personOf = ({ person, name }: FilledVoter): Person => ({
  kind: 'person',
  id: person,
  name,
  standing: 'GP partner',
  roles: [],
  secondFactor: 'not-asked',
  via: 'session',
});

/** A server that casts these votes in a process of its own, and what it acknowledged so far. */
const startCaster = (name: string, votes: readonly { person: string; given: GivenVote }[]) => {
  const { types: _, ...connection } = store.relational().connection;
  const told = join(folder, `${name}.json`);
  writeFileSync(told, JSON.stringify({ connection, votes }));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./test-caster.ts', import.meta.url)), told],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said: { voter?: string; again?: boolean; kind?: string }[] = [];
  let rest = '';
  child.stdout.on('data', (part: Buffer) => {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines.map((line) => JSON.parse(line)));
  });
  return { child, said, ended: once(child, 'close') };
};

/** A ballot of all members that is open, and who votes in it. */
const openBallot = async (method: 'secret' | 'ballot') => {
  const { db } = store.relational();
  const platform = testPlatform(store.relational());
  const reference = await inTransaction(db, async (trx) => {
    const there = await decisionDb(trx).selectFrom('body').select('key').executeTakeFirst();
    if (!there) await fillCouncil(trx, VOTERS);
    const opened = await openVote(platform, trx, owner, {
      kind: 'members',
      body: 'members',
      motion: 'That the group goes on.',
      method,
      closesAt: new Date('2026-06-30T16:00:00Z'),
    });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    return opened.value.reference;
  });
  const paperFor = (voter: string) =>
    method === 'secret' ? { paper: ballotPaper(platform.secret, reference, voter) } : {};
  return {
    db,
    platform,
    reference,
    paperFor,
    voters: Array.from({ length: VOTERS }, (_, at) => filledVoter(at)),
  };
};

// Two servers share a real PostgreSQL: the embedded one has one owner, which alone serves.
describe.skipIf(!realPostgres()).each(['secret', 'ballot'] as const)(
  'two servers take a %s of all members, and one is killed',
  (method) => {
    let ballot: Awaited<ReturnType<typeof openBallot>>;
    let given: readonly { person: string; given: GivenVote }[];
    beforeAll(async () => {
      ballot = await openBallot(method);
      const { reference, paperFor, voters } = ballot;
      given = voters.map(({ voter, person }, place) => ({
        person,
        given: {
          reference,
          voter,
          choice: place % 3 === 0 ? 'against' : 'for',
          once: `form ${voter}`,
          ...paperFor(voter),
        },
      }));
    });

    it('loses no vote that was acknowledged, counts none twice, and answers what is sent again the same', async () => {
      const { db, platform, reference, voters } = ballot;
      const killed = startCaster('one', given);
      const other = startCaster('other', [...given].reverse());
      // Killed in the middle: as soon as it has acknowledged some, with more under way.
      while (killed.said.length < 8 && killed.child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 2));
      killed.child.kill('SIGKILL');
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
      for (const [place, one] of given.entries()) {
        const person = voters[place];
        if (!person) throw new Error('no voter');
        again.push(await inTransaction(db, (trx) => giveVote(platform, trx, personOf(person), one.given)));
      }
      expect(again.every((answer) => answer.ok && answer.value.again)).toBe(true);
      const closed = await inTransaction(db, (trx) => closeVote(platform, trx, owner, { reference }));
      expect(closed).toMatchObject({
        ok: true,
        value: { outcome: 'carried', words: expect.stringContaining('40 for, 20 against, 0 abstained') },
      });
      if (method === 'secret') {
        const kept = await decisionDb(db)
          .selectFrom('ballot')
          .select('code')
          .where('contest', '=', reference)
          .execute();
        expect(kept.map(({ code }) => code).sort()).toEqual(
          given.map((one) => one.given.paper?.code ?? '').sort(),
        );
      }
      expect((await verifyRecord(db)).broken).toBeUndefined();
    }, 120_000);
  },
);

// The embedded store takes one transaction after another: only here can two stand in each other's way.
describe.skipIf(!realPostgres()).each(['secret', 'ballot'] as const)(
  'two devices of one voter give a %s at once, and differ',
  (method) => {
    it('of which one is counted, and the other is told that the vote is given', async () => {
      const { db, platform, reference, paperFor, voters } = await openBallot(method);
      const send = (who: FilledVoter, choice: 'for' | 'against') =>
        inTransaction(db, (trx) =>
          giveVote(platform, trx, personOf(who), {
            reference,
            voter: who.voter,
            choice,
            once: `${choice} ${who.voter}`,
            ...paperFor(who.voter),
          }),
        );
      for (const who of voters.slice(0, 12)) {
        const answers = await Promise.all([send(who, 'for'), send(who, 'against')]);
        expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
        expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'vote-in-already' } });
      }
      const closed = await inTransaction(db, (trx) => closeVote(platform, trx, owner, { reference }));
      expect(closed).toMatchObject({ ok: true });
      const kept =
        method === 'secret'
          ? await decisionDb(db)
              .selectFrom('ballot')
              .select('code')
              .where('contest', '=', reference)
              .execute()
          : await decisionDb(db)
              .selectFrom('vote_cast')
              .select('voter')
              .where('vote', '=', reference)
              .execute();
      expect(kept).toHaveLength(12);
    }, 60_000);
  },
);
