import type { QualityDomain, QualityEffect } from '../../impact-rules.ts';

export const DOMAIN_WORDS: Readonly<
  Record<QualityDomain, { readonly title: string; readonly asks: string }>
> = {
  safety: { title: 'Safety', asks: 'Are patients safer, or less safe?' },
  effectiveness: { title: 'Effectiveness', asks: 'Does care work better, or less well?' },
  experience: { title: 'Experience', asks: 'Is it easier or harder for patients?' },
};

export const DIRECTION_WORDS: Readonly<Record<QualityEffect['direction'], string>> = {
  better: 'Better',
  same: 'The same',
  worse: 'Worse',
};

export const LIKELIHOODS = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'] as const;
export const CONSEQUENCES = ['Very small', 'Small', 'Moderate', 'Serious', 'Very serious'] as const;

/** `3, possible`: a part of a score with its word. */
export const likelihoodWords = (part: number): string =>
  `${part}, ${(LIKELIHOODS[part - 1] ?? '').toLowerCase()}`;
export const consequenceWords = (part: number): string =>
  `${part}, ${(CONSEQUENCES[part - 1] ?? '').toLowerCase()}`;
