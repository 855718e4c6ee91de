import type { CalendarDate } from '../../shared/dates.ts';

/** A financial year by the calendar year in which it begins: 2025 is `2025/26`. */
export const yearName = (begins: number): string =>
  `${begins}/${String((begins + 1) % 100).padStart(2, '0')}`;

/** The year in which a day falls, by the year in which it begins. */
export const yearOf = (date: CalendarDate): number =>
  Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0);

/** Reads `2025/26`; undefined when it is no financial year. */
export const readYear = (text: string): number | undefined => {
  const begins = Number(/^(\d{4})\/\d{2}$/.exec(text)?.[1]);
  return Number.isSafeInteger(begins) && yearName(begins) === text ? begins : undefined;
};

export type Span = { readonly from: CalendarDate; readonly to: CalendarDate };

/** The first and the last day of a year. */
export const spanOf = (begins: number): Span => ({ from: `${begins}-04-01`, to: `${begins + 1}-03-31` });

/** The years from the first day to the last, newest first. */
export const yearsBetween = (first: CalendarDate, last: CalendarDate): readonly number[] =>
  Array.from({ length: Math.max(0, yearOf(last) - yearOf(first)) + 1 }, (_, back) => yearOf(last) - back);
