import { Temporal } from 'temporal-polyfill';

/** A calendar date, `YYYY-MM-DD`. Never an instant: a membership that ends on a day ends everywhere on it. */
export type CalendarDate = string;

/** Reads `2016-02-29`; undefined when the text is no date of the calendar. */
export const parseDate = (text: string): CalendarDate | undefined => {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text)
      ? Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
      : undefined;
  } catch {
    return undefined;
  }
};

/** Reads `20160229`, the form of the ODS files; undefined when it is no date. */
export const parseCompactDate = (text: string): CalendarDate | undefined =>
  /^\d{8}$/.test(text) ? parseDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : undefined;

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Reads `01JAN2021` and `01-Sep-20`, the forms of the list-size files; two-digit years are of this century. */
export const parseMonthNameDate = (text: string): CalendarDate | undefined => {
  const parts = /^(\d{2})-?([A-Za-z]{3})-?(\d{4}|\d{2})$/.exec(text.trim());
  if (!parts) return undefined;
  const [, day, name = '', year = ''] = parts;
  const month = MONTHS.indexOf(name.toUpperCase()) + 1;
  if (month === 0) return undefined;
  return parseDate(`${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}-${day}`);
};

export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** The calendar date in London at an instant: what "today" means to the group. */
export const londonDate = (instant: Date): CalendarDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toString();

/** The months in English, January first. */
export const MONTH_NAMES: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** For reading: `29 February 2016`. Pages say hundreds of dates, and a locale's format takes far longer than this. */
export const longDate = (date: CalendarDate): string => {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return `${day} ${MONTH_NAMES[month - 1]} ${year}`;
};

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** For what somebody waits for: `Thursday 4 June 2026`; without its year where that is the year of `today`. */
export const weekdayDate = (date: CalendarDate, today?: CalendarDate): string => {
  const { dayOfWeek, day, month, year } = Temporal.PlainDate.from(date);
  const words = `${WEEKDAYS[dayOfWeek - 1]} ${day} ${MONTH_NAMES[month - 1]}`;
  return today?.slice(0, 4) === date.slice(0, 4) ? words : `${words} ${year}`;
};
