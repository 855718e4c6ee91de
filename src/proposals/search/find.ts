import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { Spelt } from '../../platform/relational/spelling.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { State } from '../stages/table-rules.ts';

/** Whether this text fits a query of `spelledOut`. */
export const fitsQuery = (search: RawBuilder<unknown>, query: string): RawBuilder<boolean> =>
  sql<boolean>`${search} @@ to_tsquery('simple', ${query})`;

/** Who asks: the public finds only what somebody has taken on. */
type Scope = { readonly isPublic: boolean; readonly limit: number };

export type FoundIdea = {
  readonly reference: string;
  readonly title: string;
  readonly state: State;
  readonly place: string;
  readonly mergedInto: string | null;
  readonly rank: number;
};

const open = ({ isPublic }: Scope) => (isPublic ? sql`and p.taken_on_on is not null` : sql``);

/** A reference, or the end of one: `2026-014`, as people say it. */
const referenceIn = (words: string): string | undefined =>
  /^(?:[a-z]{2,6}-)?\d{4}-\d{1,6}$/i.test(words.trim()) ? words.trim().toUpperCase() : undefined;

/** Ideas by their reference, however little of it was typed. */
export const ideasByReference = async (db: Db, words: string, scope: Scope): Promise<FoundIdea[]> => {
  const reference = referenceIn(words);
  if (!reference) return [];
  const { rows } = await sql<FoundIdea>`
    select p.reference, p.title, p.state, p.place, p.merged_into as "mergedInto",
      case when p.reference = ${reference} then 1 else 0.9 end::float8 as rank
    from proposal p where p.reference like ${`%${reference}%`} ${open(scope)}
    order by rank desc, p.reference desc limit ${scope.limit}`.execute(db);
  return rows;
};

/** So many of what fits is weighed word by word, the newest: who looks for “the” does not want the oldest. */
const MOST_WEIGHED = 300;

/**
 * Ideas in whose words a query stands, the best fits first: as it was typed before what is spelt like it, in the title
 * before the text, and what goes on before what is over. By the index of their words alone.
 */
export const ideasFitting = async (
  db: Db,
  spelt: Spelt,
  query: string,
  scope: Scope,
): Promise<FoundIdea[]> => {
  const search = sql.ref('p.search');
  const { rows } = await sql<FoundIdea>`
    select reference, title, state, place, merged_into as "mergedInto",
      ((0.35 + case when typed then 0.3 else 0 end
        + case when to_tsvector('simple', title) @@ to_tsquery('simple', ${query}) then 0.2 else 0 end
        + 0.14 * ts_rank(search, to_tsquery('simple', ${query}), 32))
        * case when state in ('merged', 'withdrawn', 'not-pursued') then 0.8 else 1 end)::float8 as rank
    from (
      select p.reference, p.title, p.state, p.place, p.merged_into, p.search, p.raised_on,
        ${fitsQuery(search, spelt.typed)} as typed
      from proposal p where ${fitsQuery(search, query)} ${open(scope)}
      order by typed desc, p.raised_on desc limit ${MOST_WEIGHED}
    ) fitting
    order by rank desc, raised_on desc, reference desc limit ${scope.limit}`.execute(db);
  return rows;
};

export type FoundWords = {
  readonly reference: string;
  readonly title: string;
  readonly id: string;
  readonly words: string;
  readonly on: CalendarDate;
  readonly rank: number;
};

/** What people said, replies with what they reply to; held and taken away words are found by nobody. */
export const saidFitting = async (db: Db, query: string, scope: Scope): Promise<FoundWords[]> => {
  const { rows } = await sql<FoundWords>`
    select c.proposal as reference, p.title, coalesce(c.reply_to, c.id) as id, c.words, c.said_on as on,
      (0.3 + 0.2 * ts_rank(c.search, to_tsquery('simple', ${query}), 32))::float8 as rank
    from proposal_contribution c
      join proposal p on p.reference = c.proposal
      left join proposal_contribution own on own.id = c.reply_to
    where ${fitsQuery(sql.ref('c.search'), query)} and c.state = 'shown'
      and (own.id is null or own.state = 'shown') ${open(scope)}
    order by rank desc, c.at desc limit ${scope.limit}`.execute(db);
  return rows;
};

export type FoundCase = { readonly reference: string; readonly title: string; readonly rank: number };

/** Cases in whose texts a query stands, each once. */
export const casesFitting = async (db: Db, query: string, scope: Scope): Promise<FoundCase[]> => {
  const { rows } = await sql<FoundCase>`
    select p.reference, p.title, 0.4::float8 as rank
    from proposal p where p.reference in (
      select t.proposal from case_topic t
      where to_tsvector('simple'::regconfig, t.content) @@ to_tsquery('simple', ${query}))
    ${open(scope)}
    order by p.raised_on desc, p.reference desc limit ${scope.limit}`.execute(db);
  return rows;
};
