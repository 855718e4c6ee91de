import { ideaHref } from '../kit/refs.ts';

/** Where the evidence of a proposal stands, and a piece of it. */
export const evidenceHref = (reference: string, below?: string): string =>
  `${ideaHref(reference)}/evidence${below ? `/${below}` : ''}`;
