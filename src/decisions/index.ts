import type { Module } from '../platform/module.ts';
import { bodyCommands } from './bodies/commands.ts';
import { registerBodies } from './bodies/registries.ts';
import { bodyRoutes } from './bodies/routes.tsx';
import { decidedCommands } from './decided/commands.ts';
import { publishJob } from './decided/publish.ts';
import { registerDecided } from './decided/registries.ts';
import { decideRoutes, decisionRoutes } from './decided/routes.tsx';
import { electionCommands } from './elections/commands.ts';
import { electionJobs } from './elections/jobs.ts';
import { registerElections } from './elections/registries.ts';
import { electionRoutes } from './elections/routes.tsx';
import { feedRoutes } from './feeds/routes.ts';
import { registerFollowed } from './follow/registries.ts';
import { followRoutes } from './follow/routes.tsx';
import { frontRoutes } from './front/routes.tsx';
import { registerInterests } from './interests/registries.ts';
import { itemInterestRoutes } from './interests/routes.tsx';
import { meetingCommands } from './meetings/commands.ts';
import { registerMeetings } from './meetings/registries.ts';
import { meetingRoutes } from './meetings/routes.tsx';
import { ordersRoutes } from './orders/routes.tsx';
import { portfolioCommands } from './portfolio/commands.ts';
import { portfolioJobs } from './portfolio/jobs.ts';
import { registerPortfolios } from './portfolio/registries.ts';
import { portfolioRoutes } from './portfolio/routes.tsx';
import { decisionRefusals } from './refusals.ts';
import { registerCommands } from './registers/commands.ts';
import { registerLineRoutes } from './registers/line-routes.tsx';
import { registerRoutes } from './registers/routes.tsx';
import { roomCommands } from './room/commands.ts';
import { roomRoutes } from './room/routes.tsx';
import { voteCommands } from './votes/commands.ts';
import { voteJobs } from './votes/jobs.ts';
import { proxyRoutes } from './votes/proxies/routes.tsx';
import { registerVotes } from './votes/registries.ts';
import { voteRoutes } from './votes/routes.tsx';

export { STARTING_BODIES } from './bodies/starting-bodies.ts';
export { ballotsFromRows } from './counting/ballot-file-rules.ts';
export { countElection } from './counting/count-rules.ts';
export { tabulate } from './counting/tabulate-rules.ts';
export { decisionHref } from './kit/refs.ts';
export { loadDecisions } from './load/load.ts';
export type * from './load/told.ts';
export type * from './load/told-ballots.ts';
export { agendaOf } from './meetings/agenda.ts';
export { addItem, addMeeting, addPaper } from './meetings/make.ts';
export { packDocument } from './meetings/pack/document.tsx';
export { packOf } from './meetings/pack/pack.ts';
export type { StandingOrders } from './orders/orders-rules.ts';
export { STARTING_ORDERS } from './orders/starting-orders.ts';
export { openPortfolio } from './portfolio/open.ts';
export { addProject } from './portfolio/projects.ts';
export { addPortfolio } from './portfolio/set-up.ts';
export { fillCouncil } from './votes/fill.ts';
export { openVote } from './votes/open.ts';
export { ballotPapersUse, ballotsUse } from './votes/read-uses.ts';
export { castVoteUse, closeVoteUse, openVoteUse } from './votes/uses.ts';

/** Bodies that decide in the open: meetings, interests, quorum, votes, elections, and the record of each. */
export const decisions: Module = {
  name: 'decisions',
  // Fixed names come first, and the page of one decision last: it would else be taken for `/decisions/meetings`.
  routes: [
    ...frontRoutes,
    ...bodyRoutes,
    ...ordersRoutes,
    ...feedRoutes,
    ...decideRoutes,
    ...roomRoutes,
    ...meetingRoutes,
    ...itemInterestRoutes,
    ...registerRoutes,
    ...registerLineRoutes,
    ...proxyRoutes,
    ...voteRoutes,
    ...electionRoutes,
    ...portfolioRoutes,
    ...followRoutes,
    ...decisionRoutes,
  ],
  commands: [
    ...bodyCommands,
    ...decidedCommands,
    ...electionCommands,
    ...meetingCommands,
    ...portfolioCommands,
    ...registerCommands,
    ...roomCommands,
    ...voteCommands,
  ],
  refusals: decisionRefusals,
  jobs: [publishJob, ...electionJobs, ...portfolioJobs, ...voteJobs],
  register: (platform) => {
    registerBodies(platform);
    registerDecided(platform);
    registerElections(platform);
    registerFollowed(platform);
    registerPortfolios(platform);
    registerVotes(platform);
    registerInterests(platform);
    registerMeetings(platform);
  },
  navigation: [{ key: 'decisions', text: 'Decisions', href: '/decisions' }],
};
