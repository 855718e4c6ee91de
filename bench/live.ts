import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { serve } from '../src/app/serve.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { Db } from '../src/platform/relational/relational.ts';
import type { Line } from './main.ts';

const PEOPLE = 200;
const CHANGES = 3;
/** All who follow have the new page within so long after something changed. */
const FLOOR = 2000;
/** As the page does, so that a hall of phones does not ask in the same moment: see ui/islands/live.ts. */
const SPREAD = 700;
const MEETING = 'MTG-2026-001';

/** A meeting in public that is open, with an item in hand. */
const fill = async (db: Db): Promise<void> => {
  await sql`insert into body (key, name, kind, about, in_public, composition, founded_on)
    values ('bench', 'Bench', 'board', 'It is measured.', true, '[]', '2013-04-01')`.execute(db);
  await sql`insert into meeting (reference, body, title, starts, ends, place, in_public, state, notice_on, opened_at)
    values (${MEETING}, 'bench', 'A full hall', now(), now() + interval '2 hours', 'Hall', true, 'open',
      current_date, now())`.execute(db);
  await sql`insert into agenda_item (meeting, position, kind, title, purpose, minutes_planned, state, opened_at)
    values (${MEETING}, 1, 'report', 'What everybody came for', 'discuss', 20, 'open', now())`.execute(db);
  await sql`update meeting set current_item = (select id from agenda_item)`.execute(db);
};

const say = (db: Db, words: string) =>
  sql`insert into meeting_line (meeting, item, at, kind, words, by_name)
    select ${MEETING}, id, now(), 'words', ${words}, 'Bench' from agenda_item`.execute(db);

/** One person with the board open: hears that something changed, and then asks for the page, as a browser does. */
const follow = async (board: string, heard: (html: string) => void, until: AbortSignal): Promise<void> => {
  const answer = await fetch(board.replace(/board$/, 'live'), { signal: until });
  const reader = answer.body?.getReader();
  if (answer.status !== 200 || !reader) throw new Error(`live events answered ${answer.status}`);
  const listen = async () => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!new TextDecoder().decode(part.value).includes('event: changed')) continue;
      await wait(Math.random() * SPREAD);
      heard(await (await fetch(board)).text());
    }
  };
  listen().catch((fault) => {
    if (!until.aborted) throw fault;
  });
};

/** How long another page takes meanwhile, again and again until told to stop; in milliseconds. */
const meanwhile = async (page: string, until: AbortSignal): Promise<number[]> => {
  const took: number[] = [];
  while (!until.aborted) {
    const began = performance.now();
    await (await fetch(page)).text();
    took.push(performance.now() - began);
    await wait(25);
  }
  return took.sort((a, b) => a - b);
};

/** A live board that 200 people follow: until the last of them has what changed, and others in the meantime. */
export const measureLive = async (folder: string): Promise<Line[]> => {
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: folder, LOG_LEVEL: 'silent', PORT: '0' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const opened = await openContext(read.config);
  const { db } = opened.platform;
  const leave = new AbortController();
  const { address, stop } = await serve(opened);
  try {
    await fill(db);
    const board = `${address}/decisions/meetings/${MEETING}/board`;
    await (await fetch(board)).text();
    const before = process.memoryUsage.rss();
    let [words, began] = ['', 0];
    /** How long it took each of them: who asks twice is one person. */
    const took = new Map<number, number>();
    for (let n = 0; n < PEOPLE; n += 1) {
      const heard = (html: string) => {
        if (html.includes(words) && !took.has(n)) took.set(n, performance.now() - began);
      };
      await follow(board, heard, leave.signal);
    }
    const held = (process.memoryUsage.rss() - before) / 2 ** 20;
    // The watch has looked once: what comes now is a change.
    await wait(1500);
    const done = new AbortController();
    const others = meanwhile(`${address}/decisions/meetings`, done.signal);
    let [slowest, usual]: [number, number] = [0, 0];
    for (let n = 0; n < CHANGES; n += 1) {
      words = `Said for the ${n + 1}. time.`;
      took.clear();
      began = performance.now();
      await say(db, words);
      while (took.size < PEOPLE && performance.now() - began < 30_000) await wait(10);
      if (took.size < PEOPLE) throw new Error(`${PEOPLE - took.size} people never heard of it`);
      const times = [...took.values()].sort((a, b) => a - b);
      slowest = Math.max(slowest, times.at(-1) ?? 0);
      usual = Math.max(usual, times[Math.floor(PEOPLE * 0.95)] ?? 0);
    }
    done.abort();
    const waits = await others;
    return [
      {
        what: `A live board that ${PEOPLE} people follow: until the last has what changed, ms`,
        figure: slowest.toFixed(0),
        floor: `at most ${FLOOR}`,
        kept: slowest <= FLOOR,
      },
      { what: 'The same: 95th percentile, ms', figure: usual.toFixed(0) },
      {
        what: 'Another page meanwhile, ms (95th percentile)',
        figure: (waits[Math.floor(waits.length * 0.95)] ?? 0).toFixed(0),
      },
      { what: 'Memory that they hold, with what they are measured by, MB', figure: held.toFixed(0) },
    ];
  } finally {
    leave.abort();
    await stop();
  }
};
