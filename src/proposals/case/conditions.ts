import type { Db } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import type { Condition } from '../stages/table-rules.ts';
import { whyNotSendNow } from './content.ts';

/** Which conditions of the stage machine this part meets: what its template and every case needs is there. */
export const caseConditions = async (db: Db, proposal: Proposal): Promise<readonly Condition[]> =>
  proposal.state === 'case' && (await whyNotSendNow(db, proposal)) === undefined ? ['case-complete'] : [];
