import { refusalWords } from '../../../../platform/refusals.ts';
import type { QualityDomain } from '../../impact-rules.ts';
import { DOMAIN_WORDS } from './words.ts';

export type SignRefusal =
  | { readonly kind: 'sign-not-yours' }
  | { readonly kind: 'sign-closed' }
  | { readonly kind: 'sign-signed' }
  | { readonly kind: 'sign-unsaid'; readonly domains: readonly QualityDomain[] }
  | { readonly kind: 'sign-unread'; readonly field: 'agreed' };

export const signRefusals = refusalWords<SignRefusal>({
  'sign-not-yours': {
    status: 403,
    title: 'This signature is not yours to give',
    detail: () =>
      'The quality impact is signed, or unsigned, by a clinician under their own name who is neither of the two leads of the case.',
  },
  'sign-closed': {
    status: 409,
    title: 'The case is not being written',
    detail: () => 'What was sent for a decision stands as it was signed.',
  },
  'sign-signed': {
    status: 409,
    title: 'It is signed already',
    detail: () => 'A clinician has signed it as it stands. Look at it again.',
  },
  'sign-unsaid': {
    status: 422,
    title: 'Something is not said yet',
    detail: ({ domains }) =>
      `Before it can be signed, the leads say what becomes of ${domains.map((domain) => DOMAIN_WORDS[domain].title.toLowerCase()).join(', ')}.`,
  },
  'sign-unread': {
    status: 422,
    title: 'Have you read it?',
    detail: () => 'Tick that you have read it: your name stands for it.',
  },
});
