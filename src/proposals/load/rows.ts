import type { CalendarDate } from '../../shared/dates.ts';

/** Somebody as they stood that day. */
export type Named = { readonly id: string; readonly name: string; readonly standing: string };

/** What was written of one proposal, and who saw to it. */
export type PartsOf<Parts> = readonly [reference: string, parts: Parts, writer: Named];

/** A moment of a day of which no hour is known. */
export const noon = (day: CalendarDate): Date => new Date(`${day}T12:00:00Z`);

/** Rows are sent in parts: a statement holds at most 65,535 values. */
export const inParts = async <T>(
  rows: readonly T[],
  send: (some: T[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += 500) await send(rows.slice(from, from + 500));
};
