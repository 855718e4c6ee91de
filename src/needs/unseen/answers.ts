import { z } from 'zod';
import { Figure } from '../figures/figure.ts';
import { Missing, ProfilePart } from '../profiles/area/answers.ts';

const LowPractice = z.object({
  code: z.string(),
  name: z.string(),
  low: z.array(z.string()).describe('Conditions in which it records fewer than chance explains'),
  of: z.number().int().describe('Conditions that it could be low in'),
});

const Opposite = z.object({
  group: z.string(),
  need: z.number().nullable().describe('Mean place among all groups, 0 the least to 100 the most'),
  use: z.number().nullable(),
  opposite: z.enum(['more need than use', 'more use than need']).nullable(),
});

/** Who is not seen: who does not come, who is not recorded, where need and use part, who was not heard. */
export const NotSeen = z.object({
  area: z.string(),
  name: z.string(),
  year: z.string(),
  day: z.string(),
  years: z.array(z.string()),
  practices: z.number().int(),
  reading: z.array(z.string()),
  facts: z.array(z.object({ name: z.string(), value: z.string(), note: z.string() })),
  parts: z.array(ProfilePart),
  low: z.array(LowPractice).describe('In order of name; only for people who have signed in'),
  lowPractices: z.number().int().describe('How many they are, for everybody'),
  opposites: z.array(Opposite),
  notHeard: z
    .array(z.object({ who: z.string(), times: z.number().int() }))
    .describe('Communities that voices say were not heard, and in how many voices'),
  voices: z.number().int(),
  figures: z.array(Figure),
  missing: z.array(Missing),
});
export type NotSeen = Omit<z.output<typeof NotSeen>, 'figures'> & { readonly figures: readonly Figure[] };
