import type { Platform } from '../../../platform/platform.ts';
import type { Db } from '../../../platform/relational/relational.ts';

/**
 * The end of the record's chain. Every write of substance, also a load that becomes current, appends to it in
 * its own transaction: while it stands, nothing that an answer is made of has changed.
 */
export const recordEnd = async (db: Db): Promise<string> =>
  (await db.selectFrom('event_head').select('hash').executeTakeFirstOrThrow()).hash;

/** Answers that are kept for one platform, under the end of the record at which they were made. */
type Kept = { end: string; readonly answers: Map<string, Promise<unknown>> };

const kept = new WeakMap<Platform, Kept>();

/** More different questions than pages have choices; the one longest unasked makes room. */
const MOST = 60;

/**
 * The answer that was made for the same question at the same end of the record, else a new one. `question` must
 * name all that the answer depends on beside what is recorded: area, year, the day, and what its reader may see.
 * A fault is not kept.
 */
export const remembered = async <A>(
  platform: Platform,
  question: readonly (string | undefined)[],
  make: () => Promise<A>,
): Promise<A> => {
  const end = await recordEnd(platform.db);
  let own = kept.get(platform);
  if (own?.end !== end) {
    own = { end, answers: new Map() };
    kept.set(platform, own);
  }
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
