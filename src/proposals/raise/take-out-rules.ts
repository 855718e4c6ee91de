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

/** The text with words that say as much in place of whatever may tell who a patient is. */
export const withoutIdentifiers = (text: string): string => {
  let out = '';
  let from = 0;
  for (const one of findIdentifiers(text)) {
    out += `${text.slice(from, one.at)}${insteadOf(one)}`;
    from = one.at + one.text.length;
  }
  const plain = `${out}${text.slice(from)}`;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};
