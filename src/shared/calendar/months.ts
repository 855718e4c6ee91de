import type { CalendarDate } from '../dates.ts';

/** A calendar month, `YYYY-MM`. Months compare as text. */
export type Month = string;

/** Reads `2026-09`; undefined when it is no month. */
export const parseMonth = (text: string): Month | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;

export const monthOfDate = (date: CalendarDate): Month => date.slice(0, 7);

/** Months since the year 0, in plain arithmetic: the money of a case asks some thousand times a page. */
const ordinal = (month: Month): number => {
  if (!parseMonth(month)) throw new RangeError(`${month} is no month`);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
};

/** The month so many months later, or earlier when the number is below nought. Refuses what is no month. */
export const addMonths = (month: Month, months: number): Month => {
  const at = ordinal(month) + months;
  if (!Number.isInteger(at) || at < 0 || at >= 120_000)
    throw new RangeError(`${months} months leave the calendar`);
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
};

/** Whole months from one to the other: September 2026 to January 2027 is 4. */
export const monthsBetween = (from: Month, to: Month): number => ordinal(to) - ordinal(from);

/** The financial year of a month, April to March, as people write it: `2026/27`. */
export const yearOfMonth = (month: Month): string => {
  const year = Number(month.slice(0, 4)) - (Number(month.slice(5)) < 4 ? 1 : 0);
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
};
