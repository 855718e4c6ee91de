import { basename } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Facts } from '../facts/index.ts';
import type { RecordedActor } from '../record/record.ts';
import type { Db } from '../relational/relational.ts';
import { firstRows, isCutOff, unendedRow } from './bytes/csv.ts';
import { LIMITS, type Limits, type Scanned, scanFile } from './bytes/scan.ts';
import { makeReadable } from './bytes/spool.ts';
import { endLoad, findSame, makeCurrent, noteLoad, startLoad } from './loads/change.ts';
import { findLoad, type Load } from './loads/find.ts';
import { removeSpool, spoolFile } from './loads/sweep.ts';
import { readFacts } from './read/facts.ts';
import type { Unusable } from './read/outcome.ts';
import { readRecords } from './read/records.ts';
import { type Recognised, recognise } from './recognise/recognise.ts';
import type { ImportRefusal } from './refusals.ts';
import { columnTitle, type Source } from './source.ts';
import { rejectsInSheets, type SpooledWorkbook, spoolWorkbook, textSources } from './workbook/spool.ts';

/** What imports work with; the application builds it once. */
export type ImportContext = {
  readonly db: Db;
  readonly facts: Facts;
  readonly sources: readonly Source[];
  /** Folder for copies while a file is read. */
  readonly folder: string;
  /** This running process, a name that no other has: what a crash leaves is known by it. */
  readonly owner: string;
  readonly now: () => Date;
  /** For keyed hashes of what identifies patients; the same for the life of the deployment. */
  readonly secret: string;
  readonly limits?: Partial<Limits>;
};

export type Offered = {
  /** Id for its load, where the sender has been told one already; else a new one. */
  readonly id?: string;
  readonly path: string;
  /** Name under which it came: the file's own, which may tell its period. */
  readonly name?: string;
  readonly who: RecordedActor;
  /** Period given by the person, for layouts that do not hold it. */
  readonly periodHint?: string;
};

export type ImportPhase = 'checking' | 'reading' | 'storing';
/** `checking` counts bytes; `reading` counts rows, `total` being a guess until the end. */
export type ImportProgress = { readonly phase: ImportPhase; readonly done: number; readonly total: number };

/** What became of a file: its load, which is current, or the same as the current one (`status: 'duplicate'`). */
export type LoadReport = Load & {
  readonly status: 'current' | 'duplicate';
  readonly sourceTitle: string;
  /** The load it replaced. */
  readonly replaced: Load | undefined;
};

export type RefusedImport = ImportRefusal & {
  /** Its place in the list of loads, where its rejected rows are, if it has any. */
  readonly load: string;
};

const BEAT_MS = 10_000;
const SAMPLE_ROWS = 1000;

const periodOf = (
  source: Source,
  offered: Offered,
  name: string,
): Result<string | undefined, ImportRefusal> => {
  if (source.period.from === 'none') return ok('');
  if (source.period.from === 'column' || source.period.from === 'rows') return ok(undefined);
  const { read, example } = source.period;
  const what = source.period.what === undefined ? {} : { what: source.period.what };
  const hint = offered.periodHint?.trim();
  if (hint) {
    const given = read(hint);
    return given === undefined
      ? refuse({ kind: 'period-not-understood', given: hint, example, ...what })
      : ok(given);
  }
  const named = read(name);
  return named === undefined
    ? refuse({ kind: 'period-missing', source: source.id, example, ...what })
    : ok(named);
};

/** What the report says of columns: those that people will look for and that are missing, and those left out. */
export const columnNotes = ({ source, at, others }: Recognised, rows: number): Record<string, number> => {
  const missing = Object.entries(source.columns).filter(([key, { told }]) => told && !at.has(key));
  const further = source.kind === 'facts' ? [...others.values()] : [];
  return Object.fromEntries([
    ...missing.map(([key, column]) => [`without the column ${columnTitle(key, column)}`, rows]),
    ...further.map((name) => [`with the unknown column ${name.slice(0, 100)}, left out`, rows]),
  ]);
};

type Opened = {
  readonly path: string;
  readonly scanned: Scanned;
  readonly book: SpooledWorkbook | undefined;
};

/** The file as text: itself, or the sheets of a workbook laid out by the source that knows them. */
const openOffered = async (
  context: ImportContext,
  offered: Offered,
  load: string,
  limits: Limits,
  onBytes: (done: number, total: number) => void,
): Promise<Result<Opened, ImportRefusal>> => {
  const scanned = await scanFile(offered.path, limits, onBytes);
  if (scanned.ok) return ok({ path: offered.path, scanned: scanned.value, book: undefined });
  const what = scanned.refusal.kind === 'not-a-table' ? scanned.refusal.what : undefined;
  if (what !== 'workbook' && what !== 'zip') return scanned;
  const book = await spoolWorkbook(context.sources, offered.path, spoolFile(context.folder, load, 'sheets'));
  if (!book.ok) return what === 'workbook' ? book : scanned;
  if (!book.value) return scanned;
  const text = await scanFile(book.value.path, limits);
  return text.ok ? ok({ path: book.value.path, scanned: text.value, book: book.value }) : text;
};

/** Mistakes where a person finds them: in the sheets of a workbook, else on the lines of the file. */
const placed = <R extends Partial<Pick<Unusable, 'rejects'>>>(
  read: R,
  book: SpooledWorkbook | undefined,
): R => (book && read.rejects ? { ...read, rejects: rejectsInSheets(book, read.rejects) } : read);

