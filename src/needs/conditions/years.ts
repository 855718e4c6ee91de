import type { CalendarDate } from '../../shared/dates.ts';

const two = (year: number): string => String(year % 100).padStart(2, '0');

const startingIn = (first: number, second: number): CalendarDate | undefined =>
  second % 100 === (first + 1) % 100 ? `${first}-04-01` : undefined;

/**
 * The financial year that a name or a person's words tell, as its first day: `prevalencebyccg_1314.csv`,
 * `2013/14`, `2013-14`, `2013-2014` and `2013-04-01` are all `2013-04-01`. Four digits alone are two years that
 * follow one another (`1314`), as QOF files are named. Undefined when they tell none.
 */
export const financialYearOf = (text: string): CalendarDate | undefined => {
  const day = /(?:^|[^0-9])(20[0-9]{2})-04-01(?![0-9])/.exec(text);
  if (day) return `${day[1]}-04-01`;
  const full = /(?:^|[^0-9])(20[0-9]{2})[-_/ ]{1,3}((?:20)?[0-9]{2})(?![0-9])/.exec(text);
  if (full) return startingIn(Number(full[1]), Number(full[2]));
  for (const [, first, second] of text.matchAll(/(?<![0-9])([0-9]{2})[-_/]?([0-9]{2})(?![0-9])/g)) {
    const year = startingIn(2000 + Number(first), Number(second));
    if (year) return year;
  }
  return undefined;
};

/** `2013-04-01` as people write it: `2013/14`. */
export const financialYear = (first: CalendarDate): string => {
  const year = Number(first.slice(0, 4));
  return `${year}/${two(year + 1)}`;
};

/** Last day of a financial year by its first: the day that its registers are counted on. */
export const lastDayOf = (first: CalendarDate): CalendarDate => `${Number(first.slice(0, 4)) + 1}-03-31`;

/**
 * The financial year whose registers stand beside a figure of a calendar year: the one that ends in it, so
 * that expected prevalence of 2015 is held against the registers of 31 March 2015.
 */
export const registerYearFor = (calendarYear: number): CalendarDate => `${calendarYear - 1}-04-01`;
