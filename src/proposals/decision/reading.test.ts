import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PLAIN_AGE, readingAge } from './reading-rules.ts';

const repeated = (sentence: string, times: number) => Array.from({ length: times }, () => sentence).join(' ');

it('counts five more than the grade: 20 words of one syllable in 4 sentences are read from the age of 5', () => {
  // 0.39 × 5 + 11.8 × 1 − 15.59 = −1.84, and nobody reads before five.
  expect(readingAge(repeated('The nurse can ring you.', 4))).toBe(5);
});

it('is 16 where 20 words of 32 syllables make one sentence', () => {
  // 0.39 × 20 + 11.8 × 1.6 − 15.59 = 11.09; and five.
  const text = `${repeated('water', 12)} ${repeated('cat', 8)}.`;
  expect(readingAge(text)).toBe(16);
});

it('says nothing of fewer than 20 words', () => {
  expect(readingAge(repeated('word', 19))).toBeUndefined();
  expect(readingAge('')).toBeUndefined();
});

it('counts endings that are not spoken as none: scanned and scanner differ, scan and scanned do not', () => {
  const of = (word: string) => readingAge(`${repeated(word, 20)}.`);
  expect(of('scanned')).toBe(of('scan'));
  expect(of('scanner')).toBeGreaterThan(of('scan') ?? 0);
});

it('is higher for the same words in longer sentences, whatever the words are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('scan', 'doctor', 'committee', 'we', 'waiting'), {
        minLength: 40,
        maxLength: 80,
      }),
      (words) => {
        const short = words.map((word, at) => (at % 5 === 4 ? `${word}.` : word)).join(' ');
        expect(readingAge(short) ?? 0).toBeLessThanOrEqual(readingAge(`${words.join(' ')}.`) ?? 0);
      },
    ),
    { seed: 31, numRuns: 100 },
  );
});

it('puts plain reasons within the age that the public is written for, and the language of papers above it', () => {
  const plain =
    'We say yes. People wait too long for a scan. The money is there. We look at it again in June.';
  const paper =
    'Notwithstanding considerations of affordability, the committee determined that the aforementioned proposal demonstrates sufficient strategic alignment with commissioning intentions.';
  expect(readingAge(plain)).toBeLessThanOrEqual(PLAIN_AGE);
  expect(readingAge(`${paper} ${paper}`)).toBeGreaterThan(18);
});
