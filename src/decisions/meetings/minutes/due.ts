import type { Db } from '../../../platform/relational/relational.ts';
import { addDays, type CalendarDate, londonDate } from '../../../shared/dates.ts';
import { type Meeting, ordersInForce } from '../../kit/find.ts';

/** The day by which draft minutes are published, by the orders of the day of the meeting; undefined without orders. */
export const minutesDue = async (
  db: Db,
  { body, starts, ends, closed_at }: Pick<Meeting, 'body' | 'starts' | 'ends' | 'closed_at'>,
): Promise<CalendarDate | undefined> => {
  const rule = await ordersInForce(db, body, londonDate(starts));
  return rule && addDays(londonDate(closed_at ?? ends), rule.orders.publication.draftMinutesDays);
};
