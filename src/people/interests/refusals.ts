import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

export type RegisterRefusal =
  | { readonly kind: 'interest-others' }
  | { readonly kind: 'interest-whose'; readonly field: 'person' }
  | { readonly kind: 'interest-paper'; readonly field: 'onPaper' }
  | { readonly kind: 'interest-close'; readonly field: 'closeTie' | 'closeName' }
  | { readonly kind: 'interest-kind'; readonly field: 'kind' }
  | { readonly kind: 'interest-which'; readonly field: 'choice'; readonly found: readonly Candidate[] }
  | { readonly kind: 'interest-unlisted'; readonly field: 'choice' }
  | { readonly kind: 'interest-band'; readonly field: 'band' }
  | { readonly kind: 'interest-ends-first'; readonly field: 'to' }
  | { readonly kind: 'interest-future'; readonly field: 'from' | 'knownOn' | 'declaredOn' | 'onDay' }
  | { readonly kind: 'interest-taken-back' }
  | { readonly kind: 'rules-past'; readonly field: 'from' }
  | { readonly kind: 'rules-same-day'; readonly field: 'from'; readonly from: string }
  | {
      readonly kind: 'rules-bands';
      readonly field: 'bands';
      readonly why: 'few' | 'many' | 'long' | 'twice';
    }
  | { readonly kind: 'rules-begun'; readonly from: string };
export type Candidate = { readonly code: string; readonly name: string };

const BANDS_WRONG = {
  few: 'Give at least two bands, one a line.',
  many: 'Give twelve bands at most.',
  long: 'Keep each band to 60 letters.',
  twice: 'Two lines say the same. Take one of them out.',
} as const;

/** What people can be refused about the registers of interests and gifts. */
export const interestRefusals = refusalWords<RegisterRefusal>({
  'interest-others': {
    status: 403,
    title: 'This is somebody else’s',
    detail: () => 'Everybody declares for themselves. The governance officer enters what came on paper.',
  },
  'interest-whose': {
    status: 422,
    title: 'Whose is it?',
    detail: () => 'Choose somebody who stands in the register of people.',
  },
  'interest-paper': {
    status: 422,
    title: 'What was it entered from?',
    detail: () => 'Say what it was entered from, such as: form of 3 May 2026.',
  },
  'interest-close': {
    status: 422,
    title: 'Who is it?',
    detail: ({ field }) =>
      field === 'closeTie' ? 'Choose what they are to you.' : 'Give their name. The public does not read it.',
  },
  'interest-kind': {
    status: 422,
    title: 'What kind is it?',
    detail: () => 'Choose: money, professional, or personal.',
  },
  'interest-which': {
    status: 422,
    title: 'Which one is it?',
    detail: () => 'Choose the one you mean, or say that it is none of these.',
  },
  'interest-unlisted': {
    status: 422,
    title: 'No such organisation',
    detail: () => 'The register does not have it any more. Choose again.',
  },
  'interest-band': {
    status: 422,
    title: 'No such band of money',
    detail: () => 'Choose one of the bands shown.',
  },
  'interest-ends-first': {
    status: 422,
    title: 'The dates do not fit',
    detail: () => 'The last day must be the first day or after it.',
  },
  'interest-future': {
    status: 422,
    title: 'That day has not come yet',
    detail: ({ field }) =>
      field === 'declaredOn'
        ? 'The day on the paper cannot be after today.'
        : 'Give a day that is not after today. Declare it when it begins.',
  },
  'interest-taken-back': {
    status: 409,
    title: 'It was taken back',
    detail: () => 'It stands in the register no more. Declare it again if it was right.',
  },
  'rules-past': {
    status: 422,
    title: 'That day is over',
    detail: () => 'Rules begin today or later. What was declared before stays under the rules of its day.',
  },
  'rules-same-day': {
    status: 409,
    title: 'Other rules begin that day',
    detail: ({ from }) =>
      `Rules that begin on ${longDate(from)} are entered already. Choose another day, or take those back first.`,
  },
  'rules-bands': { status: 422, title: 'The bands do not fit', detail: ({ why }) => BANDS_WRONG[why] },
  'rules-begun': {
    status: 409,
    title: 'They have begun',
    detail: ({ from }) =>
      `These rules have held since ${longDate(from)}. Enter new ones, in force from a day to come.`,
  },
});
