import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { peopleDb } from '../db.ts';
import { fitness, fits } from '../search-sql.ts';
import type { Address } from '../tables.ts';

export type Organisation = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly opened: CalendarDate | null;
  readonly closed: CalendarDate | null;
  readonly prescribingSetting: number | null;
  readonly address: Address | null;
  readonly otherNames: readonly string[];
  /** A source id, `entered`, `set-up` or `reference`. */
  readonly source: string;
  readonly load: string | null;
};

/** An organisation by its code; also one that no file names any more, which its status says. */
export const findOrganisation = async (db: Db, code: string): Promise<Organisation | undefined> => {
  const row = await peopleDb(db)
    .selectFrom('organisation')
    .select(['code', 'name', 'kind', 'status', 'opened', 'closed', 'address', 'source'])
    .select(['prescribing_setting as prescribingSetting', 'other_names as otherNames', 'load_id as load'])
    .where('code', '=', code)
    .executeTakeFirst();
  return row;
};

/** Its name, or its code where nobody knows a name. */
export const organisationName = async (db: Db, code: string): Promise<string> =>
  (await findOrganisation(db, code))?.name ?? code;

/** Names of many at once. */
export const organisationNames = async (
  db: Db,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (codes.length === 0) return new Map();
  const rows = await peopleDb(db)
    .selectFrom('organisation')
    .select(['code', 'name'])
    .where('code', 'in', [...new Set(codes)])
    .execute();
  return new Map(rows.map((row) => [row.code, row.name]));
};

/** Organisations of these kinds that are open, by name. */
export const organisationsOfKinds = (
  db: Db,
  kinds: readonly string[],
): Promise<{ readonly code: string; readonly name: string; readonly kind: string }[]> =>
  peopleDb(db)
    .selectFrom('organisation')
    .select(['code', 'name', 'kind'])
    .where('kind', 'in', kinds)
    .where('status', '=', 'active')
    .orderBy('name')
    .orderBy('code')
    .execute();

/** Those of the codes that the register does not have at all, in order. */
export const unknownCodes = async (db: Db, codes: readonly string[]): Promise<string[]> => {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`
    select asked.code from unnest(${sql.val(codes)}::text[]) as asked(code)
    where not exists (select from organisation o where o.code = asked.code)
    order by asked.code`.execute(db);
  return rows.map(({ code }) => code);
};

export type Belonging = {
  readonly kind: string;
  readonly parent: string;
  readonly parentName: string;
  readonly parentKind: string;
  readonly started: CalendarDate;
  readonly ended: CalendarDate | null;
  readonly basis: string;
  readonly source: string;
};

/** To whom it belonged, oldest first. */
export const belongingsOf = (db: Db, code: string): Promise<Belonging[]> =>
  peopleDb(db)
    .selectFrom('organisation_parent as r')
    .innerJoin('organisation as o', 'o.code', 'r.parent')
    .select(['r.kind', 'r.parent', 'o.name as parentName', 'o.kind as parentKind'])
    .select(['r.started', 'r.ended', 'r.basis', 'r.source'])
    .where('r.child', '=', code)
    .orderBy('r.started')
    .orderBy('r.kind')
    .execute();

/** Who belonged to it in one way on a day, by code: the commissioners of a region. */
export const childrenOn = async (
  db: Db,
  parent: string,
  kind: string,
  on: CalendarDate,
): Promise<string[]> => {
  const { rows } = await sql<{ child: string }>`
    select child from organisation_parent
    where parent = ${parent} and kind = ${kind} and started <= ${on} and (ended is null or ended >= ${on})
    order by child`.execute(db);
  return rows.map(({ child }) => child);
};

export type Succession = {
  readonly code: string;
  readonly name: string;
  readonly date: CalendarDate;
  readonly kind: string;
  /** Per cent of the predecessor, where a matrix gives it. */
  readonly share: number | null;
  readonly source: string;
};

/** From whom it took over and who took over from it, by date. */
export const successionsOf = async (
  db: Db,
  code: string,
): Promise<{ predecessors: Succession[]; successors: Succession[] }> => {
  const { rows } = await sql<Succession & { side: string; share: string | null }>`
    select 'predecessor' as side, o.code, o.name, s.date, s.kind, s.share, s.source
    from organisation_succession s join organisation o on o.code = s.predecessor where s.successor = ${code}
    union all
    select 'successor', o.code, o.name, s.date, s.kind, s.share, s.source
    from organisation_succession s join organisation o on o.code = s.successor where s.predecessor = ${code}
    order by date, code`.execute(db);
  const of = (side: string): Succession[] =>
    rows
      .filter((row) => row.side === side)
      .map(({ side: _, ...row }) => ({ ...row, share: row.share === null ? null : Number(row.share) }));
  return { predecessors: of('predecessor'), successors: of('successor') };
};

