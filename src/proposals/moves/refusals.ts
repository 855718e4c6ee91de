import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';
import { longDate } from '../../shared/dates.ts';

/** What a person can be refused about a move, beside what the stage machine refuses. */
export type MoveRefusal =
  | { readonly kind: 'proposal-person-unknown'; readonly field: 'clinician' | 'manager' }
  | { readonly kind: 'proposal-keeps-name'; readonly field: 'clinician' | 'manager' }
  | { readonly kind: 'proposal-day'; readonly field: 'on'; readonly since: string }
  | { readonly kind: 'proposal-into-unknown'; readonly field: 'into'; readonly into: string }
  | { readonly kind: 'proposal-in-a-circle'; readonly field: 'into'; readonly into: string }
  | { readonly kind: 'proposal-decision-needs'; readonly field: 'body' | 'conditions' }
  | { readonly kind: 'proposal-next-half'; readonly field: 'nextWhat' | 'nextBy' }
  | { readonly kind: 'proposal-next-not-yours' }
  | { readonly kind: 'proposal-next-over' };

export const moveRefusals: RefusalTable = refusalWords<MoveRefusal>({
  'proposal-person-unknown': {
    status: 422,
    title: 'Who is it?',
    detail: ({ field }) => `Choose the ${field} from the list, or find them by name.`,
  },
  'proposal-keeps-name': {
    status: 422,
    title: 'They keep a name',
    detail: () =>
      'This person keeps the name of whoever raised it, so their own cannot stand on it. Choose somebody else.',
  },
  'proposal-day': {
    status: 422,
    title: 'On which day?',
    detail: ({ since }) => `Give a day from ${longDate(since)} up to today.`,
  },
  'proposal-into-unknown': {
    status: 422,
    title: 'We do not know that one',
    detail: ({ into }) => `There is no idea ${into}. Look at its reference again: ISV-2026-014, for example.`,
  },
  'proposal-in-a-circle': {
    status: 409,
    title: 'That one goes on in this one',
    detail: ({ into }) => `${into} has joined this one already. There is nothing to join.`,
  },
  'proposal-decision-needs': {
    status: 422,
    title: 'Something of the decision is missing',
    detail: ({ field }) =>
      field === 'body' ? 'Say who decided.' : 'Say on which conditions, or record a plain yes.',
  },
  'proposal-next-half': {
    status: 422,
    title: 'The next step has two halves',
    detail: ({ field }) =>
      field === 'nextBy'
        ? 'Say by which day, or leave the next step empty: then the usual one stands.'
        : 'Say what happens by that day, or leave the day empty: then the usual step stands.',
  },
  'proposal-next-not-yours': {
    status: 403,
    title: 'This next step is not yours to change',
    detail: () => 'Those whose names stand on it, whoever is on duty and the programme office change it.',
  },
  'proposal-next-over': {
    status: 409,
    title: 'It goes on elsewhere',
    detail: () => 'It has joined another: change the next step there.',
  },
});
