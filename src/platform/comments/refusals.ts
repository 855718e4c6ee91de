import { type RefusalTable, refusalWords } from '../refusals.ts';

export type CommentRefusal =
  | { readonly kind: 'comment-identifies'; readonly field: 'text'; readonly found: string }
  | { readonly kind: 'comment-not-yours' }
  | { readonly kind: 'comment-needs-reason'; readonly field: 'why' }
  | { readonly kind: 'comment-needs-person' };

export const commentRefusals: RefusalTable = refusalWords<CommentRefusal>({
  'comment-identifies': {
    status: 422,
    title: 'This may tell who a patient is',
    detail: ({ found }) =>
      `The text seems to hold ${found}. Take it out. If it is not a patient's, confirm that and send it again.`,
  },
  'comment-not-yours': {
    status: 403,
    title: 'This comment is not yours',
    detail: () => 'Only its author can change a comment. The governance officer can remove it.',
  },
  'comment-needs-reason': {
    status: 422,
    title: 'Say why',
    detail: () => 'Say why you remove what somebody else wrote. The reason stays in its place.',
  },
  'comment-needs-person': {
    status: 403,
    title: 'A comment needs a name',
    detail: () => 'Comments are made by people who have signed in, not from the machine itself.',
  },
});
