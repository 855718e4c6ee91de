import { z } from 'zod';
import { Figure } from '../figures/figure.ts';
import { CLOSED_BECAUSE, GAP_MOVES, GAP_STATUSES } from './rules.ts';

const Day = z.string().describe('YYYY-MM-DD');

/** Somebody, as this reader may know them: the public reads the role alone. */
export const Somebody = z.object({
  name: z.string().nullable().describe('Null for the public'),
  role: z.string(),
});
export type Somebody = z.output<typeof Somebody>;

export const ListedGapAnswer = z.object({
  reference: z.string().describe('GAP-2026-001'),
  statement: z.string(),
  place: z.string(),
  condition: z.string().nullable().describe('Slug of the condition: copd'),
  conditionName: z.string().nullable(),
  finding: z.string().nullable().describe('Title of the figure that showed it, as it stood'),
  stoodOn: Day.nullable(),
  people: z.number().nullable(),
  peopleLower: z.number().nullable(),
  peopleUpper: z.number().nullable(),
  peopleWords: z.string().nullable(),
  status: z.enum(GAP_STATUSES),
  stands: z.string().describe('How it stands, in words'),
  since: Day,
  owner: Somebody.nullable(),
  recordedOn: Day,
});
export type ListedGapAnswer = z.output<typeof ListedGapAnswer>;

export const BearingAnswer = z.object({
  id: z.string(),
  kind: z.enum(['guideline', 'service']),
  title: z.string(),
  source: z.string(),
  address: z.string().nullable(),
  note: z.string().nullable(),
});
export type BearingAnswer = z.output<typeof BearingAnswer>;

export const HistoryEntry = z.object({
  at: z.string().describe('An instant'),
  by: Somebody,
  kind: z.string().describe('gap.recorded, gap.corrected'),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type HistoryEntry = z.output<typeof HistoryEntry>;

/** The figure as it can be made today, beside the one that was kept. */
const Today = z.object({
  figure: Figure.nullable().describe('Null where it can no longer be made'),
  same: z.boolean(),
  words: z.array(z.string()).describe('What has changed, in sentences'),
});

const CameOfIt = z.object({ label: z.string(), href: z.string(), date: z.string(), kind: z.string() });
export type CameOfIt = z.output<typeof CameOfIt>;

export const GapAnswer = ListedGapAnswer.extend({
  detail: z.string().nullable(),
  evidence: z.string().nullable(),
  topic: z.string().nullable(),
  subject: z.string().nullable(),
  figureHref: z.string().nullable().describe('Address that makes the figure again'),
  figure: Figure.nullable().describe('The whole figure as it stood'),
  figureHash: z.string().nullable().describe('SHA-256 of the figure as members saw it, as canonical JSON'),
  today: Today.nullable(),
  closedBecause: z.enum(CLOSED_BECAUSE).nullable(),
  note: z.string().nullable().describe('Why it stands so'),
  mergedInto: z.string().nullable(),
  mergedFrom: z
    .array(ListedGapAnswer.extend({ figure: Figure.nullable(), evidence: z.string().nullable() }))
    .describe('Gaps that are one with it, with their evidence'),
  recordedBy: Somebody,
  bearings: z.array(BearingAnswer),
  cameOfIt: z.array(CameOfIt),
  history: z.array(HistoryEntry),
  watching: z.boolean(),
  may: z.object({
    manage: z.boolean(),
    correct: z.boolean(),
    moves: z.array(z.enum(GAP_MOVES)),
  }),
  version: z.number(),
});
export type GapAnswer = z.output<typeof GapAnswer>;
