import type { ReactNode } from 'react';
import { z } from 'zod';
import { fieldIn, TextAreaField, Written } from '../../../ui/index.ts';
import { atFields } from './sent-rows.ts';
import type { Topic, TopicKey } from './topic.ts';

const LONGEST = 12_000;

/** Words of a case that may still be empty: what is missing is told by its completeness, and stops no saving. */
export const caseWords = (most = LONGEST) =>
  z
    .string({ error: 'Write words here.' })
    .overwrite((given) => given.replaceAll(/\r\n?/g, '\n'))
    .trim()
    .max(most, `Write at most ${most.toLocaleString('en-GB')} characters.`)
    .default('');

export const WordsOnly = z.object({ words: caseWords() });
export type WordsOnly = z.output<typeof WordsOnly>;

/** Lines of a text, without the empty ones. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

export const NothingYet = (): ReactNode => <p className="cf-quiet">Nothing is written here yet.</p>;

/** A topic that is one text. */
export const textTopic = (
  key: TopicKey,
  title: string,
  asked: { readonly label: string; readonly hint: string; readonly rows?: number },
): Topic<WordsOnly> => ({
  key,
  title,
  content: atFields(WordsOnly as z.ZodType<WordsOnly>, (path) => ({
    field: `${key}-${path.map(String).join('-')}`,
  })),
  empty: { words: '' },
  fromForm: (form) => ({ words: form[`${key}-words`] ?? '' }),
  toForm: ({ words }) => ({ [`${key}-words`]: words }),
  fields: ({ form }) => (
    <TextAreaField
      {...fieldIn(form)(`${key}-words`)}
      label={asked.label}
      hint={asked.hint}
      rows={asked.rows ?? 9}
    />
  ),
  read: ({ words }) => (words ? <Written text={words} /> : <NothingYet />),
  lines: ({ words }) => linesOf(words),
});

export const needTopic = textTopic('need', 'The need', {
  label: 'What is wrong for patients?',
  hint: 'It begins with what was raised and what was agreed. Say it so that somebody who knows nothing of it sees why it matters.',
});

export const pathwayTopic = textTopic('pathway', 'The pathway', {
  label: 'What happens to a patient, step by step?',
  hint: 'One step a line: who does what, where, and how long it takes. Say what is new.',
  rows: 12,
});

export const involvementTopic = textTopic('involvement', 'Involvement', {
  label: 'Who was asked, and how?',
  hint: 'Patients, practices, specialists, partners. What people said here, and what came of it, is added by itself.',
  rows: 6,
});
