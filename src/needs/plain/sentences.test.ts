import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { describe, expect, it } from 'vitest';
import { PLAIN_CONDITIONS, plainCondition, plainIndicator } from './conditions.ts';
import * as say from './sentences.ts';

/**
 * School grade of a text (Flesch and Kincaid): 0.39 × words a sentence + 11.8 × syllables a word − 15.59. A grade is
 * the age less five, so a child of nine reads grade 4. A number counts as one syllable: it is read as a sign.
 */
const gradeOf = (text: string): number => {
  const sentences = text.split(/(?<=[.!?])\s+/).filter(Boolean);
  const words = text.match(/[\p{L}\d][\p{L}\d,’-]*/gu) ?? [];
  const syllables = words.reduce((sum, word) => sum + (/\d/.test(word) ? 1 : syllable(word)), 0);
  return fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables });
};

const hardest = (text: string): number =>
  Math.max(
    ...text
      .split(/(?<=[.!?])\s+/)
      .filter(Boolean)
      .map(gradeOf),
  );

const longest = (text: string): number =>
  Math.max(...text.split(/(?<=[.!?])\s+/).map((sentence) => sentence.split(/\s+/).length));

/** What a page says of one condition, with numbers such as real ones. */
const conditionText = (register: string): string => {
  const { has, means } = plainCondition(register, register);
  return [
    ...means,
    say.howMany(2.03, 'all', has),
    say.besideSaid('fewer'),
    say.trendSaid('rising'),
    ...say.knownSaid(78),
    ...say.poorestKnown(64, 91),
    'People with it may need to see a doctor in a hospital.',
    say.halfOfThoseSaid(9),
  ].join(' ');
};

const general = [
  say.INTRO,
  say.peopleHere(649_033),
  say.changeSaid(1),
  say.olderSaid(19.4),
  say.waitingSaid(62_110),
  say.halfSaid(10.9),
  ...say.lateSaid(27.3),
  say.poorestDo(plainIndicator('Bowel cancer screening coverage') ?? '', 63.2, 77.3),
  say.poorestDo(plainIndicator('Flu vaccination coverage (65+)') ?? '', 69.4, 81.1),
  say.poorestDo(plainIndicator('Outpatient appointments not attended') ?? '', 11.3, 5),
  say.poorestDo(plainIndicator('Smoking prevalence in adults (15+)') ?? '', 24.1, 8.5),
  say.doctorsSaid(5.3),
  ...say.SAY_IT,
  ...say.WITHHELD,
  say.NOBODY_YET,
  say.NOT_KNOWN,
].join(' ');

describe('the public’s page', () => {
  it('can be read at nine: the school grade of the whole page is four or less', () => {
    expect(gradeOf(general)).toBeLessThanOrEqual(4);
    // A short sentence with one long word has a high grade by itself: no more than one such word is let through.
    expect(hardest(general)).toBeLessThanOrEqual(8);
    expect(longest(general)).toBeLessThanOrEqual(17);
  });

  it.each(PLAIN_CONDITIONS)('can be read at nine about %s', (register) => {
    const text = conditionText(register);
    expect([gradeOf(text) <= 4.5, text]).toEqual([true, text]);
    expect(longest(text)).toBeLessThanOrEqual(17);
    // The name that doctors use may be hard: it is what a reader will hear.
    expect(hardest(text.replaceAll(/Doctors call it [^.]*\./g, ''))).toBeLessThanOrEqual(8);
  });

  it('would not pass with the words of the trade', () => {
    expect(
      gradeOf(
        'Age-standardised prevalence of chronic obstructive pulmonary disease is significantly below expectation.',
      ),
    ).toBeGreaterThan(12);
  });

  it('says shares as one in so many, and from a third on of every hundred', () => {
    expect([2.03, 33.2, 33.4, 71].map(say.oneIn)).toEqual([
      '1 in 49',
      '1 in 3',
      '33 in every 100',
      '71 in every 100',
    ]);
    expect(say.inHundred(0.4)).toBe('less than 1 in every 100');
  });

  it('says of whom a register is', () => {
    expect(['all', '17+', '6+', '50+', 'females 25-64', ''].map(say.whoSaid)).toEqual([
      'people here',
      'adults here',
      'people here who are 6 or older',
      'people here who are 50 or older',
      'women here from 25 to 64 years',
      'people here',
    ]);
  });

  it('calls a difference from England one only beyond chance and worth a word', () => {
    const at = (value: number, lower: number | null, upper: number | null, england: number | null) =>
      say.besideEngland({ value, lower, upper, england });
    expect(at(3, 2.8, 3.2, 2)).toBe('more');
    expect(at(1, 0.9, 1.1, 2)).toBe('fewer');
    expect(at(2.04, 2.03, 2.05, 2)).toBe('same');
    expect(at(3, 1.5, 4.5, 2)).toBe('same');
    expect(at(3, null, null, 2)).toBeUndefined();
    expect(at(3, 2.8, 3.2, null)).toBeUndefined();
  });

  it('never calls the difference of a model and a count people who were missed', () => {
    const told = [...say.knownSaid(78), ...say.poorestKnown(64, 91)].join(' ');
    expect(told).toContain('can be wrong');
    expect(told).not.toMatch(/miss/i);
    expect(say.knownSaid(98)).toEqual(['Doctors know of as many people with it as we would guess.']);
  });
});
