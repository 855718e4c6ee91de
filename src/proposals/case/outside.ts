import type { Db } from '../../platform/relational/relational.ts';
import { counted } from '../../ui/index.ts';
import { sumWords } from '../contributions/rules.ts';
import { contributionsSum } from '../contributions/sum.ts';
import { type Pinned, pinnedOf } from '../evidence/standing.ts';

export type { Pinned } from '../evidence/standing.ts';

/** What is pinned to a proposal, and whether its publisher took back what it was made of. */
export const pinnedTo: (db: Db, reference: string) => Promise<readonly Pinned[]> = pinnedOf;

/** What people said of a proposal, as it is printed in its case; undefined while nobody has said anything. */
export const saidOf = async (
  db: Db,
  reference: string,
): Promise<{ readonly words: string | undefined; readonly unanswered: number }> => {
  const sum = await contributionsSum(db, reference);
  return {
    words:
      sum.all > 0 ? `Of ${counted(sum.all, 'contribution', 'contributions')} ${sumWords(sum)}.` : undefined,
    unanswered: sum.toAnswer,
  };
};
