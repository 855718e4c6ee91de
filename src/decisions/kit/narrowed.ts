import { z } from 'zod';
import { optionalText } from '../../platform/use.ts';

const WHICH = ['running', 'over', 'all'] as const;

/** What a list of elections or portfolio ballots can be narrowed by. */
export const narrowedInput = {
  q: optionalText(z.string().trim().max(200)).describe('words of its title, or its reference'),
  body: optionalText(z.string().trim().toLowerCase().max(60)).describe('key of a body'),
  which: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(WHICH).default('all'))
    .describe('running, over, or all'),
};

/** The same as an address has it; a word that nobody knows narrows nothing. */
export const narrowedBy = ({ q, body, which }: Readonly<Record<string, string | undefined>>) => ({
  q,
  body,
  which: WHICH.find((one) => one === which),
});

/** Words anywhere in a text, as a pattern for `ilike`, whatever signs they have. */
export const anywhere = (words: string): string => `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
