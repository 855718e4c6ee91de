import { expect, it } from 'vitest';
import { meetingDays, nextMeeting } from './calendar.ts';
import { nearestFirst, spoken } from './moved.ts';

it('meets on the so-manyeth weekday of its months', () => {
  expect(meetingDays('governing-body', '2026-05-01', '2026-06-30')).toEqual(['2026-05-12', '2026-06-09']);
  expect(meetingDays('members-council', '2026-01-01', '2026-06-30')).toEqual(['2026-03-05', '2026-06-04']);
  expect(nextMeeting('commissioning', '2026-11-19')).toBe('2026-11-25');
  expect(nextMeeting('commissioning', '2026-11-25')).toBe('2026-11-25');
});

it('tells dates within words as they have become, and leaves other words', () => {
  expect(spoken({ words: ['It began on {2026-09-07}.', 'In {braces}, 2026-09-07'] }, 7)).toEqual({
    words: ['It began on 14 September 2026.', 'In {braces}, 2026-09-07'],
  });
});

it('lets what begins with a month begin with one', () => {
  expect(nearestFirst('2026-04-08')).toBe('2026-04-01');
  expect(nearestFirst('2026-04-29')).toBe('2026-05-01');
  expect(nearestFirst('2026-12-20')).toBe('2027-01-01');
});
