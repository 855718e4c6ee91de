import type { ObjectRef } from '../../platform/registries.ts';

/** A proposal as an object of the house; its parts on the thread are objects of their own. */
export const ideaRef = (reference: string): ObjectRef => ({ kind: 'idea', id: reference });
export const problemRef = (reference: string): ObjectRef => ({ kind: 'problem', id: reference });
export const caseRef = (reference: string): ObjectRef => ({ kind: 'case', id: reference });
export const decisionRef = (reference: string): ObjectRef => ({ kind: 'decision', id: reference });

export const IDEAS_PATH = '/ideas';
export const ideaHref = (reference: string): string => `${IDEAS_PATH}/${reference}`;

export const IDEAS_CRUMBS = [
  { href: '/', text: 'Home' },
  { href: IDEAS_PATH, text: 'Ideas' },
] as const;

/** From Home down to the proposal itself, for the pages below it. */
export const belowIdea = (reference: string) => [
  ...IDEAS_CRUMBS,
  { href: ideaHref(reference), text: reference },
];
