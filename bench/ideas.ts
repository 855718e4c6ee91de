import { join } from 'node:path';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { search } from '../src/desk/index.ts';
import type { Person } from '../src/platform/actor.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { Platform } from '../src/platform/platform.ts';
import { threadOf } from '../src/platform/thread/thread.ts';
import { type AnyUse, perform } from '../src/platform/use.ts';
import { fillIdeas, ideas, ideasBoard, ideasFigures, raiseIdea } from '../src/proposals/index.ts';
import { londonDate } from '../src/shared/dates.ts';
import type { Line } from './main.ts';

const COUNT = 10_000;
const PEOPLE = 40;

const people = Array.from({ length: PEOPLE }, (_, place) => ({
  id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
  name: `Dr Number ${place}`,
  standing: 'Clinical lead, Ironstone Vale',
  role: ['clinical-lead', 'gp-partner', 'locum-gp', 'practice-nurse'][place % 4] ?? 'locum-gp',
}));

const reader: Person = {
  kind: 'person',
  id: people[0]?.id ?? '',
  name: 'Dr Number 0',
  standing: 'Clinical lead, Ironstone Vale',
  roles: [{ role: 'clinical-lead', organisation: 'Z1V' }],
  secondFactor: 'not-asked',
  via: 'session',
};

const LISTS: readonly Readonly<Record<string, string | number>>[] = [
  {},
  { stage: 'all', sort: 'days' },
  { stage: 'all', sort: 'supporters' },
  { clock: 'late' },
  { clock: 'soon', sort: 'next' },
  { mine: 'yes', stage: 'all' },
  { lead: people[3]?.id ?? '', stage: 'all' },
  { phase: 'care', fifth: 1, stage: 'all' },
  { role: 'locum-gp', route: 'committee', sort: 'stage' },
  { condition: 'copd', from: '2020-01-01', stage: 'all' },
  { q: 'heart scans', stage: 'all' },
  { q: 'talkin therapys' },
];
const SEARCHES = [
  'heart scans',
  'talkin therapys',
  'brethless at nite',
  'the clinic',
  '2026-0',
  'no such words here',
];
const RUNS = 6;

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** How long a use takes, each input several times, the first of each left out; and the queries of one. */
const timed = async (
  platform: Platform,
  use: AnyUse,
  inputs: readonly object[],
): Promise<readonly number[]> => {
  const took: number[] = [];
  for (const input of inputs)
    for (let run = 0; run <= RUNS; run += 1) {
      const began = performance.now();
      const answer = await perform(platform, reader, use, { ...input });
      if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
      if (run > 0) took.push(performance.now() - began);
    }
  return took;
};

/** The most queries that one answer needs, counted as they leave for the store. */
const queriesOf = async (platform: Platform, inputs: readonly object[]): Promise<number> => {
  let asked = 0;
  const db = platform.db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  let most = 0;
  for (const input of inputs) {
    asked = 0;
    const answer = await perform({ ...platform, db }, reader, ideas, { ...input });
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    most = Math.max(most, asked);
  }
  return most;
};

/** Joins so many others to the newest idea, so that its thread has sixty objects. */
const joinSixty = async (platform: Platform): Promise<string> => {
  const { rows } = await sql<{ reference: string }>`
    select reference from proposal where aside_from is null order by raised_on desc, reference desc limit 60`.execute(
    platform.db,
  );
  const [into, ...others] = rows.map(({ reference }) => reference);
  if (!into) throw new Error('there is no idea');
  await sql`update proposal set state = 'merged', aside_from = 'raised', merged_into = ${into}
    where reference = any(${sql.val(others)}::text[])`.execute(platform.db);
  return into;
};

/** How long the thread of sixty objects takes, the first walk left out. */
const threads = async (platform: Platform): Promise<readonly number[]> => {
  const reference = await joinSixty(platform);
  const took: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now();
    const thread = await threadOf(platform, reader, { kind: 'idea', id: reference });
    if ((thread?.objects.length ?? 0) < 60) throw new Error(`a thread of ${thread?.objects.length}`);
    if (run > 0) took.push(performance.now() - began);
  }
  return took;
};

/** How long raising takes, each time in other words. */
const raising = async (platform: Platform): Promise<readonly number[]> => {
  const took: number[] = [];
  for (let run = 0; run <= RUNS * 4; run += 1) {
    const what = `Number ${run}: breathless people of the valley wait for a test that nobody offers after noon.`;
    const began = performance.now();
    const answer = await perform(platform, reader, raiseIdea, {
      what,
      often: 'most-weeks',
      where: 'everywhere',
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
    if (run > 0) took.push(performance.now() - began);
  }
  return took;
};

const line = (what: string, figure: number, floor: number): Line => ({
  what,
  figure: figure.toFixed(0),
  floor: `at most ${floor}`,
  kept: figure <= floor,
});

/** The pipeline with 10,000 ideas. */
export const measureIdeas = async (folder: string): Promise<Line[]> => {
  const read = readConfig({ COALFACE_DATA: join(folder, 'data'), LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { platform, close } = await openContext(read.config);
  try {
    const today = londonDate(platform.now());
    await fillIdeas(platform.db, { count: COUNT, seed: 10, today, people });
    await sql`analyze`.execute(platform.db);
    const lists = await timed(
      platform,
      ideas,
      LISTS.map((list) => ({ limit: 50, ...list })),
    );
    const board = await timed(platform, ideasBoard, [{}, { phase: 'care' }, { mine: 'yes' }]);
    const searches = await timed(
      platform,
      search,
      SEARCHES.map((q) => ({ q })),
    );
    const figures = await timed(platform, ideasFigures, [{}]);
    return [
      line(
        `A list of ${COUNT.toLocaleString('en-GB')} ideas, ${LISTS.length} filters and orders, ms (95th percentile)`,
        percentile(lists, 0.95),
        200,
      ),
      line('The same: queries, the most of any', await queriesOf(platform, LISTS), 5),
      line('The board, ms (95th percentile)', percentile(board, 0.95), 250),
      line('Searching everything, ms (95th percentile)', percentile(searches, 0.95), 150),
      line('Raising an idea, ms (95th percentile)', percentile(await raising(platform), 0.95), 100),
      line('A thread of 60 objects, ms (95th percentile)', percentile(await threads(platform), 0.95), 100),
      { what: 'Figures about ourselves, ms (median)', figure: percentile(figures, 0.5).toFixed(0) },
    ];
  } finally {
    await close();
  }
};
