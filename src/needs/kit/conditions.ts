import { z } from 'zod';
import { CONDITIONS, findCondition } from '../profiles/condition/catalogue.ts';

/** What a need is about when it is about no one condition. */
export const GENERAL = 'general';

/** A condition by its slug, short name or name, or none; kept by its slug. */
export const optionalCondition = z
  .preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    z
      .string()
      .max(80)
      .refine((text) => findCondition(text) !== undefined, 'We know no such condition.')
      .transform((text) => findCondition(text)?.slug ?? '')
      .optional(),
  )
  .describe('a condition: copd');

/** `COPD` of `copd`; what is not in the catalogue keeps its own word. */
export const conditionName = (slug: string): string =>
  slug === GENERAL ? 'Health and care in general' : (findCondition(slug)?.name ?? slug);

/** For a list to choose from, by name. */
export const conditionOptions = () =>
  CONDITIONS.map(({ slug, name }) => ({ value: slug, text: name })).sort((a, b) =>
    a.text.localeCompare(b.text),
  );

/** `copd`, however it was written; `general` for what is about no one condition. */
export const subjectSlug = (text: string): string =>
  text === GENERAL ? text : (findCondition(text)?.slug ?? text);

/** Every word that stands for a condition in addresses: `COPD`, `copd`. */
export const subjectWords = (text: string): string[] => {
  const found = findCondition(text);
  return found ? [...new Set([text, found.slug, found.register])] : [text];
};
