import { sql } from 'kysely';
import type { RecordedActor } from '../../record/record.ts';
import type { Db } from '../../relational/relational.ts';
import type { ImportRefusal } from '../refusals.ts';
import { imports, type LoadStatus, type Reading } from '../tables.ts';

/** One file that was offered, as lists and reports show it. */
export type Load = {
  readonly id: string;
  readonly status: LoadStatus;
  /** Id of its source, its data set and key; undefined while not recognised. */
  readonly source: string | undefined;
  readonly dataset: string | undefined;
  readonly key: string | undefined;
  /** Empty when the source has no period. */
  readonly period: string;
  readonly name: string;
  readonly hash: string | undefined;
  /** Bytes. */
  readonly size: number;
  readonly rowsRead: number;
  readonly rowsAccepted: number;
  readonly rowsRejected: number;
  readonly refusal: ImportRefusal | undefined;
  readonly reading: Reading | undefined;
  readonly who: RecordedActor;
  readonly started: Date;
  readonly finished: Date | undefined;
  readonly currentSince: Date | undefined;
  /** The load it replaced; of a duplicate `sameAs` is the current load with the same file. */
  readonly supersedes: string | undefined;
  readonly sameAs: string | undefined;
};

const rows = (db: Db) => imports(db).selectFrom('import_load').selectAll();
type LoadRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

export const loadOf = (row: LoadRow): Load => ({
  id: row.id,
  status: row.status,
  source: row.source ?? undefined,
  dataset: row.dataset ?? undefined,
  key: row.key ?? undefined,
  period: row.period,
  name: row.name,
  hash: row.hash ?? undefined,
  size: row.size,
  rowsRead: row.rows_read,
  rowsAccepted: row.rows_accepted,
  rowsRejected: row.rows_rejected,
  refusal: row.refusal ?? undefined,
  reading: row.report ?? undefined,
  who: row.who,
  started: row.started,
  finished: row.finished ?? undefined,
  currentSince: row.current_since ?? undefined,
  supersedes: row.supersedes ?? undefined,
  sameAs: row.same_as ?? undefined,
});

export const findLoad = async (db: Db, id: string): Promise<Load | undefined> => {
  // What is no id is no load; the store would call it a fault.
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined;
  const row = await rows(db).where('id', '=', id).executeTakeFirst();
  return row && loadOf(row);
};

/** Loads, the newest first. `before` is the last one of the page before. */
export const findLoads = async (
  db: Db,
  options: {
    readonly statuses?: readonly LoadStatus[];
    readonly sources?: readonly string[];
    readonly dataset?: string;
    readonly key?: string;
    readonly limit?: number;
    readonly before?: Pick<Load, 'id' | 'started'>;
  } = {},
): Promise<Load[]> => {
  let query = rows(db)
    .orderBy('started', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit ?? 50);
  if (options.statuses) query = query.where('status', 'in', options.statuses);
  if (options.sources) query = query.where('source', 'in', options.sources);
  if (options.dataset !== undefined) query = query.where('dataset', '=', options.dataset);
  if (options.key !== undefined) query = query.where('key', '=', options.key);
  if (options.before) {
    const { started, id } = options.before;
    query = query.where(sql<boolean>`(started, id) < (${started}, ${id}::uuid)`);
  }
  return (await query.execute()).map(loadOf);
};

export type CurrentLoad = Load & {
  readonly source: string;
  readonly dataset: string;
  readonly key: string;
  readonly finished: Date;
};

/** The loads of a data set that readers may see, by period and key: their ids go into questions about facts. */
export const currentLoads = async (db: Db, dataset: string): Promise<CurrentLoad[]> => {
  const found = await rows(db)
    .where('status', '=', 'current')
    .where('dataset', '=', dataset)
    .orderBy('period')
    .orderBy('key')
    .execute();
  return found.map(loadOf) as CurrentLoad[];
};

/** The same of several data sets at once, in no order that matters: for pages that are made of many. */
export const currentLoadsOf = async (db: Db, datasets: readonly string[]): Promise<CurrentLoad[]> => {
  if (datasets.length === 0) return [];
  const found = await rows(db)
    .where('status', '=', 'current')
    .where('dataset', 'in', datasets)
    .orderBy('period')
    .orderBy('key')
    .execute();
  return found.map(loadOf) as CurrentLoad[];
};

export type Reject = {
  readonly line: number;
  /** As the file calls it; empty when the row as a whole is wrong. */
  readonly column: string;
  readonly value: string;
  readonly reason: string;
};

/** Mistakes of a load in the order of the file, from `after` (a place, 0 for the first). */
export const findRejects = async (
  db: Db,
  load: string,
  { after = 0, limit = 100 }: { after?: number; limit?: number } = {},
): Promise<(Reject & { readonly place: number })[]> => {
  const found = await imports(db)
    .selectFrom('import_reject')
    .select(['place', 'line', 'column_name as column', 'value', 'reason'])
    .where('load_id', '=', load)
    .where('place', '>', after)
    .orderBy('place')
    .limit(limit)
    .execute();
  return found;
};

/** A cell for a file that will be opened in a workbook: what would run as a formula there begins with a quote. */
const safe = (text: string): string => {
  const plain = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

/** The mistakes of a load as CSV, in pieces: line, column, value, reason. */
export async function* rejectsCsv(db: Db, load: string): AsyncGenerator<string> {
  yield 'line,column,value,reason\r\n';
  for (let after = 0; ; ) {
    const found = await findRejects(db, load, { after, limit: 1000 });
    const last = found.at(-1);
    if (!last) return;
    yield found
      .map((one) => `${[String(one.line), one.column, one.value, one.reason].map(safe).join(',')}\r\n`)
      .join('');
    after = last.place;
  }
}
