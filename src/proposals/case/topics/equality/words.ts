import type { EqualityEffect, EqualityGroup } from '../../impact-rules.ts';

/** Each characteristic, and whom to think of: questions, not answers. */
export const GROUP_WORDS: Readonly<
  Record<EqualityGroup, { readonly title: string; readonly think: string }>
> = {
  age: { title: 'Age', think: 'Children, and people who are old and frail.' },
  disability: {
    title: 'Disability',
    think: 'A learning disability, poor sight or hearing, a wheelchair, mental illness.',
  },
  'gender-reassignment': {
    title: 'Gender reassignment',
    think: 'Trans people: names, records, calls by sex.',
  },
  'marriage-and-civil-partnership': {
    title: 'Marriage and civil partnership',
    think: 'Whether it matters to whom somebody is married.',
  },
  'pregnancy-and-maternity': {
    title: 'Pregnancy and maternity',
    think: 'Women who are pregnant, or have a small baby with them.',
  },
  race: { title: 'Race', think: 'Language and interpreters, illness that is more common, trust.' },
  'religion-or-belief': {
    title: 'Religion or belief',
    think: 'Fasting, days of rest, who may examine whom.',
  },
  sex: { title: 'Sex', think: 'Women and men: who is ill more often, who is found later.' },
  'sexual-orientation': { title: 'Sexual orientation', think: 'Lesbian, gay and bisexual people.' },
  deprivation: {
    title: 'Deprivation',
    think: 'People in the most deprived fifth: fares, time off work, no phone, nobody to go with.',
  },
};

export const EFFECT_WORDS: Readonly<Record<EqualityEffect['effect'], string>> = {
  better: 'Better',
  same: 'The same',
  worse: 'Worse',
  'not-known': 'Not known',
};
