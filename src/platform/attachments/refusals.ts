import { type RefusalTable, refusalWords } from '../refusals.ts';
import { ACCEPTED_WORDS, LARGEST_MB } from './rules.ts';

export type AttachmentRefusal =
  | { readonly kind: 'attachment-missing'; readonly field: 'file' }
  | { readonly kind: 'attachment-too-large'; readonly field: 'file' }
  | { readonly kind: 'attachment-type'; readonly field: 'file'; readonly found: string }
  | { readonly kind: 'attachment-active'; readonly field: 'file'; readonly found: string }
  | { readonly kind: 'attachment-identifies'; readonly field: 'file'; readonly line: number }
  | { readonly kind: 'attachment-too-many'; readonly most: number }
  | { readonly kind: 'attachment-not-yours' }
  | { readonly kind: 'attachment-needs-reason'; readonly field: 'why' }
  | { readonly kind: 'attachment-removed'; readonly by: string };

export const attachmentRefusals: RefusalTable = refusalWords<AttachmentRefusal>({
  'attachment-missing': {
    status: 422,
    title: 'No file came',
    detail: () => 'Choose a file that is not empty, then send it.',
  },
  'attachment-too-large': {
    status: 413,
    title: 'The file is too large',
    detail: () => `A file may have at most ${LARGEST_MB} MB. Make it smaller, or send it in parts.`,
  },
  'attachment-type': {
    status: 415,
    title: 'This kind of file is not taken',
    detail: ({ found }) => `The file is ${found}. Send ${ACCEPTED_WORDS}.`,
  },
  'attachment-active': {
    status: 415,
    title: 'The file holds a program',
    detail: ({ found }) => `The file holds ${found}, which could act on a reader's machine. Save it without.`,
  },
  'attachment-identifies': {
    status: 422,
    title: 'The file names a patient',
    detail: ({ line }) =>
      `Line ${line} of the file holds an NHS number. Take out what tells who a patient is.`,
  },
  'attachment-too-many': {
    status: 409,
    title: 'There are enough files here',
    detail: ({ most }) => `At most ${most} files may stand here. Remove one first.`,
  },
  'attachment-not-yours': {
    status: 403,
    title: 'This file is not yours',
    detail: () => 'Only who added a file can remove it, or the governance officer.',
  },
  'attachment-needs-reason': {
    status: 422,
    title: 'Say why',
    detail: () => 'Say why you remove what somebody else added. The reason stays in its place.',
  },
  'attachment-removed': {
    status: 410,
    title: 'This file was removed',
    detail: ({ by }) => `${by} removed it. Its name and who added it are still in its place.`,
  },
});
