import type { Db } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import type { Condition } from '../stages/table-rules.ts';

/** Which conditions of the stage machine this part meets. */
export const optionConditions = async (_db: Db, _proposal: Proposal): Promise<readonly Condition[]> => [];
