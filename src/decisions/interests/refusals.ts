import { refusalWords } from '../../platform/refusals.ts';

export type InterestRefusal =
  | { readonly kind: 'interest-not-yours' }
  | { readonly kind: 'interest-meeting-over' }
  | { readonly kind: 'interest-dismissed' }
  | { readonly kind: 'interest-person-unknown'; readonly field: 'person' }
  | { readonly kind: 'ruling-not-chair' }
  | { readonly kind: 'ruling-own' }
  | { readonly kind: 'ruling-vote-open' }
  | { readonly kind: 'touched-not-yours' }
  | { readonly kind: 'touched-unknown'; readonly field: 'organisation'; readonly code: string }
  | { readonly kind: 'touched-whom'; readonly field: 'name' }
  | { readonly kind: 'touched-twice'; readonly field: 'name'; readonly name: string }
  | { readonly kind: 'tie-to-itself'; readonly field: 'toName' }
  | { readonly kind: 'tie-ends-first'; readonly field: 'until' };

/** What people can be refused about interests that touch items. */
export const itemInterestRefusals = refusalWords<InterestRefusal>({
  'interest-not-yours': {
    status: 403,
    title: 'This is somebody else’s interest',
    detail: () =>
      'You can say something of your own interests. Whoever chairs the meeting, and the governance officer, can do so for others.',
  },
  'interest-meeting-over': {
    status: 409,
    title: 'The meeting is over',
    detail: () =>
      'What was ruled stands in its record as it was. If it was wrong, ask the governance officer to record a breach.',
  },
  'interest-dismissed': {
    status: 409,
    title: 'It counts no more',
    detail: () => 'This interest was found not to touch the item. Add it again if it does.',
  },
  'interest-person-unknown': {
    status: 422,
    title: 'Whose interest is it?',
    detail: () => 'Choose a member of this body, or somebody who stands in the register of people.',
  },
  'ruling-not-chair': {
    status: 403,
    title: 'The chair rules on this',
    detail: () => 'Whoever chairs the meeting rules on interests, or the governance officer beside them.',
  },
  'ruling-own': {
    status: 403,
    title: 'Nobody rules on their own interest',
    detail: () => 'The deputy chair or the governance officer rules on yours.',
  },
  'ruling-vote-open': {
    status: 409,
    title: 'A vote on this item is open',
    detail: () =>
      'Who may vote was fixed when it was opened. Close it, or declare it void with a reason, then rule and vote again.',
  },
  'touched-not-yours': {
    status: 403,
    title: 'The leads of the idea keep this list',
    detail: () => 'Ask one of its two leads, the programme office or the governance officer to change it.',
  },
  'touched-unknown': {
    status: 422,
    title: 'No such organisation',
    detail: ({ code }) =>
      `The register knows no organisation with the code ${code}. Leave the code empty and give the name.`,
  },
  'touched-whom': {
    status: 422,
    title: 'Whom does it touch?',
    detail: () => 'Give the name of the organisation, or its code.',
  },
  'touched-twice': {
    status: 409,
    title: 'It stands there already',
    detail: ({ name }) => `${name} is on the list in this way already.`,
  },
  'tie-to-itself': {
    status: 422,
    title: 'These two are one',
    detail: () => 'Give two different organisations or people.',
  },
  'tie-ends-first': {
    status: 422,
    title: 'The dates do not fit',
    detail: () => 'The last day must be the first day or after it.',
  },
});
