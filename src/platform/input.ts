import { z } from 'zod';
import { parseDate } from '../shared/dates.ts';
import { optionalText } from './use.ts';

/** Forms send line ends as CRLF, whatever the person's machine writes. */
const oneLineEnd = (given: string): string => given.replaceAll(/\r\n?/g, '\n');

const atMost = (most: number): string => `Write at most ${most.toLocaleString('en-GB')} characters.`;

/** Words that must be there; `words` ask for them. */
export const words = (asked: string, most = 200) =>
  z.string({ error: asked }).overwrite(oneLineEnd).trim().min(1, asked).max(most, atMost(most));

/** Words that may be left empty. */
export const optionalWords = (most = 200) =>
  optionalText(z.string().overwrite(oneLineEnd).trim().max(most, atMost(most)));

const DATE_WORDS = 'Give a date as year, month and day, such as 2016-02-29.';

/** A calendar date that must be there. */
export const date = (asked = DATE_WORDS) =>
  z.string({ error: asked }).refine((text) => parseDate(text) !== undefined, asked);

/** A whole number of people that may be left empty; thousands may have their commas. */
export const optionalPeople = () =>
  z.preprocess((value) => {
    if (value === undefined || value === null) return undefined;
    const text = String(value).replaceAll(/[,\s]/g, '');
    return text === '' ? undefined : Number(text);
  }, z
    .number({ error: 'Give a whole number of people.' })
    .int('Give a whole number of people.')
    .min(0, 'Give a whole number of people.')
    .max(100_000_000, 'That is more people than there are.')
    .optional());

/** A statement that a person ticks in a form, or sets to true in JSON. */
export const ticked = (what: string) =>
  z
    .union([z.boolean(), z.enum(['yes', 'true']).transform(() => true), z.literal('').transform(() => false)])
    .default(false)
    .describe(what);

/** The person was warned of what the words may tell of a patient, and says that they do not. */
export const confirmedWords = ticked('the words tell nothing of a patient, though they may look so');

/** One of a few, or none: what a form sends empty counts as not given. */
export const optionalChoice = <const T extends readonly [string, ...string[]]>(values: T, asked: string) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.enum(values, { error: asked }).optional());

const WHICH_VERSION = 'Say which version you have.';
/** As many as the store counts to: a greater one it would not even compare. */
const MOST_VERSIONS = 2_147_483_647;
const versionFrom = (first: 0 | 1) =>
  z.coerce
    .number({ error: WHICH_VERSION })
    .int({ error: WHICH_VERSION, abort: true })
    .min(first, WHICH_VERSION)
    .max(MOST_VERSIONS, WHICH_VERSION);

/** Which version of it the person had before them. */
export const versionInput = versionFrom(1).describe(
  'the version that you have before you; refused when somebody changed it meanwhile',
);

/** The same of what begins empty: version 0 is what is there before anybody has written. */
export const versionFromNought = versionFrom(0).describe(
  'the version that you have before you; 0 before anybody wrote',
);

/** One or several of a list: a form sends one alone as text, a query with commas. */
export const several = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (value) =>
      value === undefined || value === ''
        ? []
        : Array.isArray(value)
          ? value
          : String(value)
              .split(',')
              .map((part) => part.trim())
              .filter(Boolean),
    z.array(one),
  );

/** Parts of a list: `limit` rows from where the answer before left off. */
export const partInput = (limit: number) => ({
  limit: z.coerce.number({ error: 'Give a whole number' }).int().min(1).max(10_000).default(limit),
  cursor: optionalText(z.string()).describe('where the answer before left off'),
});

export const offsetOf = (cursor: string | undefined): number => {
  const text = cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : '';
  return /^from:\d{1,9}$/.test(text) ? Number(text.slice(5)) : 0;
};

export const cursorOf = (offset: number): string => Buffer.from(`from:${offset}`).toString('base64url');

/** The cursor of the next part; nothing at the end. */
export const nextPart = (offset: number, shown: number, total: number): { next?: string } =>
  shown > 0 && offset + shown < total ? { next: cursorOf(offset + shown) } : {};
