import type { PartOf } from '../kit/part.ts';

/** This part on the page of a proposal. */
export const optionsPart: PartOf = async () => ({});
