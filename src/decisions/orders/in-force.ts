import type { Db } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';
import type { Orders } from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import { ordersOn, type StandingOrders } from './orders-rules.ts';

/** A row of orders as the rules read them, until the day before the next: its key is its number. */
export const ordersOfRow = (row: Orders, next: Orders | undefined): StandingOrders => ({
  ...row.orders,
  key: String(row.id),
  body: row.body,
  source: row.source,
  inForceFrom: row.from_day,
  inForceTo: next ? addDays(next.from_day, -1) : null,
});

/** Every version of a body’s standing orders that was kept, those that were taken back too; the oldest first. */
export const orderRowsOf = (db: Db, body: string): Promise<Orders[]> =>
  decisionDb(db)
    .selectFrom('body_orders')
    .selectAll()
    .where('body', '=', body)
    .orderBy('from_day')
    .orderBy('id')
    .execute();

/** Those of the rows that held, hold or will hold, each until the day before the next. */
export const ordersStanding = (rows: readonly Orders[]): readonly StandingOrders[] => {
  const standing = rows.filter(({ taken_back_on }) => taken_back_on === null);
  return standing.map((row, place) => ordersOfRow(row, standing[place + 1]));
};

/** Every version of a body’s standing orders that held, holds or will hold; the oldest first. */
export const ordersOfBody = async (db: Db, body: string): Promise<readonly StandingOrders[]> =>
  ordersStanding(await orderRowsOf(db, body));

/** The standing orders of a body on a day; undefined when none are in force. */
export const standingOrdersOn = async (
  db: Db,
  body: string,
  on: CalendarDate,
): Promise<StandingOrders | undefined> => ordersOn(await ordersOfBody(db, body), on);
