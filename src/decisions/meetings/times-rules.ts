import { Temporal } from 'temporal-polyfill';
import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** A time of day in London, `14:00`. */
export type ClockTime = string;

const LONDON = 'Europe/London';

/** Reads `14:00`, `14.00`, `9.30`, `2pm` and `2.30 pm`; undefined when it is no time of day. */
export const parseTime = (text: string): ClockTime | undefined => {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (!parts) return undefined;
  const [, hour = '', minute = '00', half] = parts;
  const twelve = Number(hour);
  if (half && (twelve < 1 || twelve > 12)) return undefined;
  const hours = half ? (twelve % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : twelve;
  if (hours > 23 || Number(minute) > 59 || (!half && parts[2] === undefined)) return undefined;
  return `${String(hours).padStart(2, '0')}:${minute}`;
};

/**
 * The instant at which a clock in London shows this time. An hour that is left out in March is taken an hour later, one
 * that comes twice in October the first time, as calendars do (RFC 5545, 3.3.5).
 */
export const londonInstant = (date: CalendarDate, time: ClockTime): Date =>
  new Date(
    Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(LONDON, { disambiguation: 'compatible' })
      .epochMilliseconds,
  );

/** When a meeting of a day begins and ends: an end that is not after its beginning is on the next day. */
export const meetingTimes = (
  date: CalendarDate,
  from: ClockTime,
  to: ClockTime,
): { readonly starts: Date; readonly ends: Date } => ({
  starts: londonInstant(date, from),
  ends: londonInstant(to > from ? date : addDays(date, 1), to),
});

const wall = (instant: Date): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(LONDON);

/** What a clock in London shows: `14:20`, for a field. */
export const clockTime = (instant: Date): ClockTime => wall(instant).toPlainTime().toString().slice(0, 5);

/** The same for reading: `14.20`. */
export const clockWords = (instant: Date): string => clockTime(instant).replace(':', '.');

/** `14.00 to 16.30`; where it ends on another day, `22.00 to 1.00 the next day`. */
export const spanWords = (starts: Date, ends: Date): string =>
  `${clockWords(starts)} to ${clockWords(ends)}${
    wall(starts).toPlainDate().equals(wall(ends).toPlainDate()) ? '' : ' the next day'
  }`;

export const addMinutes = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * 60_000);

/** `20 min`, `1 h`, `2 h 30 min`. */
export const minutesWords = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 || hours === 0 ? `${rest} min` : '']
    .filter(Boolean)
    .join(' ');
};
