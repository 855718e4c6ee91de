import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { proposalDb } from '../tables.ts';
import { type ModerationPolicy, STARTING_POLICY } from './starting-policy.ts';

/** The policy of moderation in force on a day: the group's own, or the one that it begins with. */
export const policyOn = async (db: Db, day: CalendarDate): Promise<ModerationPolicy> => {
  const row = await proposalDb(db)
    .selectFrom('proposal_setting')
    .select(['key', 'data', 'in_force_from', 'source', 'verified'])
    .where('kind', '=', 'moderation')
    .where('withdrawn_on', 'is', null)
    .where('in_force_from', '<=', day)
    .where((where) => where.or([where('in_force_to', 'is', null), where('in_force_to', '>=', day)]))
    .orderBy('in_force_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return STARTING_POLICY;
  const { rules } = row.data as Pick<ModerationPolicy, 'rules'>;
  return { key: row.key, inForceFrom: row.in_force_from, rules, source: row.source, verified: row.verified };
};
