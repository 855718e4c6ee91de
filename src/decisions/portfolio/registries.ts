import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Found, Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import { londonDate } from '../../shared/dates.ts';
import { poundsOf } from '../../shared/pounds.ts';
import { portfolioHref, portfolioRef } from '../kit/refs.ts';
import { momentWords } from '../votes/words.ts';
import { countOf, large } from '../words-rules.ts';
import { brokenPortfolios } from './close.ts';
import {
  ballotsOf,
  mayRunPortfolios,
  type Portfolio,
  projectsOf,
  selectPortfolios,
  visiblePortfolios,
  votesOf,
} from './find.ts';
import { PLACE, portfolioLinks } from './links.ts';
import { WHY_NOT_OPEN, whyNotOpen } from './set-up-rules.ts';

type House = Pick<Platform, 'registries' | 'now'>;

/** Portfolio ballots by their words and reference, as far as this reader may know of them. */
const found =
  (house: House) =>
  async (db: Db, actor: Actor, words: string, limit: number): Promise<readonly Found[]> => {
    const vector = sql`to_tsvector('simple', p.reference || ' ' || p.title)`;
    const { rows } = await sql<{ reference: string; body: string; rank: number }>`
    select p.reference, b.name as body, ${fitness(words, vector, sql`p.title`)} as rank
    from portfolio p join body b on b.key = p.body
    where (${fits(words, vector, sql`p.title`)})
    order by rank desc, p.reference limit ${limit}`.execute(db);
    if (rows.length === 0) return [];
    const all = await selectPortfolios(db)
      .where(
        'reference',
        'in',
        rows.map(({ reference }) => reference),
      )
      .execute();
    const seen = await visiblePortfolios({ ...house, db }, actor, all);
    return rows.flatMap(({ reference, body, rank }) => {
      const row = seen.find((one) => one.reference === reference);
      return row
        ? [
            {
              object: portfolioRef(reference),
              kind: 'Portfolio ballot',
              title: row.title,
              detail: `${reference} · ${poundsOf(row.sum_pence)} · ${body}`,
              href: portfolioHref(reference),
              rank: Number(rank),
            },
          ]
        : [];
    });
  };

const taskOf = (
  { reference }: Portfolio,
  { to = '', ...task }: Pick<Task, 'title' | 'detail' | 'due' | 'minutes'> & { readonly to?: string },
): Task => ({
  kind: 'A portfolio ballot',
  href: `${portfolioHref(reference)}${to}`,
  object: portfolioRef(reference),
  ...task,
});

/** Of somebody who votes: a ballot that is still to come. */
const toVote = async (db: Db, actor: Actor, portfolio: Portfolio): Promise<Task[]> => {
  const votes = await votesOf(db, portfolio.reference, actor);
  if (votes.length === 0) return [];
  const given = new Set((await ballotsOf(db, portfolio.reference)).map(({ voter }) => voter));
  const left = votes.filter(({ voter }) => !given.has(voter)).length;
  return left === 0
    ? []
    : [
        taskOf(portfolio, {
          title: `Vote: ${portfolio.title}`,
          detail: `${left === 1 ? 'One vote is' : `${large(countOf(left, 'vote'))} are`} still to come. It closes at ${momentWords(portfolio.closes_at)}.`,
          due: londonDate(portfolio.closes_at),
          minutes: 5 * left,
          to: '/vote',
        }),
      ];
};

/** Of whoever runs it: a ballot that cannot open, or did not at its time. */
const toOpen = async (db: Db, actor: Actor, portfolio: Portfolio, now: Date): Promise<Task[]> => {
  if (!(await mayRunPortfolios(db, actor, portfolio.body, londonDate(now)))) return [];
  const projects = (await projectsOf(db, portfolio.reference)).length;
  const not = whyNotOpen({ state: portfolio.state, closesAt: portfolio.closes_at, projects }, now);
  if (!not && portfolio.opens_at > now) return [];
  return [
    taskOf(portfolio, {
      title: `Voting cannot open yet: ${portfolio.title}`,
      detail:
        (not && WHY_NOT_OPEN[not.kind]) ??
        'It did not open at its time. Press “Open voting now” on its page to read why.',
      due: londonDate(portfolio.opens_at),
      minutes: 10,
    }),
  ];
};

const tasks =
  (house: House) =>
  async (db: Db, actor: Actor): Promise<readonly Task[]> => {
    if (actor.kind !== 'person') return [];
    const running = await selectPortfolios(db)
      .where('state', 'in', ['planned', 'open'])
      .orderBy('closes_at')
      .execute();
    const all: Task[] = [];
    for (const portfolio of await visiblePortfolios({ ...house, db }, actor, running))
      all.push(
        ...(portfolio.state === 'planned'
          ? await toOpen(db, actor, portfolio, house.now())
          : portfolio.closes_at > house.now()
            ? await toVote(db, actor, portfolio)
            : []),
      );
    return all;
  };

/** What portfolio ballots give to search, Home and the thread, and to the check of all that is kept. */
export const registerPortfolios = ({ registries, now }: Platform): void => {
  const house = { registries, now };
  registries.searchable.add('portfolios', found(house));
  registries.tasks.add('portfolios', tasks(house));
  registries.links.add('portfolios', portfolioLinks);
  registries.stations.add('portfolios', () => [{ kind: PLACE, order: 5.5, name: 'Ballot', sometimes: true }]);
  registries.frozen.add('portfolios', brokenPortfolios);
};
