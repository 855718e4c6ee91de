import { refusalWords } from '../../platform/refusals.ts';
import type { FieldProblem } from '../../platform/use.ts';
import { type CalendarDate, longDate } from '../../shared/dates.ts';

export type SettingRefusal =
  /** Each problem at its field: a gap or an overlap of a scheme with a case that falls into it. */
  | { readonly kind: 'setting-wrong'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'setting-past'; readonly field: 'inForceFrom' }
  | { readonly kind: 'setting-ends-early'; readonly field: 'inForceTo' }
  | { readonly kind: 'setting-same-day'; readonly field: 'inForceFrom'; readonly from: CalendarDate }
  | { readonly kind: 'setting-in-force'; readonly from: CalendarDate }
  | { readonly kind: 'setting-starting' }
  | { readonly kind: 'setting-withdrawn' }
  | { readonly kind: 'setting-file'; readonly field: 'file' };

/** What a person can be refused about settings, in words. */
export const settingRefusals = refusalWords<SettingRefusal>({
  'setting-wrong': {
    status: 422,
    title: 'It cannot be kept so',
    detail: ({ problems }) =>
      problems.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join(' '),
  },
  'setting-past': {
    status: 422,
    title: 'The past stays as it was',
    detail: () => 'Choose today or a later day: what was done under the old one stays as it was done.',
  },
  'setting-ends-early': {
    status: 422,
    title: 'It ends before it begins',
    detail: () => 'Choose a last day that is not before the first, or leave it empty: until the next one.',
  },
  'setting-same-day': {
    status: 409,
    title: 'One begins on that day already',
    detail: ({ from }) => `Another one begins on ${longDate(from)}. Correct that one, or choose another day.`,
  },
  'setting-in-force': {
    status: 409,
    title: 'It is in force',
    detail: ({ from }) =>
      `It is in force since ${longDate(from)}, and what was done under it stays. Enter a new one from today or a later day instead.`,
  },
  'setting-starting': {
    status: 409,
    title: 'This is what Coalface began with',
    detail: () =>
      'It is nobody’s, so it is not corrected or verified. Enter your own: it begins with these values.',
  },
  'setting-withdrawn': {
    status: 409,
    title: 'It was withdrawn',
    detail: () => 'It was withdrawn before it came into force, and stays in the history. Enter a new one.',
  },
  'setting-file': {
    status: 422,
    title: 'This is no scheme of delegation',
    detail: () => 'Choose a file that was saved from Coalface as “scheme as a file”.',
  },
});
