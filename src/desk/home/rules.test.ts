import { describe, expect, it } from 'vitest';
import { greeting, readingOf, whenOf } from './rules.ts';

describe('Home', () => {
  it('greets by the hour', () => {
    expect([0, 11, 12, 17, 18, 23].map(greeting)).toEqual([
      'Good morning',
      'Good morning',
      'Good afternoon',
      'Good afternoon',
      'Good evening',
      'Good evening',
    ]);
  });

  it('says how many things and how long they take', () => {
    expect(readingOf([])).toBe('Nothing needs you now.');
    expect(readingOf([{ minutes: 1 }])).toBe('One thing needs you, about 1 minute in all.');
    expect(readingOf([{ minutes: 1 }, { minutes: 2 }, {}])).toBe(
      'Three things need you, about 3 minutes in all.',
    );
    expect(readingOf(Array.from({ length: 12 }, () => ({})))).toBe('12 things need you.');
  });

  it('says when in words where it is near', () => {
    expect(whenOf(undefined, '2026-05-21')).toBe('When you can');
    expect(whenOf('2026-05-20', '2026-05-21')).toBe('1 day late');
    expect(whenOf('2026-05-21', '2026-05-21')).toBe('Today');
    expect(whenOf('2026-05-22', '2026-05-21')).toBe('Tomorrow');
    expect(whenOf('2026-05-28', '2026-05-21')).toBe('28 May 2026');
  });
});
