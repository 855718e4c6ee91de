import type { ReactNode } from 'react';
import type { Ask } from '../../platform/http/ask.ts';
import type { Proposal } from './find.ts';

/** What a part of a proposal shows on its page: below the head, and in the side column. Null: nothing to show yet. */
export type Part = { readonly main?: ReactNode; readonly aside?: ReactNode };

/** A part as the page of a proposal asks for it, for this reader. */
export type PartOf = (ask: Ask, proposal: Proposal) => Promise<Part>;