/** What becomes of the file once its load is in the list. */
const readOffered = async (
  context: ImportContext,
  offered: Offered,
  name: string,
  load: string,
  tell: (progress: ImportProgress) => void,
): Promise<Result<Load, Unusable & { kind: string }>> => {
  const limits = { ...LIMITS, ...context.limits };
  const no = (refusal: ImportRefusal) => refuse({ kind: refusal.kind, refusal });
  const opened = await openOffered(context, offered, load, limits, (done, total) =>
    tell({ phase: 'checking', done, total }),
  );
  if (!opened.ok) return no(opened.refusal);
  const { path, scanned, book } = opened.value;
  const { hash, size } = book ?? scanned;
  await noteLoad(context.db, load, context.now(), { hash, size });
  const readable = await makeReadable(path, scanned, spoolFile(context.folder, load, 'text'), limits);
  if (!readable.ok) return no(readable.refusal);
  const file = readable.value;
  const sample = await firstRows(file.path, file.delimiter, SAMPLE_ROWS);
  if (sample.length === 0) return no({ kind: 'empty-file' });
  const recognised = recognise(book ? [book.source] : textSources(context.sources), sample, limits.columns);
  if (!recognised.ok) return no(recognised.refusal);
  const known = recognised.value;
  const { source } = known;
  await noteLoad(context.db, load, context.now(), { source });
  const last = book ? undefined : await unendedRow(file.path, file.delimiter);
  // The sample may end with that very row, so its own last row does not judge.
  if (isCutOff(last, sample.slice(0, -1)))
    return no({ kind: 'cut-off', cells: last?.length ?? 0, expected: sample[0]?.cells.length ?? 0 });
  const given = periodOf(source, offered, name);
  if (!given.ok) return no(given.refusal);
  const same = await findSame(context.db, source, hash, given.value);
  if (same) {
    await endLoad(context.db, load, context.now(), { status: 'duplicate', sameAs: same });
    const ended = await findLoad(context.db, load);
    if (!ended) throw new Error('a load that ended is in the list');
    return ok(ended);
  }

  const sampled = sample.reduce((total, row) => total + row.cells.join(',').length + 2, 0);
  const guess = Math.max(sample.length, Math.round((size / Math.max(sampled, 1)) * sample.length));
  const onRows = (done: number) => tell({ phase: 'reading', done, total: Math.max(done, guess) });
  onRows(0);
  const common = { known, file, secret: context.secret, onRows };
  const read =
    source.kind === 'facts'
      ? await readFacts(context.facts, {
          ...common,
          source,
          sample,
          load,
          period: given.value ?? '',
          spool: spoolFile(context.folder, load, 'rows'),
        })
      : await readRecords({ ...common, source });
  if (!read.ok) return refuse(placed(read.refusal, book));
  const outcome = placed(read.value, book);
  tell({ phase: 'storing', done: outcome.rowsRead, total: outcome.rowsRead });
  const period = given.value ?? outcome.period ?? outcome.values[0] ?? '';
  const more = source.period.from === 'column' ? outcome.values.slice(1) : outcome.values;
  const records = 'records' in outcome ? outcome.records : undefined;
  const current = await makeCurrent(context.db, source, load, offered.who, context.now(), {
    key: [source.dataset ?? source.id, period, ...more].filter((part) => part !== '').join('/'),
    period,
    counts: { read: outcome.rowsRead, rejected: outcome.rowsRejected },
    reading: {
      encoding: book ? 'workbook' : file.encoding,
      reasons: outcome.reasons,
      notes: { ...outcome.notes, ...columnNotes(known, outcome.rowsRead), ...book?.notes },
      rejectsKept: outcome.rejects.length,
      rejectsFound: outcome.rejectsFound,
    },
    rejects: outcome.rejects,
    ...(source.kind === 'records' && records
      ? { store: (trx, ref) => source.store(trx, records as readonly never[], ref) }
      : {}),
  });
  return ok(current);
};

/**
 * Imports one file: checks its bytes, knows its layout by content, reads it under a new load, and makes that
 * load current in one transaction with its event. The same file again changes nothing. Until the very end
 * nothing is visible; a refusal leaves only a line in the list of loads, with its reason. Throws on faults
 * (the load is then `failed`).
 */
export const importFile = async (
  context: ImportContext,
  offered: Offered,
  onProgress: (progress: ImportProgress) => void = () => undefined,
): Promise<Result<LoadReport, RefusedImport>> => {
  const name = basename(offered.name ?? offered.path).slice(0, 255);
  const load = await startLoad(context.db, {
    ...(offered.id ? { id: offered.id } : {}),
    name,
    who: offered.who,
    owner: context.owner,
    at: context.now(),
  });
  // In a transaction of the caller's there is one connection, and nobody else sees the beat anyway.
  const beat = context.db.isTransaction
    ? undefined
    : setInterval(
        () => void noteLoad(context.db, load, context.now()).catch(() => undefined),
        BEAT_MS,
      ).unref();
  try {
    const read = await readOffered(context, offered, name, load, onProgress);
    if (!read.ok) {
      const { refusal, counts, rejects } = read.refusal;
      await endLoad(context.db, load, context.now(), {
        status: 'refused',
        refusal,
        ...(counts ? { counts } : {}),
        ...(rejects ? { rejects } : {}),
      });
      return refuse({ ...refusal, load });
    }
    const replaced = read.value.supersedes ? await findLoad(context.db, read.value.supersedes) : undefined;
    const source = context.sources.find((one) => one.id === read.value.source);
    return ok({
      ...read.value,
      status: read.value.status as LoadReport['status'],
      sourceTitle: source?.title ?? '',
      replaced,
    });
  } catch (fault) {
    await endLoad(context.db, load, context.now(), { status: 'failed' }).catch(() => undefined);
    throw fault;
  } finally {
    clearInterval(beat);
    removeSpool(context.folder, load);
  }
};
