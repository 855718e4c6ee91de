/** Syllables of an English word, near enough to count by: its groups of vowels, without a silent e. */
const syllablesOf = (word: string): number => {
  const plain = word.toLowerCase().replaceAll(/[^a-z]/g, '');
  if (plain.length <= 3) return 1;
  const groups = plain.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 0);
};

/** Below so many words a reading age says nothing. */
const ENOUGH = 20;

/**
 * The age at which a text is read with ease, in years: five more than its grade by Kincaid and others, 1975 (0.39 ×
 * words a sentence + 11.8 × syllables a word − 15.59). A guide and no judge; undefined below 20 words.
 */
export const readingAge = (text: string): number | undefined => {
  const words = text.match(/[A-Za-z][A-Za-z’'-]*/g) ?? [];
  if (words.length < ENOUGH) return undefined;
  const sentences = Math.max(1, (text.match(/[.!?]+(?=\s|$)|\n{2,}/g) ?? []).length);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const grade = 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
  return Math.max(5, Math.round(grade + 5));
};

/** What the public reads is meant for this age and below. */
export const PLAIN_AGE = 11;
