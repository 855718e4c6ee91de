import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { fitsByIndex } from '../../platform/relational/search-sql.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { UUID } from '../register/queries.ts';
import type { Interest } from './kinds.ts';
import { type GiftTable, type InterestTable, interestDb } from './tables.ts';

export type InterestRow = Omit<Selectable<InterestTable>, 'search'>;
export type GiftRow = Omit<Selectable<GiftTable>, 'search'>;

/** A row of the register as the rules of matching read it: the one place where the two meet. */
export const interestOf = (row: InterestRow): Interest => ({
  id: row.id,
  person: row.person,
  personName: row.person_name,
  kind: row.kind,
  tie: row.tie,
  organisation: row.organisation,
  organisationName: row.organisation_name,
  closeTie: row.close_tie,
  closeName: row.close_name,
  words: row.words,
  band: row.band,
  from: row.from_day,
  to: row.to_day,
  declaredOn: row.declared_on,
});

const without = <T extends { search: string }>({ search: _, ...row }: T) => row;

/** What these people have declared and not taken back, what has ended too; by person, the newest first. */
export const interestsOf = async (db: Db, people: readonly string[]): Promise<InterestRow[]> => {
  const ids = people.filter((one) => UUID.test(one));
  if (ids.length === 0) return [];
  const rows = await interestDb(db)
    .selectFrom('interest')
    .selectAll()
    .where('person', 'in', ids)
    .where('taken_back_on', 'is', null)
    .orderBy('person')
    .orderBy('from_day', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(without);
};

export const findInterest = async (db: Db, id: string): Promise<InterestRow | undefined> => {
  if (!UUID.test(id)) return undefined;
  const row = await interestDb(db).selectFrom('interest').selectAll().where('id', '=', id).executeTakeFirst();
  return row && without(row);
};

export const lockInterest = async (trx: Trx, id: string): Promise<InterestRow | undefined> => {
  if (!UUID.test(id)) return undefined;
  const row = await interestDb(trx)
    .selectFrom('interest')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && without(row);
};

export const giftsOf = async (db: Db, person: string): Promise<GiftRow[]> => {
  if (!UUID.test(person)) return [];
  const rows = await interestDb(db)
    .selectFrom('gift')
    .selectAll()
    .where('person', '=', person)
    .where('taken_back_on', 'is', null)
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(without);
};

export const lockGift = async (trx: Trx, id: string): Promise<GiftRow | undefined> => {
  if (!UUID.test(id)) return undefined;
  const row = await interestDb(trx)
    .selectFrom('gift')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && without(row);
};

/** When each of these people last said that what stands of them is complete. */
export const lastChecks = async (
  db: Db,
  people: readonly string[],
): Promise<ReadonlyMap<string, { readonly on: CalendarDate; readonly said: 'complete' | 'nothing' }>> => {
  const ids = people.filter((one) => UUID.test(one));
  if (ids.length === 0) return new Map();
  const rows = await interestDb(db)
    .selectFrom('interest_check')
    .distinctOn('person')
    .select(['person', 'on_day', 'said'])
    .where('person', 'in', ids)
    .orderBy('person')
    .orderBy('on_day', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.map(({ person, on_day, said }) => [person, { on: on_day, said }]));
};

/** What a reader of a register asks for. */
export type RegisterFilter = {
  readonly q?: string | undefined;
  /** Only of these people: the members of a body. */
  readonly people?: readonly string[] | undefined;
  /** Code of an organisation, or a part of a name. */
  readonly organisation?: string | undefined;
  readonly kind?: string | undefined;
  /** `current`, `ended`, or both. */
  readonly standing: 'current' | 'ended' | 'all';
  readonly today: CalendarDate;
  /** What ended before this day is left out. */
  readonly from: CalendarDate;
  /** Leaves out what is withheld from the public. */
  readonly published: boolean;
  readonly dir: 'ascending' | 'descending';
  readonly limit: number;
  readonly offset: number;
};

const peopleIn = (people: readonly string[] | undefined) =>
  people ? sql`and r.person::text = any(${sql.val([...people])}::text[])` : sql``;

type Part<T> = { readonly total: number; readonly rows: readonly T[] };

/**
 * A part of a register and how many lines fit in all, found in one go: looking for misspelt words twice would take twice
 * as long.
 */
const partOf = async <T>(
  db: Db,
  part: {
    readonly columns: RawBuilder<unknown>;
    readonly lines: RawBuilder<unknown>;
    readonly order: RawBuilder<unknown>;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<Part<T>> => {
  const { columns, lines, order, limit, offset } = part;
  const { rows } = await sql<T & { readonly total: number }>`
    select ${columns}, count(*) over ()::int as total ${lines}
    order by ${order} limit ${limit} offset ${offset}`.execute(db);
  const [first] = rows;
  if (first || offset === 0) return { total: first?.total ?? 0, rows };
  const counted = await sql<{ total: number }>`select count(*)::int as total ${lines}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: [] };
};

export const INTEREST_SORTS = ['person', 'organisation', 'kind', 'declared', 'from'] as const;
const INTEREST_ORDER = {
  person: sql`lower(r.person_name)`,
  organisation: sql`lower(r.organisation_name)`,
  kind: sql`r.kind`,
  declared: sql`r.declared_on`,
  from: sql`r.from_day`,
} as const;

/** A part of the register of interests, and how many lines fit in all. */
export const listInterests = async (
  db: Db,
  filter: RegisterFilter & { readonly sort: (typeof INTEREST_SORTS)[number] },
): Promise<Part<InterestRow>> => {
  const { q, organisation, kind, standing, today, from, published } = filter;
  const where = sql`r.taken_back_on is null
    and (r.to_day is null or r.to_day >= ${from})
    ${standing === 'current' ? sql`and (r.to_day is null or r.to_day >= ${today})` : sql``}
    ${standing === 'ended' ? sql`and r.to_day < ${today}` : sql``}
    ${published ? sql`and r.withheld_on is null` : sql``}
    ${kind ? sql`and r.kind = ${kind}` : sql``}
    ${peopleIn(filter.people)}
    ${
      organisation
        ? sql`and (r.organisation = upper(${organisation}) or lower(r.organisation_name) like ${`%${organisation.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`})`
        : sql``
    }
    ${q ? sql`and ${fitsByIndex(q, sql.ref('r.search'), sql`(r.person_name || ' ' || r.organisation_name)`)}` : sql``}`;
  const direction = filter.dir === 'descending' ? sql`desc` : sql`asc`;
  return partOf<InterestRow>(db, {
    columns: sql`r.id, r.person, r.person_name, r.kind, r.tie, r.organisation, r.organisation_name, r.close_tie,
      r.close_name, r.words, r.band, r.from_day, r.to_day, r.known_on, r.declared_on, r.late_days, r.on_paper,
      r.entered_person, r.entered_name, r.withheld_reason, r.withheld_on, r.withheld_name, r.taken_back_on,
      r.taken_back_reason, r.once, r.version`,
    lines: sql`from interest r where ${where}`,
    order: sql`${INTEREST_ORDER[filter.sort]} ${direction}, lower(r.person_name), r.id`,
    ...filter,
  });
};

export const GIFT_SORTS = ['day', 'person', 'giver', 'worth'] as const;
const GIFT_ORDER = {
  day: sql`r.on_day`,
  person: sql`lower(r.person_name)`,
  giver: sql`lower(r.giver_name)`,
  worth: sql`r.pence`,
} as const;

/** A part of the register of gifts and hospitality, and how many lines fit in all. */
export const listGifts = async (
  db: Db,
  filter: Omit<RegisterFilter, 'standing' | 'kind'> & {
    readonly sort: (typeof GIFT_SORTS)[number];
    readonly outcome?: string | undefined;
  },
): Promise<Part<GiftRow>> => {
  const { q, organisation, outcome, published } = filter;
  const where = sql`r.taken_back_on is null
    ${published ? sql`and r.withheld_on is null` : sql``}
    ${outcome ? sql`and r.outcome = ${outcome}` : sql``}
    ${peopleIn(filter.people)}
    ${
      organisation
        ? sql`and (r.organisation = upper(${organisation}) or lower(r.giver_name) like ${`%${organisation.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`})`
        : sql``
    }
    ${q ? sql`and ${fitsByIndex(q, sql.ref('r.search'), sql`(r.person_name || ' ' || r.giver_name || ' ' || r.what)`)}` : sql``}`;
  const direction = filter.dir === 'descending' ? sql`desc nulls last` : sql`asc nulls last`;
  return partOf<GiftRow>(db, {
    columns: sql`r.id, r.person, r.person_name, r.kind, r.organisation, r.giver_name, r.what, r.pence, r.on_day,
      r.outcome, r.words, r.declared_on, r.late_days, r.on_paper, r.entered_person, r.entered_name, r.withheld_reason,
      r.withheld_on, r.withheld_name, r.taken_back_on, r.taken_back_reason, r.once, r.version`,
    lines: sql`from gift r where ${where}`,
    order: sql`${GIFT_ORDER[filter.sort]} ${direction}, r.id`,
    ...filter,
  });
};
