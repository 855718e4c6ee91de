import { sql } from 'kysely';
import type { Platform } from '../../../platform/platform.ts';
import type { Db } from '../../../platform/relational/relational.ts';

/** What people do in the house without changing any figure of a profile: the first words of such events' kinds. */
const NO_FIGURE =
  '^(sign-in|session|second-factor|password|token|invitation|mail|comment|attachment|gap|voice|reply)\\M';

/** How far the record was read, and the last event of it that may have changed a figure. */
type Read = { readonly length: number; readonly head: string; readonly end: string };

type Kept = { read: Read; readonly answers: Map<string, Promise<unknown>> };

const kept = new WeakMap<Platform, Kept>();

/** More different questions than pages have choices; the one longest unasked makes room. */
const MOST = 60;

/**
 * Where the record stands, as far as figures go. Every write of substance, also a load that becomes current,
 * appends to it in its own transaction; those since the last look are read, and no others.
 */
const readOn = async (db: Db, before: Read | undefined): Promise<Read> => {
  const { length, hash: head } = await db
    .selectFrom('event_head')
    .select(['length', 'hash'])
    .executeTakeFirstOrThrow();
  if (before && before.head === head) return before;
  // A record that is shorter than it was is another one: a backup was restored.
  const from = before && before.length < length ? before.length : 0;
  const last = await db
    .selectFrom('event')
    .select('hash')
    .where('id', '>', from)
    .where(sql<boolean>`kind !~ ${NO_FIGURE}`)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { length, head, end: last?.hash ?? (from > 0 ? (before?.end ?? '') : '') };
};

/**
 * The answer that was made for the same question while nothing that may change a figure was recorded, else a new
 * one. `question` must name all that the answer depends on beside what is recorded: area, year, the day, and what
 * its reader may see. A fault is not kept.
 */
export const remembered = async <A>(
  platform: Platform,
  question: readonly (string | undefined)[],
  make: () => Promise<A>,
): Promise<A> => {
  const before = kept.get(platform);
  const read = await readOn(platform.db, before?.read);
  const own =
    before && before.read.end === read.end ? before : { read, answers: new Map<string, Promise<unknown>>() };
  own.read = read;
  kept.set(platform, own);
  const { answers } = own;
  const key = JSON.stringify(question);
  const known = answers.get(key);
  answers.delete(key);
  const answer = known ?? make();
  answers.set(key, answer);
  if (!known) answer.catch(() => answers.get(key) === answer && answers.delete(key));
  const oldest = answers.size > MOST ? answers.keys().next().value : undefined;
  if (oldest !== undefined) answers.delete(oldest);
  return answer as Promise<A>;
};
