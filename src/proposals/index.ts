import { findFigure } from '../needs/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { Module } from '../platform/module.ts';
import type { Platform } from '../platform/platform.ts';
import { caseCommands } from './case/commands.ts';
import { registerCases } from './case/registries.ts';
import { caseRoutes } from './case/routes.tsx';
import { contributionCommands } from './contributions/commands.ts';
import { registerContributions } from './contributions/registries.ts';
import { contributionRoutes } from './contributions/routes.tsx';
import { registerDecisions } from './decision/links.ts';
import { decisionRoutes } from './decision/routes.tsx';
import { detailsRoutes } from './details/routes.tsx';
import { dutyCommand } from './duty/commands.ts';
import { dutyRoutes } from './duty/routes.tsx';
import { evidenceCommands } from './evidence/commands.ts';
import { askedToPin } from './evidence/manage.ts';
import { registerEvidence } from './evidence/registries.ts';
import { evidenceRoutes } from './evidence/routes.tsx';
import { figureRoutes } from './figures/routes.tsx';
import { sizeJob } from './figures/sizes.ts';
import { followRoutes } from './follow/mine.tsx';
import { registerIdeas } from './follow/registries.ts';
import { clockJob } from './holding/refresh.ts';
import { clockRoutes } from './holding/routes.tsx';
import { ideaCommand } from './idea/commands.ts';
import { ideaRoutes } from './idea/routes.tsx';
import { lateJob } from './late/job.ts';
import { moveCommand } from './moves/commands.ts';
import { manyRoutes } from './moves/many/routes.tsx';
import { moveRoutes } from './moves/routes.tsx';
import { optionCommands } from './options/commands.ts';
import { optionRoutes } from './options/routes.tsx';
import { pipelineCommands } from './pipeline/commands.ts';
import { digestJobs, pipelineRoutes } from './pipeline/index.ts';
import { problemCommands } from './problem/commands.ts';
import { registerProblems } from './problem/registries.ts';
import { problemJob } from './problem/remind.ts';
import { problemRoutes } from './problem/routes.tsx';
import { raiseCommand } from './raise/commands.ts';
import { raiseWith } from './raise/raise.ts';
import { raiseRoutes } from './raise/routes.tsx';
import { proposalRefusals } from './refusals.ts';
import { reviewRoutes } from './review/routes.tsx';
import { routeRoutes } from './routes/routes.tsx';
import { registerFinding } from './search/registries.ts';
import { settingCommands } from './settings/commands.ts';
import { settingJobs } from './settings/job.ts';
import { settingRoutes } from './settings/routes.tsx';
import { stanceRoutes } from './stance/routes.tsx';

export { type BeforeBody, caseAsKept, ideasBefore, newestCase } from './case/before-body.ts';
export { EQUALITY_GROUPS } from './case/impact-rules.ts';
export { fullYearPence, type Money, type MoneySum } from './case/money-rules.ts';
export { paperDocument } from './case/paper/document.ts';
export { findPrinter, printedPdf } from './case/paper/pdf.ts';
export { versionChanges } from './case/versions-rules.ts';
export { scansMoney } from './case/worked-example.ts';
export type { ClockStanding, DaysInState, StageClock } from './clocks/rules.ts';
export { moderate } from './contributions/moderate.ts';
export { openComments } from './contributions/open.ts';
export { contributeInPublic } from './contributions/say.ts';
export {
  type BodysWords,
  moveByBody,
  tellConcerned,
  tellWordsOfBody,
  waitForPublication,
  waitUntil,
} from './decision/by-body.ts';
export {
  contributorsOf,
  type IdeaBeforeBody,
  ideaBeforeBody,
  isOnIdea,
  peopleOnIdea,
} from './decision/for-body.ts';
export { PLAIN_AGE, readingAge } from './decision/reading-rules.ts';
export { outcomeTone, outcomeWords } from './decision/words.ts';
export type { DelayCost, MonthlyBenefit } from './delay/rules.ts';
export { addDuty } from './duty/change.ts';
export { ideasFigures } from './figures/uses.ts';
export { penceIn } from './kit/amounts-rules.ts';
export { findProposal, findProposals, lockProposal, type Proposal, readProposal } from './kit/find.ts';
export type { ToldPin } from './load/evidence.ts';
export { linkDecisions } from './load/link.ts';
export { loadProposals, type Told } from './load/load.ts';
export type { ToldContribution, ToldParts, ToldVote } from './load/parts.ts';
export type { PastMove } from './load/replay-rules.ts';
export type { Named } from './load/rows.ts';
export { joinedTo as ideasJoinedTo } from './moves/joined.ts';
export { ideasBoard } from './pipeline/board.ts';
export { fillIdeas } from './pipeline/fill.ts';
export { ideas } from './pipeline/uses.ts';
export { proposalRefusals } from './refusals.ts';
export { refreshAll as refreshRoutes } from './routes/refresh-all.ts';
export { answerDue, type Route, type RouteLine, routeOf } from './routes/rules.ts';
export { type RouteFacts, type Scheme, schemeOn } from './routes/scheme-rules.ts';
export {
  type Draft,
  draftFrom,
  editedDraft,
  fieldsOf,
  keyFrom,
  listIn,
  partIn,
  textIn,
  withKeys,
} from './settings/draft-rules.ts';
export { bodiesOf as schemeBodies } from './settings/find.ts';
export { enterSetting } from './settings/write.ts';
export type { Standing } from './stages/rules.ts';
export type { Capacity, ProposalMove, Stage, State } from './stages/table-rules.ts';
export { stateWords } from './stages/words-rules.ts';
export { OUTCOMES, type Outcome, type Phase } from './tables.ts';

/** Raises an issue without a file. */
export const raiseIdea = raiseWith(undefined);

/** What would be pinned, as it stands on this platform’s day; with every topic of needs/ at hand to make figures. */
export const evidenceToPin = (
  platform: Platform,
  actor: Actor,
  given: Parameters<typeof askedToPin>[3],
): ReturnType<typeof askedToPin> => askedToPin(findFigure, platform, actor, given);

/** From the first word of what is wrong for patients to the review of what was made of it. */
export const proposals: Module = {
  name: 'proposals',
  // Fixed names come first, and the page of one idea last: it would else be taken for `/ideas/board`.
  routes: [
    ...raiseRoutes,
    ...dutyRoutes,
    ...manyRoutes,
    ...followRoutes,
    ...pipelineRoutes,
    ...figureRoutes,
    ...contributionRoutes,
    ...optionRoutes,
    ...caseRoutes,
    ...evidenceRoutes(findFigure),
    ...problemRoutes,
    ...settingRoutes,
    ...routeRoutes,
    ...stanceRoutes,
    ...clockRoutes,
    ...decisionRoutes,
    ...detailsRoutes,
    ...moveRoutes,
    ...reviewRoutes,
    ...ideaRoutes,
  ],
  commands: [
    raiseCommand,
    ideaCommand,
    moveCommand,
    dutyCommand,
    ...caseCommands,
    ...contributionCommands,
    ...optionCommands,
    ...pipelineCommands,
    ...evidenceCommands(findFigure),
    ...problemCommands,
    ...settingCommands,
  ],
  refusals: proposalRefusals,
  jobs: [clockJob, lateJob, problemJob, sizeJob, ...digestJobs, ...settingJobs],
  register: (platform) => {
    registerCases(platform);
    registerContributions(platform);
    registerFinding(platform);
    registerDecisions(platform);
    registerIdeas(platform);
    registerEvidence(platform);
    registerProblems(platform);
  },
  navigation: [{ key: 'ideas', text: 'Ideas', href: '/ideas' }],
};
