import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { type ObjectRef, refText, visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findBody } from '../kit/find.ts';
import { isOfBody } from '../kit/may.ts';
import { portfolioRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { mayRunVote } from '../votes/find.ts';
import { type Step, stepAt } from './set-up-rules.ts';
import type {
  PortfolioBallotTable,
  PortfolioProjectTable,
  PortfolioTable,
  PortfolioVoterTable,
} from './tables.ts';

export type Portfolio = Selectable<PortfolioTable>;
export type Project = Selectable<PortfolioProjectTable>;
export type PortfolioVoter = Selectable<PortfolioVoterTable>;
export type PortfolioBallot = Selectable<PortfolioBallotTable>;

export const portfolioInput = z
  .string({ error: 'Say which portfolio ballot, such as PORT-2026-001.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('PORT-2026-001');

export const noPortfolio = (reference: string): CommonRefusal => ({
  kind: 'not-found',
  what: `the portfolio ballot ${reference}`,
});

export const selectPortfolios = (db: Db) => decisionDb(db).selectFrom('portfolio').selectAll();

export const findPortfolio = (db: Db, reference: string): Promise<Portfolio | undefined> =>
  selectPortfolios(db).where('reference', '=', reference).executeTakeFirst();

/** The ballot, and nobody closes it before this transaction ends; others may vote meanwhile. */
export const sharePortfolio = (trx: Trx, reference: string): Promise<Portfolio | undefined> =>
  selectPortfolios(trx).where('reference', '=', reference).forShare().executeTakeFirst();

/** The ballot, and nobody votes in it or changes it before this transaction ends. */
export const lockPortfolio = (trx: Trx, reference: string): Promise<Portfolio | undefined> =>
  selectPortfolios(trx).where('reference', '=', reference).forUpdate().executeTakeFirst();

export const stepOf = ({ state, closes_at }: Portfolio, now: Date): Step =>
  stepAt({ state, closesAt: closes_at }, now);

/** Projects in the order in which they were added: before voting opens a list has no other. */
export const projectsOf = (db: Db, portfolio: string): Promise<Project[]> =>
  decisionDb(db)
    .selectFrom('portfolio_project')
    .selectAll()
    .where('portfolio', '=', portfolio)
    .orderBy('id')
    .execute();

/** Who may vote, in the order of their names: never an order of time. */
export const votersOf = (db: Db, portfolio: string): Promise<PortfolioVoter[]> =>
  decisionDb(db)
    .selectFrom('portfolio_voter')
    .selectAll()
    .where('portfolio', '=', portfolio)
    .orderBy('voter_name')
    .orderBy('voter')
    .execute();

/** The votes that this person gives: their own, or those of practices and of people whose proxy they are. */
export const votesOf = (db: Db, portfolio: string, actor: Actor): Promise<PortfolioVoter[]> =>
  actor.kind === 'person'
    ? decisionDb(db)
        .selectFrom('portfolio_voter')
        .selectAll()
        .where('portfolio', '=', portfolio)
        .where('cast_by', '=', actor.id)
        .orderBy('voter_name')
        .orderBy('voter')
        .execute()
    : Promise.resolve([]);

export const ballotsOf = (db: Db, portfolio: string): Promise<PortfolioBallot[]> =>
  decisionDb(db)
    .selectFrom('portfolio_ballot')
    .selectAll()
    .where('portfolio', '=', portfolio)
    .orderBy('voter')
    .execute();

/** Ideas on the lists of these ballots, by the ballot: one query. */
const ideasOn = async (
  db: Db,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const rows =
    references.length === 0
      ? []
      : await decisionDb(db)
          .selectFrom('portfolio_project')
          .select(['portfolio', 'proposal'])
          .where('portfolio', 'in', references)
          .where('proposal', 'is not', null)
          .execute();
  const ideas = new Map<string, string[]>();
  for (const { portfolio, proposal } of rows)
    if (proposal) ideas.set(portfolio, [...(ideas.get(portfolio) ?? []), proposal]);
  return ideas;
};

/** What is planned is for its body; the rest everybody reads where the body meets in public. */
const isOpenTo = async (db: Db, actor: Actor, row: Portfolio, today: string): Promise<boolean> => {
  if (await isOfBody(db, actor, row.body, today)) return true;
  if ((await votesOf(db, row.reference, actor)).length > 0) return true;
  const body = await findBody(db, row.body);
  return row.opened_at !== null && (body?.in_public ?? false);
};

/** Those that this reader may know of: the ballot itself and every idea on its list hidden from them by nobody. */
export const visiblePortfolios = async (
  { db, registries, now }: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  rows: readonly Portfolio[],
): Promise<Portfolio[]> => {
  const today = londonDate(now());
  const ideas = await ideasOn(
    db,
    rows.map(({ reference }) => reference),
  );
  const refsOf = ({ reference }: Portfolio): ObjectRef[] => [
    portfolioRef(reference),
    ...(ideas.get(reference) ?? []).map((id) => ({ kind: 'idea', id })),
  ];
  const shown = new Set(
    (await visibleTo(registries, db, actor, rows.flatMap(refsOf), (ref) => ref)).map(refText),
  );
  const seen: Portfolio[] = [];
  for (const row of rows) {
    const hidden = refsOf(row).some((ref) => !shown.has(refText(ref)));
    if (!hidden && (await isOpenTo(db, actor, row, today))) seen.push(row);
  }
  return seen;
};

/** A portfolio ballot that this reader may see; hidden and missing ones answer alike. */
export const readPortfolio = async (
  platform: Pick<Platform, 'db' | 'registries' | 'now'>,
  actor: Actor,
  reference: string,
): Promise<Result<Portfolio, CommonRefusal>> => {
  const row = await findPortfolio(platform.db, reference);
  const [seen] = row ? await visiblePortfolios(platform, actor, [row]) : [];
  return seen ? ok(seen) : refuse(noPortfolio(reference));
};

/** Who sets up, opens and closes the ballots of a body: its chair, its deputy chair and the governance officer. */
export const mayRunPortfolios = (db: Db, actor: Actor, body: string, today: string): Promise<boolean> =>
  mayRunVote(db, actor, { body, item: null, kind: 'members' }, today);
