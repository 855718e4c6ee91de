import { refusalWords } from '../../platform/refusals.ts';

export type EvidenceRefusal =
  | { readonly kind: 'evidence-figure-gone'; readonly field: 'figure' }
  /** It changed between the page and the sending of its form. */
  | { readonly kind: 'evidence-figure-changed' }
  | { readonly kind: 'evidence-gap-unknown'; readonly field: 'gap' }
  | { readonly kind: 'evidence-voice-unknown'; readonly field: 'voice' }
  | { readonly kind: 'evidence-needs'; readonly field: 'figure' | 'gap' | 'voice' | 'title' | 'source' }
  | { readonly kind: 'evidence-already'; readonly field: 'figure' | 'gap' | 'voice' | 'title' }
  | { readonly kind: 'evidence-not-yours' }
  | { readonly kind: 'evidence-closed' }
  | { readonly kind: 'evidence-same' }
  | { readonly kind: 'evidence-taken-back' };

/** What a person can be refused about evidence, in words. */
export const evidenceRefusals = refusalWords<EvidenceRefusal>({
  'evidence-figure-gone': {
    status: 422,
    title: 'No figure stands at that address',
    detail: () =>
      'Open the figure on its page under Population, copy its address from “Copy link” or the top of your browser, and paste it here.',
  },
  'evidence-figure-changed': {
    status: 409,
    title: 'The figure has changed',
    detail: () => 'Newer numbers were loaded while you looked at it. Look at it again, then pin it.',
  },
  'evidence-gap-unknown': {
    status: 422,
    title: 'There is no such gap',
    detail: () => 'Give its reference, such as GAP-2026-003, or search for its words.',
  },
  'evidence-voice-unknown': {
    status: 422,
    title: 'There is no such voice',
    detail: () =>
      'Give its reference, such as VOI-2026-003, or search for its words. One that was withdrawn is not pinned.',
  },
  'evidence-needs': {
    status: 422,
    title: 'Something is missing',
    detail: ({ field }) =>
      ({
        figure: 'Paste the address of the figure.',
        gap: 'Give the reference of the gap.',
        voice: 'Give the reference of the voice.',
        title: 'Say in a sentence what it shows.',
        source: 'Say where it comes from: without a source it convinces nobody.',
      })[field],
  },
  'evidence-already': {
    status: 409,
    title: 'It is pinned already',
    detail: () => 'The same stands here already. A figure that has changed since can be refreshed.',
  },
  'evidence-not-yours': {
    status: 403,
    title: 'Its leads do this',
    detail: () =>
      'The two leads, and whoever pinned it, may do this. You may add evidence, or say in a comment what is wrong.',
  },
  'evidence-closed': {
    status: 409,
    title: 'It is closed',
    detail: () => 'Nothing is pinned to an idea that was withdrawn, joined with another or not pursued.',
  },
  'evidence-same': {
    status: 409,
    title: 'It has not changed',
    detail: () => 'The figure says today what it said when it was pinned.',
  },
  'evidence-taken-back': {
    status: 409,
    title: 'It can no longer be made',
    detail: () =>
      'What it was made of was taken back, so there is nothing newer. Pin another figure, or take this one off with the reason.',
  },
});
