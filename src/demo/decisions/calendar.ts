import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** The bodies of the place, by their keys. */
export const BODY_KEYS = ['governing-body', 'commissioning', 'audit', 'members-council'] as const;
export type BodyKey = (typeof BODY_KEYS)[number];

/** A body’s day: the so-manyeth weekday of its months; Monday is 1. */
type Rhythm = { readonly weekday: number; readonly nth: number; readonly months: readonly number[] };

const EVERY = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const RHYTHMS: Readonly<Record<BodyKey, Rhythm>> = {
  'governing-body': { weekday: 2, nth: 2, months: EVERY },
  commissioning: { weekday: 3, nth: 4, months: EVERY },
  audit: { weekday: 3, nth: 3, months: [1, 3, 5, 7, 9, 11] },
  'members-council': { weekday: 4, nth: 1, months: [3, 6, 9, 12] },
};

const weekdayOf = (day: CalendarDate): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** The so-manyeth weekday of a month. */
const nthOf = (year: number, month: number, { weekday, nth }: Rhythm): CalendarDate => {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7);
};

/** When a body meets, in order, from one day to another, both included. */
export const meetingDays = (body: BodyKey, from: CalendarDate, to: CalendarDate): readonly CalendarDate[] => {
  const rhythm = RHYTHMS[body];
  const days: CalendarDate[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (const month of rhythm.months) {
      const day = nthOf(year, month, rhythm);
      if (day >= from && day <= to) days.push(day);
    }
  return days;
};

/** The first day on or after another on which a body meets. */
export const nextMeeting = (body: BodyKey, from: CalendarDate): CalendarDate => {
  const [day] = meetingDays(body, from, addDays(from, 200));
  if (!day) throw new Error(`${body} never meets`);
  return day;
};

/** Which body decides what goes to one of the four kinds of decider; a clinical lead decides alone. */
export const BODY_OF: Readonly<Record<string, BodyKey>> = {
  committee: 'commissioning',
  'governing-body': 'governing-body',
  members: 'members-council',
};
