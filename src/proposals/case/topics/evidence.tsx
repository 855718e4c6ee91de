import { z } from 'zod';
import { LinedList, TextAreaField, TextField, Written } from '../../../ui/index.ts';
import { RowFields } from './row-fields.tsx';
import { rowsIn, rowValues } from './rows.ts';
import { atFields, placeOf } from './sent-rows.ts';
import { caseWords, linesOf, NothingYet } from './texts.tsx';
import type { Topic } from './topic.ts';

const Item = z.object({
  key: z.string().trim().min(1).max(40),
  words: caseWords(2000),
  source: caseWords(300),
  address: z
    .union([
      z.literal(''),
      z.url({ protocol: /^https?$/, error: 'Give an address that begins with https://' }).max(1000),
    ])
    .default(''),
});
const Evidence = z.object({
  items: z.array(Item).max(60, 'Keep at most 60 pieces of evidence.').default([]),
});
export type Evidence = z.output<typeof Evidence>;

const FIELDS = ['words', 'source', 'address'] as const;

/** Clinical evidence in words, each piece with its source; figures are pinned beside it. */
export const evidenceTopic: Topic<Evidence> = {
  key: 'evidence',
  title: 'Clinical evidence',
  content: atFields(Evidence as z.ZodType<Evidence>, (path, raw) =>
    placeOf(path, raw, { listOf: () => 'evidence' }),
  ),
  empty: { items: [] },
  fromForm: (form) => ({ items: rowsIn(form, 'evidence', FIELDS) }),
  toForm: ({ items }) => rowValues('evidence', items),
  fields: ({ form }) => (
    <RowFields form={form} name="evidence" noun="Evidence">
      {(field) => (
        <>
          <TextAreaField {...field('words')} label="What does it say?" rows={3} />
          <TextField
            {...field('source')}
            label="Who says so?"
            hint="A guideline, a trial, an audit: its name and year."
          />
          <TextField {...field('address')} label="Its web address" type="url" />
        </>
      )}
    </RowFields>
  ),
  read: ({ items }) =>
    items.length === 0 ? (
      <NothingYet />
    ) : (
      <LinedList>
        {items.map(({ key, words, source, address }) => (
          <li key={key}>
            {words ? <Written text={words} /> : null}
            <p className="cf-small cf-quiet">
              {source ? 'Source: ' : 'No source is given yet.'}
              {address ? <a href={address}>{source || address}</a> : source}
            </p>
          </li>
        ))}
      </LinedList>
    ),
  lines: ({ items }) =>
    items.flatMap(({ words, source, address }) => [
      ...linesOf(words),
      ...(source ? [`Source: ${source}${address ? ` (${address})` : ''}`] : []),
    ]),
};
