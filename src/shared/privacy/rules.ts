import { isNhsNumber } from './nhs-number.ts';
import { POSTCODE } from './postcode.ts';

export type Identifier = {
  readonly kind: 'nhs-number' | 'birth-date' | 'postcode';
  /** As it was written. */
  readonly text: string;
  /** Where it begins, in characters from 0. */
  readonly at: number;
};

/** Ten digits as they are written, in one run or as 3-3-4; not part of a longer number or of a decimal. */
const TEN_DIGITS = /(?<!\d|\d[.-]|[£$+.])\d{3}([ \u00a0-]?)\d{3}\1\d{4}(?!\d|\.\d)/g;

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const FIGURES = '\\d{1,2}([/.-])\\d{1,2}\\KIND(?:\\d{4}|\\d{2})';
const dateSource = (group: string): string =>
  [
    FIGURES.replace('KIND', group),
    `\\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]${MONTH},?[ -](?:\\d{4}|\\d{2})`,
    `${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
    '\\d{4}-\\d{2}-\\d{2}',
  ].join('|');

/** A date soon after words that say birth. */
const BIRTH = new RegExp(
  `\\b(?:d\\.?\\s?o\\.?\\s?b\\b\\.?|born|birth(?:day| ?date)?|date of birth)[^\\d\\n]{0,20}?(${dateSource('2')})(?!\\d)`,
  'gi',
);

/** A full date in figures of the last century: the group is younger than that, patients are not. */
const OLD_DATE = /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:18|19)\d{2}(?![\d/-])/g;

const POSTCODES = new RegExp(`(?<![A-Za-z0-9])(${POSTCODE})(?![A-Za-z0-9])`, 'g');
/** In small letters only with its space, or codes and words would look like one. */
const SMALL_POSTCODES = new RegExp(
  `(?<![A-Za-z0-9])(${POSTCODE.replace('[ \\t]{0,2}', ' ')})(?![A-Za-z0-9])`,
  'gi',
);

/** Numbers in a text that are NHS numbers by their check digit, in its order. */
export const findNhsNumbers = (text: string): Identifier[] =>
  [...text.matchAll(TEN_DIGITS)]
    .filter(([written]) => isNhsNumber(written.replaceAll(/\D/g, '')))
    .map((match) => ({ kind: 'nhs-number', text: match[0], at: match.index }));

/**
 * What in a free text may tell who a patient is: NHS numbers (valid check digit), dates of birth, full
 * postcodes, in the order of the text. A postcode may be a practice's own and a date may be harmless, so the
 * person is asked before the text is kept; nothing is refused by this alone.
 */
export const findIdentifiers = (text: string): Identifier[] => {
  const found: Identifier[] = [];
  const add = (kind: Identifier['kind'], written: string, at: number) => {
    const end = at + written.length;
    if (!found.some((other) => at < other.at + other.text.length && other.at < end))
      found.push({ kind, text: written, at });
  };
  for (const number of findNhsNumbers(text)) add('nhs-number', number.text, number.at);
  for (const match of text.matchAll(BIRTH)) {
    const written = match[1] ?? '';
    add('birth-date', written, match.index + match[0].length - written.length);
  }
  for (const match of text.matchAll(OLD_DATE)) add('birth-date', match[0], match.index);
  for (const pattern of [POSTCODES, SMALL_POSTCODES])
    for (const match of text.matchAll(pattern)) add('postcode', match[0], match.index);
  return found.sort((a, b) => a.at - b.at);
};

const WORDS: Record<Identifier['kind'], string> = {
  'nhs-number': 'an NHS number',
  'birth-date': 'a date of birth',
  postcode: 'a full postcode',
};

/** `an NHS number and a full postcode`: what was found, in words, without repeating it. */
export const identifiersInWords = (found: readonly Identifier[]): string => {
  const words = [...new Set(found.map(({ kind }) => WORDS[kind]))];
  return words.length < 2 ? (words[0] ?? 'nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
};
