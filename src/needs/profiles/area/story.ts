import { needsSources } from '../../imports/sources.ts';
import type { Missing as MissingShown } from './answers.ts';
import type { Part } from './part.ts';

/** Parts whose news stand in the reading of the whole, in this order; what is not loaded is left out. */
const NEWS = ['conditions', 'gradients', 'waits', 'deprivation', 'workforce', 'people'] as const;

/** More sentences are no summary. */
const MOST = 3;

/** The whole profile in a few sentences: the news of its weightiest parts. */
export const readingOf = (parts: readonly Part[]): string[] =>
  NEWS.flatMap((key) => parts.find((part) => part.key === key)?.news ?? []).slice(0, MOST);

/** What is not loaded, each thing once, with where to get it. */
export const missingOf = (parts: readonly Part[]): MissingShown[] => {
  const found = new Map<string, MissingShown>();
  for (const { what, source, instead } of parts.flatMap(({ missing = [] }) => missing)) {
    const title = needsSources.find(({ id }) => id === source)?.title ?? '';
    found.set(what, {
      what,
      source: title,
      href: instead?.href ?? '/imports/sources',
      text: instead?.text ?? `load “${title}”`,
    });
  }
  return [...found.values()];
};
