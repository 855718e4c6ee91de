import { type CalendarDate, parseDate } from '../../shared/dates.ts';

/** The three fields of a date as a person left them. */
export type DateParts = { readonly day: string; readonly month: string; readonly year: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthNumber = (text: string): string => {
  const named = MONTHS.indexOf(text.toLowerCase().slice(0, 3)) + 1;
  return named > 0 ? String(named) : text;
};

/** The parts sent by `<DateField name>`: `started-day`, `started-month`, `started-year`. */
export const datePartsIn = (values: Readonly<Record<string, unknown>>, name: string): DateParts => {
  const text = (part: string): string => {
    const value = values[`${name}-${part}`];
    return typeof value === 'string' ? value.trim() : '';
  };
  return { day: text('day'), month: text('month'), year: text('year') };
};

/** `2016-02-29` as the three parts of a field. */
export const datePartsOf = (date: CalendarDate | undefined): DateParts => {
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
};

/** True when nobody wrote anything in any part. */
export const isEmptyDate = ({ day, month, year }: DateParts): boolean => `${day}${month}${year}` === '';

/** The calendar date that the parts name; months may be in words. Undefined when they name none. */
export const dateFromParts = ({ day, month, year }: DateParts): CalendarDate | undefined => {
  const two = (text: string): string => text.padStart(2, '0');
  return /^\d{4}$/.test(year) ? parseDate(`${year}-${two(monthNumber(month))}-${two(day)}`) : undefined;
};

/** The three fields of a date as one text: empty when nobody wrote anything, `?` when they make no date. */
export const dateIn = (form: Readonly<Record<string, string>>, name: string): string => {
  const parts = datePartsIn(form, name);
  return isEmptyDate(parts) ? '' : (dateFromParts(parts) ?? '?');
};

/** A date as the values of its three fields. */
export const datePartValues = (name: string, date: string | null | undefined): Record<string, string> => {
  const { day, month, year } = datePartsOf(date ?? undefined);
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
