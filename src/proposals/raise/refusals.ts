import { LARGEST_MB } from '../../platform/attachments/index.ts';
import { type RefusalTable, refusalWords } from '../../platform/refusals.ts';

export type RaiseRefusal =
  | { readonly kind: 'idea-where'; readonly field: 'place' }
  | { readonly kind: 'idea-where-unknown'; readonly field: 'where' }
  | { readonly kind: 'idea-keeper'; readonly field: 'guardian' }
  | { readonly kind: 'idea-voice-named'; readonly field: 'keep' }
  | { readonly kind: 'idea-file-too-large'; readonly field: 'file' }
  | { readonly kind: 'idea-alike'; readonly field: 'alike'; readonly like: readonly string[] };

export const raiseRefusals: RefusalTable = refusalWords<RaiseRefusal>({
  'idea-where': { status: 422, title: 'Where?', detail: () => 'Say where else you see it.' },
  'idea-where-unknown': {
    status: 422,
    title: 'Where?',
    detail: () => 'You are not appointed there today. Choose “Somewhere else” and say where.',
  },
  'idea-keeper': {
    status: 422,
    title: 'Who keeps your name?',
    detail: () => 'Choose one of those listed: the one person who knows your name and brings you answers.',
  },
  'idea-voice-named': {
    status: 409,
    title: 'A voice stands with its name',
    detail: () =>
      'You ask that your name be kept, and a voice on another idea is added in your name. Untick it to add your voice, or send yours: nobody loses by it, and whoever looks at it can join the two.',
  },
  'idea-file-too-large': {
    status: 413,
    title: 'The file is too large',
    detail: () =>
      `A file may have at most ${LARGEST_MB} MB. Your words are kept: choose a smaller file, or send without it.`,
  },
  'idea-alike': {
    status: 409,
    title: 'Is it one of these?',
    detail: ({ like }) =>
      `${like.join(', ')} ${like.length === 1 ? 'says' : 'say'} much the same. Add your voice there, or say that yours is different.`,
  },
});
