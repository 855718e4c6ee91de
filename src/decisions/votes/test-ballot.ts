import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { owner, type Person } from '../../platform/actor.ts';
import type { Relational } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { decisionDb } from '../tables.ts';
import type { GivenVote } from './cast.ts';
import { type FilledVoter, fillCouncil, filledVoter } from './fill.ts';
import { openVote } from './open.ts';
import { ballotPaper } from './secret/paper.ts';

/** What a server in a process of its own is told to do: the store that it opens, and the votes that it casts there. */
export type ToCast = {
  readonly store: { readonly url: string } | { readonly folder: string };
  readonly votes: readonly { readonly who: FilledVoter; readonly given: GivenVote }[];
};

export const personOf = ({ person, name }: FilledVoter): Person => ({
  kind: 'person',
  id: person,
  name,
  standing: 'GP partner',
  roles: [],
  secondFactor: 'not-asked',
  via: 'session',
});

/** A ballot of all members that is open in this store, and what each of them gives in it: one in three against. */
export const openBallot = async (
  relational: Relational,
  method: 'secret' | 'ballot',
  size: number,
): Promise<{ readonly reference: string; readonly votes: ToCast['votes'] }> => {
  const platform = testPlatform(relational);
  const reference = await inTransaction(relational.db, async (trx) => {
    const there = await decisionDb(trx).selectFrom('body').select('key').executeTakeFirst();
    if (!there) await fillCouncil(trx, size);
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
  const votes = Array.from({ length: size }, (_, place) => {
    const who = filledVoter(place);
    return {
      who,
      given: {
        reference,
        voter: who.voter,
        choice: place % 3 === 0 ? ('against' as const) : ('for' as const),
        once: `form ${who.voter}`,
        ...(method === 'secret' ? { paper: ballotPaper(platform.secret, reference, who.voter) } : {}),
      },
    };
  });
  return { reference, votes };
};

/** The voters whose ballots the store holds, once the vote is closed: by code in a secret one. */
export const countedIn = async (
  { db }: Relational,
  method: 'secret' | 'ballot',
  reference: string,
): Promise<readonly string[]> => {
  if (method === 'secret') {
    const kept = await decisionDb(db)
      .selectFrom('ballot')
      .select('code')
      .where('contest', '=', reference)
      .execute();
    return kept.map(({ code }) => code).sort();
  }
  const cast = await decisionDb(db)
    .selectFrom('vote_cast')
    .select('voter')
    .where('vote', '=', reference)
    .execute();
  return cast.map(({ voter }) => voter).sort();
};

/** A server that casts these votes in a process of its own, and what it acknowledged so far. */
export const startCaster = (folder: string, name: string, told: ToCast) => {
  const file = join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(told));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./test-caster.ts', import.meta.url)), file],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const said: { voter?: string; again?: boolean; kind?: string }[] = [];
  let rest = '';
  child.stdout.on('data', (part: Buffer) => {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines.map((line) => JSON.parse(line)));
  });
  const ended = once(child, 'close');
  return {
    said,
    ended,
    /** Kills it in the middle: as soon as it has acknowledged so many, with more under way. */
    killAfter: async (acknowledged: number): Promise<void> => {
      while (said.length < acknowledged && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 2));
      child.kill('SIGKILL');
      await ended;
    },
  };
};
