import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../shared/privacy/rules.ts';
import { isVeryAlike, sharedToShow, tellingWords } from './alike-rules.ts';
import { lookBy } from './look-by-rules.ts';
import { withoutIdentifiers } from './take-out-rules.ts';
import { everywhereWords, titleFrom } from './words-rules.ts';

describe('what an idea is called until its leads name it', () => {
  it.each([
    [
      'Breathless people wait three months for a heart scan. One went to hospital.',
      'Breathless people wait three months for a heart scan',
    ],
    [
      'Ring Dr. Ashcombe about 3.5 mg doses, which are never there! Please.',
      'Ring Dr. Ashcombe about 3.5 mg doses, which are never there',
    ],
    ['Dressings\n\nfail in the evening.', 'Dressings'],
    ['short', 'short'],
    ['…', '…'],
  ])('%j is called %j', (what, title) => {
    expect(titleFrom(what)).toBe(title);
  });

  it('is cut at a word, and says so', () => {
    const title = titleFrom(`People ${'wait and '.repeat(40)}wait`);
    expect(title.length).toBeLessThanOrEqual(92);
    expect(title).toMatch(/(wait|and) …$/);
    expect(titleFrom('x'.repeat(300))).toBe(`${'x'.repeat(90)} …`);
  });
});

describe('where, in words', () => {
  it('names up to four places, and no more', () => {
    expect(everywhereWords([])).toBe('Everywhere they work');
    expect(everywhereWords(['A'])).toBe('Everywhere they work: A');
    expect(everywhereWords(['A', 'B', 'C'])).toBe('Everywhere they work: A, B and C');
    expect(everywhereWords(['A', 'B', 'C', 'D', 'E'])).toBe('Everywhere they work');
  });
});

describe('the words by which ideas like it are found', () => {
  it('leaves out those that everybody writes, and endings of plurals', () => {
    expect(tellingWords('Breathless people wait three months for heart scans.')).toEqual([
      'breathless',
      'heart',
      'scan',
      'wait',
    ]);
    expect(tellingWords('They were there because of that')).toEqual([]);
  });

  it('asks before it sends only where three words or more are shared', () => {
    expect([1, 4, 5, 12].map(sharedToShow)).toEqual([2, 2, 2, 5]);
    expect([isVeryAlike(2, 2), isVeryAlike(3, 4), isVeryAlike(3, 5)]).toEqual([false, true, false]);
  });
});

describe('the day by which somebody has looked', () => {
  it('leaves out weekends and bank holidays', () => {
    expect(lookBy('2026-02-02', 2)).toBe('2026-02-04');
    expect(lookBy('2026-05-21', 2)).toBe('2026-05-26');
    expect(lookBy('2026-05-22', 2)).toBe('2026-05-27');
  });

  it('counts calendar days where bank holidays are not known', () => {
    expect(lookBy('2050-02-04', 2)).toBe('2050-02-06');
  });
});

describe('taking out what may tell who a patient is', () => {
  it('puts words in its place that say as much', () => {
    const text = '999 000 0018 went to hospital twice; she lives at SW1A 1AA.';
    expect(withoutIdentifiers(text)).toBe('One person went to hospital twice; she lives at nearby.');
    expect(findIdentifiers(withoutIdentifiers(text))).toEqual([]);
    expect(withoutIdentifiers('She waits. 999 000 0018 does too.')).toBe('She waits. One person does too.');
    expect(withoutIdentifiers('nothing here')).toBe('nothing here');
  });
});
