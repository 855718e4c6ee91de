import type { Module } from '../platform/module.ts';
import { registerInterests } from './interests/registries.ts';
import { itemInterestRoutes } from './interests/routes.tsx';
import { meetingRoutes } from './meetings/routes.tsx';
import { decisionRefusals } from './refusals.ts';

export { ballotsFromRows } from './counting/ballot-file-rules.ts';
export { countElection } from './counting/count-rules.ts';
export { tabulate } from './counting/tabulate-rules.ts';

/** Bodies that decide in the open: meetings, interests, quorum, votes, elections, and the record of each. */
export const decisions: Module = {
  name: 'decisions',
  // Fixed names come first, and the page of one decision last: it would else be taken for `/decisions/meetings`.
  routes: [...meetingRoutes, ...itemInterestRoutes],
  commands: [],
  refusals: decisionRefusals,
  jobs: [],
  register: (platform) => {
    registerInterests(platform);
  },
  navigation: [{ key: 'decisions', text: 'Decisions', href: '/decisions' }],
};
