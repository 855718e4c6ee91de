import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';

export type DetailsRefusal =
  | { readonly kind: 'proposal-details-not-yours' }
  | { readonly kind: 'proposal-words-not-yours'; readonly field: 'what' };

export const detailsRefusals: RefusalTable = refusalWords<DetailsRefusal>({
  'proposal-details-not-yours': {
    status: 403,
    title: 'These words are not yours to change',
    detail: () =>
      'Whoever raised it changes them until somebody takes it on; from then on its leads and the programme office do. Say it in a comment instead.',
  },
  'proposal-words-not-yours': {
    status: 403,
    title: 'These are the words of whoever raised it',
    detail: () => 'What happens to patients stays as it was told. Write the reading beside it.',
  },
});
