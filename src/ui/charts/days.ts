import { type CalendarDate, MONTH_NAMES } from '../../shared/dates.ts';

/** The year, month (1 to 12) and day of a date, without the cost of a calendar: a chart asks hundreds of times. */
export const partsOf = (date: CalendarDate): readonly [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

export const monthName = (month: number, form: 'long' | 'short' = 'long'): string =>
  form === 'long'
    ? (MONTH_NAMES[month - 1] ?? '')
    : (MONTH_NAMES[month - 1] ?? '').slice(0, month === 9 ? 4 : 3);

/** `July 2022`; short, `Jul 2022`. */
export const monthYear = (date: CalendarDate, form: 'long' | 'short' = 'long'): string => {
  const [year, month] = partsOf(date);
  return `${monthName(month, form)} ${year}`;
};

/** The instant at which a date begins, in milliseconds: places on a time axis. */
export const instantOf = (date: CalendarDate): number => {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day);
};

const DAY = 86_400_000;

/** True when the dates are of months rather than days: each in a month of its own. */
export const monthly = (dates: readonly CalendarDate[]): boolean =>
  dates.every((date, i) => i === 0 || instantOf(date) - instantOf(dates[i - 1] ?? date) >= 28 * DAY);
