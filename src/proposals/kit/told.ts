import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { proposalDb } from '../tables.ts';

/** Whether this was not told yet, such as `ISV-2026-014 late options 2026-04-02`; from now on it was. */
export const isFirstTold = async (trx: Trx, what: string, today: CalendarDate): Promise<boolean> => {
  const row = await proposalDb(trx)
    .insertInto('proposal_told')
    .values({ what, on_day: today })
    .onConflict((found) => found.column('what').doNothing())
    .returning('what')
    .executeTakeFirst();
  return row !== undefined;
};
