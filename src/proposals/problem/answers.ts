import { z } from 'zod';
import { ASKED_KINDS } from './asked-rules.ts';
import { STANCES } from './votes-rules.ts';

const Somebody = z.object({ name: z.string().nullable(), role: z.string() });
const AskedKind = z.enum(ASKED_KINDS);
const Counted = { agree: z.number(), disagree: z.number(), pass: z.number(), of: z.number() };
const Camp = z.object({ camp: z.string(), joined: z.array(z.string()), ...Counted });

/** Counts of one statement. */
export const CountAnswer = z.object({
  ...Counted,
  camps: z.array(Camp),
  differ: z
    .array(Camp)
    .describe('two camps that stand on different sides, beyond chance; empty when none do'),
});
export type CountAnswer = z.output<typeof CountAnswer>;

export const StatementAnswer = z.object({
  id: z.string(),
  text: z.string(),
  stands: z.enum(['proposed', 'open', 'not-taken', 'withdrawn']),
  reason: z.string().nullable(),
  by: Somebody,
  on: z.string(),
  version: z.number(),
  count: CountAnswer.nullable().describe('null: withheld, because fewer than five people answered'),
  answered: z.boolean().describe('somebody has answered it, so that its words stay'),
  own: z
    .object({ stance: z.enum(STANCES), words: z.string() })
    .nullable()
    .describe('your own answer'),
});
export type StatementAnswer = z.output<typeof StatementAnswer>;

const Dissent = z.object({ statement: z.string(), text: z.string(), words: z.string(), by: Somebody });

/** The problem of a proposal, as this reader may know it. */
export const ProblemAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  stands: z
    .enum(['waiting', 'not-asked', 'asking', 'closed', 'set-aside'])
    .describe('waiting: nobody has taken it on, or it is aside'),
  setAsideBecause: z.string().nullable(),
  touches: z
    .object({
      practices: z.array(z.string()).nullable().describe('null: all practices'),
      practiceCount: z.number().nullable(),
      specialties: z.array(z.string()),
      partners: z.array(z.string()),
      patients: z.array(z.string()),
      partnersChange: z.boolean().nullable(),
    })
    .nullable(),
  openedOn: z.string().nullable(),
  due: z.string().nullable(),
  asked: z.number(),
  answered: z.number(),
  heard: z.number().describe('people who said something, asked or not'),
  askedByKind: z.array(z.object({ kind: AskedKind, asked: z.number(), answered: z.number() })),
  askedList: z
    .array(
      z.object({
        kind: AskedKind,
        key: z.string(),
        name: z.string(),
        because: z.string(),
        told: z.number().describe('people who were told'),
        answered: z.boolean(),
      }),
    )
    .describe('for members'),
  leftOut: z
    .array(
      z.object({ kind: AskedKind, key: z.string(), name: z.string(), because: z.string(), by: z.string() }),
    )
    .describe('for members'),
  nobodyFor: z.array(z.object({ kind: AskedKind, what: z.string() })),
  statements: z.array(StatementAnswer),
  dissent: z.array(Dissent),
  movements: z.array(z.string()),
  closing: z
    .object({
      on: z.string(),
      text: z.string(),
      because: z.string(),
      signedBy: z.array(Somebody),
      without: z.array(z.object({ kind: AskedKind, because: z.string() })),
    })
    .nullable(),
  draft: z
    .object({
      text: z.string(),
      because: z.string(),
      without: z.record(z.string(), z.string()),
      signedBy: z.array(z.string()),
      short: z.array(z.object({ kind: z.string(), words: z.string() })),
    })
    .nullable()
    .describe('the closing words as the leads write them; for members'),
  former: z.number().describe('closings that no longer hold'),
  may: z.object({
    work: z.boolean(),
    touch: z.boolean(),
    sign: z.boolean(),
    answer: z.boolean(),
    propose: z.boolean(),
  }),
  version: z.number(),
  proposalVersion: z.number(),
});
export type ProblemAnswer = z.output<typeof ProblemAnswer>;
