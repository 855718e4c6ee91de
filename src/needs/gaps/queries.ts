import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { subjectWords } from '../kit/conditions.ts';
import { type ClosedBecause, type GapStatus, OWNERLESS_DAYS, QUIET_DAYS } from './rules.ts';
import { type GapBearingTable, type GapTable, gapDb } from './tables.ts';

export type Gap = Omit<Selectable<GapTable>, 'search'>;

const COLUMNS = [
  'reference',
  'statement',
  'detail',
  'place',
  'evidence',
  'topic',
  'subject',
  'figure_key',
  'href',
  'condition',
  'figure',
  'public_figure',
  'figure_hash',
  'stood_on',
  'people',
  'people_lower',
  'people_upper',
  'people_words',
  'status',
  'status_on',
  'closed_because',
  'status_note',
  'merged_into',
  'owner',
  'owner_name',
  'owner_standing',
  'owned_on',
  'recorded_by',
  'recorded_by_name',
  'recorded_by_standing',
  'recorded_on',
  'version',
] as const;

/** A gap with its figure as it stood. */
export const findGap = (db: Db, reference: string): Promise<Gap | undefined> =>
  gapDb(db).selectFrom('gap').select(COLUMNS).where('reference', '=', reference).executeTakeFirst();

/** The same, locked until the transaction ends: one change at a time. */
export const lockGap = (trx: Trx, reference: string): Promise<Gap | undefined> =>
  gapDb(trx)
    .selectFrom('gap')
    .select(COLUMNS)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();

/** A gap as registers list it: without its figure's numbers. */
export type ListedGap = {
  readonly reference: string;
  readonly statement: string;
  readonly place: string;
  readonly condition: string | null;
  readonly topic: string | null;
  readonly subject: string | null;
  readonly key: string | null;
  readonly href: string | null;
  readonly finding: string | null;
  readonly stoodOn: CalendarDate | null;
  readonly people: number | null;
  readonly peopleLower: number | null;
  readonly peopleUpper: number | null;
  readonly peopleWords: string | null;
  readonly status: GapStatus;
  readonly statusOn: CalendarDate;
  readonly closedBecause: ClosedBecause | null;
  readonly mergedInto: string | null;
  readonly owner: string | null;
  readonly ownerName: string | null;
  readonly ownerStanding: string | null;
  readonly recordedBy: string | null;
  readonly recordedByName: string;
  readonly recordedByStanding: string;
  readonly recordedOn: CalendarDate;
};

/** The finding as everybody may read it: practices are not named in the public's. */
const LISTED = sql`g.reference, g.statement, g.place, g.condition, g.topic, g.subject, g.figure_key as key, g.href,
  g.public_figure ->> 'title' as finding, g.stood_on as "stoodOn", g.people,
  g.people_lower as "peopleLower", g.people_upper as "peopleUpper", g.people_words as "peopleWords",
  g.status, g.status_on as "statusOn", g.closed_because as "closedBecause", g.merged_into as "mergedInto",
  g.owner, g.owner_name as "ownerName", g.owner_standing as "ownerStanding", g.recorded_by as "recordedBy",
  g.recorded_by_name as "recordedByName", g.recorded_by_standing as "recordedByStanding",
  g.recorded_on as "recordedOn"`;

export const GAP_SORTS = ['recorded', 'statement', 'status', 'since'] as const;

export type GapFilter = {
  readonly q?: string | undefined;
  /** `open`: recorded or taken up. */
  readonly status: GapStatus | 'open' | 'all';
  readonly condition?: string | undefined;
  /** A person's id, or `nobody`. */
  readonly owner?: string | undefined;
  /** Recorded by, owned by or watched by this person. */
  readonly mine?: string | undefined;
  readonly sort: (typeof GAP_SORTS)[number];
  readonly dir: 'ascending' | 'descending';
};

const SORTS = {
  recorded: sql`g.recorded_on`,
  statement: sql`lower(g.statement)`,
  status: sql`array_position(array['recorded', 'taken-up', 'closed', 'merged'], g.status)`,
  since: sql`g.status_on`,
} as const;

/** References of the gaps that fit, in their order. */
export const gapReferences = async (db: Db, filter: GapFilter): Promise<string[]> => {
  const { q, status, condition, owner, mine } = filter;
  const direction = filter.dir === 'descending' ? sql`desc` : sql`asc`;
  const { rows } = await sql<{ reference: string }>`
    select g.reference from gap g
    where true
      ${status === 'open' ? sql`and g.status in ('recorded', 'taken-up')` : status === 'all' ? sql`` : sql`and g.status = ${status}`}
      ${condition ? sql`and g.condition = ${condition}` : sql``}
      ${owner === 'nobody' ? sql`and g.owner is null` : owner ? sql`and g.owner = ${owner}` : sql``}
      ${
        mine
          ? sql`and (g.owner = ${mine} or g.recorded_by = ${mine}
              or exists (select from gap_watcher w where w.gap = g.reference and w.person = ${mine}))`
          : sql``
      }
      ${q ? sql`and ${fits(q, sql.ref('g.search'), sql.ref('g.statement'))}` : sql``}
    order by ${SORTS[filter.sort]} ${direction}, g.reference ${direction}`.execute(db);
  return rows.map(({ reference }) => reference);
};

/** These gaps, in the order given. */
export const gapsListed = async (db: Db, references: readonly string[]): Promise<ListedGap[]> => {
  if (references.length === 0) return [];
  const { rows } = await sql<ListedGap>`
    select ${LISTED} from gap g where g.reference = any(${sql.val([...references])}::text[])
    order by array_position(${sql.val([...references])}::text[], g.reference)`.execute(db);
  return rows;
};

