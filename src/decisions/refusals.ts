import type { RefusalTable } from '../platform/refusals.ts';

/** Every refusal of this module in words; each folder adds its own. */
export const decisionRefusals: RefusalTable = {};
