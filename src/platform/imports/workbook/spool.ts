import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { csvCell } from '../bytes/csv.ts';
import type { Reject } from '../loads/find.ts';
import type { ImportRefusal } from '../refusals.ts';
import { headersOf, type Source } from '../source.ts';
import { plainCell, type Workbook, type WorkbookRow } from './layout.ts';
import { readWorkbook, type Sheet, WORKBOOK_LIMITS, type WorkbookLimits } from './open.ts';

/** A workbook laid out as separated text by the source that knows it. */
export type SpooledWorkbook = {
  readonly path: string;
  readonly source: Source;
  /** Of the workbook itself. */
  readonly hash: string;
  readonly size: number;
  /** Sheets that are missing, and sheets that were not read. */
  readonly notes: Readonly<Record<string, number>>;
  /** Where the row on a line of the text stands in the workbook. */
  readonly placeOf: (line: number) => { readonly sheet: string; readonly row: number } | undefined;
};

const workbookOf = (source: Source): Workbook | undefined =>
  source.layout.headers ? source.layout.workbook : undefined;

/** Sources that read text: those of workbooks are known by their sheets, not by a header. */
export const textSources = (sources: readonly Source[]): Source[] =>
  sources.filter((source) => workbookOf(source) === undefined);

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
};

/** Sheets of one source so far. */
type Laid = {
  readonly source: Source;
  readonly workbook: Workbook;
  readonly sheets: { readonly name: string; readonly rows: readonly WorkbookRow[] }[];
  readonly others: string[];
};

const named = (names: readonly string[]): string =>
  names.length > 30 ? `${names.slice(0, 30).join(', ')} and ${names.length - 30} more` : names.join(', ');

/**
 * Opens a workbook, finds the source that knows most of its sheets, and writes their rows as separated text at
 * `spool`. Refused when it cannot be opened or no source knows a sheet of it; undefined when no source reads
 * workbooks at all, or the file is a zip of something else.
 */
export const spoolWorkbook = async (
  sources: readonly Source[],
  path: string,
  spool: string,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Promise<Result<SpooledWorkbook | undefined, ImportRefusal>> => {
  const laid: Laid[] = sources.flatMap((source) => {
    const workbook = workbookOf(source);
    return workbook ? [{ source, workbook, sheets: [], others: [] }] : [];
  });
  if (laid.length === 0) return ok(undefined);
  const names: string[] = [];
  const read = await readWorkbook(
    path,
    (sheet: Sheet) => {
      names.push(sheet.name);
      for (const one of laid) {
        const rows = one.workbook.rows(sheet);
        if (rows) one.sheets.push({ name: sheet.name, rows });
        else one.others.push(sheet.name);
      }
    },
    limits,
  );
  if (!read.ok) return read.refusal.why === 'none' ? ok(undefined) : refuse(read.refusal);
  const best = laid.reduce((most, one) => (one.sheets.length > most.sheets.length ? one : most));
  if (best.sheets.length === 0)
    return refuse({
      kind: 'unknown-workbook',
      sheets: names.slice(0, 100),
      known: laid.map(({ source }) => source.title),
    });

  const headers = [...new Set(Object.values(best.source.columns).flatMap((one) => headersOf(one)[0] ?? []))];
  const places: { sheet: string; row: number }[] = [];
  const lines = [headers.map(csvCell).join(',')];
  for (const { name, rows } of best.sheets)
    for (const { row, cells } of rows) {
      places.push({ sheet: name, row });
      lines.push(headers.map((header) => csvCell(plainCell(cells[header]))).join(','));
    }
  await writeFile(spool, `${lines.join('\n')}\n`);
  const missing = (best.workbook.sheets ?? []).filter((name) => !names.includes(name));
  return ok({
    path: spool,
    source: best.source,
    hash: await hashOf(path),
    size: (await stat(path)).size,
    notes: {
      ...(missing.length > 0 ? { [`sheets missing: ${named(missing)}`]: missing.length } : {}),
      ...(best.others.length > 0 ? { [`sheets not read: ${named(best.others)}`]: best.others.length } : {}),
    },
    placeOf: (line) => places[line - 2],
  });
};

/** Rejected rows with the sheet and row that a person finds them at, in place of the line of the text. */
export const rejectsInSheets = (book: SpooledWorkbook, rejects: readonly Reject[]): Reject[] =>
  rejects.map((reject) => {
    const place = book.placeOf(reject.line);
    return place ? { ...reject, line: place.row, column: `${place.sheet}: ${reject.column}` } : reject;
  });
