import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { voidInput } from '../kit/void-input.ts';
import { type Acknowledged, castInRoom, type GivenVote, giveVote, type Refused } from './cast.ts';
import { giveCastingVote } from './casting-vote.ts';
import { type Closed, closeVote } from './close.ts';
import { findVote, voteInput } from './find.ts';
import { castInput, handsInput, newVoteInput } from './input.ts';
import { openVote } from './open.ts';
import { tellUrgent } from './urgent.ts';
import { voidVote } from './void.ts';

const reference = z.object({ reference: z.string() });

/** Opens a vote: see `openVote`. */
export const openVoteUse = defineUse({
  name: 'open-vote',
  path: 'votes',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Opens a vote. Who may vote, weights, proxies, recusals and the rule are fixed from then on.',
  input: newVoteInput,
  output: reference,
  run: async (platform, actor, { confirmed, closes, ...input }) => {
    const { motion, title, why } = input;
    const identified = identifiedIn({ motion, title, why }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ reference: string }, Refused>>(platform.db, (trx) =>
      openVote(platform, trx, actor, { ...input, closesAt: closes }),
    );
  },
});

const CastAnswer = z.object({
  reference: z.string(),
  voter: z.string(),
  name: z.string(),
  votes: z.object({ for: z.number(), against: z.number(), abstain: z.number() }).nullable(),
  code: z.string().nullable().describe('of a secret vote: keep it, it is shown once'),
  again: z.boolean().describe('it was counted by an earlier sending'),
});

const givenOf = (input: z.output<typeof castInput>): GivenVote => ({
  reference: input.reference,
  voter: input.voter,
  choice: input.choice,
  split: { for: input.for, against: input.against, abstain: input.abstain },
  reason: input.reason,
  once: input.once,
  paper: input.code && input.proof ? { code: input.code, proof: input.proof } : undefined,
});

type CastResult = Result<Acknowledged, Refused>;

/** Gives one's own vote, or one that somebody gave one to cast: see `giveVote`. */
export const castVoteUse = defineUse({
  name: 'cast-vote',
  path: 'votes/{reference}/cast',
  method: 'post',
  permission: 'votes.cast',
  summary: 'Votes: for yourself, for your practice, or for somebody whose proxy you are. Once, and for good.',
  input: castInput,
  output: CastAnswer,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<CastResult>(platform.db, (trx) => giveVote(platform, trx, actor, givenOf(input)));
  },
});

/** Takes down a vote in a roll call: see `castInRoom`. */
export const castInRoomUse = defineUse({
  name: 'cast-in-room',
  path: 'votes/{reference}/room',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Takes down in the room how a member votes in a roll call.',
  input: castInput.extend({
    voter: z.string({ error: 'Say whose vote.' }).trim().min(1, 'Say whose vote.').max(100),
  }),
  output: CastAnswer,
  run: async (platform, actor, input) => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<CastResult>(platform.db, (trx) =>
      castInRoom(platform, trx, actor, { ...givenOf(input), voter: input.voter }),
    );
  },
});

const ClosedAnswer = z.object({
  reference: z.string(),
  outcome: z.enum(['carried', 'lost', 'tied']),
  words: z.string().describe('the sum and the rule that decided, as published'),
});
type ClosedResult = Result<Closed, Refused>;

/** Closes a vote and counts it: see `closeVote`. */
export const closeVoteUse = defineUse({
  name: 'close-vote',
  path: 'votes/{reference}/close',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Closes a vote and counts it by the rule that was fixed when it was opened.',
  input: z.object({ reference: voteInput, ...handsInput }),
  output: ClosedAnswer,
  run: (platform, actor, { reference: vote, ...hands }) =>
    inTransaction<ClosedResult>(platform.db, async (trx) => {
      const row = await findVote(trx, vote);
      const counted = row?.method === 'hands' && hands.for + hands.against + hands.abstain > 0;
      return closeVote(platform, trx, actor, { reference: vote, hands: counted ? hands : undefined });
    }),
});

/** Gives the casting vote: see `giveCastingVote`. */
export const castingVoteUse = defineUse({
  name: 'casting-vote',
  path: 'votes/{reference}/casting',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Gives the second vote of whoever is in the chair, which decides a tie.',
  input: z.object({
    reference: voteInput,
    choice: z.enum(['for', 'against'], { error: 'Say for or against.' }),
  }),
  output: ClosedAnswer,
  run: (platform, actor, input) =>
    inTransaction<ClosedResult>(platform.db, (trx) => giveCastingVote(platform, trx, actor, input)),
});

/** Makes a vote void: see `voidVote`. */
export const voidVoteUse = defineUse({
  name: 'void-vote',
  path: 'votes/{reference}/void',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Makes a vote void: it does not count, and its page says why.',
  input: z.object({ reference: voteInput, ...voidInput }),
  output: reference,
  run: async (platform, actor, { confirmed, ...input }) => {
    const identified = identifiedIn({ reason: input.reason }, confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Result<{ reference: string }, Refused>>(platform.db, (trx) =>
      voidVote(platform, trx, actor, input),
    );
  },
});

/** Says that the body was told of an urgent decision, and tells its members. */
export const tellUrgentUse = defineUse({
  name: 'tell-urgent',
  path: 'votes/{reference}/told',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Tells the whole body of an urgent decision, and writes down that it was told today.',
  input: z.object({ reference: voteInput }),
  output: reference,
  run: (platform, actor, { reference: vote }) =>
    inTransaction<Result<{ reference: string }, Refused>>(platform.db, (trx) =>
      tellUrgent(platform, trx, actor, vote),
    ),
});
