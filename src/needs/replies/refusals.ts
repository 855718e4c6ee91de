import { refusalWords } from '../../platform/refusals.ts';

export type ReplyRefusal =
  | { readonly kind: 'reply-not-yours'; readonly practice: string }
  | { readonly kind: 'reply-no-practices' }
  | { readonly kind: 'reply-not-in-figure'; readonly practice: string }
  | { readonly kind: 'reply-none-outside' }
  | { readonly kind: 'reply-no-error' };

/** What a person can be refused about replies, in words. */
export const replyRefusals = refusalWords<ReplyRefusal>({
  'reply-not-yours': {
    status: 403,
    title: 'This practice is not yours',
    detail: ({ practice }) =>
      `People of ${practice} reply for it; the programme office can take down what they say by telephone.`,
  },
  'reply-no-practices': {
    status: 422,
    title: 'This figure is not of practices',
    detail: () => 'Replies stand with figures that show practices against the limits of chance.',
  },
  'reply-not-in-figure': {
    status: 404,
    title: 'The practice is not in this figure',
    detail: ({ practice }) =>
      `${practice} is not among the practices of this figure, and was not asked about it.`,
  },
  'reply-none-outside': {
    status: 422,
    title: 'Nobody to ask',
    detail: () => 'No practice of this figure stands outside the limits of chance.',
  },
  'reply-no-error': {
    status: 409,
    title: 'The practice says nothing of an error',
    detail: () => 'An error of the data is agreed once the practice has said that there is one.',
  },
});
