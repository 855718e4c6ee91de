import { sql } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Trx } from './relational.ts';

/** `GAP-2026-001`; from the thousandth on with more figures. */
export const referenceText = (series: string, year: number, number: number): string =>
  `${series}-${year}-${String(number).padStart(3, '0')}`;

/**
 * The next reference of a series in the year of `today`. The series' row stays locked until the transaction
 * ends: whoever asks meanwhile waits, and a number whose transaction is rolled back is given again.
 */
export const nextReference = async (trx: Trx, series: string, today: CalendarDate): Promise<string> => {
  const year = Number(today.slice(0, 4));
  const { rows } = await sql<{ last: number }>`
    insert into reference_number as n (series, year, last) values (${series}, ${year}, 1)
    on conflict (series, year) do update set last = n.last + 1
    returning last`.execute(trx);
  const last = rows[0]?.last;
  if (last === undefined) throw new Error(`no number for ${series} ${year}`);
  return referenceText(series, year, last);
};
