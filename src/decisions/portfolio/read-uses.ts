import { sql } from 'kysely';
import { z } from 'zod';
import { nextPart, offsetOf, partInput, words } from '../../platform/input.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, refuse } from '../../shared/result.ts';
import { anywhere, narrowedInput } from '../kit/narrowed.ts';
import { ballotsToCount, closeIfDue } from './close.ts';
import {
  findPortfolio,
  portfolioInput,
  readPortfolio,
  selectPortfolios,
  stepOf,
  visiblePortfolios,
  votersOf,
} from './find.ts';
import { projectOfIdea } from './projects.ts';
import type { Refused } from './refusals.ts';
import { ListedPortfolio, listedPortfolio, PortfolioAnswer, shownPortfolio } from './shown.ts';

export const PORTFOLIO_SORTS = ['closes', 'title', 'sum', 'state'] as const;

const COLUMNS = {
  closes: sql.ref('closes_at'),
  title: sql.ref('title'),
  sum: sql.ref('sum_pence'),
  // As ballots go, and not by the letters of the words for it.
  state: sql`array_position(array['planned', 'open', 'closed', 'void'], state)`,
};

/** Portfolio ballots, the newest first. */
export const portfoliosUse = defineUse({
  name: 'portfolios',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Portfolio ballots: sums of money that members choose how to spend.',
  input: z.object({
    ...narrowedInput,
    sort: z.enum(PORTFOLIO_SORTS).default('closes'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(50),
  }),
  output: z.object({ total: z.number(), portfolios: z.array(ListedPortfolio), next: z.string().optional() }),
  run: async (platform, actor, { q, body, which, sort, dir, cursor, limit }) => {
    const direction =
      (dir ?? (sort === 'closes' || sort === 'sum' ? 'descending' : 'ascending')) === 'descending'
        ? 'desc'
        : 'asc';
    let query = selectPortfolios(platform.db).orderBy(COLUMNS[sort], direction).orderBy('reference', 'desc');
    if (body) query = query.where('body', '=', body);
    if (which === 'running') query = query.where('state', 'in', ['planned', 'open']);
    if (which === 'over') query = query.where('state', 'in', ['closed', 'void']);
    if (q) {
      const like = anywhere(q);
      query = query.where((eb) => eb.or([eb('title', 'ilike', like), eb('reference', 'ilike', like)]));
    }
    const seen = await visiblePortfolios(platform, actor, await query.execute());
    const offset = offsetOf(cursor);
    const portfolios = [];
    for (const row of seen.slice(offset, offset + limit))
      portfolios.push(await listedPortfolio(platform, actor, row));
    return ok({ total: seen.length, portfolios, ...nextPart(offset, portfolios.length, seen.length) });
  },
});

/** One portfolio ballot. One whose time is up is closed by the first who looks, when the clock has not come by yet. */
export const portfolioUse = defineUse({
  name: 'portfolio',
  path: 'portfolios/{reference}',
  method: 'get',
  permission: 'decisions.read',
  summary: 'One portfolio ballot: the sum, the projects, who chooses, and what is paid for and why.',
  input: z.object({ reference: portfolioInput }),
  output: PortfolioAnswer,
  run: async (platform, actor, { reference: which }) => {
    const row = await findPortfolio(platform.db, which);
    if (row && stepOf(row, platform.now()) === 'over')
      await inTransaction(platform.db, (trx) => closeIfDue(platform, trx, which));
    const found = await readPortfolio(platform, actor, which);
    return found.ok ? ok(await shownPortfolio(platform, actor, found.value)) : found;
  },
});

/** What an idea would be on a list, by its case: for the form that adds it. */
export const projectOfIdeaUse = defineUse({
  name: 'portfolio-idea',
  path: 'portfolios/ideas/{proposal}',
  method: 'get',
  permission: 'decisions.run',
  summary: 'What an idea costs by its case, as it would stand on the list of a portfolio ballot.',
  input: z.object({
    proposal: words('Give the reference of the idea, such as ISV-2026-014.', 40).transform((text) =>
      text.toUpperCase(),
    ),
  }),
  output: z.object({
    proposal: z.string(),
    title: z.string(),
    costPence: z.number(),
    costFrom: z.string(),
  }),
  run: (platform, actor, { proposal }) => projectOfIdea(platform, actor, proposal),
});

/** Every ballot of a counted portfolio by the name of its voter, so that anybody can count again. */
export const portfolioBallotsUse = defineUse({
  name: 'portfolio-ballots',
  path: 'portfolios/{reference}/ballots',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Every ballot of a counted portfolio by its voter, so that anybody can count again.',
  input: z.object({ reference: portfolioInput, ...partInput(200) }),
  output: z.object({
    total: z.number(),
    sumPence: z.number(),
    rule: z.string(),
    projects: z.array(z.object({ number: z.number(), title: z.string(), costPence: z.number() })),
    ballots: z.array(z.object({ voter: z.string(), votes: z.number(), projects: z.array(z.number()) })),
    next: z.string().optional(),
  }),
  run: async (platform, actor, { reference: which, cursor, limit }) => {
    const found = await readPortfolio(platform, actor, which);
    if (!found.ok) return found;
    const { state, frozen } = found.value;
    if (state !== 'closed' || !frozen)
      return refuse<Refused>({
        kind: 'portfolio-ballots-kept',
        step: stepOf(found.value, platform.now()),
      });
    const { db } = platform;
    const ballots = new Map((await ballotsToCount(db, which)).map((one) => [one.voter, one]));
    const inNames = (await votersOf(db, which)).flatMap(({ voter, voter_name }) => {
      const one = ballots.get(voter);
      return one ? [{ voter: voter_name, votes: one.weight, projects: [...one.projects] }] : [];
    });
    const offset = offsetOf(cursor);
    const part = inNames.slice(offset, offset + limit);
    return ok({
      total: inNames.length,
      sumPence: frozen.sumPence,
      rule: frozen.rule,
      projects: frozen.projects.map(({ number, title, costPence }) => ({ number, title, costPence })),
      ballots: part,
      ...nextPart(offset, part.length, inNames.length),
    });
  },
});
