import { sql } from 'kysely';
import { findLoad, type Load as KitLoad, loadOf, sayImportRefusal } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { RecordedActor } from '../../platform/record/record.ts';
import { sourcesOf } from '../../platform/registries.ts';
import type { Load, LoadReport, LoadState } from './answers.ts';
import { importTables } from './tables.ts';
import { endText, phaseText } from './words.ts';

type Queued = {
  readonly phase: 'checking' | 'reading' | 'storing' | null;
  readonly done: number;
  readonly total: number;
};

const STATES: Readonly<Record<KitLoad['status'], LoadState>> = {
  receiving: 'running',
  reading: 'running',
  current: 'current',
  superseded: 'superseded',
  'taken-back': 'taken-back',
  refused: 'refused',
  failed: 'failed',
  duplicate: 'unchanged',
  swept: 'interrupted',
};

const statusesOf = (state: LoadState): KitLoad['status'][] =>
  (Object.keys(STATES) as KitLoad['status'][]).filter((status) => STATES[status] === state);

const whoText = ({ kind, name }: RecordedActor): string =>
  name ?? (kind === 'owner' ? 'the terminal of this machine' : kind === 'system' ? 'Coalface' : 'the public');

const toLoad = (platform: Pick<Platform, 'registries'>, load: KitLoad): Load => {
  const source = sourcesOf(platform.registries).find(({ id }) => id === load.source);
  const wasRead = load.rowsRead > 0;
  return {
    id: load.id,
    file: load.name,
    size: load.size || null,
    state: STATES[load.status],
    source: source
      ? { id: source.id, title: source.title, publisher: source.publisher }
      : load.source
        ? { id: load.source, title: load.source, publisher: '' }
        : null,
    period: load.period || null,
    rowsRead: wasRead ? load.rowsRead : null,
    accepted: wasRead ? load.rowsAccepted : null,
    rejected: wasRead ? load.rowsRejected : null,
    received: load.started.toISOString(),
    finished: load.finished?.toISOString() ?? null,
    who: whoText(load.who),
  };
};

const refTo = async ({ db }: Pick<Platform, 'db'>, id: string | undefined) => {
  const load = id ? await findLoad(db, id) : undefined;
  return load ? { id: load.id, name: load.name } : null;
};

const EMPTY = {
  notes: [],
  reasons: [],
  refusal: null,
  replaced: null,
  sameAs: null,
  replacedBy: null,
  canTakeBack: false,
  canBringBack: false,
} satisfies Partial<LoadReport>;

const queueRows = ({ db }: Pick<Platform, 'db'>) =>
  importTables(db).selectFrom('import_queue').selectAll().orderBy('place');
type QueueRow = Awaited<ReturnType<ReturnType<typeof queueRows>['execute']>>[number];

const waitingReport = (row: QueueRow, before: number): LoadReport => ({
  ...EMPTY,
  id: row.id,
  file: row.name,
  size: row.size,
  state: row.phase ? 'running' : 'waiting',
  source: null,
  period: row.period_hint,
  rowsRead: null,
  accepted: null,
  rejected: null,
  received: row.received.toISOString(),
  finished: null,
  who: whoText(row.who),
  text: phaseText(row, before),
  done: row.phase ? row.done : null,
  total: row.phase ? row.total : null,
});

