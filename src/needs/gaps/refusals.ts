import { refusalWords } from '../../platform/refusals.ts';

export type GapRefusal =
  /** Gaps that are there already and look like this one. */
  | { readonly kind: 'gap-looks-alike'; readonly field: 'different'; readonly like: readonly string[] }
  /** The address names no figure that can be made now. */
  | { readonly kind: 'gap-figure-gone'; readonly field: 'figure' }
  /** The figure changed between being shown and being kept. */
  | { readonly kind: 'gap-figure-changed' }
  | { readonly kind: 'people-too-few'; readonly field: 'people' }
  | { readonly kind: 'people-limits'; readonly field: 'peopleLower' }
  | { readonly kind: 'people-without-words'; readonly field: 'peopleWords' }
  | { readonly kind: 'gap-not-yours' }
  /** It does not stand so that this could be done to it. */
  | { readonly kind: 'gap-cannot'; readonly field: 'move'; readonly status: string; readonly move: string }
  | { readonly kind: 'gap-needs'; readonly field: 'because' | 'note' | 'into' }
  | { readonly kind: 'gap-needs-owner' }
  | { readonly kind: 'gap-into-unknown'; readonly field: 'into'; readonly into: string }
  | { readonly kind: 'gap-into-itself'; readonly field: 'into' }
  | {
      readonly kind: 'gap-into-merged';
      readonly field: 'into';
      readonly into: string;
      readonly instead: string;
    }
  | { readonly kind: 'gap-into-closed'; readonly field: 'into'; readonly into: string }
  | { readonly kind: 'gap-owner-unknown'; readonly field: 'person' };

const NEEDS: Readonly<Record<'because' | 'note' | 'into', string>> = {
  because: 'Choose why it is closed.',
  note: 'Say why, in a sentence: it stays with the gap.',
  into: 'Say which gap it is one with, such as GAP-2026-003.',
};

/** What a person can be refused about gaps, in words. */
export const gapRefusals = refusalWords<GapRefusal>({
  'gap-looks-alike': {
    status: 409,
    title: 'This looks like a gap that is recorded already',
    detail: ({ like }) =>
      `${like.length === 1 ? 'A gap' : 'Gaps'} much like it ${like.length === 1 ? 'is' : 'are'} recorded: ${like.join(', ')}. If yours is another, say so and send it again.`,
  },
  'gap-figure-gone': {
    status: 422,
    title: 'This figure cannot be made',
    detail: () =>
      'The address names no figure that can be made of what is loaded now. Record the gap in your own words instead.',
  },
  'gap-figure-changed': {
    status: 409,
    title: 'The figure has changed',
    detail: () =>
      'A newer file was loaded after you opened this page. Look at the figure as it stands now, then record the gap.',
  },
  'people-too-few': {
    status: 422,
    title: 'Too few people to be told',
    detail: () =>
      'A count of one to four people could tell who they are and is never kept. Leave it empty, or count a larger group.',
  },
  'people-limits': {
    status: 422,
    title: 'The limits do not hold the number',
    detail: () => 'The lower limit must be at or below the number of people, the upper limit at or above it.',
  },
  'people-without-words': {
    status: 422,
    title: 'Say what is counted',
    detail: () => 'Say what the number of people counts, such as: people with COPD who are on no register.',
  },
  'gap-not-yours': {
    status: 403,
    title: 'This gap is not yours to change',
    detail: () =>
      'Its owner, clinical leads and the programme office can. Say what you think in a comment; they are told of it.',
  },
  'gap-cannot': {
    status: 409,
    title: 'This cannot be done to it now',
    detail: ({ status, move }) => `A gap that is ${status} cannot be ${move}. Look at how it stands now.`,
  },
  'gap-needs': { status: 422, title: 'Something is missing', detail: ({ field }) => NEEDS[field] },
  'gap-needs-owner': {
    status: 422,
    title: 'It has no owner',
    detail: () => 'A gap is taken up by somebody. Give it an owner first.',
  },
  'gap-into-unknown': {
    status: 422,
    title: 'No such gap',
    detail: ({ into }) => `We know no gap ${into}. References look like GAP-2026-003.`,
  },
  'gap-into-itself': {
    status: 422,
    title: 'It is this gap',
    detail: () => 'A gap cannot be merged into itself.',
  },
  'gap-into-merged': {
    status: 422,
    title: 'That gap is merged itself',
    detail: ({ into, instead }) => `${into} is merged into ${instead}. Merge this one into ${instead}.`,
  },
  'gap-into-closed': {
    status: 422,
    title: 'That gap is closed',
    detail: ({ into }) => `${into} is closed. Open it again first, or choose another.`,
  },
  'gap-owner-unknown': {
    status: 422,
    title: 'No such person',
    detail: () => 'We know nobody here by that. An owner is somebody who stands in the register today.',
  },
});
