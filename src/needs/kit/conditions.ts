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
