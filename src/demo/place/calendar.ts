import type { CalendarDate } from '../../shared/dates.ts';

/** The day on which the story is told; nothing here asks the clock. */
export const STORY_TODAY: CalendarDate = '2026-05-21';

/** First days of the quarters that have a list: four years, July 2022 to April 2026. */
export const QUARTERS: readonly CalendarDate[] = Array.from({ length: 16 }, (_, index) => {
  const months = 6 + index * 3;
  return `${2022 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
});

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day before a first of the month: the last day of what ends when something else begins. */
export const dayBeforeFirst = (date: CalendarDate): CalendarDate => {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  if (!date.endsWith('-01')) throw new Error(`${date} is no first of a month`);
  if (month === 1) return `${year - 1}-12-31`;
  const leap = month === 3 && year % 4 === 0 ? 1 : 0;
  return `${year}-${String(month - 1).padStart(2, '0')}-${(LENGTHS[month - 2] ?? 0) + leap}`;
};

/** The first of a month of a year. */
export const firstOf = (year: number, month: number): CalendarDate =>
  `${year}-${String(month).padStart(2, '0')}-01`;

/**
 * The day up to which what people of the place said and did is told. Its lists and figures end before; decisions need
 * the months in which something came of them.
 */
export const TOLD_TO: CalendarDate = '2026-11-19';
