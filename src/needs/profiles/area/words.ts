import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '../../../shared/dates.ts';
import { count } from '../../../ui/index.ts';

/** `March 2015`. */
export const monthWords = (month: CalendarDate): string =>
  Temporal.PlainDate.from(month).toLocaleString('en-GB', { month: 'long', year: 'numeric' });

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** A count within a sentence: small ones as a word, others in figures. */
export const numberWord = (n: number): string => SMALL[n] ?? count(n);

/** `two practices`, `one practice`, `no practice`. */
export const someOf = (n: number, one: string, many = `${one}s`): string =>
  `${numberWord(n)} ${n === 0 || n === 1 ? one : many}`;

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The first letter as at the beginning of a sentence. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `£141.23` of pence. */
export const pounds = (pence: number): string =>
  `£${(pence / 100).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

/** A heading within a sentence: `Heart failure` begins small there, `COPD` does not. */
export const inSentence = (name: string): string =>
  /^\p{Lu}{2}/u.test(name) ? name : `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
