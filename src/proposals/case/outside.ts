import type { Db } from '../../platform/relational/relational.ts';
import { sumWords } from '../contributions/rules.ts';
import { contributionsSum } from '../contributions/sum.ts';

export type Pinned = { readonly id: string; readonly label: string; readonly takenBack: boolean };

/** Figures and other evidence pinned to a proposal, and whether their publisher has taken them back. */
export const pinnedTo = async (_db: Db, _reference: string): Promise<readonly Pinned[]> => [];

/** What people said of a proposal, as it is printed in its case; undefined while nobody has said anything. */
export const saidOf = async (
  db: Db,
  reference: string,
): Promise<{ readonly words: string | undefined; readonly unanswered: number }> => {
  const sum = await contributionsSum(db, reference);
  return {
    words: sum.all > 0 ? `Of ${sum.all} contributions ${sumWords(sum)}.` : undefined,
    unanswered: sum.toAnswer,
  };
};
