import { refusalWords } from '../../../platform/refusals.ts';
import { CONDITIONS } from './catalogue.ts';

export type ConditionRefusal =
  | { readonly kind: 'unknown-condition'; readonly field: 'condition'; readonly said: string }
  /** Neither the register of organisations nor any file knows the commissioner. */
  | { readonly kind: 'unknown-area'; readonly field: 'area'; readonly said: string }
  | { readonly kind: 'no-year'; readonly field: 'year'; readonly said: string };

export const conditionRefusals = refusalWords<ConditionRefusal>({
  'unknown-condition': {
    status: 404,
    title: 'No such condition',
    detail: ({ said }) =>
      `We know no condition “${said}”. Known are: ${CONDITIONS.map(({ slug }) => slug).join(', ')}.`,
  },
  'unknown-area': {
    status: 404,
    title: 'No such area',
    detail: ({ said }) =>
      `No file that is loaded knows a commissioner “${said}”. Give its code, for example 04G; load the register of organisations at /imports if it should be known.`,
  },
  'no-year': {
    status: 422,
    title: 'Which year?',
    detail: ({ said }) => `“${said}” is no financial year. Write it as 2014/15.`,
  },
});
