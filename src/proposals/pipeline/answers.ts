import { z } from 'zod';
import { ASIDE, STAGES } from '../stages/table-rules.ts';
import { PHASES } from '../tables.ts';

const state = z.enum([...STAGES, ...ASIDE]);
const stage = z.enum(STAGES);

/** Somebody whose name stands on an idea; the name is null for the public, who read the role. */
const Somebody = z.object({ id: z.string().nullable(), name: z.string().nullable(), role: z.string() });

/** An idea as lists, the board and the digest show it. */
export const ListedIdea = z.object({
  reference: z.string().describe('ISV-2026-014'),
  title: z.string(),
  state,
  stands: z.string().describe('the state in words'),
  since: z.string().describe('since when it stands there'),
  asideFrom: stage.nullable().describe('the stage that it left for the side'),
  mergedInto: z.string().nullable().describe('the idea in which it goes on'),
  raisedOn: z.string(),
  raisedRole: z.string().nullable().describe('profession of whoever raised it; null where a name is kept'),
  days: z.number().describe('calendar days since it was raised, up to the day when it was over'),
  clock: z
    .object({
      counted: z.number().describe('days that count at the stage where it is'),
      target: z.number(),
      over: z.number(),
      due: z.string().nullable().describe('last day in time; null while the clock is held'),
      standing: z.enum(['in-time', 'soon-late', 'late', 'stopped', 'exempt']),
    })
    .nullable()
    .describe('null aside, and where the stage has no target'),
  line: z.array(
    z.object({
      stage,
      place: z.enum(['done', 'now', 'to-come']),
      over: z.number().describe('days too many'),
    }),
  ),
  turn: z.object({
    words: z.string().describe('whose move it is, in words'),
    people: z.array(Somebody),
  }),
  next: z.object({ what: z.string(), by: z.string() }),
  clinician: Somebody.nullable(),
  manager: Somebody.nullable(),
  supporters: z.number().nullable().describe('null where fewer than five are not shown'),
  condition: z.string().nullable(),
  phase: z.enum(PHASES).nullable(),
  fifth: z.number().nullable().describe('1: the most deprived fifth'),
  body: z.object({ key: z.string(), label: z.string() }).nullable().describe('who decides, by its route'),
  answerDue: z.string().nullable(),
  commentsUntil: z.string().nullable().describe('last day on which anybody may comment'),
});
export type ListedIdea = z.infer<typeof ListedIdea>;
