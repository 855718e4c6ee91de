import { z } from 'zod';
import { nextPart, offsetOf, partInput } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { anywhere } from '../kit/narrowed.ts';
import { decisionDb } from '../tables.ts';
import { ListedVote, VoteAnswer } from './answers.ts';
import type { Refused } from './cast.ts';
import { closeIfDue } from './close.ts';
import { findVote, readVote, selectVotes, visibleVotes, voteInput } from './find.ts';
import { ballotPaper } from './secret/paper.ts';
import { listedVote, shownVote, votesToCast } from './shown.ts';

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
