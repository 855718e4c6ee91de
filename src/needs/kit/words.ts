import { findIdentifiers, identifiersInWords } from '../../shared/privacy/rules.ts';
import type { NeedsRefusal } from '../refusals.ts';

/**
 * Refuses, once, words that may tell who a patient is: what looks like an NHS number (by its check digit), a date
 * of birth or a full postcode. Whoever has been asked and confirms may keep them. `fields` are free texts by
 * their names in the form.
 */
export const identifiedIn = (
  fields: Readonly<Record<string, string | undefined>>,
  confirmed: boolean,
): Extract<NeedsRefusal, { kind: 'words-identify' }> | undefined => {
  if (confirmed) return undefined;
  for (const [field, text] of Object.entries(fields)) {
    const found = findIdentifiers(text ?? '');
    if (found.length > 0) return { kind: 'words-identify', field, found: identifiersInWords(found) };
  }
  return undefined;
};
