import { refusalWords } from '../../platform/refusals.ts';
import type { Difference } from './merge-rules.ts';

/** What two people changed in one topic, each in another way. */
export type TopicDifference = Difference & { readonly topic: string };

export type CaseStoreRefusal =
  | { readonly kind: 'case-not-yours' }
  | { readonly kind: 'case-closed' }
  | { readonly kind: 'case-not-yet' }
  /** A text that saves itself never puts two people's words together: that is done while somebody looks. */
  | { readonly kind: 'case-behind'; readonly by: string }
  | {
      readonly kind: 'case-differs';
      readonly by: string;
      readonly differences: readonly TopicDifference[];
    }
  | { readonly kind: 'case-locked'; readonly by: string }
  | { readonly kind: 'case-paper'; readonly why: 'no-chromium' | 'failed' };

export const caseStoreRefusals = refusalWords<CaseStoreRefusal>({
  'case-not-yours': {
    status: 403,
    title: 'This case is not yours to write',
    detail: () =>
      'The two people whose names stand on it write it. Say what you think in a comment on the section.',
  },
  'case-closed': {
    status: 409,
    title: 'The case is not open',
    detail: () =>
      'A case is written from the options on, until it is sent for a decision. If it comes back, it opens again.',
  },
  'case-not-yet': {
    status: 404,
    title: 'There is no case yet',
    detail: () => 'A case is written once the problem is agreed and the options are open.',
  },
  'case-behind': {
    status: 409,
    title: 'Somebody else wrote here too',
    detail: ({ by }) =>
      `${by} changed this after you opened it. Press Save: what both of you wrote is put together, and nothing is lost.`,
  },
  'case-differs': {
    status: 409,
    title: 'Both of you changed the same words',
    detail: ({ by }) =>
      `You and ${by} changed the same words in different ways. Open the section and save there: both stand side by side for you to settle.`,
  },
  'case-locked': {
    status: 409,
    title: 'Somebody is writing here',
    detail: ({ by }) => `${by} is writing in this section. Ask them, or take it over.`,
  },
  'case-paper': {
    status: 503,
    title: 'The PDF could not be made here',
    detail: ({ why }) =>
      why === 'no-chromium'
        ? 'This machine has no Chromium to make it with. Print the board paper and choose “Save as PDF”.'
        : 'It could not be made this time. Print the board paper and choose “Save as PDF”.',
  },
});
