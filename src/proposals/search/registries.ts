import type { Platform } from '../../platform/platform.ts';
import { searchCases, searchIdeas, searchSaid } from './searchable.ts';

/** What ideas give to search, and the steps of the thread that they fill. */
export const registerFinding = ({ registries }: Pick<Platform, 'registries'>): void => {
  registries.searchable.add('ideas', searchIdeas);
  registries.searchable.add('contributions', searchSaid);
  registries.searchable.add('cases', searchCases(registries));
  registries.stations.add('ideas', () => [
    { kind: 'idea', order: 3, name: 'Idea' },
    { kind: 'problem', order: 4, name: 'Problem' },
    { kind: 'case', order: 5, name: 'Case' },
    { kind: 'decision', order: 6, name: 'Decision' },
  ]);
};
