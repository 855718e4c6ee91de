import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';

export type ReviewRefusal =
  | { readonly kind: 'proposal-review-not-yours' }
  | { readonly kind: 'proposal-review-not-live' };

export const reviewRefusals: RefusalTable = refusalWords<ReviewRefusal>({
  'proposal-review-not-yours': {
    status: 403,
    title: 'Its leads write the review',
    detail: () => 'Those whose names stand on it and the programme office write what was found.',
  },
  'proposal-review-not-live': {
    status: 409,
    title: 'There is nothing to review',
    detail: () => 'What was found is written while it is live. Look at it again: somebody may have moved it.',
  },
});
