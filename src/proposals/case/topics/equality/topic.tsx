import type { Topic } from '../topic.ts';
import { type EqualityContent, equalityContent, equalityFromForm, equalityToForm } from './content.ts';
import { EqualityFields } from './fields.tsx';
import { EqualityReading, equalityLines } from './read.tsx';

/** What becomes of people of each protected characteristic, and of the most deprived. */
export const equalityTopic: Topic<EqualityContent> = {
  key: 'equality',
  title: 'Equality',
  content: equalityContent,
  empty: {},
  fromForm: equalityFromForm,
  toForm: equalityToForm,
  fields: ({ form }) => <EqualityFields form={form} />,
  read: (content) => <EqualityReading content={content} />,
  lines: equalityLines,
};
