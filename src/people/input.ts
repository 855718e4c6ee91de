import { z } from 'zod';
import { optionalText } from '../platform/use.ts';
import { parseDate } from '../shared/dates.ts';

const DATE_WORDS = 'Give a date as year, month and day, such as 2016-02-29';

/** A calendar date that must be there. */
export const dateInput = (words = DATE_WORDS) =>
  z.string({ error: words }).refine((text) => parseDate(text) !== undefined, words);

/** A calendar date that may be left empty. */
export const optionalDate = (words = DATE_WORDS) => optionalText(dateInput(words));

/** Text that must be there. */
export const text = (words: string, max = 200) =>
  z.string({ error: words }).trim().min(1, words).max(max, `At most ${max} characters`);

/** A code as a person writes it: small letters and spaces round it are forgiven. */
export const codeInput = (words: string) => text(words, 20).transform((code) => code.toUpperCase());

export const optionalCode = () =>
  optionalText(
    z
      .string()
      .trim()
      .transform((code) => code.toUpperCase()),
  );

export const dirInput = z.enum(['ascending', 'descending']).optional();

const whole = (least: number, most: number, otherwise: number) =>
  z.coerce
    .number({ error: 'Give a whole number' })
    .int('Give a whole number')
    .min(least)
    .max(most)
    .default(otherwise);

/** Parts of a list: `limit` rows from where the answer before left off (`cursor`, opaque). */
export const partInput = (limit: number) => ({
  limit: whole(1, 10_000, limit),
  cursor: optionalText(z.string()),
});

export const offsetOf = (cursor: string | undefined): number => {
  const text = cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  return /^from:\d{1,9}$/.test(text) ? Number(text.slice(5)) : 0;
};

export const cursorOf = (offset: number): string => Buffer.from(`from:${offset}`).toString('base64url');

/** The cursor of the next part; nothing at the end. */
export const nextPart = (offset: number, shown: number, total: number): { next?: string } =>
  shown > 0 && offset + shown < total ? { next: cursorOf(offset + shown) } : {};

/** `next` in an answer. */
export const nextOutput = z.string().optional();
