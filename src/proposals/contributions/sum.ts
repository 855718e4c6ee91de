import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { findProposal } from '../kit/find.ts';
import { contributionsOf, familyOf, ruleOf } from './queries.ts';
import { type ContributionSum, sumOfContributions } from './rules.ts';

const countedOf = async (db: Db, reference: string) => {
  const proposal = await findProposal(db, reference);
  const family = (await familyOf(db, reference)).map((one) => one.reference);
  return (await contributionsOf(db, family))
    .filter(({ state }) => state !== 'held')
    .map((row) => ({ rule: ruleOf(row, proposal?.owner ?? ''), row }));
};

/**
 * What came of all that people said of a proposal and of those that joined it, as it is printed in its case. Without
 * `today` none counts as late.
 */
export const contributionsSum = async (
  db: Db,
  reference: string,
  today: CalendarDate = '0001-01-01',
): Promise<ContributionSum> =>
  sumOfContributions(
    (await countedOf(db, reference)).map(({ rule }) => rule),
    today,
  );

export type Unanswered = { readonly id: string; readonly words: string; readonly due: CalendarDate };

/** What still waits for its answer, the soonest due first. */
export const unansweredOf = async (db: Db, reference: string): Promise<readonly Unanswered[]> =>
  (await countedOf(db, reference))
    .filter(({ rule, row }) => row.reply_to === null && row.state === 'shown' && rule.answer === null)
    .map(({ rule, row }) => ({ id: row.id, words: row.words, due: rule.due }))
    .sort((a, b) => (a.due < b.due ? -1 : 1));
