import { z } from 'zod';
import {
  EQUALITY_GROUPS,
  type EqualityEffect,
  type EqualityGroup,
  type EqualityImpact,
} from '../../impact-rules.ts';
import { atFields, placeOf, type Sent } from '../sent-rows.ts';

/** The equality impact as it is kept. */
export type EqualityContent = EqualityImpact;

export const EFFECTS = [
  'better',
  'same',
  'worse',
  'not-known',
] as const satisfies readonly EqualityEffect['effect'][];

const long = z.string().trim().max(1000, 'Write at most 1,000 characters.').default('');
const effect = z
  .object({
    effect: z.enum(EFFECTS, { error: 'Choose better, the same, worse or not known.' }),
    words: long,
    answer: long,
  })
  .optional();

const sent = z
  .object(
    Object.fromEntries(EQUALITY_GROUPS.map((group) => [group, effect])) as Record<
      EqualityGroup,
      typeof effect
    >,
  )
  .transform(
    (groups): EqualityContent =>
      Object.fromEntries(
        EQUALITY_GROUPS.flatMap((group) => {
          const one = groups[group];
          return one ? [[group, one]] : [];
        }),
      ),
  );

/** Reads the equality impact; what cannot be is refused at its field, such as `age-effect`. */
export const equalityContent: z.ZodType<EqualityContent> = atFields(sent, (path, raw) => placeOf(path, raw));

const PARTS = ['effect', 'words', 'answer'] as const;

/** From the fields of its form; a group of which nothing is said is left out. */
export const equalityFromForm = (form: Sent): unknown =>
  Object.fromEntries(
    EQUALITY_GROUPS.flatMap((group) => {
      const said = PARTS.map((part) => [part, (form[`${group}-${part}`] ?? '').trim()] as const);
      return said.some(([, text]) => text) ? [[group, Object.fromEntries(said)]] : [];
    }),
  );

export const equalityToForm = (content: EqualityContent): Sent =>
  Object.fromEntries(
    EQUALITY_GROUPS.flatMap((group) => {
      const one = content[group];
      return one ? PARTS.map((part) => [`${group}-${part}`, one[part]] as const) : [];
    }),
  );
