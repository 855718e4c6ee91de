import { addWorkingDays, calendarCovers } from '../../shared/calendar/index.ts';
import { addDays, type CalendarDate } from '../../shared/dates.ts';

/** By which day somebody on duty has looked: working days where their holidays are known, else calendar days. */
export const lookBy = (raisedOn: CalendarDate, firstLook: number): CalendarDate =>
  calendarCovers(raisedOn, addDays(raisedOn, firstLook * 2 + 14))
    ? addWorkingDays(raisedOn, firstLook)
    : addDays(raisedOn, firstLook);
