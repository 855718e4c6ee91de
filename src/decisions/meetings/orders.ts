import type { Db } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { Orders } from '../kit/find.ts';
import { ordersChangedBetween, type StandingOrders } from '../orders/orders-rules.ts';
import { decisionDb } from '../tables.ts';

/** Every version of a body’s standing orders that holds or will hold, each until the day before the next; by its number. */
const ordersOfBody = async (db: Db, body: string): Promise<StandingOrders[]> => {
  const rows: Orders[] = await decisionDb(db)
    .selectFrom('body_orders')
    .selectAll()
    .where('body', '=', body)
    .where('taken_back_on', 'is', null)
    .orderBy('from_day')
    .execute();
  return rows.map((row, place) => {
    const next = rows[place + 1];
    return {
      ...row.orders,
      key: String(row.id),
      inForceFrom: row.from_day,
      inForceTo: next ? addDays(next.from_day, -1) : null,
    };
  });
};

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
