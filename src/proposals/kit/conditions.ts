import type { Db } from '../../platform/relational/relational.ts';
import { caseConditions } from '../case/conditions.ts';
import { optionConditions } from '../options/conditions.ts';
import { problemConditions } from '../problem/conditions.ts';
import type { Condition } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import type { Proposal } from './find.ts';

/** What each part of a proposal answers for. */
type PartConditions = (db: Db, proposal: Proposal) => Promise<readonly Condition[]>;

const PARTS: readonly PartConditions[] = [problemConditions, optionConditions, caseConditions];

/** Which conditions of the stage machine are met by the parts of a proposal now. */
export const conditionsMet = async (db: Db, proposal: Proposal): Promise<ReadonlySet<Condition>> => {
  const met = new Set<Condition>();
  for (const part of PARTS) for (const condition of await part(db, proposal)) met.add(condition);
  if (proposal.body !== null) met.add('route-known');
  const review = await proposalDb(db)
    .selectFrom('proposal_review')
    .select('id')
    .where('proposal', '=', proposal.reference)
    .where('written_on', '>=', proposal.since)
    .limit(1)
    .executeTakeFirst();
  if (proposal.state === 'live' && review) met.add('review-written');
  return met;
};
