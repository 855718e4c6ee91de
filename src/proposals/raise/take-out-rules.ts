import { findIdentifiers, type Identifier } from '../../shared/privacy/rules.ts';

const INSTEAD: Readonly<Record<Identifier['kind'], string>> = {
  'nhs-number': 'one person',
  'birth-date': 'years ago',
  postcode: 'nearby',
};

/** `looks like an NHS number`: what stands beside what was found. */
export const looksLike: Readonly<Record<Identifier['kind'], string>> = {
  'nhs-number': 'looks like an NHS number',
  'birth-date': 'looks like a date of birth',
  postcode: 'looks like a full postcode',
};

export const insteadOf = ({ kind }: Pick<Identifier, 'kind'>): string => INSTEAD[kind];

/** Whether a text stands at the beginning of a sentence: at its own, or after a stop. */
const begins = (before: string): boolean => /(?:^|[.!?:]\s+|\n)$/.test(before);

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The text with words that say as much in place of whatever may tell who a patient is. */
export const withoutIdentifiers = (text: string): string => {
  let out = '';
  let from = 0;
  for (const one of findIdentifiers(text)) {
    const before = `${out}${text.slice(from, one.at)}`;
    out = `${before}${begins(before) ? capital(insteadOf(one)) : insteadOf(one)}`;
    from = one.at + one.text.length;
  }
  return `${out}${text.slice(from)}`;
};
