import type { ToldBody, ToldDecisions } from '../../decisions/index.ts';
import { addDays, type CalendarDate, longDate } from '../../shared/dates.ts';
import { putForward } from '../proposals/invent.ts';

const SPOKEN = /\{(\d{4}-\d{2}-\d{2})\}/g;

/** Dates within words, put forward like the others and written out. */
export const spoken = <T>(value: T, days: number): T => {
  const say = (one: unknown): unknown => {
    if (typeof one === 'string')
      return one.replace(SPOKEN, (_, date: string) => longDate(addDays(date, days)));
    if (Array.isArray(one)) return one.map(say);
    if (one !== null && typeof one === 'object')
      return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, say(inner)]));
    return one;
  };
  return say(value) as T;
};

/** The first of the month that is nearest to a day: what begins with a month still does when it is put forward. */
export const nearestFirst = (day: CalendarDate): CalendarDate => {
  const first = `${day.slice(0, 8)}01`;
  return day.slice(8) <= '15' ? first : `${addDays(first, 31).slice(0, 8)}01`;
};

/** Orders that changed within what is told, put forward; those that were there before stay. */
const ordersOn = (orders: ToldBody['orders'], days: number): ToldBody['orders'] => {
  const from = orders.map((one, at) => (at === 0 ? one.from : nearestFirst(addDays(one.from, days))));
  return orders.map((one, at) => {
    const [begins = one.from, next] = [from[at], from[at + 1]];
    if (at > 0 && one.verified)
      return {
        ...one,
        from: begins,
        enteredOn: addDays(begins, -22),
        verified: { ...one.verified, on: addDays(begins, -20) },
        orders: { ...one.orders, inForceFrom: begins, inForceTo: next ? addDays(next, -1) : null },
      };
    return { ...one, orders: { ...one.orders, inForceTo: next ? addDays(next, -1) : null } };
  });
};

/**
 * What bodies did with every date put forward. Who sits on them stays as the register of people has it, and what begins
 * with a month still does.
 */
export const moved = (told: ToldDecisions, days: number): ToldDecisions => {
  const forward = spoken(putForward(told, days), days);
  return {
    ...forward,
    bodies: told.bodies.map((body) => ({ ...body, orders: ordersOn(body.orders, days) })),
    elections: forward.elections.map((one) => ({
      ...one,
      term: [nearestFirst(one.term[0]), addDays(nearestFirst(addDays(one.term[1], 1)), -1)],
    })),
  };
};
