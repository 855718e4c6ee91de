import { refusalWords } from '../../platform/refusals.ts';
import type { TooMany } from './limits.ts';

export type SignInRefusal =
  | TooMany
  | { readonly kind: 'link-over'; readonly link: 'invitation' | 'reset' }
  | { readonly kind: 'session-needed' }
  | { readonly kind: 'not-appointed' }
  | { readonly kind: 'not-invented' }
  | { readonly kind: 'no-provider' }
  | { readonly kind: 'provider-refused'; readonly why: ProviderProblem }
  | { readonly kind: 'no-group' }
  | { readonly kind: 'no-organisation'; readonly code: string }
  | { readonly kind: 'no-email'; readonly name: string }
  | { readonly kind: 'has-password'; readonly name: string }
  | { readonly kind: 'service-token-not-yours' }
  | { readonly kind: 'no-second-factor' };

export type ProviderProblem = 'answer' | 'unreachable' | 'address' | 'other-identity';

const PROVIDER: Readonly<Record<ProviderProblem, string>> = {
  answer:
    'The answer of your organisation’s sign-in did not fit the question. Start again from the sign-in page.',
  unreachable: 'Your organisation’s sign-in does not answer now. Try again later, or use your password.',
  address:
    'Your organisation’s sign-in did not name somebody whom the group knows by a confirmed e-mail address. Ask the administrator to put your work address into the register.',
  'other-identity':
    'Somebody else at your organisation’s sign-in has used this e-mail address here before. Ask the administrator.',
};

/** What a person can be refused at the doors. Wrong passwords and codes are told in their own form. */
export const signInRefusals = refusalWords<SignInRefusal>({
  'too-many-attempts': {
    status: 429,
    title: 'Too many attempts',
    detail: ({ minutes }) =>
      `There have been too many attempts. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`,
  },
  'link-over': {
    status: 410,
    title: 'This link no longer works',
    detail: ({ link }) =>
      link === 'invitation'
        ? 'It was used already, or it is too old. If you have chosen a password, sign in. If not, ask for a link on the page “I have forgotten my password”, with the e-mail address that you were invited by.'
        : 'It was used already, or it is too old. Ask for a new one on the page “I have forgotten my password”.',
  },
  'session-needed': {
    status: 403,
    title: 'Only in the browser',
    detail: () => 'A program with a token cannot do this. Sign in with a browser.',
  },
  'not-appointed': {
    status: 403,
    title: 'You hold no role in the group today',
    detail: () =>
      'Your password is right, but no appointment of yours is current. Ask your practice manager or the governance officer if that is a mistake. What is public you can read without signing in.',
  },
  'not-invented': {
    status: 404,
    title: 'Not found',
    detail: () => 'Whom to be can be chosen in the invented place only.',
  },
  'no-provider': {
    status: 404,
    title: 'Not found',
    detail: () => 'No organisation’s sign-in is set up here.',
  },
  'provider-refused': {
    status: 403,
    title: 'We could not sign you in',
    detail: ({ why }) => PROVIDER[why],
  },
  'no-group': {
    status: 409,
    title: 'The group is not set up yet',
    detail: () => 'Say first which area this is: coalface init --area CODE.',
  },
  'no-organisation': {
    status: 409,
    title: 'This organisation is not in the register',
    detail: ({ code }) =>
      `${code} is not there. Load the registers first (coalface import FOLDER), or name another organisation.`,
  },
  'no-email': {
    status: 409,
    title: 'There is no e-mail address',
    detail: ({ name }) => `Put an e-mail address for ${name} into the register first.`,
  },
  'has-password': {
    status: 409,
    title: 'They can sign in already',
    detail: ({ name }) =>
      `${name} has chosen a password. If it is forgotten, they can ask for a new one themselves.`,
  },
  'service-token-not-yours': {
    status: 403,
    title: 'You cannot make this token',
    detail: () => 'Tokens for the group’s machines are made by administrators.',
  },
  'no-second-factor': {
    status: 409,
    title: 'There is no second factor',
    detail: () => 'Nobody has set up a second factor for this person, so there is none to remove.',
  },
});
