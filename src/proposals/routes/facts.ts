import { membersOn } from '../../people/index.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { findGroup } from '../../platform/settings.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { caseFactsOf } from '../case/money/facts.ts';
import type { Proposal } from '../kit/find.ts';
import type { RouteFacts } from './scheme-rules.ts';

/**
 * How many practices the group has on a day; undefined where nobody has said which group this is. Reads the group
 * through the transaction handed in: the embedded store lets one at a time through.
 */
export const practicesOfGroup = async (db: Db, today: CalendarDate): Promise<number | undefined> => {
  const group = await findGroup(db);
  return group && (await membersOn(db, group.area, today)).length;
};

/** What is known of proposals themselves, before anything of a case is written. */
export const ownFacts = (proposal: Proposal, practices: number | undefined): RouteFacts => ({
  practices: proposal.touches
    ? proposal.touches.practices === 'all'
      ? practices
      : proposal.touches.practices.length
    : undefined,
  budgetShare: proposal.budget_share ?? undefined,
  restricts: proposal.restricts ?? undefined,
  partners: proposal.partners_change ?? undefined,
});

/** What the routes of these proposals are worked out from, by reference: what is known of them, and of their cases. */
export const factsOf = async (
  db: Db,
  proposals: readonly Proposal[],
  today: CalendarDate,
): Promise<ReadonlyMap<string, RouteFacts>> => {
  const practices = await practicesOfGroup(db, today);
  const cases = await caseFactsOf(
    db,
    proposals.map(({ reference }) => reference),
  );
  return new Map(
    proposals.map((proposal) => [
      proposal.reference,
      { ...ownFacts(proposal, practices), ...cases.get(proposal.reference) },
    ]),
  );
};
