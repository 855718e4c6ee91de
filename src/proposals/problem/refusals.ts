import { refusalWords } from '../../platform/refusals.ts';
import type { ClosingShortfall } from './rules.ts';
import { shortfallWords } from './words.ts';

export type ProblemRefusal =
  /** Its leads and the programme office write it. */
  | { readonly kind: 'problem-not-yours' }
  /** A signature is a lead's own. */
  | { readonly kind: 'problem-not-lead' }
  /** Where the proposal stands, whom it touches or who is asked is not changed any more. */
  | { readonly kind: 'problem-settled' }
  | { readonly kind: 'problem-touches'; readonly field: 'how' | 'practices' | 'partners' }
  /** Nobody is asked yet: whom it touches has not been said. */
  | { readonly kind: 'problem-nobody-asked' }
  | { readonly kind: 'problem-asked-already' }
  | { readonly kind: 'problem-without-statement' }
  /** Answers are not open: not yet, or not any more. */
  | { readonly kind: 'problem-not-open'; readonly closed: boolean }
  | { readonly kind: 'problem-statement-answered' }
  | { readonly kind: 'problem-statement-stands' }
  | { readonly kind: 'problem-statement-needs'; readonly field: 'text' | 'reason' }
  | { readonly kind: 'problem-statement-twice'; readonly field: 'text' }
  | { readonly kind: 'problem-unwritten' }
  | { readonly kind: 'problem-cannot-close'; readonly short: readonly ClosingShortfall[] };

/** What a person can be refused about a problem, in words. */
export const problemRefusals = refusalWords<ProblemRefusal>({
  'problem-not-yours': {
    status: 403,
    title: 'Its leads write this',
    detail: () => 'The two leads whose names stand on it do this. You may answer, and propose a statement.',
  },
  'problem-not-lead': {
    status: 403,
    title: 'A lead signs for themselves',
    detail: () => 'Each of the two leads signs with their own sign-in. Nobody signs for them.',
  },
  'problem-settled': {
    status: 409,
    title: 'This is settled',
    detail: () => 'Where it stands now this is not changed. Go “Back to the problem” first, with the reason.',
  },
  'problem-touches': {
    status: 422,
    title: 'Whom does it touch?',
    detail: ({ field }) =>
      ({
        how: 'Say whether it touches all practices, some, or none.',
        practices: 'Choose the practices that it touches.',
        partners: 'One of these codes is not in the register of organisations. Look it up under People.',
      })[field],
  },
  'problem-nobody-asked': {
    status: 409,
    title: 'Nobody would be asked',
    detail: () => 'Say first whom it touches, or add somebody to the list.',
  },
  'problem-asked-already': {
    status: 409,
    title: 'They are asked already',
    detail: () => 'Those whom it touches have been asked. Whoever is added to the list is asked at once.',
  },
  'problem-without-statement': {
    status: 409,
    title: 'There is nothing to answer yet',
    detail: () => 'Write at least one statement that people can agree with or not. Then ask them.',
  },
  'problem-not-open': {
    status: 409,
    title: 'Answers are not open',
    detail: ({ closed }) =>
      closed
        ? 'The problem has been closed; its answers are kept as they stood. You can still comment.'
        : 'Those whom it touches have not been asked yet.',
  },
  'problem-statement-answered': {
    status: 409,
    title: 'Somebody has answered it',
    detail: () => 'A statement that has been answered keeps its words. Withdraw it, and write another one.',
  },
  'problem-statement-stands': {
    status: 409,
    title: 'It does not stand so',
    detail: () => 'Somebody has changed this statement. Look at it again.',
  },
  'problem-statement-needs': {
    status: 422,
    title: 'Something is missing',
    detail: ({ field }) =>
      field === 'text' ? 'Write the statement in one sentence.' : 'Say why: whoever wrote it reads it.',
  },
  'problem-statement-twice': {
    status: 409,
    title: 'It is there already',
    detail: () => 'The same statement stands in the list. Answer that one, or say it otherwise.',
  },
  'problem-unwritten': {
    status: 409,
    title: 'There is nothing to sign',
    detail: () => 'Write first what is agreed.',
  },
  'problem-cannot-close': {
    status: 409,
    title: 'It cannot be closed yet',
    detail: ({ short }) => short.map((one) => shortfallWords(one)).join(' '),
  },
});
