import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../../shared/calendar/index.ts';
import { lastDays, latePaper, noticeShort, numbered, timed } from './agenda-rules.ts';
import { planYear, type Rhythm } from './plan-rules.ts';
import {
  clockWords,
  londonInstant,
  meetingTimes,
  minutesWords,
  parseTime,
  spanWords,
} from './times-rules.ts';

describe('times of day in London', () => {
  it('are the hour before UTC in summer and UTC in winter', () => {
    expect(londonInstant('2026-06-09', '14:00').toISOString()).toBe('2026-06-09T13:00:00.000Z');
    expect(londonInstant('2026-12-08', '14:00').toISOString()).toBe('2026-12-08T14:00:00.000Z');
  });

  it('take the hour that is left out on 29 March 2026 an hour later', () => {
    expect(londonInstant('2026-03-29', '01:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    const { starts, ends } = meetingTimes('2026-03-29', '00:30', '03:00');
    expect((ends.getTime() - starts.getTime()) / 60_000).toBe(90);
    expect(spanWords(starts, ends)).toBe('00.30 to 03.00');
  });

  it('take the hour that comes twice on 25 October 2026 the first time', () => {
    expect(londonInstant('2026-10-25', '01:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    const { starts, ends } = meetingTimes('2026-10-25', '00:30', '03:00');
    expect((ends.getTime() - starts.getTime()) / 60_000).toBe(210);
  });

  it('end on the next day where the end is not after the beginning', () => {
    const { starts, ends } = meetingTimes('2026-03-28', '22:00', '02:30');
    expect(ends.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect((ends.getTime() - starts.getTime()) / 60_000).toBe(210);
    expect(spanWords(starts, ends)).toBe('22.00 to 02.30 the next day');
  });

  it.each([
    ['14:00', '14:00'],
    ['9.30', '09:30'],
    ['2pm', '14:00'],
    ['12 am', '00:00'],
    ['12.15pm', '12:15'],
    ['14', undefined],
    ['24:00', undefined],
    ['13pm', undefined],
    ['9:75', undefined],
  ])('read %s as %s', (text, time) => {
    expect(parseTime(text)).toBe(time);
  });

  it('say how long something takes', () => {
    expect([20, 60, 150].map(minutesWords)).toEqual(['20 min', '1 h', '2 h 30 min']);
  });
});

describe('a year of meetings', () => {
  const tuesdays: Rhythm = { kind: 'months', nth: '2', every: 1 };

  it('has the second Tuesday of every month', () => {
    const { days, left, unknownFrom } = planYear(tuesdays, 2, '2026-06-01', '2026-12-31');
    expect(days.map(({ day }) => day)).toEqual([
      '2026-06-09',
      '2026-07-14',
      '2026-08-11',
      '2026-09-08',
      '2026-10-13',
      '2026-11-10',
      '2026-12-08',
    ]);
    expect([left, unknownFrom]).toEqual([[], null]);
  });

  it('begins with the next month where the day of this one is past', () => {
    expect(planYear(tuesdays, 2, '2026-06-10', '2026-07-31').days).toEqual([{ day: '2026-07-14' }]);
  });

  it('is a week later than a bank holiday, and says which', () => {
    const { days } = planYear({ kind: 'months', nth: 'last', every: 1 }, 1, '2026-08-01', '2026-09-30');
    expect(days).toEqual([
      { day: '2026-09-07', instead: { day: '2026-08-31', holiday: 'Summer' } },
      { day: '2026-09-28' },
    ]);
  });

  it('leaves out what would be a bank holiday a week later too, or after the last day', () => {
    const weekly = planYear({ kind: 'weeks', every: 1 }, 5, '2026-12-18', '2026-12-31');
    expect(weekly.left).toEqual([{ day: '2026-12-25', holiday: 'Christmas' }]);
  });

  it('says from when bank holidays are not known', () => {
    expect(planYear(tuesdays, 2, '2027-06-01', '2028-06-01').unknownFrom).toBe(2028);
  });

  it('never falls on a bank holiday, on another day of the week, out of its time or twice on one day', () => {
    fc.assert(
      fc.property(
        fc.record({
          start: fc.integer({ min: 0, max: 4000 }),
          length: fc.integer({ min: 0, max: 500 }),
          weekday: fc.integer({ min: 1, max: 7 }),
          every: fc.integer({ min: 1, max: 6 }),
          nth: fc.constantFrom('1', '2', '3', '4', 'last' as const),
          weeks: fc.boolean(),
        }),
        ({ start, length, weekday, every, nth, weeks }) => {
          const from = Temporal.PlainDate.from('2014-01-01').add({ days: start });
          const to = from.add({ days: length }).toString();
          const rhythm: Rhythm = weeks
            ? { kind: 'weeks', every }
            : { kind: 'months', nth: nth as '1', every };
          const days = planYear(rhythm, weekday, from.toString(), to).days.map(({ day }) => day);
          for (const day of days) {
            expect(ENGLAND.days.has(day)).toBe(false);
            expect(Temporal.PlainDate.from(day).dayOfWeek).toBe(weekday);
            expect(day >= from.toString() && day <= to).toBe(true);
          }
          expect(new Set(days).size).toBe(days.length);
        },
      ),
      { seed: 20260609, numRuns: 200 },
    );
  });
});

describe('an agenda', () => {
  const item = (position: number, minutes: number, state = 'planned') => ({
    position,
    minutes_planned: minutes,
    state,
  });

  it('numbers items in their order; those withdrawn before it went out have no number', () => {
    const items = numbered([item(3, 10), item(1, 5), item(0, 5, 'withdrawn'), item(2, 20, 'withdrawn')]);
    expect(items.map(({ number, position }) => [number, position])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('begins each item when those before it are planned to end; one withdrawn takes no time', () => {
    const start = londonInstant('2026-06-09', '14:00');
    const items = timed([item(1, 5), item(2, 20, 'withdrawn'), item(3, 15), item(4, 10)], start);
    expect(items.map(({ planned }) => clockWords(planned))).toEqual(['14.00', '14.05', '14.05', '14.20']);
  });

  it('goes out so many days before, and papers too', () => {
    expect(lastDays({ noticeDays: 7, papersDays: 5 }, '2026-06-09')).toEqual({
      notice: '2026-06-02',
      papers: '2026-06-04',
    });
    expect(lastDays(undefined, '2026-06-09')).toBeNull();
    expect([noticeShort('2026-06-02', '2026-06-02'), noticeShort('2026-06-02', '2026-06-05')]).toEqual([
      0, 3,
    ]);
  });

  it('takes a paper in time, and a late one as the orders say', () => {
    expect(latePaper('2026-06-04', '2026-06-04', 'refused')).toBe('in-time');
    expect(latePaper('2026-06-04', '2026-06-05', 'refused')).toBe('refused');
    expect(latePaper('2026-06-04', '2026-06-05', 'chair-agrees')).toBe('chair-agrees');
    expect(latePaper(null, '2026-06-05', 'refused')).toBe('in-time');
  });
});
