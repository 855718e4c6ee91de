import { z } from 'zod';
import { HistoryEntry, Somebody } from '../gaps/answers.ts';
import { HOW_HEARD, PERMITTED, SOURCE_KINDS } from './rules.ts';

const Day = z.string().describe('YYYY-MM-DD');

export const VoiceListed = z.object({
  reference: z.string().describe('VOI-2026-001'),
  subject: z.string().describe('a condition (copd), or general'),
  subjectName: z.string(),
  area: z.string(),
  place: z.string().nullable(),
  source: z.string().nullable().describe('Null for the public where it is a patient or a carer'),
  kind: z.enum(SOURCE_KINDS),
  heardOn: Day,
  how: z.enum(HOW_HEARD),
  people: z.number().nullable().describe('Null where it was not told, or where it is withheld'),
  with: z.number().nullable().describe('Of them, those who live with the condition'),
  few: z.boolean().describe('True: one to four people, a number that is shown to nobody'),
  heardWho: z.string().nullable(),
  notHeard: z.array(z.string()),
  summary: z.string(),
  themes: z.array(z.string()),
  withdrawnOn: Day.nullable(),
});
export type VoiceListed = z.output<typeof VoiceListed>;

export const QuotationShown = z.object({
  id: z.string(),
  words: z.string().nullable().describe('Null where permission was taken back'),
  speaker: z.string().nullable(),
  permission: z.enum(PERMITTED),
  takenBackOn: Day.nullable(),
});
export type QuotationShown = z.output<typeof QuotationShown>;

export const VoiceWhole = VoiceListed.extend({
  quotations: z.array(QuotationShown),
  withdrawnBecause: z.string().nullable(),
  recordedBy: Somebody,
  recordedOn: Day,
  history: z.array(HistoryEntry),
  may: z.object({ change: z.boolean() }),
  version: z.number(),
});
export type VoiceWhole = z.output<typeof VoiceWhole>;

const QuotationOf = z.object({
  words: z.string(),
  speaker: z.string().nullable(),
  voice: z.string(),
  how: z.enum(HOW_HEARD),
  kind: z.enum(SOURCE_KINDS),
  heardOn: Day,
});
export type QuotationOf = z.output<typeof QuotationOf>;

/** What people have told of a subject, in sum. */
export const VoicesAbout = z.object({
  subject: z.string(),
  subjectName: z.string(),
  heard: z.object({
    people: z.number().describe('In voices that tell a number'),
    with: z.number().describe('Of them, those who live with the condition'),
    voices: z.number(),
    few: z.number().describe('Voices of one to four people each, which are not in the number'),
    untold: z.number().describe('Voices that tell no number'),
  }),
  notHeard: z.array(z.string()),
  themes: z.array(z.object({ theme: z.string(), times: z.number() })),
  quotations: z.number().describe('How many there are that this reader may read'),
  shown: z.array(QuotationOf).describe('Up to three of them'),
});
export type VoicesAbout = z.output<typeof VoicesAbout>;
