import { Temporal } from 'temporal-polyfill';
import { type BankHolidays, ENGLAND, type Month } from '../../shared/calendar/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';

/** What may be due of an idea. */
export const DUE_KINDS = ['next', 'stage', 'answer', 'look-again', 'review'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export type GridDay = {
  readonly date: CalendarDate;
  /** 1 is Monday. */
  readonly weekday: number;
  /** False for the days of the weeks at its ends that belong to the months beside it. */
  readonly inMonth: boolean;
  /** A bank holiday by its name. */
  readonly holiday: string | null;
  /** Nobody works: a weekend or a bank holiday. */
  readonly off: boolean;
};

/** The whole weeks, Monday to Sunday, that hold a month: 28, 35 or 42 days. */
export const monthGrid = (month: Month, holidays: BankHolidays = ENGLAND): readonly GridDay[] => {
  const of = Temporal.PlainYearMonth.from(month);
  const first = of.toPlainDate({ day: 1 });
  const start = first.subtract({ days: first.dayOfWeek - 1 });
  const days = Math.ceil((first.dayOfWeek - 1 + of.daysInMonth) / 7) * 7;
  return Array.from({ length: days }, (_, place) => {
    const day = start.add({ days: place });
    const date = day.toString();
    const holiday = holidays.days.get(date) ?? null;
    return {
      date,
      weekday: day.dayOfWeek,
      inMonth: date.slice(0, 7) === month,
      holiday,
      off: day.dayOfWeek > 5 || holiday !== null,
    };
  });
};
