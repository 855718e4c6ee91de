import { z } from 'zod';
import { STAGES } from '../stages/table-rules.ts';
import { HOW_OFTEN, PHASES } from '../tables.ts';

const Day = z.string().describe('YYYY-MM-DD');
export const Somebody = z.object({
  name: z.string().nullable().describe('members only; null for the public, and where it is kept'),
  role: z.string(),
});
export type Somebody = z.output<typeof Somebody>;

const Range = z.object({ value: z.number(), lower: z.number(), upper: z.number() });

const Clock = z.object({
  stage: z.string(),
  since: Day,
  counted: z.number().describe('days held against the target'),
  working: z.number().nullable().describe('working days of them; null where bank holidays are not known'),
  target: z.number(),
  over: z.number(),
  due: Day.nullable().describe('last day in time; null while the clock is held'),
  standing: z.enum(['in-time', 'soon-late', 'late', 'stopped', 'exempt']),
  why: z.string().nullable().describe('why it is held or its target was lifted'),
  by: z.string().nullable(),
});

export const IdeaAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  what: z.string(),
  howOften: z.enum(HOW_OFTEN),
  place: z.string(),
  practice: z.string().nullable(),
  reading: z.string().nullable(),
  phase: z.enum(PHASES).nullable(),
  fifth: z.number().nullable(),
  state: z.string(),
  stands: z.string().describe('the state in words'),
  since: Day,
  asideFrom: z.string().nullable(),
  reason: z.string().nullable().describe('why it is aside'),
  joined: z.object({ reference: z.string(), title: z.string() }).nullable().describe('where it goes on'),
  tookIn: z.array(z.object({ reference: z.string(), title: z.string() })).describe('those that joined it'),
  raisedOn: Day,
  raisedBy: Somebody.extend({ kept: z.boolean() }),
  guardian: z.string().nullable().describe('who keeps the name, for those who know it'),
  clinician: Somebody.nullable(),
  manager: Somebody.nullable(),
  move: z.object({
    who: z.string().describe('whose move it is, in words'),
    what: z.string(),
    by: Day,
    late: z.boolean(),
  }),
  answerDue: Day.nullable(),
  line: z.array(
    z.object({
      stage: z.enum(STAGES),
      place: z.enum(['done', 'now', 'to-come']),
      counted: z.number().nullable(),
      target: z.number().nullable(),
      over: z.number(),
    }),
  ),
  liveOn: Day.nullable(),
  reviewOn: Day.nullable(),
  clock: Clock.nullable(),
  targetsVerified: z.boolean(),
  age: z.number().describe('calendar days since it was raised, until it is over'),
  over: z.boolean().describe('work on it is over: its days count no more'),
  delay: z
    .object({
      soFar: Range,
      eachWeek: Range,
      days: z.number(),
      monthly: Range,
      from: z.string(),
      assumes: z.string(),
      setBy: z.string().nullable(),
      setOn: Day,
    })
    .nullable(),
  cameFrom: z.object({ label: z.string(), href: z.string() }).nullable(),
  voices: z.object({
    supporting: z.number(),
    seeingOtherwise: z.number(),
    watching: z.number(),
    mine: z.enum(['supports', 'otherwise']).nullable(),
    watches: z.boolean(),
  }),
  otherwise: z.array(
    z.object({
      name: z.string().nullable(),
      role: z.string(),
      words: z.string(),
      at: z.string(),
      of: z.string(),
    }),
  ),
  history: z.array(
    z.object({
      at: z.string(),
      by: Somebody,
      kind: z.string(),
      title: z.string(),
      lines: z.array(z.string()),
    }),
  ),
  version: z.number(),
});
export type IdeaAnswer = z.output<typeof IdeaAnswer>;
