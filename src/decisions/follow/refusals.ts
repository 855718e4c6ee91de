import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';
import type { FollowRefusal } from './words-rules.ts';

const NEEDS = {
  expected: 'Say what the case expected, so that it can be compared.',
  measured: 'Say what was measured.',
  verdict: 'Choose how it compares with what was promised.',
} as const;

/** What a person can be refused about what followed a decision, in words. */
export const followRefusals = refusalWords<FollowRefusal>({
  'follow-needs': {
    status: 422,
    title: 'Something is missing',
    detail: ({ field }) => NEEDS[field],
  },
  'follow-day': {
    status: 422,
    title: 'That day cannot be',
    detail: ({ from }) => `Give a day from ${longDate(from)}, when it was decided, up to today.`,
  },
});
