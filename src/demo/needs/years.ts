import type { CalendarDate } from '../../shared/dates.ts';
import { firstOf } from '../place/calendar.ts';

/** A financial year of the needs files, with the list that its registers are shares of. */
export type NeedsYear = {
  /** 0 for the oldest. */
  readonly place: number;
  readonly first: CalendarDate;
  /** 31 March: the day of the registers, and of who belonged to whom. */
  readonly last: CalendarDate;
  /** The list of the day after. */
  readonly list: CalendarDate;
  /** `2025/26`. */
  readonly words: string;
  /** `2526`, as the files of registers are named. */
  readonly short: string;
  /** The calendar year of its last day: models of expected prevalence are by calendar year. */
  readonly ends: number;
};

const two = (year: number): string => String(year % 100).padStart(2, '0');

/** Four financial years, the last of which ended before the day of the story. */
export const YEARS: readonly NeedsYear[] = [2022, 2023, 2024, 2025].map((year, place) => ({
  place,
  first: firstOf(year, 4),
  last: `${year + 1}-03-31`,
  list: firstOf(year + 1, 4),
  words: `${year}/${two(year + 1)}`,
  short: `${two(year)}${two(year + 1)}`,
  ends: year + 1,
}));

export const LATEST = YEARS.length - 1;

/** First days of the months of the four years, oldest first. */
export const MONTHS: readonly CalendarDate[] = YEARS.flatMap(({ ends }) => [
  ...[4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => firstOf(ends - 1, month)),
  ...[1, 2, 3].map((month) => firstOf(ends, month)),
]);

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mar` of `2026-03-01`. */
export const monthName = (date: CalendarDate): string => SHORT_MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
