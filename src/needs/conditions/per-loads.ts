import type { Facts } from '../../platform/facts/index.ts';

const kept = new WeakMap<Facts, Map<string, Promise<unknown>>>();

/** More different questions than a day's pages ask; the one longest unasked makes room. */
const MOST = 100;

/**
 * An answer that rests on the rows of certain loads and on nothing else: it is made once and kept, because the
 * rows of a load never change. `question` names the loads and all else that the answer depends on. A fault is
 * not kept.
 */
export const perLoads = <A>(facts: Facts, question: unknown, make: () => Promise<A>): Promise<A> => {
  const answers = kept.get(facts) ?? new Map<string, Promise<unknown>>();
  kept.set(facts, answers);
  const key = JSON.stringify(question);
  const known = answers.get(key) as Promise<A> | undefined;
  const answer = known ?? make();
  answers.delete(key);
  answers.set(key, answer);
  if (!known) answer.catch(() => answers.delete(key));
  const oldest = answers.size > MOST ? answers.keys().next().value : undefined;
  if (oldest !== undefined) answers.delete(oldest);
  return answer;
};
