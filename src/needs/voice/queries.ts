import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { fitness, fits } from '../../platform/relational/search-sql.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { SourceKind } from './rules.ts';
import { type VoiceQuotationTable, type VoiceTable, voiceDb } from './tables.ts';

export type Voice = Omit<Selectable<VoiceTable>, 'search'>;
export type Quotation = Selectable<VoiceQuotationTable>;

const COLUMNS = [
  'reference',
  'subject',
  'area',
  'place',
  'source',
  'source_kind',
  'heard_on',
  'how',
  'heard_people',
  'heard_with',
  'heard_who',
  'not_heard',
  'summary',
  'themes',
  'withdrawn_on',
  'withdrawn_because',
  'recorded_by',
  'recorded_by_name',
  'recorded_by_standing',
  'recorded_on',
  'version',
] as const;

const COLUMN_SQL = sql.join(COLUMNS.map((column) => sql.ref(`v.${column}`)));

export const findVoice = (db: Db, reference: string): Promise<Voice | undefined> =>
  voiceDb(db).selectFrom('voice').select(COLUMNS).where('reference', '=', reference).executeTakeFirst();

/** The same, locked until the transaction ends. */
export const lockVoice = (trx: Trx, reference: string): Promise<Voice | undefined> =>
  voiceDb(trx)
    .selectFrom('voice')
    .select(COLUMNS)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();

/** Every quotation of these voices in its place, permitted or not: whoever shows them asks `mayRead`. */
export const quotationsOf = async (db: Db, voices: readonly string[]): Promise<Quotation[]> =>
  voices.length === 0
    ? []
    : voiceDb(db)
        .selectFrom('voice_quotation')
        .selectAll()
        .where('voice', 'in', [...voices])
        .orderBy('voice')
        .orderBy('place')
        .execute();

export const VOICE_SORTS = ['heard', 'subject', 'kind', 'recorded'] as const;

export type VoiceFilter = {
  readonly q?: string | undefined;
  readonly subject?: string | undefined;
  readonly area?: string | undefined;
  readonly theme?: string | undefined;
  readonly kind?: SourceKind | undefined;
  /** Only those withdrawn: for those who manage voices. */
  readonly withdrawn?: boolean | undefined;
  readonly sort: (typeof VOICE_SORTS)[number];
  readonly dir: 'ascending' | 'descending';
};

const SORTS = {
  heard: sql`v.heard_on`,
  subject: sql`v.subject`,
  kind: sql`v.source_kind`,
  recorded: sql`v.recorded_on`,
} as const;

/** References of the voices that fit, in their order. */
export const voiceReferences = async (db: Db, filter: VoiceFilter): Promise<string[]> => {
  const { q, subject, area, theme, kind, withdrawn } = filter;
  const direction = filter.dir === 'descending' ? sql`desc` : sql`asc`;
  const { rows } = await sql<{ reference: string }>`
    select v.reference from voice v
    where v.withdrawn_on is ${withdrawn ? sql`not null` : sql`null`}
      ${subject ? sql`and v.subject = ${subject}` : sql``}
      ${area ? sql`and v.area = ${area}` : sql``}
      ${theme ? sql`and v.themes @> array[${theme}]::text[]` : sql``}
      ${kind ? sql`and v.source_kind = ${kind}` : sql``}
      ${q ? sql`and ${fits(q, sql.ref('v.search'), sql.ref('v.summary'))}` : sql``}
    order by ${SORTS[filter.sort]} ${direction}, v.reference ${direction}`.execute(db);
  return rows.map(({ reference }) => reference);
};

/** These voices, in the order given. */
export const voicesListed = async (db: Db, references: readonly string[]): Promise<Voice[]> => {
  if (references.length === 0) return [];
  const { rows } = await sql<Voice>`
    select ${COLUMN_SQL} from voice v where v.reference = any(${sql.val([...references])}::text[])
    order by array_position(${sql.val([...references])}::text[], v.reference)`.execute(db);
  return rows;
};

/** Voices about a subject that are not withdrawn, the newest first. */
export const voicesAbout = (
  db: Db,
  { subject, area }: { readonly subject: string; readonly area?: string | undefined },
): Promise<Voice[]> => {
  const all = voiceDb(db)
    .selectFrom('voice')
    .select(COLUMNS)
    .where('subject', '=', subject)
    .where('withdrawn_on', 'is', null);
  return (area ? all.where('area', '=', area) : all)
    .orderBy('heard_on', 'desc')
    .orderBy('reference', 'desc')
    .execute();
};

/** Themes of voices that are not withdrawn, the most used first. */
export const voiceThemes = async (db: Db): Promise<{ readonly theme: string; readonly times: number }[]> => {
  const { rows } = await sql<{ theme: string; times: number }>`
    select theme, count(*)::int as times from voice v, unnest(v.themes) as theme
    where v.withdrawn_on is null group by theme order by times desc, theme`.execute(db);
  return rows;
};

/** For search: the best fits first. Quotations are not searched, since a permission may be taken back. */
export const searchVoices = async (
  db: Db,
  asked: string,
  limit: number,
): Promise<
  {
    readonly reference: string;
    readonly summary: string;
    readonly subject: string;
    readonly heard_on: CalendarDate;
    readonly rank: number;
  }[]
> => {
  const { rows } = await sql<{
    reference: string;
    summary: string;
    subject: string;
    heard_on: CalendarDate;
    rank: number;
  }>`
    select v.reference, v.summary, v.subject, v.heard_on,
      (case when v.reference = upper(trim(${asked})) then 1 else
        least(0.95, ${fitness(asked, sql.ref('v.search'), sql.ref('v.summary'))}) end)::float8 as rank
    from voice v where v.withdrawn_on is null and ${fits(asked, sql.ref('v.search'), sql.ref('v.summary'))}
    order by rank desc, v.heard_on desc, v.reference limit ${limit}`.execute(db);
  return rows;
};
