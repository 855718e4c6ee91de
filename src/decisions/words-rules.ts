const SMALL = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
] as const;

/** A count within a sentence: `nine`, `13`, `5,120`. Nought is `none`. */
export const countWords = (count: number): string => SMALL[count] ?? count.toLocaleString('en-GB');

/** The same where a sentence begins: `Nine`. */
export const large = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `one vote`, `nine votes`, `no votes`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  count === 0 ? `no ${many}` : `${countWords(count)} ${count === 1 ? one : many}`;

/** Names joined for reading: `A, B and C`. */
export const listed = (names: readonly string[], by: 'and' | 'or' = 'and'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${by} ${names.at(-1)}`;
