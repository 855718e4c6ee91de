import { z } from 'zod';
import { OUTCOMES } from '../../proposals/index.ts';
import { FOLLOW_KINDS } from '../follow/tables.ts';

/** How far a decision is open to everybody. */
export const STANDINGS = ['published', 'to-come', 'withheld'] as const;

/** A decision as lists show it; its words are null where this reader may not read them yet. */
export const ListedDecision = z.object({
  reference: z.string(),
  body: z.string().describe('key of the body'),
  bodyName: z.string(),
  decidedOn: z.string(),
  standing: z.enum(STANDINGS).describe('published; to come by the rules of the body; or withheld'),
  outcome: z.enum(OUTCOMES).nullable(),
  title: z.string().nullable(),
  summary: z.string().nullable(),
  idea: z.string().nullable(),
  publishedOn: z.string().nullable(),
  publishBy: z.string().nullable().describe('the last day by which it is published'),
  withheld: z.object({ reason: z.string(), until: z.string() }).nullable(),
  version: z.number(),
});
export type ListedDecision = z.infer<typeof ListedDecision>;

const Choice = z.enum(['for', 'against', 'abstain']);

/** What was before the body, as it stood. */
const Stood = z.object({
  who: z.array(z.object({ name: z.string(), standing: z.string(), vote: Choice.nullable() })),
  sum: z.string(),
  rule: z.string(),
  quorum: z.string().describe('what the record of the meeting says of it'),
  quorate: z
    .object({
      isQuorate: z.boolean(),
      votingMembers: z.number(),
      words: z.string(),
      needs: z.array(z.object({ what: z.string(), have: z.number(), needed: z.number() })),
    })
    .nullable()
    .optional()
    .describe('who counted when it was put to the vote, and what the standing orders ask for'),
  interests: z.array(z.object({ name: z.string(), words: z.string(), ruling: z.string() })),
  evidence: z.array(z.object({ label: z.string(), href: z.string().nullable(), on: z.string() })),
  costs: z.array(z.object({ label: z.string(), pence: z.number() })),
  oncePence: z.number().nullable(),
  contributions: z.object({
    takenUp: z.number(),
    notTakenUp: z.number(),
    open: z.number(),
    shown: z.array(z.object({ words: z.string(), by: z.string(), answer: z.string(), changed: z.boolean() })),
  }),
  days: z.array(z.object({ stage: z.string(), days: z.number(), over: z.number().optional() })),
  caseVersion: z.number().nullable(),
  age: z.number().nullable().optional(),
  waited: z.object({ value: z.number(), lower: z.number(), upper: z.number() }).nullable().optional(),
  vote: z
    .object({
      reference: z.string(),
      method: z.string(),
      motion: z.string(),
      votes: z.object({ for: z.number(), against: z.number(), abstain: z.number() }).nullable(),
      frozenHash: z.string(),
    })
    .nullable()
    .optional(),
  orders: z.object({ from: z.string(), source: z.string(), verified: z.boolean() }).nullable().optional(),
  meeting: z.object({ reference: z.string(), title: z.string() }).nullable().optional(),
});

const Somebody = z.object({
  name: z.string().nullable().describe('for members'),
  role: z.string(),
  as: z.string(),
});

/** Something that followed a decision. */
export const FollowedAnswer = z.object({
  id: z.number(),
  kind: z.enum(FOLLOW_KINDS),
  on: z.string(),
  title: z.string(),
  words: z.string(),
  expected: z.string().nullable(),
  measured: z.string().nullable(),
  verdict: z.string().nullable(),
  recordedOn: z.string(),
  by: z.string().nullable().describe('for members'),
});
export type FollowedAnswer = z.infer<typeof FollowedAnswer>;

/** One decision, whole; `words` is null where this reader may not read them yet. */
export const DecisionAnswer = ListedDecision.extend({
  meeting: z.string().nullable(),
  vote: z.string().nullable(),
  urgent: z.boolean(),
  ideaTitle: z.string().nullable(),
  words: z
    .object({
      reasons: z.array(z.string()),
      conditions: z.array(z.string()),
      dissent: z.array(z.object({ name: z.string(), standing: z.string(), words: z.string() })),
      readingAge: z.number().nullable().describe('in years; null where the words are few'),
      reviewOn: z.string().nullable(),
      reviewBy: z.string().nullable().describe('a name for members, a role for the public'),
      reviewer: z.enum(['clinician', 'manager', 'body']).nullable(),
      stood: Stood,
      stoodHash: z.string(),
      contract: z
        .object({
          service: z.string(),
          how: z.string(),
          supplier: z.string().nullable(),
          valuePence: z.number().nullable(),
        })
        .nullable(),
    })
    .nullable(),
  followed: z.array(FollowedAnswer),
  people: z.array(Somebody).describe('who worked on the idea'),
  recordedOn: z.string(),
  corrected: z.array(z.object({ version: z.number(), on: z.string(), why: z.string() })),
  entry: z.number().nullable().describe('its place in the chained record'),
  may: z.object({ write: z.boolean(), follow: z.boolean() }),
});
export type DecisionAnswer = z.infer<typeof DecisionAnswer>;
