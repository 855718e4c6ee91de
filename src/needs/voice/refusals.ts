import { refusalWords } from '../../platform/refusals.ts';

export type VoiceRefusal =
  | { readonly kind: 'voice-names'; readonly field: string }
  | { readonly kind: 'voice-not-yours' }
  | { readonly kind: 'voice-withdrawn' }
  | { readonly kind: 'voice-heard-with'; readonly field: 'with' }
  | { readonly kind: 'voice-ahead'; readonly field: 'heardOn' }
  | { readonly kind: 'voice-quotations'; readonly field: string; readonly most: number }
  | { readonly kind: 'quotation-taken-back' };

/** What a person can be refused about voices, in words. */
export const voiceRefusals = refusalWords<VoiceRefusal>({
  'voice-names': {
    status: 422,
    title: 'This seems to name somebody',
    detail: () =>
      'The words seem to name a person. No patient is named here, and nobody else without their leave. Take the name out; if it names nobody, confirm that and send it again.',
  },
  'voice-not-yours': {
    status: 403,
    title: 'This voice is not yours to change',
    detail: () => 'Whoever recorded it, clinical leads and the programme office can.',
  },
  'voice-withdrawn': {
    status: 409,
    title: 'This voice is withdrawn',
    detail: () => 'Nothing of it can be changed any more. Record it anew if it was withdrawn by mistake.',
  },
  'voice-heard-with': {
    status: 422,
    title: 'More than were heard',
    detail: () => 'Those who live with it cannot be more than all who were heard. Give both numbers.',
  },
  'voice-ahead': {
    status: 422,
    title: 'This day is still to come',
    detail: () => 'Give the day on which they were heard: today or before.',
  },
  'voice-quotations': {
    status: 422,
    title: 'Too many quotations',
    detail: ({ most }) => `A voice has at most ${most} quotations. Choose those that say most.`,
  },
  'quotation-taken-back': {
    status: 409,
    title: 'Permission was taken back',
    detail: () =>
      'The words of this quotation are gone for good. Record it anew if the person gives permission again.',
  },
});
