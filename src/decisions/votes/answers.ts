import { z } from 'zod';
import { VOTE_METHODS } from './frozen-rules.ts';

const Sums = z.object({ for: z.number(), against: z.number(), abstain: z.number() });

/** A vote in a list. */
export const ListedVote = z.object({
  reference: z.string(),
  title: z.string(),
  body: z.string(),
  bodyName: z.string(),
  kind: z.enum(['item', 'members', 'written', 'urgent']),
  method: z.enum(VOTE_METHODS),
  state: z.enum(['open', 'closed', 'void']),
  outcome: z.enum(['carried', 'lost', 'tied']).nullable(),
  openedAt: z.string(),
  closesAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  yours: z.boolean().describe('you have a vote in it that is not given yet'),
});
export type ListedVote = z.infer<typeof ListedVote>;

const MyVote = z.object({
  voter: z.string().describe('the id of a person, or the code of a practice'),
  name: z.string(),
  weight: z.number(),
  forSomebodyElse: z.boolean().describe('it was given to you to cast'),
  instructions: z.string().nullable().describe('what its giver asks of you'),
  hasVoted: z.boolean(),
  votes: Sums.nullable().describe('how it was given, where that has a name'),
});
export type MyVote = z.infer<typeof MyVote>;

const ShownVoter = z.object({
  voter: z.string(),
  name: z.string(),
  weight: z.number(),
  castBy: z.string().nullable().describe('who casts it, where that is somebody else'),
  hasVoted: z.boolean().nullable().describe('null for those who do not run the vote while it is open'),
  votes: Sums.nullable(),
  reason: z.string().nullable(),
});
export type ShownVoter = z.infer<typeof ShownVoter>;

/** One vote, whole. */
export const VoteAnswer = ListedVote.extend({
  meeting: z.string().nullable(),
  item: z.number().nullable(),
  itemTitle: z.string().nullable(),
  proposal: z.string().nullable(),
  motion: z.string(),
  secret: z.boolean(),
  rule: z.string(),
  orders: z.string().describe('key of the standing orders by which it is held'),
  weightedOn: z.string().nullable(),
  weightsFrom: z.string().nullable(),
  openedBy: z.string().nullable(),
  entitled: z.number().describe('how many may vote'),
  weight: z.number().describe('how many votes they have together'),
  voted: z.number().nullable().describe('how many have; null where it would tell something'),
  voters: z.array(ShownVoter),
  excluded: z.array(z.object({ name: z.string(), ruling: z.string() })),
  lapsed: z.array(z.object({ giver: z.string(), holder: z.string(), why: z.string() })),
  sentence: z.string().nullable().describe('the sum and the rule that decided'),
  sums: Sums.nullable(),
  shown: z.enum(['all', 'outcome']).nullable(),
  decidedBy: z.string().nullable(),
  voidReason: z.string().nullable(),
  frozenHash: z.string().describe('SHA-256 of what was frozen when it was opened; the record holds it'),
  mine: z.array(MyVote),
  urgent: z
    .object({
      why: z.string(),
      consulted: z.array(z.string()),
      tellBy: z.string(),
      toldOn: z.string().nullable(),
      ratifiedBy: z.string().nullable(),
    })
    .nullable(),
  ratifies: z.string().nullable(),
  decision: z.string().nullable().describe('the decision by this vote, once it is written down'),
  may: z.object({
    run: z.boolean(),
    casting: z.boolean(),
    makeVoid: z.boolean().describe('not once a decision rests on it'),
    ballots: z.boolean(),
    decide: z.boolean().describe('write down the decision by it: of a vote between meetings that counts'),
  }),
  version: z.number(),
});
export type VoteAnswer = z.infer<typeof VoteAnswer>;