/** Who took over from whom where any of these did or was taken over, by date: one query. */
export const successionsAmong = (db: Db, codes: readonly string[]) =>
  peopleDb(db)
    .selectFrom('organisation_succession as s')
    .innerJoin('organisation as p', 'p.code', 's.predecessor')
    .innerJoin('organisation as n', 'n.code', 's.successor')
    .select(['s.date', 's.predecessor', 'p.name as predecessorName'])
    .select(['s.successor', 'n.name as successorName'])
    .where((eb) => eb.or([eb('s.predecessor', 'in', codes), eb('s.successor', 'in', codes)]))
    .orderBy('s.date')
    .orderBy('s.predecessor')
    .orderBy('s.successor')
    .execute();

export type Part = { readonly kind: string; readonly childKind: string; readonly count: number };

/** How many organisations of each kind belong to it on a day, and in what way. */
export const partsOf = async (db: Db, code: string, on: CalendarDate): Promise<Part[]> => {
  const { rows } = await sql<Part>`
    select r.kind, o.kind as "childKind", count(*)::int as count
    from organisation_parent r join organisation o on o.code = r.child
    where r.parent = ${code} and r.started <= ${on} and (r.ended is null or r.ended >= ${on})
      and o.status = 'active'
    group by r.kind, o.kind order by r.kind, o.kind`.execute(db);
  return rows;
};

export type ListedOrganisation = Pick<
  Organisation,
  'code' | 'name' | 'kind' | 'status' | 'opened' | 'closed'
> & {
  readonly postcode: string | null;
};

export type OrganisationFilter = {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  /** `open` leaves out what is closed, dormant, or only named. */
  readonly state?: 'open' | 'all' | undefined;
  /** Only what belongs, or belonged, to this one. */
  readonly within?: string | undefined;
  readonly sort: 'code' | 'name' | 'kind' | 'opened';
  readonly dir: 'ascending' | 'descending';
  readonly limit: number;
  readonly offset: number;
};

const SORTS = {
  code: sql.ref('o.code'),
  name: sql.ref('o.name'),
  kind: sql.ref('o.kind'),
  opened: sql.ref('o.opened'),
} as const;

/** `bodies`: what is neither a practice nor another prescriber. */
const ofKind = (kind: string | undefined) =>
  kind === undefined
    ? sql``
    : kind === 'bodies'
      ? sql`and o.kind not in ('practice', 'prescriber-not-practice')`
      : sql`and o.kind = ${kind}`;

/** A part of the list, and how many there are in all. */
export const listOrganisations = async (
  db: Db,
  filter: OrganisationFilter,
): Promise<{ total: number; rows: ListedOrganisation[] }> => {
  const { q, kind, state = 'open', within } = filter;
  const direction = filter.dir === 'descending' ? sql`desc` : sql`asc`;
  const { rows } = await sql<ListedOrganisation & { total: number }>`
    select o.code, o.name, o.kind, o.status, o.opened, o.closed, o.address ->> 'postcode' as postcode,
      count(*) over ()::int as total
    from organisation o
    where o.status <> 'withdrawn'
      ${state === 'open' ? sql`and o.status in ('active', 'proposed')` : sql``}
      ${ofKind(kind)}
      ${within ? sql`and exists (select from organisation_parent r where r.child = o.code and r.parent = ${within})` : sql``}
      ${q ? sql`and ${fits(q, sql.ref('o.search'), sql.ref('o.name'))}` : sql``}
    order by ${SORTS[filter.sort]} ${direction} nulls last, o.code
    limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
};

/** For search: the best fits first. */
export const searchOrganisations = async (
  db: Db,
  words: string,
  limit: number,
): Promise<(ListedOrganisation & { rank: number })[]> => {
  const { rows } = await sql<ListedOrganisation & { rank: number }>`
    select o.code, o.name, o.kind, o.status, o.opened, o.closed, o.address ->> 'postcode' as postcode,
      (case when o.code = upper(trim(${words})) then 1 else
        least(0.99, ${fitness(words, sql.ref('o.search'), sql.ref('o.name'))}) end
        * case when o.status = 'active' then 1 else 0.8 end
        * case when o.kind = 'prescriber-not-practice' then 0.7 else 1 end)::float8 as rank
    from organisation o
    where o.status not in ('withdrawn', 'named-only')
      and ${fits(words, sql.ref('o.search'), sql.ref('o.name'))}
    order by rank desc, o.name, o.code limit ${limit}`.execute(db);
  return rows;
};
