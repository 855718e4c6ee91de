import { mkdirSync } from 'node:fs';
import { sql } from 'kysely';
import { openContext } from '../src/app/context.ts';
import { addItem, addMeeting, addPaper, packDocument, packOf } from '../src/decisions/index.ts';
import { system } from '../src/platform/actor.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { Platform } from '../src/platform/platform.ts';
import { inTransaction } from '../src/platform/relational/transaction.ts';
import { findPrinter, printedPdf } from '../src/proposals/index.ts';
import type { Line } from './main.ts';

const PAGES = 400;
const FLOOR = 20_000;
/** Longer than this nobody else’s page may wait while a pack is made. */
const BLOCKED = 500;
const PAPERS = 40;

const SENTENCE =
  'People of the valley wait longer for this than those of the hills, and the figures say by how much. ';
/** Ten pages each: as many paragraphs as fill them. */
const words = (paper: number): string =>
  Array.from({ length: 56 }, (_, at) => `Part ${paper}.${at + 1}. ${SENTENCE.repeat(8)}`).join('\n\n');

/** A meeting of twenty items, two papers each. */
const fill = (platform: Platform): Promise<string> =>
  inTransaction(platform.db, async (trx) => {
    const { rows } = await sql<{ key: string }>`
      insert into body (key, name, kind, about, in_public, composition, founded_on)
      values ('bench', 'Bench', 'board', 'It is measured.', true, '[]', '2013-04-01') returning *`.execute(
      trx,
    );
    const [body] = rows;
    if (!body) throw new Error('there is no body');
    const now = platform.now();
    const starts = new Date(now.getTime() + 86_400_000);
    const reference = await addMeeting(trx, system, now, body as Parameters<typeof addMeeting>[3], {
      title: 'A long meeting',
      starts,
      ends: new Date(starts.getTime() + 3 * 3_600_000),
      place: 'Hall',
      inPublic: true,
    });
    for (let at = 0; at < PAPERS / 2; at += 1) {
      const item = await addItem(trx, system, now, reference, {
        kind: 'report',
        title: `Report ${at + 1}`,
        purpose: 'note',
        minutes: 10,
      });
      for (const half of [1, 2])
        await addPaper(trx, system, now, {
          item,
          title: `Paper ${half}`,
          kind: 'words',
          words: words(at * 2 + half),
        });
    }
    return reference;
  });

/** The longest that the process answered nobody while `work` ran, in milliseconds. */
const blockedBy = async (work: () => Promise<void>): Promise<number> => {
  let [longest, last] = [0, performance.now()];
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 10);
    last = now;
  }, 10);
  await work();
  longest = Math.max(longest, performance.now() - last - 10);
  clearInterval(beat);
  return longest;
};

/** A pack of 400 pages: how long it takes, and for how long nobody else is answered meanwhile. */
export const measurePack = async (folder: string): Promise<Line[]> => {
  const chromium = findPrinter();
  if (!chromium) return [];
  mkdirSync(folder, { recursive: true });
  const read = readConfig({ COALFACE_DATA: folder, LOG_LEVEL: 'silent' }, folder);
  if (!read.ok) throw new Error(read.problems.join(' '));
  const { platform, close } = await openContext(read.config);
  try {
    const reference = await fill(platform);
    const began = performance.now();
    let pages = 0;
    const blocked = await blockedBy(async () => {
      const pack = await packOf(platform, system, reference);
      if (!pack.ok) throw new Error(JSON.stringify(pack.refusal));
      const file = await printedPdf(chromium, await packDocument(pack.value), platform.folder('spool'));
      pages =
        Buffer.from(file)
          .toString('latin1')
          .split(/\/Type\s*\/Page\b/).length - 1;
    });
    const took = performance.now() - began;
    return [
      { what: 'Pages of a pack', figure: String(pages), floor: `at least ${PAGES}`, kept: pages >= PAGES },
      {
        what: 'A pack of 400 pages, ms',
        figure: took.toFixed(0),
        floor: `at most ${FLOOR}`,
        kept: took <= FLOOR,
      },
      {
        what: 'Nobody answered meanwhile, ms at most',
        figure: blocked.toFixed(0),
        floor: `at most ${BLOCKED}`,
        kept: blocked <= BLOCKED,
      },
    ];
  } finally {
    await close();
  }
};
