import { z } from 'zod';
import { STARTING_TEMPLATES } from '../case/starting-templates.ts';
import type { SpokenSection } from './sections.ts';

/** The parts of a proposal that people speak of, beside the sections of its case. */
const PARTS: Readonly<Record<string, string>> = {
  idea: 'the idea',
  problem: 'the problem',
  options: 'the options',
};

const SECTIONS = new Map(
  STARTING_TEMPLATES.flatMap(({ sections }) => sections.map(({ key, title }) => [key, title] as const)),
);

/** What it is said of, in words: “the problem”, “the case: Options”. */
export const aboutWords = (about: string): string => {
  const section = about.startsWith('case:') ? about.slice(5) : undefined;
  return section === undefined ? (PARTS[about] ?? about) : `the case: ${SECTIONS.get(section) ?? section}`;
};

export const aboutInput = z
  .string()
  .trim()
  .regex(
    /^(idea|problem|options|case:[a-z0-9-]{1,40})$/,
    'Say what it is about: the idea, the problem, the options, or a section of the case.',
  )
  .describe('idea, problem, options, or a section of the case: case:need');

/** What a form offers: the sections of the case beside the rest. */
export const aboutChoices = (
  sections: readonly SpokenSection[],
): readonly { readonly value: string; readonly text: string }[] => [
  { value: 'idea', text: 'The idea' },
  { value: 'problem', text: 'The problem' },
  { value: 'options', text: 'The options' },
  ...sections.map(({ key, title }) => ({ value: `case:${key}`, text: `The case: ${title}` })),
];
