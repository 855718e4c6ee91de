import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openContext } from '../src/app/context.ts';
import {
  ballotPapersUse,
  ballotsUse,
  castVoteUse,
  closeVoteUse,
  fillCouncil,
  openVoteUse,
} from '../src/decisions/index.ts';
import { owner, type Person } from '../src/platform/actor.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { inTransaction } from '../src/platform/relational/transaction.ts';
import { perform } from '../src/platform/use.ts';
import type { Line } from './main.ts';

const VOTERS = 5000;
/** Voters come as quickly as if all came within so many seconds: faster than the five minutes that they have. */
const SECONDS = 150;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const personOf = (id: string, name: string): Person => ({
  kind: 'person',
  id,
  name,
  standing: 'GP partner',
  roles: [],
  secondFactor: 'not-asked',
  via: 'session',
});

const value = <T>(answer: { ok: true; value: T } | { ok: false; refusal: unknown }): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
};

/** A secret ballot of 5,000 practices: each voter opens the ballot and sends it, one in fifty of them twice. */
export const measureVotes = async (folder: string): Promise<Line[]> => {
  const read = readConfig({ COALFACE_DATA: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { platform, close } = await openContext(read.config);
  try {
    const voters = await inTransaction(platform.db, (trx) => fillCouncil(trx, VOTERS));
    const inAnHour = new Date(platform.now().getTime() + 3_600_000).toISOString();
    const began = performance.now();
    const { reference } = value(
      await perform(platform, owner, openVoteUse, {
        kind: 'members',
        body: 'members',
        motion: 'That the group goes on.',
        method: 'secret',
        closes: `${inAnHour.slice(0, 10)} 23:59`,
      }),
    );
    const opening = performance.now() - began;
    const took: number[] = [];
    const codes = new Set<string>();
    const vote = async (place: number) => {
      const voter = voters[place];
      if (!voter) return;
      const person = personOf(voter.person, voter.name);
      const [paper] = value(await perform(platform, person, ballotPapersUse, { reference })).papers;
      const sent = { reference, choice: place % 3 === 0 ? 'against' : 'for', ...paper };
      const from = performance.now();
      const twice = place % 50 === 0 ? 2 : 1;
      const answers = await Promise.all(
        Array.from({ length: twice }, () => perform(platform, person, castVoteUse, sent)),
      );
      took.push(performance.now() - from);
      for (const answer of answers) codes.add(value(answer).code ?? '');
    };
    const start = performance.now();
    const under: Promise<void>[] = [];
    for (let place = 0; place < VOTERS; place += 1) {
      const due = start + (place * SECONDS * 1000) / VOTERS;
      const early = due - performance.now();
      if (early > 1) await wait(early);
      under.push(vote(place));
    }
    await Promise.all(under);
    const whole = performance.now() - start;
    const closing = performance.now();
    const { words } = value(await perform(platform, owner, closeVoteUse, { reference }));
    const closed = performance.now() - closing;
    const { total } = value(await perform(platform, owner, ballotsUse, { reference, limit: 1 }));
    const against = Math.ceil(VOTERS / 3);
    const right =
      total === VOTERS &&
      codes.size === VOTERS &&
      words.includes(
        `${(VOTERS - against).toLocaleString('en-GB')} for, ${against.toLocaleString('en-GB')} against`,
      );
    return [
      {
        what: `A secret ballot of ${VOTERS.toLocaleString('en-GB')} voters: a vote, ms (95th percentile)`,
        figure: percentile(took, 0.95).toFixed(0),
        floor: 'at most 300',
        kept: percentile(took, 0.95) <= 300,
      },
      {
        what: 'The same: all of them, seconds',
        figure: (whole / 1000).toFixed(0),
        floor: 'at most 300',
        kept: whole <= 300_000,
      },
      { what: 'The same: none lost, none twice', figure: String(total), floor: String(VOTERS), kept: right },
      { what: 'Opening it, ms', figure: opening.toFixed(0) },
      { what: 'Closing and counting it, ms', figure: closed.toFixed(0) },
    ];
  } finally {
    await close();
  }
};
