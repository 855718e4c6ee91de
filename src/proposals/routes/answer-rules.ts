import { addDays, type CalendarDate, daysBetween } from '../../shared/dates.ts';
import type { SchemeBody } from './scheme-rules.ts';

/** The days until a body’s answer, counted: the day on which the case was complete is day nought. */
export type AnswerDays = {
  readonly completeOn: CalendarDate;
  /** The last day in time. */
  readonly due: CalendarDate;
  /** Calendar days from the one to the other. */
  readonly of: number;
  /** Which day today is; at most the last when it was answered. */
  readonly day: number;
  /** Days left; below nought when it is late. */
  readonly left: number;
};

/** The days of an answer as they stand on a day, or stood when it was given. */
export const answerDays = (completeOn: CalendarDate, due: CalendarDate, on: CalendarDate): AnswerDays => {
  const day = Math.max(0, daysBetween(completeOn, on));
  const of = daysBetween(completeOn, due);
  return { completeOn, due, of, day, left: of - day };
};

export type AnswerWeek = {
  readonly number: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Its days, in order: 1 is the day after the case was complete. */
  readonly days: readonly number[];
};

/** The days of an answer by weeks, the last one shorter where they are no whole weeks: 56 days are eight. */
export const answerWeeks = ({ completeOn, of }: AnswerDays): readonly AnswerWeek[] =>
  Array.from({ length: Math.ceil(of / 7) }, (_, place) => {
    const first = place * 7 + 1;
    const last = Math.min(of, first + 6);
    return {
      number: place + 1,
      from: addDays(completeOn, first),
      to: addDays(completeOn, last),
      days: Array.from({ length: last - first + 1 }, (__, day) => first + day),
    };
  });

/** "56 days", "20 working days". */
export const withinWords = ({ answerWithin: { days, unit } }: SchemeBody): string =>
  `${days} ${unit === 'working' ? 'working ' : ''}${days === 1 ? 'day' : 'days'}`;
