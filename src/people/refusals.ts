import { refusalWords } from '../platform/refusals.ts';
import { longDate } from '../shared/dates.ts';

export type PeopleRefusal =
  | { readonly kind: 'no-area' }
  | { readonly kind: 'code-taken'; readonly field: 'code'; readonly code: string; readonly name: string }
  | { readonly kind: 'unknown-organisation'; readonly field: string; readonly code: string }
  | { readonly kind: 'closes-before-opening'; readonly field: 'closed' }
  | { readonly kind: 'ends-before-start'; readonly field: string }
  | { readonly kind: 'own-parent'; readonly field: 'parent' }
  | { readonly kind: 'own-successor'; readonly field: 'successor' }
  | {
      readonly kind: 'succession-circle';
      readonly field: 'successor';
      readonly predecessor: string;
      readonly successor: string;
    }
  | {
      readonly kind: 'succession-known';
      readonly field: 'successor';
      readonly predecessor: string;
      readonly successor: string;
    }
  | { readonly kind: 'email-taken'; readonly field: 'email' }
  | {
      readonly kind: 'overlapping-appointment';
      readonly field: 'started';
      readonly started: string;
      readonly ended: string | null;
    }
  | { readonly kind: 'same-name'; readonly field: 'somebodyElse' }
  | { readonly kind: 'person-has-ended'; readonly ended: string }
  | { readonly kind: 'already-ended'; readonly ended: string }
  | { readonly kind: 'group-role'; readonly field: 'role' }
  | { readonly kind: 'parts-of-the-group' }
  | { readonly kind: 'only-at-own-organisation'; readonly field: 'organisation' }
  | { readonly kind: 'details-are-their-own' }
  | { readonly kind: 'first-appointment-needed'; readonly field: 'organisation' };

export const peopleRefusals = refusalWords<PeopleRefusal>({
  'no-area': {
    status: 422,
    title: 'Which area?',
    detail: () =>
      'This deployment has no group yet. Say which area you mean, for example 04G, or set the group up with: coalface init --area 04G',
  },
  'code-taken': {
    status: 409,
    title: 'That code is taken',
    detail: ({ code, name }) => `${code} is ${name}. Open it and correct it there, or give another code.`,
  },
  'unknown-organisation': {
    status: 422,
    title: 'No such organisation',
    detail: ({ code }) =>
      `We know no organisation with the code ${code}. Check the code, load the register that has it, or add the organisation first.`,
  },
  'closes-before-opening': {
    status: 422,
    title: 'The dates do not fit',
    detail: () => 'The last day is before the first. Correct one of them.',
  },
  'ends-before-start': {
    status: 422,
    title: 'The dates do not fit',
    detail: () => 'The last day must be the first day or after it.',
  },
  'own-parent': {
    status: 422,
    title: 'An organisation cannot belong to itself',
    detail: () => 'Give the code of the organisation that it belongs to.',
  },
  'own-successor': {
    status: 422,
    title: 'An organisation cannot succeed itself',
    detail: () => 'Give the code of the organisation that took over.',
  },
  'succession-circle': {
    status: 409,
    title: 'That would lead round in a circle',
    detail: ({ predecessor, successor }) =>
      `${successor} already leads, through its own successors, to ${predecessor}. Check which of the two came first.`,
  },
  'succession-known': {
    status: 409,
    title: 'That is known already',
    detail: ({ predecessor, successor }) => `${successor} is recorded as successor of ${predecessor}.`,
  },
  'email-taken': {
    status: 409,
    title: 'That e-mail address is taken',
    detail: () =>
      'Somebody in the register has this e-mail address. Look them up by name; if it is the same person, add the appointment there.',
  },
  'overlapping-appointment': {
    status: 409,
    title: 'That appointment exists already',
    detail: ({ started, ended }) =>
      `The same person has the same role there from ${longDate(started)}${ended ? ` to ${longDate(ended)}` : ''}. Correct that appointment, or choose dates that do not overlap.`,
  },
  'same-name': {
    status: 409,
    title: 'Somebody of that name is in the register',
    detail: () =>
      'Look them up first: the same person has one entry and any number of appointments. If this is somebody else, say so.',
  },
  'person-has-ended': {
    status: 409,
    title: 'This person has left the register',
    detail: ({ ended }) =>
      `Their last day is ${longDate(ended)}. Take that date away first if they are back.`,
  },
  'already-ended': {
    status: 409,
    title: 'It has ended already',
    detail: ({ ended }) =>
      `The last day is recorded as ${longDate(ended)}. Correct that date if it is wrong.`,
  },
  'group-role': {
    status: 403,
    title: 'Only the group gives this role',
    detail: () =>
      'Roles of the group open doors for those who hold them. Ask the governance officer or an administrator to give or end it.',
  },
  'parts-of-the-group': {
    status: 403,
    title: 'Only the group says what is part of what',
    detail: () =>
      'Roles at a body of the group count as the group’s own, so what is part of what is for those who give such roles. Ask the governance officer or an administrator.',
  },
  'only-at-own-organisation': {
    status: 403,
    title: 'Not at that organisation',
    detail: () => 'You keep the people of your own practice. Ask the governance officer about other places.',
  },
  'details-are-their-own': {
    status: 403,
    title: 'These details are theirs',
    detail: () =>
      'This person works elsewhere too. They can change their details on their own page, or the governance officer can.',
  },
  'first-appointment-needed': {
    status: 422,
    title: 'Say where they work',
    detail: () => 'Give the appointment with which they join your practice.',
  },
});
