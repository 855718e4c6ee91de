import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ordersOfBody } from '../orders/in-force.ts';
import { ordersChangedBetween, type StandingOrders } from '../orders/orders-rules.ts';

/**
 * Whether other orders rule a meeting on its day than those by which it was called: the numbers of both, null where
 * the body had none. Undefined when the same hold.
 */
export const ordersChange = async (
  db: Db,
  body: string,
  called: CalendarDate,
  meets: CalendarDate,
): Promise<{ readonly was: StandingOrders | null; readonly now: StandingOrders | null } | undefined> => {
  const changed = ordersChangedBetween(await ordersOfBody(db, body), called, meets);
  return changed && { was: changed.was ?? null, now: changed.now ?? null };
};
