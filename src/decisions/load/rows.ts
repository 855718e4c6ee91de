import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { referenceText } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { londonInstant } from '../meetings/times-rules.ts';
import type { WallTime } from './told.ts';

/** Rows are sent in parts: a statement holds at most 65,535 values. */
export const inParts = async <T>(
  rows: readonly T[],
  send: (some: T[]) => Promise<unknown>,
): Promise<void> => {
  for (let from = 0; from < rows.length; from += 500) await send(rows.slice(from, from + 500));
};

/** A time of a day as an instant. */
export const instant = (on: CalendarDate, at: WallTime): Date => londonInstant(on, at);

/** Gives references of one series in the order in which they are asked for, and keeps the last numbers at the end. */
export const numbers = (letters: string) => {
  const last = new Map<number, number>();
  return {
    next: (on: CalendarDate): string => {
      const year = Number(on.slice(0, 4));
      const number = (last.get(year) ?? 0) + 1;
      last.set(year, number);
      return referenceText(letters, year, number);
    },
    keep: async (trx: Trx): Promise<void> => {
      for (const [year, number] of last)
        await sql`insert into reference_number (series, year, last) values (${letters}, ${year}, ${number})`.execute(
          trx,
        );
    },
  };
};

/** The value under a key; a past that names what it does not have is not loaded. */
export const found = <T>(map: ReadonlyMap<string, T>, key: string, what: string): T => {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`there is no ${what} ${key}`);
  return value;
};

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** The code of a secret ballot as its voter had it, `K7QM-3XPA-92RT`, made of words instead of chance. */
export const codeOf = (words: string): string =>
  [...createHash('sha256').update(words).digest()]
    .slice(0, 12)
    .map((byte) => LETTERS.charAt(byte % LETTERS.length))
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-');
