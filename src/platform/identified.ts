import { findIdentifiers, identifiersInWords } from '../shared/privacy/rules.ts';

/** Free words that may tell who a patient is: said once; whoever confirms that they do not may keep them. */
export type IdentifyingWords = {
  readonly kind: 'words-identify';
  readonly field: string;
  readonly found: string;
};

/**
 * Refuses, once, words that may tell who a patient is: what looks like an NHS number (by its check digit), a date
 * of birth or a full postcode. Whoever has been asked and confirms may keep them. `fields` are free texts by
 * their names in the form.
 */
export const identifiedIn = (
  fields: Readonly<Record<string, string | undefined>>,
  confirmed: boolean,
): IdentifyingWords | undefined => {
  if (confirmed) return undefined;
  for (const [field, text] of Object.entries(fields)) {
    const found = findIdentifiers(text ?? '');
    if (found.length > 0) return { kind: 'words-identify', field, found: identifiersInWords(found) };
  }
  return undefined;
};
