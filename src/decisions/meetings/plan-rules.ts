import { Temporal } from 'temporal-polyfill';
import { calendarCovers, ENGLAND } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** Which of the month: the first to the fourth, or the last. */
export const NTHS = ['1', '2', '3', '4', 'last'] as const;
export type Nth = (typeof NTHS)[number];

/** The second Tuesday of every month, or of every other; every fourth Tuesday from a day on. */
export type Rhythm =
  | { readonly kind: 'months'; readonly nth: Nth; readonly every: number }
  | { readonly kind: 'weeks'; readonly every: number };

export type PlannedDay = {
  readonly day: CalendarDate;
  /** The bank holiday on which it would have been, and its day: a week later instead. */
  readonly instead?: { readonly day: CalendarDate; readonly holiday: string };
};

export type YearPlan = {
  readonly days: readonly PlannedDay[];
  /** Days on which there is none: a week later would be a bank holiday too, or after the last day. */
  readonly left: readonly { readonly day: CalendarDate; readonly holiday: string }[];
  /** The first year whose bank holidays are not published yet; its days must be looked at again. */
  readonly unknownFrom: number | null;
};

/** Most meetings that are planned at once: a weekly body for a year. */
export const MOST_PLANNED = 53;

const nthOf = (month: Temporal.PlainYearMonth, weekday: number, nth: Nth): Temporal.PlainDate => {
  const first = month.toPlainDate({ day: 1 });
  const early = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (nth !== 'last') return early.add({ weeks: Number(nth) - 1 });
  const fifth = early.add({ weeks: 4 });
  return fifth.month === month.month ? fifth : early.add({ weeks: 3 });
};

const ideal = (rhythm: Rhythm, weekday: number, from: CalendarDate, to: CalendarDate): CalendarDate[] => {
  const first = Temporal.PlainDate.from(from);
  const found: CalendarDate[] = [];
  if (rhythm.kind === 'weeks') {
    let day = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
    for (; day.toString() <= to; day = day.add({ weeks: rhythm.every })) found.push(day.toString());
    return found;
  }
  let month = first.toPlainYearMonth();
  // The first month is one in which the day is still to come; others are counted from it.
  if (nthOf(month, weekday, rhythm.nth).toString() < from) month = month.add({ months: 1 });
  for (; ; month = month.add({ months: rhythm.every })) {
    const day = nthOf(month, weekday, rhythm.nth).toString();
    if (day > to) return found;
    found.push(day);
  }
};

/**
 * The days on which a body meets, from one day up to and with another; weekday 1 is Monday. One on a bank holiday of
 * England is a week later, and left out where that is one too.
 */
export const planYear = (rhythm: Rhythm, weekday: number, from: CalendarDate, to: CalendarDate): YearPlan => {
  const days: PlannedDay[] = [];
  const left: { day: CalendarDate; holiday: string }[] = [];
  for (const day of ideal(rhythm, weekday, from, to)) {
    const holiday = ENGLAND.days.get(day);
    const later = addDays(day, 7);
    if (holiday === undefined) days.push({ day });
    else if (ENGLAND.days.has(later) || later > to) left.push({ day, holiday });
    else days.push({ day: later, instead: { day, holiday } });
  }
  const seen = new Set<CalendarDate>();
  return {
    // Every week, the one that is moved falls on the next.
    days: days.filter(({ day }) => !seen.has(day) && seen.add(day)),
    left,
    unknownFrom: calendarCovers(from, to) ? null : ENGLAND.lastYear + 1,
  };
};
