import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../shared/dates.ts';

/** What holds from a day up to and with another; null while it lasts. */
export type InForce = { readonly inForceFrom: CalendarDate; readonly inForceTo: CalendarDate | null };

/** Whether it is in force on a day. Its first and its last day are. */
export const isInForce = ({ inForceFrom, inForceTo }: InForce, on: CalendarDate): boolean =>
  inForceFrom <= on && (inForceTo === null || on <= inForceTo);

/** The one in force on a day; undefined when none is, and the page says so instead of guessing one. */
export const inForceOn = <One extends InForce>(list: readonly One[], on: CalendarDate): One | undefined =>
  list.find((one) => isInForce(one, on));

/** Two that would be in force on one day; undefined when there are none. */
export const whichOverlap = <One extends InForce>(list: readonly One[]): readonly [One, One] | undefined => {
  const sorted = [...list].sort((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1));
  for (const [place, one] of sorted.entries()) {
    const next = sorted[place + 1];
    if (next && (one.inForceTo === null || one.inForceTo >= next.inForceFrom)) return [one, next];
  }
  return undefined;
};

/** The same day so many calendar months on, or the last day of a month that is too short for it. */
export const addMonthsTo = (date: CalendarDate, months: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();
