import type { Db } from '../../platform/relational/relational.ts';
import type { Proposal } from '../kit/find.ts';
import type { Condition } from '../stages/table-rules.ts';
import { findClosing } from './find.ts';

/** The problem is closed by both leads, and was not taken back since. */
export const problemConditions = async (db: Db, { reference }: Proposal): Promise<readonly Condition[]> =>
  (await findClosing(db, reference)) ? ['problem-closed'] : [];
