import { refusalWords } from '../../platform/refusals.ts';

export type MappedRefusal =
  | { readonly kind: 'layout-taken'; readonly field: 'title'; readonly title: string }
  /** Another layout, known already, reads files with these columns. */
  | { readonly kind: 'layout-known'; readonly title: string }
  | { readonly kind: 'layout-in-use'; readonly loads: number };

export const mappedRefusals = refusalWords<MappedRefusal>({
  'layout-taken': {
    status: 409,
    title: 'There is a layout of this name',
    detail: ({ title }) => `“${title}” is described already. Give this one another name.`,
  },
  'layout-known': {
    status: 409,
    title: 'Such a file can be read already',
    detail: ({ title }) => `It is read as “${title}”. Load it at /imports as it is.`,
  },
  'layout-in-use': {
    status: 409,
    title: 'Its figures are in force',
    detail: ({ loads }) =>
      `${loads === 1 ? 'One file' : `${loads} files`} of this layout ${loads === 1 ? 'is' : 'are'} in force. Take ${loads === 1 ? 'it' : 'them'} back at /imports first.`,
  },
});
