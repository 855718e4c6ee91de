import { z } from 'zod';
import { REPLY_STATES } from './rules.ts';

const Day = z.string().describe('YYYY-MM-DD');

export const ReplyShown = z.object({
  id: z.string(),
  practice: z.string(),
  state: z.enum(REPLY_STATES),
  askedOn: Day.nullable().describe('Null where the practice replied of itself'),
  remindOn: Day.nullable().describe('While it is asked: when it is reminded'),
  words: z.string().nullable(),
  saysError: z.boolean().describe('The practice says that the data are wrong'),
  repliedOn: Day.nullable(),
  repliedBy: z.string().nullable(),
  agreedOn: Day.nullable().describe('When the group agreed that the data are wrong'),
  version: z.number(),
});
export type ReplyShown = z.output<typeof ReplyShown>;

const Standing = z.enum(['within', 'above', 'below', 'withheld']);

export const PracticeReply = z.object({
  practice: z.string(),
  name: z.string(),
  letter: z.string().nullable().describe('Of its mark in the picture'),
  value: z.number().nullable(),
  unit: z.string(),
  standing: Standing,
  reply: ReplyShown.nullable(),
  mayReply: z.boolean(),
});
export type PracticeReply = z.output<typeof PracticeReply>;

/** The replies that stand with one figure; to the public only how many. */
export const RepliesToFigure = z.object({
  figure: z.string().describe('Address of the figure'),
  period: z.string(),
  counts: z.object({
    outside: z.number().describe('Practices outside the limits'),
    asked: z.number().describe('Asked, and without a reply yet'),
    replied: z.number(),
    errors: z.number().describe('Replies agreed to tell of an error of the data'),
  }),
  practices: z.array(PracticeReply).describe('Empty for the public'),
  mayAsk: z.boolean(),
});
export type RepliesToFigure = z.output<typeof RepliesToFigure>;

/** A figure that a practice may answer. */
export const FigureAboutUs = z.object({
  figure: z.string().describe('Address of the figure'),
  title: z.string(),
  subject: z.string(),
  subjectName: z.string(),
  period: z.string(),
  value: z.number().nullable(),
  unit: z.string(),
  standing: Standing,
  letter: z.string().nullable().describe('Of its mark in the picture of today'),
  reply: ReplyShown.nullable(),
});
export type FigureAboutUs = z.output<typeof FigureAboutUs>;

export const RepliesOfPractice = z.object({
  practice: z.string(),
  name: z.string(),
  waiting: z.array(FigureAboutUs).describe('Asked, or standing out, without a reply'),
  replied: z.array(FigureAboutUs),
});
export type RepliesOfPractice = z.output<typeof RepliesOfPractice>;
