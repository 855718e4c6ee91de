import type { Platform } from '../../platform/platform.ts';
import { ideasOnHome } from './home.tsx';
import { ideaLinks, notTakenOn } from './links.ts';
import { ideasWithKeptNames } from './queries.ts';
import { nextSteps, toLookAt } from './tasks.ts';

/** What ideas give to Home and the thread, and what they hide from the public. */
export const registerIdeas = ({ registries }: Pick<Platform, 'registries'>): void => {
  registries.restrictions.add('ideas-not-taken-on', notTakenOn);
  registries.discreet.add('ideas', ideasWithKeptNames);
  registries.links.add('ideas', ideaLinks);
  registries.tasks.add('ideas-to-look-at', toLookAt);
  registries.tasks.add('ideas-next-steps', nextSteps);
  registries.homeParts.add('ideas', ideasOnHome);
};
