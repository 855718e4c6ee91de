import type { CaseTemplate } from './completeness-rules.ts';
import { topicOf } from './topics/all.ts';
import type { Topic } from './topics/topic.ts';

export type Section = CaseTemplate['sections'][number];

/** The topics that a section's asks begin with, each once. Options and what is signed are written elsewhere. */
export const topicsOf = (section: Pick<Section, 'asks'>): readonly Topic[] => {
  const keys = [...new Set(section.asks.map(({ ask }) => ask.split('.')[0] ?? ''))];
  return keys.map(topicOf).filter((topic) => topic !== undefined);
};

const asksFor = (topic: string) => (section: Section) =>
  section.asks.some(({ ask }) => ask.startsWith(`${topic}.`));

/** Whether a section shows the options, the evidence that is pinned, what people said. */
export const showsOptions = asksFor('options');
export const showsPinned = asksFor('need');
export const showsSaid = asksFor('involvement');

export const sectionBy = (template: CaseTemplate, key: string): Section | undefined =>
  template.sections.find((section) => section.key === key);
