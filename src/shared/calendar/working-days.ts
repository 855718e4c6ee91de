import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../dates.ts';
import { type BankHolidays, ENGLAND } from './bank-holidays.ts';

/** Whether the bank holidays of every year from one date to the other are known. */
export const calendarCovers = (
  from: CalendarDate,
  to: CalendarDate,
  holidays: BankHolidays = ENGLAND,
): boolean => Number(from.slice(0, 4)) >= holidays.firstYear && Number(to.slice(0, 4)) <= holidays.lastYear;

const requireCovered = (date: CalendarDate, holidays: BankHolidays): void => {
  if (!calendarCovers(date, date, holidays))
    throw new RangeError(
      `bank holidays of ${holidays.country} are known for ${holidays.firstYear} to ${holidays.lastYear}, not for ${date}`,
    );
};

const isWorking = (date: Temporal.PlainDate, holidays: BankHolidays): boolean =>
  date.dayOfWeek <= 5 && !holidays.days.has(date.toString());

/**
 * Whether a day is neither at a weekend nor a bank holiday. Refuses (RangeError) a day of a year whose holidays
 * are not known; ask `calendarCovers` first where a person chose the day.
 */
export const isWorkingDay = (date: CalendarDate, holidays: BankHolidays = ENGLAND): boolean => {
  requireCovered(date, holidays);
  return isWorking(Temporal.PlainDate.from(date), holidays);
};

/**
 * Working days after `from` up to and with `to`: the day on which something begins is day nought, as with
 * calendar days. Tuesday 12 May to Thursday 21 May 2026 is 7. Refuses an end before its beginning, and years whose
 * holidays are not known.
 */
export const workingDaysBetween = (
  from: CalendarDate,
  to: CalendarDate,
  holidays: BankHolidays = ENGLAND,
): number => {
  requireCovered(from, holidays);
  requireCovered(to, holidays);
  const end = Temporal.PlainDate.from(to);
  let day = Temporal.PlainDate.from(from);
  if (Temporal.PlainDate.compare(day, end) > 0) throw new RangeError(`${to} lies before ${from}`);
  const days = day.until(end, { largestUnit: 'day' }).days;
  // Whole weeks by arithmetic: a figure over thousands of ideas counts years of days.
  const weeks = Math.floor(days / 7);
  let count = weeks * 5 - holidaysWithin(from, day.add({ days: weeks * 7 }).toString(), holidays);
  day = day.add({ days: weeks * 7 });
  while (Temporal.PlainDate.compare(day, end) < 0) {
    day = day.add({ days: 1 });
    if (isWorking(day, holidays)) count += 1;
  }
  return count;
};

/** Bank holidays after one day up to and with another that fall from Monday to Friday, as nearly all do. */
const holidaysWithin = (after: CalendarDate, upTo: CalendarDate, holidays: BankHolidays): number => {
  let count = 0;
  for (const day of holidays.days.keys())
    if (day > after && day <= upTo && Temporal.PlainDate.from(day).dayOfWeek <= 5) count += 1;
  return count;
};

/**
 * The day that is `days` working days later: Monday 2 February 2026 and two is Wednesday 4 February. Nought gives the
 * day itself, whatever it is. Refuses a number below nought or with a part, and years whose holidays are not
 * known.
 */
export const addWorkingDays = (
  from: CalendarDate,
  days: number,
  holidays: BankHolidays = ENGLAND,
): CalendarDate => {
  if (!Number.isSafeInteger(days) || days < 0)
    throw new RangeError(`working days are a whole number from 0, not ${days}`);
  requireCovered(from, holidays);
  let day = Temporal.PlainDate.from(from);
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    requireCovered(day.toString(), holidays);
    if (isWorking(day, holidays)) left -= 1;
  }
  return day.toString();
};
