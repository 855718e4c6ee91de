import type { RefusalTable } from '../platform/refusals.ts';
import { voteRefusals } from './votes/refusals.ts';

/** Every refusal of this module in words; each folder adds its own. */
export const decisionRefusals: RefusalTable = { ...voteRefusals };
