import { refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

export type DecidedRefusal =
  | { readonly kind: 'decision-not-yours' }
  | { readonly kind: 'decision-of-what' }
  | { readonly kind: 'decision-stands'; readonly reference: string }
  | { readonly kind: 'decision-item-over'; readonly how: string }
  | { readonly kind: 'decision-vote-elsewhere'; readonly field: 'vote' }
  | { readonly kind: 'decision-vote-open'; readonly reference: string }
  | { readonly kind: 'decision-vote-tied'; readonly reference: string }
  | { readonly kind: 'decision-vote-void'; readonly reference: string }
  | { readonly kind: 'decision-vote-lost'; readonly field: 'outcome' }
  | { readonly kind: 'decision-conditions'; readonly field: 'conditions' }
  | { readonly kind: 'decision-no-conditions'; readonly field: 'conditions' }
  | { readonly kind: 'decision-withheld-needs'; readonly field: 'withheldReason' | 'withheldUntil' }
  | { readonly kind: 'decision-withheld-day'; readonly field: 'withheldUntil' }
  | { readonly kind: 'decision-review-day'; readonly field: 'reviewOn' }
  | { readonly kind: 'decision-reviewer'; readonly field: 'reviewBy' }
  | { readonly kind: 'decision-published'; readonly on: string }
  | { readonly kind: 'decision-not-published' }
  | { readonly kind: 'decision-never-deleted' };

/** What a person can be refused about decisions of bodies, in words. */
export const decidedRefusals = refusalWords<DecidedRefusal>({
  'decision-not-yours': {
    status: 403,
    title: 'Somebody else writes this down',
    detail: () =>
      'Whoever chairs the body, and the governance officer, write down its decisions. Tell one of them what is wrong or missing.',
  },
  'decision-of-what': {
    status: 422,
    title: 'Say what was decided upon',
    detail: () => 'Name the item of the meeting, or the vote between meetings, that it is the decision on.',
  },
  'decision-stands': {
    status: 409,
    title: 'It is written down already',
    detail: ({ reference }) =>
      `The decision on this is ${reference}. What is wrong in its words is corrected there; a new decision needs a new item.`,
  },
  'decision-item-over': {
    status: 409,
    title: 'This item was not decided here',
    detail: ({ how }) => `It was ${how}. Write the decision down where it was taken.`,
  },
  'decision-vote-elsewhere': {
    status: 422,
    title: 'That vote was about something else',
    detail: () => 'Choose a vote that was taken on this item, or none.',
  },
  'decision-vote-open': {
    status: 409,
    title: 'The vote is still open',
    detail: ({ reference }) => `Close ${reference} first: its result decides.`,
  },
  'decision-vote-tied': {
    status: 409,
    title: 'The vote is tied',
    detail: ({ reference }) => `Whoever is in the chair has a second vote on ${reference}. It decides.`,
  },
  'decision-vote-void': {
    status: 409,
    title: 'The vote does not count',
    detail: ({ reference }) => `${reference} was made void. Hold it anew, or choose the vote that counts.`,
  },
  'decision-vote-lost': {
    status: 422,
    title: 'The vote was lost',
    detail: () => 'A motion that was lost is no yes. Choose “No” or “Not yet”.',
  },
  'decision-conditions': {
    status: 422,
    title: 'Write the conditions',
    detail: () => 'Write each condition on a line of its own, or choose “Yes” without conditions.',
  },
  'decision-no-conditions': {
    status: 422,
    title: 'Conditions go with “Yes, with conditions”',
    detail: () => 'Choose “Yes, with conditions”, or move what is written there to the reasons.',
  },
  'decision-withheld-needs': {
    status: 422,
    title: 'Say why it is withheld, and until when',
    detail: ({ field }) =>
      field === 'withheldReason'
        ? 'Say why it is withheld: everybody reads it.'
        : 'Give the day until which it is withheld: everybody reads it.',
  },
  'decision-withheld-day': {
    status: 422,
    title: 'That day has passed',
    detail: () => 'Give a day to come: on it the decision is published by itself.',
  },
  'decision-review-day': {
    status: 422,
    title: 'The review comes after the decision',
    detail: () => 'Give a day after the day of the decision.',
  },
  'decision-reviewer': {
    status: 422,
    title: 'Nobody leads this yet',
    detail: () => 'This decision is on no idea that has leads. Choose the body itself.',
  },
  'decision-published': {
    status: 409,
    title: 'It is published already',
    detail: ({ on }) =>
      `Everybody could read it from ${longDate(on)} on, and may have kept it. Correct what is wrong in it.`,
  },
  'decision-not-published': {
    status: 409,
    title: 'It is not published yet',
    detail: () => 'What follows a decision is told once everybody can read the decision itself.',
  },
  'decision-never-deleted': {
    status: 409,
    title: 'A decision is never deleted',
    detail: () =>
      'People have acted on it, and what was decided must stay where it was. What is wrong in its words is corrected: the older words stay readable beside the new ones. A new decision can change what it decides.',
  },
});
