import type { Module } from '../platform/module.ts';
import { trustRoutes } from './emergency/trusts/routes.tsx';
import { trustCommands } from './emergency/trusts/uses.ts';
import { findFigure, pageOfFigure } from './figures/find.ts';
import { figureRoutes } from './figures/routes.tsx';
import { gapCommands } from './gaps/commands.ts';
import { recordGapUse } from './gaps/record.ts';
import { registerGaps } from './gaps/registries.ts';
import { gapRoutes } from './gaps/routes.tsx';
import { needsSources } from './imports/sources.ts';
import { indicatorRoutes } from './indicators/routes.tsx';
import { indicatorCommand, indicatorsCommand } from './indicators/uses.ts';
import { mappedRoutes } from './mapped/routes.tsx';
import { mappedSources, refreshMapped } from './mapped/store.ts';
import { mappedLayoutsCommand } from './mapped/uses.ts';
import { plainRoutes } from './plain/routes.tsx';
import { plainCommand } from './plain/uses.ts';
import { addPracticeParts } from './population/practice-parts.tsx';
import { populationRoutes } from './population/routes.tsx';
import { populationCommand, practicePopulationCommand } from './population/uses.ts';
import { areaProfileRoutes } from './profiles/area/routes.tsx';
import { needsProfileCommand } from './profiles/area/uses.ts';
import { conditionsCommand } from './profiles/condition/list/uses.ts';
import { conditionRoutes } from './profiles/condition/routes.tsx';
import { conditionCommand } from './profiles/condition/uses.ts';
import { needsRefusals } from './refusals.ts';
import { askRepliesUse } from './replies/ask.ts';
import { replyCommands } from './replies/commands.ts';
import { registerReplies, replyJobs } from './replies/registries.ts';
import { replyUse } from './replies/reply.ts';
import { replyRoutes } from './replies/routes.tsx';
import { unseenRoutes } from './unseen/routes.tsx';
import { notSeenCommand } from './unseen/uses.ts';
import { voiceCommands } from './voice/commands.ts';
import { registerVoices } from './voice/registries.ts';
import { voiceRoutes } from './voice/routes.tsx';

export { chooseOwnTrusts } from './emergency/trusts/uses.ts';
export { type FigureAddress, figureHref, figureOfHref, figureRef } from './figures/address.ts';
export type { Figure } from './figures/figure.ts';
export { findFigure } from './figures/find.ts';
export { sourceOfFigure } from './figures/source.ts';
export { addBearing } from './gaps/bearings.ts';
export { compareFigures } from './gaps/compare-rules.ts';
export { type FindFigure, type Frozen, figureHash, freezeFigure } from './gaps/freeze.ts';
export { type KeptGap, keptGap } from './gaps/kept.ts';
export { ownGap } from './gaps/manage.ts';
export { findGap } from './gaps/queries.ts';
export { gapHref, gapRef } from './gaps/shown.ts';
export { needsSources } from './imports/sources.ts';
export { findSpread } from './indicators/queries.ts';
export { conditionName, conditionOptions } from './kit/conditions.ts';
export type { AreaPopulation, PracticePopulation } from './population/answers.ts';
export { areaPopulation } from './population/area.ts';
export { practicePopulation } from './population/practice.ts';
export { population, practicePopulationUse } from './population/uses.ts';
export { type MonthValue, type Series, seriesOf, seriesPicture } from './profiles/area/series.ts';
export { conditionProfileUse } from './profiles/condition/uses.ts';
export { agreeError } from './replies/ask.ts';
export { addVoice } from './voice/keep.ts';
export { keptVoice, withdrawnVoices } from './voice/kept.ts';
export { voiceHref, voiceRef } from './voice/shown.ts';

/** Uses that make figures anew, with all of the module's topics at hand. */
export const recordGap = recordGapUse(findFigure);
export const askReplies = askRepliesUse(findFigure);
export const reply = replyUse(findFigure);

/** What the people of the area need: who is registered, where, and of what age. */
export const needs: Module = {
  name: 'needs',
  routes: [
    ...areaProfileRoutes,
    ...unseenRoutes,
    ...plainRoutes,
    ...conditionRoutes,
    ...trustRoutes,
    ...populationRoutes,
    ...figureRoutes,
    ...mappedRoutes,
    ...indicatorRoutes,
    ...gapRoutes(findFigure, pageOfFigure),
    ...voiceRoutes,
    ...replyRoutes(findFigure),
  ],
  commands: [
    needsProfileCommand,
    notSeenCommand,
    plainCommand,
    conditionsCommand,
    conditionCommand,
    ...trustCommands,
    populationCommand,
    practicePopulationCommand,
    mappedLayoutsCommand,
    indicatorsCommand,
    indicatorCommand,
    ...gapCommands(findFigure),
    ...voiceCommands,
    ...replyCommands(findFigure),
  ],
  refusals: needsRefusals,
  jobs: replyJobs,
  register: (platform) => {
    const { registries } = platform;
    registries.sources.add('needs', () => needsSources);
    registries.sources.add('mapped', () => mappedSources(registries));
    registries.freshSources.add('mapped', (db) => refreshMapped(registries, db));
    addPracticeParts();
    registerGaps(platform);
    registerVoices(platform);
    registerReplies(platform);
  },
  navigation: [{ key: 'population', text: 'Population', href: '/population/needs' }],
};
