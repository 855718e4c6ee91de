import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, daysBetween } from '../dates.ts';
import {
  addMonths,
  addWorkingDays,
  calendarCovers,
  ENGLAND,
  isWorkingDay,
  monthOfDate,
  monthsBetween,
  parseMonth,
  workingDaysBetween,
  yearOfMonth,
} from './index.ts';

const weekday = (date: CalendarDate): number => Temporal.PlainDate.from(date).dayOfWeek;
const on = (year: number, month: number, day: number): CalendarDate =>
  new Temporal.PlainDate(year, month, day).toString();

/** Easter Sunday by the rule of the Church (Anonymous Gregorian computus). */
const easter = (year: number): CalendarDate => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return on(year, Math.floor(sum / 31), (sum % 31) + 1);
};
const monday = (year: number, month: number, last: boolean): CalendarDate => {
  const days = Array.from({ length: 31 }, (_, i) => i + 1).filter(
    (day) =>
      day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth && weekday(on(year, month, day)) === 1,
  );
  return on(year, month, (last ? days.at(-1) : days[0]) ?? 1);
};

/** The Act of 1971: what falls on a weekend is taken on the next day that is free. */
const byTheAct = (year: number): CalendarDate[] => {
  const taken: CalendarDate[] = [];
  const take = (date: CalendarDate) => {
    let day = date;
    while (weekday(day) > 5 || taken.includes(day)) day = addDays(day, 1);
    taken.push(day);
  };
  take(on(year, 1, 1));
  taken.push(addDays(easter(year), -2), addDays(easter(year), 1));
  taken.push(monday(year, 5, false), monday(year, 5, true), monday(year, 8, true));
  // Boxing Day keeps a Monday of its own; Christmas Day on a Sunday then goes to the Tuesday.
  const christmas = on(year, 12, 25);
  if (weekday(christmas) === 7) taken.push(on(year, 12, 26), on(year, 12, 27));
  else {
    take(christmas);
    take(on(year, 12, 26));
  }
  return taken.sort();
};

/** Moved or added by proclamation. */
const MOVED: Readonly<Record<number, { without: string[]; more: string[] }>> = {
  2012: { without: ['2012-05-28'], more: ['2012-06-04', '2012-06-05'] },
  2020: { without: ['2020-05-04'], more: ['2020-05-08'] },
  2022: { without: ['2022-05-30'], more: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { without: [], more: ['2023-05-08'] },
};

describe('the bank holidays of England', () => {
  it('are those of the Act, save the years in which a day was proclaimed', () => {
    for (let year = ENGLAND.firstYear; year <= ENGLAND.lastYear; year += 1) {
      const { without = [], more = [] } = MOVED[year] ?? {};
      const expected = [...byTheAct(year).filter((day) => !without.includes(day)), ...more].sort();
      expect([...ENGLAND.days.keys()].filter((day) => day.startsWith(String(year))).sort()).toEqual(expected);
    }
  });

  it('are never guessed outside the years that are known', () => {
    expect(ENGLAND.firstYear).toBe(2012);
    expect(calendarCovers('2012-01-01', '2027-12-31')).toBe(true);
    expect(calendarCovers('2011-12-31', '2012-01-01')).toBe(false);
    expect(calendarCovers('2027-12-31', '2028-01-01')).toBe(false);
    expect(() => isWorkingDay('2028-01-04')).toThrow(/2012 to 2027/);
    expect(() => workingDaysBetween('2027-12-01', '2028-01-04')).toThrow(RangeError);
    expect(() => addWorkingDays('2027-12-30', 3)).toThrow(/2028/);
  });
});

describe('working days', () => {
  it('leave out weekends and holidays, and count the last day and not the first', () => {
    expect(addWorkingDays('2026-02-02', 2)).toBe('2026-02-04');
    expect(workingDaysBetween('2026-05-12', '2026-05-21')).toBe(7);
    expect(addWorkingDays('2026-04-02', 1)).toBe('2026-04-07');
    expect(workingDaysBetween('2026-12-24', '2026-12-29')).toBe(1);
    expect(isWorkingDay('2026-05-25')).toBe(false);
    expect(workingDaysBetween('2026-05-25', '2026-05-25')).toBe(0);
  });

  it('refuse an end before its beginning, and parts of days', () => {
    expect(() => workingDaysBetween('2026-05-21', '2026-05-12')).toThrow(RangeError);
    expect(() => addWorkingDays('2026-05-21', 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays('2026-05-21', -1)).toThrow(RangeError);
  });

  const date = fc.integer({ min: 0, max: 5800 }).map((days) => addDays('2012-01-01', days));

  it('count the same as one day after another', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 900 }), (from, days) => {
        const to = addDays(from, days);
        fc.pre(calendarCovers(from, to));
        let count = 0;
        for (let day = 1; day <= days; day += 1) if (isWorkingDay(addDays(from, day))) count += 1;
        expect(workingDaysBetween(from, to)).toBe(count);
      }),
      { seed: 41, numRuns: 60 },
    );
  });

  it('added and counted agree', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 200 }), (from, days) => {
        fc.pre(calendarCovers(from, addDays(from, days * 2 + 20)));
        const to = addWorkingDays(from, days);
        expect(workingDaysBetween(from, to)).toBe(days);
        if (days > 0) expect(isWorkingDay(to)).toBe(true);
        expect(daysBetween(from, to)).toBeGreaterThanOrEqual(days);
      }),
      { seed: 42, numRuns: 200 },
    );
  });
});

describe('months', () => {
  it('add, subtract and tell their financial year', () => {
    expect(addMonths('2026-11', 2)).toBe('2027-01');
    expect(addMonths('2026-01', -1)).toBe('2025-12');
    expect(monthsBetween('2026-09', '2027-01')).toBe(4);
    expect(yearOfMonth('2026-03')).toBe('2025/26');
    expect(yearOfMonth('2026-04')).toBe('2026/27');
    expect(yearOfMonth('1999-12')).toBe('1999/00');
    expect(monthOfDate('2026-09-07')).toBe('2026-09');
    expect(parseMonth('2026-13')).toBeUndefined();
    expect(parseMonth('2026-09')).toBe('2026-09');
  });
});