const reportOf = async (
  platform: Pick<Platform, 'db' | 'registries'>,
  found: KitLoad,
  queued: Queued | undefined,
): Promise<LoadReport> => {
  const load = toLoad(platform, found);
  const said = found.refusal && sayImportRefusal(found.refusal);
  const refusal = found.refusal && said ? { kind: found.refusal.kind, ...said } : null;
  const reasons =
    found.reading?.reasons ?? (found.refusal?.kind === 'nothing-usable' ? found.refusal.reasons : []);
  const by = await importTables(platform.db)
    .selectFrom('import_load')
    .select(['id', 'name'])
    .where('key', '=', found.key ?? '')
    .where('status', '=', 'current')
    .where('id', '!=', found.id)
    .executeTakeFirst();
  const parts = {
    notes: Object.entries(found.reading?.notes ?? {})
      .filter(([, rows]) => rows > 0)
      .map(([note, rows]) => ({ note, rows })),
    reasons: reasons.map((reason) => ({ ...reason })),
    refusal,
    replaced: await refTo(platform, found.supersedes),
    sameAs: await refTo(platform, found.sameAs),
    replacedBy: load.state === 'superseded' && by ? by : null,
    canTakeBack: load.state === 'current',
    canBringBack: load.state === 'superseded' || load.state === 'taken-back',
  };
  const running = load.state === 'running' && queued;
  return {
    ...load,
    ...parts,
    text: running ? phaseText(queued, 0) : endText({ ...load, ...parts }),
    done: running ? queued.done : null,
    total: running ? queued.total : null,
  };
};

/** One load by its id, from the moment that its file has arrived; undefined when nobody sent it. */
export const findReport = async (
  platform: Pick<Platform, 'db' | 'registries'>,
  id: string,
): Promise<LoadReport | undefined> => {
  const found = await findLoad(platform.db, id);
  const rows = await queueRows(platform).execute();
  const place = rows.findIndex((row) => row.id === id);
  const row = rows[place];
  if (found) return reportOf(platform, row ? { ...found, status: 'reading', size: row.size } : found, row);
  return row && waitingReport(row, place);
};

/** What waits and what is being read, in the order of the queue. */
export const findUnderWay = async (platform: Pick<Platform, 'db'>): Promise<LoadReport[]> =>
  (await queueRows(platform).execute()).map(waitingReport);

export const LOAD_SORTS = ['received', 'file', 'source', 'period', 'state', 'accepted', 'rejected'] as const;
export type LoadSort = (typeof LOAD_SORTS)[number];

const COLUMNS: Readonly<Record<LoadSort, string>> = {
  received: 'started',
  file: 'name',
  source: 'source',
  period: 'period',
  state: 'status',
  accepted: 'rows_accepted',
  rejected: 'rows_rejected',
};

export type LoadFilter = {
  readonly q: string;
  readonly state: LoadState | undefined;
  readonly sort: LoadSort;
  readonly dir: 'ascending' | 'descending';
  readonly limit: number;
  readonly offset: number;
};

/** A part of the list of loads, how many fit in all, and how many are in force. */
export const findLoadList = async (
  platform: Pick<Platform, 'db' | 'registries'>,
  { q, state, sort, dir, limit, offset }: LoadFilter,
): Promise<{ items: Load[]; total: number; inForce: number }> => {
  const words = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const titled = sourcesOf(platform.registries)
    .filter(({ title, publisher }) => `${title} ${publisher}`.toLowerCase().includes(q.toLowerCase()))
    .map(({ id }) => id);
  let query = importTables(platform.db).selectFrom('import_load');
  if (state) query = query.where('status', 'in', statusesOf(state));
  if (q)
    query = query.where((row) =>
      row.or([
        row('name', 'ilike', words),
        row(sql<string>`id::text`, 'ilike', words),
        ...(titled.length > 0 ? [row('source', 'in', titled)] : []),
      ]),
    );
  const direction = dir === 'descending' ? sql`desc` : sql`asc`;
  const rows = await query
    .selectAll()
    .select(sql<number>`count(*) over ()::int`.as('total'))
    .orderBy(sql`${sql.ref(COLUMNS[sort])} ${direction} nulls last`)
    .orderBy('started', 'desc')
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute();
  const { inForce } = await importTables(platform.db)
    .selectFrom('import_load')
    .select(sql<number>`count(*)::int`.as('inForce'))
    .where('status', '=', 'current')
    .executeTakeFirstOrThrow();
  return { items: rows.map((row) => toLoad(platform, loadOf(row))), total: rows[0]?.total ?? 0, inForce };
};
