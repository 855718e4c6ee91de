import { sql } from 'kysely';
import { z } from 'zod';
import { nextPart, offsetOf, partInput } from '../../platform/input.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { anywhere, narrowedInput } from '../kit/narrowed.ts';
import { decisionDb } from '../tables.ts';
import { ElectionAnswer, ListedElection } from './answers.ts';
import type { Refused } from './change.ts';
import { ranksOf } from './count.ts';
import { electionInput, readElection, selectElections, standingOf, visibleElections } from './find.ts';
import { listedElection, shownElection } from './shown.ts';

export const ELECTION_SORTS = ['voting', 'title', 'step'] as const;

const COLUMNS = {
  voting: sql.ref('voting_to'),
  title: sql.ref('title'),
  // As elections go, and not by the letters of the words for it.
  step: sql`array_position(array['planned', 'nominations', 'voting', 'counted', 'void'], state)`,
};

/** Elections, those that run first. */
export const electionsUse = defineUse({
  name: 'elections',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Elections of people to bodies: planned, running, counted.',
  input: z.object({
    ...narrowedInput,
    sort: z.enum(ELECTION_SORTS).default('voting'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(50),
  }),
  output: z.object({ total: z.number(), elections: z.array(ListedElection), next: z.string().optional() }),
  run: async (platform, actor, { q, body, which, sort, dir, cursor, limit }) => {
    const { db } = platform;
    const direction =
      (dir ?? (sort === 'voting' ? 'descending' : 'ascending')) === 'descending' ? 'desc' : 'asc';
    let query = selectElections(db).orderBy(COLUMNS[sort], direction).orderBy('reference', 'desc');
    if (body) query = query.where('body', '=', body);
    if (which === 'running') query = query.where('state', 'in', ['planned', 'nominations', 'voting']);
    if (which === 'over') query = query.where('state', 'in', ['counted', 'void']);
    if (q) {
      const like = anywhere(q);
      query = query.where((eb) => eb.or([eb('title', 'ilike', like), eb('reference', 'ilike', like)]));
    }
    const seen = await visibleElections(platform, actor, await query.execute());
    const offset = offsetOf(cursor);
    const elections = [];
    for (const row of seen.slice(offset, offset + limit))
      elections.push(await listedElection(platform, actor, row));
    return ok({ total: seen.length, elections, ...nextPart(offset, elections.length, seen.length) });
  },
});

/** One election: who stands, who votes, and what came of it. */
export const electionUse = defineUse({
  name: 'election',
  path: 'elections/{reference}',
  method: 'get',
  permission: 'decisions.read',
  summary: 'One election: who stands, how it is counted, who was elected and why.',
  input: z.object({ reference: electionInput }),
  output: ElectionAnswer,
  run: async (platform, actor, { reference: which }) => {
    const found = await readElection(platform, actor, which);
    return found.ok ? ok(await shownElection(platform, actor, found.value)) : found;
  },
});

/** The ballots of a counted election in the order of their codes, where they would tell nothing of anybody. */
export const rankedBallotsUse = defineUse({
  name: 'election-ballots',
  path: 'elections/{reference}/ballots',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Every ballot of a counted election by its code, so that anybody can count again.',
  input: z.object({ reference: electionInput, ...partInput(200) }),
  output: z.object({
    total: z.number(),
    candidates: z.array(z.object({ id: z.string(), name: z.string() })),
    ballots: z.array(z.object({ code: z.string(), ranks: z.array(z.string()) })),
    next: z.string().optional(),
  }),
  run: async (platform, actor, { reference: which, cursor, limit }) => {
    const found = await readElection(platform, actor, which);
    if (!found.ok) return found;
    if (found.value.state !== 'counted')
      return refuse<Refused>({ kind: 'not-found', what: `published ballots of ${which}` });
    if (found.value.shown !== 'all') return refuse<Refused>({ kind: 'ballots-kept', election: which });
    const { db } = platform;
    const offset = offsetOf(cursor);
    const { total } = await decisionDb(db)
      .selectFrom('ballot')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('contest', '=', which)
      .executeTakeFirstOrThrow();
    const rows = await decisionDb(db)
      .selectFrom('ballot')
      .select(['code', 'content'])
      .where('contest', '=', which)
      .orderBy('code')
      .offset(offset)
      .limit(limit)
      .execute();
    return ok({
      total: Number(total),
      candidates: (await standingOf(db, which)).map(({ id, name }) => ({ id, name })),
      ballots: rows.map((row) => ({ code: row.code, ranks: [...ranksOf(row)] })),
      ...nextPart(offset, rows.length, Number(total)),
    });
  },
});