/** Gaps recorded from the page of a subject, or about its condition; the newest first. */
export const gapsAbout = async (
  db: Db,
  { topic, subject }: { readonly topic: string; readonly subject: string },
): Promise<ListedGap[]> => {
  const subjects = sql.val(topic === 'conditions' ? subjectWords(subject) : [subject]);
  const { rows } = await sql<ListedGap>`
    select ${LISTED} from gap g
    where (g.topic = ${topic} and g.subject = any(${subjects}::text[]))
      ${topic === 'conditions' ? sql`or g.condition = any(${subjects}::text[])` : sql``}
    order by (g.status in ('recorded', 'taken-up')) desc, g.recorded_on desc, g.reference desc`.execute(db);
  return rows;
};

export type AlikeGap = {
  readonly reference: string;
  readonly statement: string;
  readonly status: GapStatus;
  readonly recordedOn: CalendarDate;
  readonly sameFigure: boolean;
  /** How alike the statements are by their groups of three letters, 0 to 1. */
  readonly likeness: number;
};

/** Statements this alike are shown beside a new one. */
const SHOWN_ALIKE = 0.3;
/** Statements this alike are asked about before another is kept. */
export const ASKED_ALIKE = 0.45;

/** Gaps that a new one may be the same as: of the same figure, in like words, or of the same condition; best first. */
export const gapsAlike = async (
  db: Db,
  given: {
    readonly statement?: string | undefined;
    readonly topic?: string | undefined;
    readonly subject?: string | undefined;
    readonly key?: string | undefined;
    readonly condition?: string | undefined;
  },
  limit = 5,
): Promise<AlikeGap[]> => {
  const { statement = '', topic = '', subject = '', key = '', condition = '' } = given;
  const { rows } = await sql<AlikeGap>`
    select * from (
      select g.reference, g.statement, g.status, g.recorded_on as "recordedOn",
        coalesce(g.topic = ${topic} and g.subject = ${subject} and g.figure_key = ${key}, false) as "sameFigure",
        similarity(lower(g.statement), lower(${statement}))::float8 as likeness,
        coalesce(g.condition = ${condition}, false) as "sameCondition"
      from gap g where g.status <> 'merged'
    ) found
    where "sameFigure" or likeness >= ${SHOWN_ALIKE} or "sameCondition"
    order by "sameFigure" desc, likeness desc, "recordedOn" desc, reference limit ${limit}`.execute(db);
  return rows;
};

/** Gaps that were merged into this one. */
export const gapsMergedInto = async (db: Db, reference: string): Promise<Gap[]> =>
  gapDb(db)
    .selectFrom('gap')
    .select(COLUMNS)
    .where('merged_into', '=', reference)
    .orderBy('reference')
    .execute();

export type Bearing = Selectable<GapBearingTable>;

/** Guidelines and services elsewhere that bear on it, those taken off again left out. */
export const bearingsOn = (db: Db, reference: string): Promise<Bearing[]> =>
  gapDb(db)
    .selectFrom('gap_bearing')
    .selectAll()
    .where('gap', '=', reference)
    .where('removed_on', 'is', null)
    .orderBy('kind')
    .orderBy('added_on')
    .orderBy('id')
    .execute();

export const watchersOf = async (db: Db, reference: string): Promise<string[]> => {
  const rows = await gapDb(db)
    .selectFrom('gap_watcher')
    .select('person')
    .where('gap', '=', reference)
    .orderBy('since')
    .execute();
  return rows.map(({ person }) => person);
};

/** For search: the best fits first. */
export const searchGaps = async (
  db: Db,
  asked: string,
  limit: number,
): Promise<(ListedGap & { readonly rank: number })[]> => {
  const { rows } = await sql<ListedGap & { rank: number }>`
    select ${LISTED}, (case when g.reference = upper(trim(${asked})) then 1 else
      least(0.99, ${fitness(asked, sql.ref('g.search'), sql.ref('g.statement'))}) end
      * case when g.status in ('closed', 'merged') then 0.8 else 1 end)::float8 as rank
    from gap g where ${fits(asked, sql.ref('g.search'), sql.ref('g.statement'))}
    order by rank desc, g.recorded_on desc, g.reference limit ${limit}`.execute(db);
  return rows;
};

export type QuietGap = { readonly reference: string; readonly statement: string; readonly due: CalendarDate };

/** Open gaps of an owner of whom nothing was heard for so long; `due` is the day from which it is late. */
export const quietGapsOf = async (db: Db, owner: string, today: CalendarDate): Promise<QuietGap[]> => {
  const { rows } = await sql<QuietGap>`
    select reference, statement, (greatest(status_on, owned_on) + ${QUIET_DAYS}::int)::date as due
    from gap
    where owner = ${owner} and status in ('recorded', 'taken-up')
      and greatest(status_on, owned_on) + ${QUIET_DAYS}::int <= ${today}::date
    order by due, reference`.execute(db);
  return rows;
};

/** Open gaps that nobody owns: how many, and the day from which the oldest is late. */
export const ownerlessGaps = async (
  db: Db,
): Promise<{ readonly count: number; readonly due: CalendarDate | null }> => {
  const { rows } = await sql<{ count: number; due: CalendarDate | null }>`
    select count(*)::int as count, (min(recorded_on) + ${OWNERLESS_DAYS}::int)::date as due
    from gap where owner is null and status in ('recorded', 'taken-up')`.execute(db);
  return rows[0] ?? { count: 0, due: null };
};
