import { sql } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import type { Outcome } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { seatsOf } from '../kit/find.ts';
import { mayPlan } from '../kit/may.ts';
import { decisionDb } from '../tables.ts';

export const DECISION_SORTS = ['decided', 'title'] as const;

/** Bodies whose unpublished decisions this reader may read: all, or those that they sit on. */
export const bodiesRead = async (
  db: Db,
  actor: Actor,
  today: CalendarDate,
): Promise<'all' | readonly string[]> => {
  if (mayPlan(actor)) return 'all';
  return actor.kind === 'person' ? (await seatsOf(db, actor.id, today)).map(({ body }) => body) : [];
};

const search = sql`to_tsvector('simple', d.reference || ' ' || d.title || ' ' || d.summary)`;
const text = sql`d.title || ' ' || d.summary`;

export type DecisionFilter = {
  readonly q?: string | undefined;
  readonly body?: string | undefined;
  readonly outcome?: Outcome | undefined;
  readonly year?: number | undefined;
  readonly idea?: string | undefined;
  readonly sort: (typeof DECISION_SORTS)[number];
  readonly dir: 'ascending' | 'descending';
};

/** A decision as a list knows it; `open`: this reader may read its words. */
export type ListedRow = Awaited<ReturnType<typeof decisionsListed>>[number];

const readable = (bodies: 'all' | readonly string[]) =>
  bodies === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(d.published_on is not null or d.body = any(${sql.val([...bodies])}::text[]))`;

/**
 * Decisions that fit, without those of which nothing is told yet. Words of what is not published are looked into for
 * those alone who may read them; to all others what is withheld is told by its day alone.
 */
export const decisionsListed = (db: Db, filter: DecisionFilter, bodies: 'all' | readonly string[]) => {
  const open = readable(bodies);
  const order = filter.dir === 'descending' ? 'desc' : 'asc';
  return decisionDb(db)
    .selectFrom('decision as d')
    .innerJoin('body as b', 'b.key', 'd.body')
    .select([
      'd.reference',
      'd.body',
      'b.name as bodyName',
      'd.decided_on as decidedOn',
      'd.outcome',
      'd.title',
      'd.summary',
      'd.proposal as idea',
      'd.published_on',
      'd.publish_on',
      'd.withheld_reason',
      'd.withheld_until',
      'd.version',
    ])
    .select(open.as('open'))
    .where(sql<boolean>`(${open} or d.withheld_until is not null)`)
    .$if(filter.q !== undefined, (query) =>
      query.where(
        sql<boolean>`((${open} and ${fits(filter.q ?? '', search, text)}) or upper(d.reference) = upper(${filter.q ?? ''}))`,
      ),
    )
    .$if(filter.body !== undefined, (query) => query.where('d.body', '=', filter.body ?? ''))
    .$if(filter.idea !== undefined, (query) => query.where('d.proposal', '=', filter.idea ?? ''))
    .$if(filter.outcome !== undefined, (query) =>
      query.where('d.outcome', '=', filter.outcome ?? 'yes').where(open),
    )
    .$if(filter.year !== undefined, (query) =>
      query.where(sql<boolean>`extract(year from d.decided_on) = ${filter.year ?? 0}`),
    )
    .orderBy(sql.raw(filter.sort === 'title' ? `lower(d.title) ${order}` : `d.decided_on ${order}`))
    .orderBy('d.reference', order)
    .execute();
};

/** Published decisions by words, the best first: for search, where nothing else is told. */
export const decisionsFitting = (db: Db, words: string, limit: number) =>
  decisionDb(db)
    .selectFrom('decision as d')
    .innerJoin('body as b', 'b.key', 'd.body')
    .select(['d.reference', 'd.title', 'd.outcome', 'd.decided_on as decidedOn', 'b.name as bodyName'])
    .select(
      sql<number>`case when upper(d.reference) = upper(${words.trim()}) then 1 else ${fitness(words, search, text)} end`.as(
        'rank',
      ),
    )
    .where('d.published_on', 'is not', null)
    .where(sql<boolean>`(${fits(words, search, text)} or upper(d.reference) = upper(${words.trim()}))`)
    .orderBy('rank', 'desc')
    .orderBy('d.decided_on', 'desc')
    .limit(limit)
    .execute();

/** Years in which something was decided, the newest first: for the filter. */
export const yearsDecided = async (db: Db): Promise<number[]> => {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from decided_on)::int as year from decision order by year desc`.execute(db);
  return rows.map(({ year }) => year);
};
