import type { Module } from '../platform/module.ts';
import { decisionRefusals } from './refusals.ts';

export { ballotsFromRows } from './counting/ballot-file-rules.ts';
export { countElection } from './counting/count-rules.ts';
export { tabulate } from './counting/tabulate-rules.ts';

/** Bodies that decide in the open: meetings, interests, quorum, votes, elections, and the record of each. */
export const decisions: Module = {
  name: 'decisions',
  // Fixed names come first, and the page of one decision last: it would else be taken for `/decisions/meetings`.
  routes: [],
  commands: [],
  refusals: decisionRefusals,
  jobs: [],
  register: () => {},
  navigation: [{ key: 'decisions', text: 'Decisions', href: '/decisions' }],
};
