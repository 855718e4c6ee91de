import { refusalWords } from '../../platform/refusals.ts';

export type OptionRefusal =
  | { readonly kind: 'option-not-yours' }
  | { readonly kind: 'option-closed' }
  | { readonly kind: 'option-source'; readonly field: 'source' }
  | { readonly kind: 'option-nothing' }
  | { readonly kind: 'option-withdrawn' }
  | { readonly kind: 'option-needs'; readonly field: 'because' };

export const optionRefusals = refusalWords<OptionRefusal>({
  'option-not-yours': {
    status: 403,
    title: 'These options are not yours to change',
    detail: () =>
      'They are written by the two people whose names stand on it. Tell one of them what you would add.',
  },
  'option-closed': {
    status: 409,
    title: 'The options are not open',
    detail: () =>
      'Options are written once the problem is agreed, and until the case is sent. Look at where it stands.',
  },
  'option-source': {
    status: 422,
    title: 'Where can it be read?',
    detail: () => 'Say where somebody else did this, so that others can look it up.',
  },
  'option-nothing': {
    status: 409,
    title: 'Doing nothing stays on the list',
    detail: () => 'Every other option is held against it. Say what it would mean instead.',
  },
  'option-withdrawn': {
    status: 409,
    title: 'It was withdrawn',
    detail: () => 'Bring it back first, then choose it.',
  },
  'option-needs': { status: 422, title: 'Why?', detail: () => 'Say why, in a sentence: it stays on show.' },
});
