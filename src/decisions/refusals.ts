import type { RefusalTable } from '../platform/refusals.ts';
import { bodyRefusals } from './bodies/refusals.ts';
import { decidedRefusals } from './decided/refusals.ts';
import { electionRefusals } from './elections/refusals.ts';
import { followRefusals } from './follow/refusals.ts';
import { itemInterestRefusals } from './interests/refusals.ts';
import { meetingRefusals } from './meetings/refusals.ts';
import { ordersRefusals } from './orders/refusals.ts';
import { portfolioRefusals } from './portfolio/refusals.ts';
import { roomRefusals } from './room/refusals.ts';
import { proxyRefusals } from './votes/proxies/refusals.ts';
import { voteRefusals } from './votes/refusals.ts';

/** Every refusal of this module in words; each folder adds its own. */
export const decisionRefusals: RefusalTable = {
  ...bodyRefusals,
  ...decidedRefusals,
  ...electionRefusals,
  ...followRefusals,
  ...meetingRefusals,
  ...itemInterestRefusals,
  ...ordersRefusals,
  ...portfolioRefusals,
  ...proxyRefusals,
  ...roomRefusals,
  ...voteRefusals,
};
