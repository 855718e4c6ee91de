import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';

export type StanceRefusal =
  | { readonly kind: 'idea-otherwise-why'; readonly field: 'words' }
  | { readonly kind: 'idea-over' }
  | { readonly kind: 'idea-joined'; readonly into: string }
  | { readonly kind: 'idea-for-people' };

export const stanceRefusals: RefusalTable = refusalWords<StanceRefusal>({
  'idea-otherwise-why': {
    status: 422,
    title: 'How do you see it?',
    detail: () => 'Say how you see it, in a sentence or two: its leads and whoever raised it read it.',
  },
  'idea-over': {
    status: 409,
    title: 'It is closed',
    detail: () => 'What people said of it stays. If it should go on, ask its leads to open it again.',
  },
  'idea-joined': {
    status: 409,
    title: 'It has joined another',
    detail: ({ into }) => `It goes on as ${into}. Say it there: it counts there.`,
  },
  'idea-for-people': {
    status: 403,
    title: 'This is for people',
    detail: () => 'Only somebody who has signed in in their own name supports an idea or watches it.',
  },
});
