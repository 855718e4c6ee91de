import { z } from 'zod';
import { count, counted, fieldIn, TextAreaField, TextField, Written } from '../../../ui/index.ts';
import { atFields } from './sent-rows.ts';
import { caseWords, linesOf, NothingYet } from './texts.tsx';
import type { Topic } from './topic.ts';

const WHOLE = 'Give a whole number of people, such as 2,880.';

const aYear = z.preprocess((value) => {
  if (value === undefined || value === null) return null;
  const text = String(value).replaceAll(/[,\s]/g, '');
  return text === '' ? null : Number(text);
}, z
  .number({ error: WHOLE })
  .int(WHOLE)
  .min(0, WHOLE)
  .max(100_000_000, 'That is more people than there are.')
  .nullable());

const People = z.object({ aYear, words: caseWords() });
export type People = { readonly aYear: number | null; readonly words: string };

/** How many people a year it is for, and who they are. */
export const peopleTopic: Topic<People> = {
  key: 'people',
  title: 'People affected',
  content: atFields(People as z.ZodType<People>, (path) => ({
    field: `people-${path.map(String).join('-')}`,
  })),
  empty: { aYear: null, words: '' },
  fromForm: (form) => ({ aYear: form['people-aYear'] ?? '', words: form['people-words'] ?? '' }),
  toForm: ({ aYear: number, words }) => ({
    'people-aYear': number === null ? '' : count(number),
    'people-words': words,
  }),
  fields: ({ form }) => {
    const field = fieldIn(form);
    return (
      <>
        <TextField
          {...field('people-aYear')}
          label="How many people a year?"
          hint="Those whose care changes. Fewer than five are not published."
          width={10}
          inputMode="numeric"
        />
        <TextAreaField
          {...field('people-words')}
          label="Who are they?"
          hint="Where they live, how old they are, how many of them live in the most deprived fifth, and how that was counted."
          rows={6}
        />
      </>
    );
  },
  read: ({ aYear: number, words }) =>
    number === null && !words ? (
      <NothingYet />
    ) : (
      <>
        {number === null ? null : (
          <p>
            <b>{counted(number, 'person', 'people')} a year</b>
          </p>
        )}
        {words ? <Written text={words} /> : null}
      </>
    ),
  lines: ({ aYear: number, words }) => [
    ...(number === null ? [] : [`${counted(number, 'person', 'people')} a year`]),
    ...linesOf(words),
  ],
};
