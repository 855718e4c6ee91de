import { z } from 'zod';
import { Figure } from '../../figures/figure.ts';
import { ListedCondition } from '../condition/list/schema.ts';

/** One published indicator of the area beside England. */
const IndicatorShown = z.object({
  part: z.string().describe('Key of the part it stands in: risk, uptake, mortality, use'),
  key: z.string().describe('Key of its figure'),
  name: z.string(),
  period: z.string(),
  value: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  per: z.number().nullable().describe('What the value is given per: 100, 1,000'),
  england: z.number().nullable(),
  beside: z.enum(['higher', 'lower', 'alike']).optional().describe('Against England, by the limits'),
});
export type IndicatorShown = z.output<typeof IndicatorShown>;

export const Missing = z.object({
  what: z.string().describe('What it would tell'),
  source: z.string().describe('Title of the published file that has it; empty where none does'),
  href: z.string().describe('Where to get it, or what to do instead'),
  text: z.string(),
});
export type Missing = z.output<typeof Missing>;

const PracticeShown = z.object({
  code: z.string(),
  name: z.string(),
  people: z.number().int().nullable(),
  fifth: z
    .number()
    .int()
    .nullable()
    .describe('Deprivation fifth among the area’s own; 1 is the most deprived'),
  network: z.string().nullable(),
  gpsFor10000: z.number().nullable().describe('Null where there is no count, or where it is of one to four'),
  poundsForWeighted: z.number().nullable().describe('NHS payments, pounds for each weighted person'),
});
export type PracticeShown = z.output<typeof PracticeShown>;

export const ProfilePart = z.object({
  key: z.string(),
  title: z.string(),
  sentences: z.array(z.string()).describe('Its story; the first is its news'),
  figures: z.array(z.string()).describe('Keys of its figures'),
});
export type ProfilePart = z.output<typeof ProfilePart>;

/** The needs profile of an area, in words and figures. */
export const NeedsProfile = z.object({
  area: z.string(),
  name: z.string(),
  year: z.string().describe('2014/15'),
  day: z.string().describe('The day that membership and people are of, YYYY-MM-DD'),
  years: z.array(z.string()).describe('Years that can be asked for, the newest first'),
  practices: z.number().int(),
  membership: z.enum(['register', 'file']),
  beside: z.object({ kind: z.string(), name: z.string(), how: z.string() }).nullable(),
  besides: z.array(z.object({ kind: z.string(), name: z.string() })),
  reading: z.array(z.string()).describe('The whole in a few sentences'),
  facts: z.array(z.object({ name: z.string(), value: z.string(), note: z.string() })),
  parts: z.array(ProfilePart),
  conditions: z.array(ListedCondition).describe('In order of name; each has a profile of its own'),
  indicators: z.array(IndicatorShown).describe('Published indicators of the area, each with its figure'),
  practiceList: z.array(PracticeShown).describe('In order of name; only for people who have signed in'),
  figures: z.array(Figure),
  missing: z.array(Missing),
});
export type NeedsProfile = Omit<z.output<typeof NeedsProfile>, 'figures'> & {
  readonly figures: readonly Figure[];
};
