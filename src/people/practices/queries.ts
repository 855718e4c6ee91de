import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { findOrganisation } from '../organisations/queries.ts';
import { fits } from '../search-sql.ts';

/** By which belongings an area of each kind reaches its practices: down through bodies, then to the practice. */
const REACH: Readonly<
  Record<string, { readonly through: readonly string[]; readonly by: readonly string[] }>
> = {
  network: { through: [], by: ['network'] },
  locality: { through: ['locality', 'part-of'], by: ['network', 'locality'] },
  'pbc-group': { through: [], by: ['pbc-group'] },
};
const COMMISSIONING = { through: ['icb', 'stp', 'region'], by: ['commissioner'] } as const;

/** Holds on that day; `of` is the alias of a row with a first and a last day. */
const lasts = (of: string, on: CalendarDate) =>
  sql`${sql.ref(`${of}.started`)} <= ${on} and (${sql.ref(`${of}.ended`)} is null or ${sql.ref(`${of}.ended`)} >= ${on})`;

/** Is `o` a live GP practice on that day? The same rule as `isOpenOn` in organisations/rules.ts. */
const livePractice = (on: CalendarDate) => sql`o.kind = 'practice'
  and (o.status = 'active' or (o.status = 'closed' and o.closed is not null))
  and (o.opened is null or o.opened <= ${on}) and (o.closed is null or o.closed >= ${on})`;

/** Rows (code, since, commissioner) of the practices that belonged to the area on that day. */
const memberRows = (area: string, kind: string | undefined, on: CalendarDate): RawBuilder<unknown> => {
  const { through, by } = REACH[kind ?? ''] ?? COMMISSIONING;
  return sql`
    with recursive areas(code) as (
      select ${area}::text
      union
      select r.child from organisation_parent r join areas a on r.parent = a.code
      where r.kind = any(${sql.val(through)}::text[]) and ${lasts('r', on)}
    )
    select distinct on (o.code) o.code, r.started as since
    from organisation_parent r join areas a on a.code = r.parent join organisation o on o.code = r.child
    where r.kind = any(${sql.val(by)}::text[]) and ${lasts('r', on)} and ${livePractice(on)}
    order by o.code, r.started`;
};

export type Member = { readonly code: string; readonly since: CalendarDate };

/**
 * The practices that belonged to an area (CCG, ICB, network, locality, region) on a day, by code: those that
 * were open then, by the memberships of that day. `since` is the first day of the belonging.
 */
export const membersOn = async (db: Db, area: string, on: CalendarDate): Promise<Member[]> => {
  const body = await findOrganisation(db, area);
  const { rows } = await sql<Member>`${memberRows(area, body?.kind, on)}`.execute(db);
  return rows;
};

/**
 * The practices that belonged to any of these commissioners on a day, each with its commissioner: the same as
 * `membersOn` of each, in one question.
 */
export const membersOfCommissioners = async (
  db: Db,
  commissioners: readonly string[],
  on: CalendarDate,
): Promise<{ readonly code: string; readonly commissioner: string }[]> => {
  if (commissioners.length === 0) return [];
  const { rows } = await sql<{ code: string; commissioner: string }>`
    select o.code, r.parent as commissioner
    from organisation_parent r join organisation o on o.code = r.child
    where r.kind = 'commissioner' and r.parent = any(${sql.val(commissioners)}::text[]) and ${lasts('r', on)}
      and ${livePractice(on)}
    order by o.code`.execute(db);
  return rows;
};

/**
 * The last day on which an area was whole: the day before most of its practices went elsewhere together, as
 * those of a CCG that was merged. Undefined while it is whole today. A page about such an area begins there,
 * and not with the few practices that no later file moved.
 */
export const lastWholeDay = async (
  db: Db,
  area: string,
  today: CalendarDate,
): Promise<CalendarDate | undefined> => {
  const { rows } = await sql<{ day: CalendarDate }>`
    with left_on as (
      select ended as day, count(*) as n from organisation_parent
      where kind = 'commissioner' and parent = ${area} and ended < ${today}
      group by ended
    )
    select day from left_on
    where n * 2 > (
      select count(*) from organisation_parent m
      where m.kind = 'commissioner' and m.parent = ${area}
        and m.started <= left_on.day and (m.ended is null or m.ended >= left_on.day)
    ) and n > (
      select count(*) from organisation_parent m
      where m.kind = 'commissioner' and m.parent = ${area} and ${lasts('m', today)}
    )
    order by day desc limit 1`.execute(db);
  return rows[0]?.day;
};

/** Their codes alone, for joining figures. */
export const practiceCodesOn = async (db: Db, area: string, on: CalendarDate): Promise<string[]> =>
  (await membersOn(db, area, on)).map((member) => member.code);

export type ListedPractice = {
  readonly code: string;
  readonly name: string;
  readonly postcode: string | null;
  readonly since: CalendarDate | null;
  readonly opened: CalendarDate | null;
  readonly closed: CalendarDate | null;
  readonly commissioner: string | null;
  readonly commissionerName: string | null;
  readonly network: string | null;
  readonly networkName: string | null;
};

export const PRACTICE_SORTS = ['name', 'code', 'since', 'network', 'postcode'] as const;

export type PracticeFilter = {
  /** Undefined: the practices of all areas. */
  readonly area: { readonly code: string; readonly kind: string } | undefined;
  readonly on: CalendarDate;
  readonly q?: string | undefined;
  readonly sort: (typeof PRACTICE_SORTS)[number];
  readonly dir: 'ascending' | 'descending';
  readonly limit: number;
  readonly offset: number;
};

/** A part of the list of practices, and how many there are in all. */
export const practicesOn = async (
  db: Db,
  { area, on, q, sort, dir, limit, offset }: PracticeFilter,
): Promise<{ total: number; rows: ListedPractice[] }> => {
  const members = area
    ? memberRows(area.code, area.kind, on)
    : sql`select o.code, null::date as since from organisation o where ${livePractice(on)}`;
  const direction = dir === 'descending' ? sql`desc` : sql`asc`;
  const order = { name: 'name', code: 'code', since: 'since', network: 'networkName', postcode: 'postcode' }[
    sort
  ];
  const { rows } = await sql<ListedPractice & { total: number }>`
    select * from (
      select o.code, o.name, o.address ->> 'postcode' as postcode, coalesce(m.since, c.started) as since,
        o.opened, o.closed, c.parent as commissioner, co.name as "commissionerName",
        n.parent as network, no.name as "networkName", count(*) over ()::int as total
      from (${members}) m join organisation o on o.code = m.code
        left join organisation_parent c on c.child = o.code and c.kind = 'commissioner' and ${lasts('c', on)}
        left join organisation co on co.code = c.parent
        left join organisation_parent n on n.child = o.code and n.kind = 'network' and ${lasts('n', on)}
        left join organisation no on no.code = n.parent
      where true ${q ? sql`and ${fits(q, sql.ref('o.search'), sql.ref('o.name'))}` : sql``}
    ) found
    order by ${sql.ref(order)} ${direction} nulls last, code
    limit ${limit} offset ${offset}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
};
