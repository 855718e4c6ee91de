import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { nextPart, offsetOf, partInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { anywhere } from '../kit/narrowed.ts';
import { voidInput } from '../kit/void-input.ts';
import { decisionDb } from '../tables.ts';
import { type Acknowledged, castInRoom, type GivenVote, giveVote, type Refused } from './cast.ts';
import { giveCastingVote } from './casting-vote.ts';
import { type Closed, closeIfDue, closeVote } from './close.ts';
import { findVote, readVote, selectVotes, visibleVotes, voteInput } from './find.ts';
import { castInput, handsInput, newVoteInput } from './input.ts';
import { openVote } from './open.ts';
import { ballotPaper } from './secret/paper.ts';
import { ListedVote, listedVote, shownVote, VoteAnswer, votesToCast } from './shown.ts';
import { tellUrgent } from './urgent.ts';
import { voidVote } from './void.ts';

/** Votes, the newest first. */
export const votesUse = defineUse({
  name: 'votes',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Votes in meetings, ballots of members, resolutions in writing and urgent decisions.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe('words of its title or motion, or its reference'),
    body: optionalText(z.string().trim().toLowerCase().max(60)),
    state: z
      .preprocess(
        (value) => (value === '' ? undefined : value),
        z.enum(['open', 'closed', 'void', 'all']).default('all'),
      )
      .describe('open, closed, void or all'),
    ...partInput(50),
  }),
  output: z.object({ total: z.number(), votes: z.array(ListedVote), next: z.string().optional() }),
  run: async (platform, actor, { q, body, state, cursor, limit }) => {
    const { db } = platform;
    let query = selectVotes(db).orderBy('opened_at', 'desc').orderBy('reference', 'desc');
    if (body) query = query.where('body', '=', body);
    if (state !== 'all') query = query.where('state', '=', state);
    if (q) {
      const like = anywhere(q);
      query = query.where((eb) =>
        eb.or([eb('title', 'ilike', like), eb('motion', 'ilike', like), eb('reference', 'ilike', like)]),
      );
    }
    const seen = await visibleVotes(platform, actor, await query.execute());
    const offset = offsetOf(cursor);
    const rows = seen.slice(offset, offset + limit);
    const votes = [];
    for (const row of rows) votes.push(await listedVote(db, actor, row));
    return ok({ total: seen.length, votes, ...nextPart(offset, rows.length, seen.length) });
  },
});

/** One vote. One whose time is up is closed by the first who looks, when the clock has not come by yet. */
export const voteUse = defineUse({
  name: 'vote',
  path: 'votes/{reference}',
  method: 'get',
  permission: 'decisions.read',
  summary: 'One vote: what is voted upon, by which rule, who may vote, what came of it.',
  input: z.object({ reference: voteInput }),
  output: VoteAnswer,
  run: async (platform, actor, { reference }) => {
    const row = await findVote(platform.db, reference);
    if (row?.state === 'open' && row.closes_at !== null && row.closes_at <= platform.now())
      await inTransaction(platform.db, (trx) => closeIfDue(platform, trx, reference));
    const found = await readVote(platform, actor, reference);
    return found.ok ? ok(await shownVote(platform, actor, found.value)) : found;
  },
});

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

const Ballot = z.object({
  voter: z.string(),
  code: z.string().describe('of this ballot paper: nothing of it is kept'),
  proof: z.string().describe('goes back with the vote'),
});

/** Hands out a fresh ballot paper for each secret vote of this person that is not given yet. Nothing is kept of it. */
export const ballotPapersUse = defineUse({
  name: 'ballot-papers',
  path: 'votes/{reference}/papers',
  method: 'get',
  permission: 'votes.cast',
  summary:
    'Ballot papers of a secret vote: a code drawn at random for each of your votes. It is kept nowhere.',
  input: z.object({ reference: voteInput }),
  output: z.object({ papers: z.array(Ballot) }),
  run: async (platform, actor, { reference: vote }) => {
    const found = await readVote(platform, actor, vote);
    if (!found.ok) return found;
    const open = found.value.secret && found.value.state === 'open';
    const rows = open ? await votesToCast(platform.db, vote, actor) : [];
    return ok({
      papers: rows
        .filter(({ has_voted }) => !has_voted)
        .map(({ voter }) => ({ voter, ...ballotPaper(platform.secret, vote, voter) })),
    });
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

const notSafe = (vote: string): Refused => ({ kind: 'vote-codes-kept', reference: vote });

/** The ballots of a closed secret vote, in the order of their codes; where they would tell nothing of anybody. */
export const ballotsUse = defineUse({
  name: 'ballots',
  path: 'votes/{reference}/ballots',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Every ballot of a closed secret vote by its code, so that anybody can count again.',
  input: z.object({ reference: voteInput, ...partInput(200) }),
  output: z.object({
    total: z.number(),
    ballots: z.array(z.object({ code: z.string(), choice: z.string(), weight: z.number() })),
    next: z.string().optional(),
  }),
  run: async (platform, actor, { reference: vote, cursor, limit }) => {
    const found = await readVote(platform, actor, vote);
    if (!found.ok) return found;
    if (!found.value.secret || found.value.state !== 'closed')
      return refuse<CommonRefusal>({ kind: 'not-found', what: `published ballots of ${vote}` });
    if (found.value.shown !== 'all') return refuse(notSafe(vote));
    const { db } = platform;
    const offset = offsetOf(cursor);
    const { total } = await decisionDb(db)
      .selectFrom('ballot')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('contest', '=', vote)
      .executeTakeFirstOrThrow();
    const rows = await decisionDb(db)
      .selectFrom('ballot')
      .select(['code', 'content', 'weight'])
      .where('contest', '=', vote)
      .orderBy('code')
      .offset(offset)
      .limit(limit)
      .execute();
    return ok({
      total,
      ballots: rows.map(({ code, content, weight }) => ({
        code,
        choice: 'choice' in content ? content.choice : '',
        weight,
      })),
      ...nextPart(offset, rows.length, total),
    });
  },
});
