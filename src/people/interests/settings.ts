import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type InterestRules, STARTING_RULES } from './register-rules.ts';
import { interestDb } from './tables.ts';

export type RulesInForce = {
  readonly rules: InterestRules;
  /** Null: nobody of the group has set any, and those to begin with hold. */
  readonly from: CalendarDate | null;
};

/** The rules of the registers that are in force on a day; those to begin with until the group sets its own. */
export const rulesOn = async (db: Db, on: CalendarDate): Promise<RulesInForce> => {
  const row = await interestDb(db)
    .selectFrom('interest_rules')
    .select(['from_day', 'rules'])
    .where('from_day', '<=', on)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { rules: row.rules, from: row.from_day } : { rules: STARTING_RULES, from: null };
};
