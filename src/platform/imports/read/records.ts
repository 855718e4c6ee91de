import { ok, type Result, refuse } from '../../../shared/result.ts';
import { isBlankRow, readRows } from '../bytes/csv.ts';
import type { Readable } from '../bytes/spool.ts';
import { readCell, trimCell } from '../columns/cells.ts';
import { BROKEN_QUOTES, TOO_FEW_CELLS, TOO_MANY_CELLS } from '../columns/words.ts';
import type { Reject } from '../loads/find.ts';
import { watchRows } from '../recognise/privacy.ts';
import { type Recognised, watchedPlaces } from '../recognise/recognise.ts';
import type { ImportRefusal, RejectCount } from '../refusals.ts';
import type { Source } from '../source.ts';
import { MOST_REJECTS, type Outcome, type Unusable } from './outcome.ts';

/** A register has thousands of rows; what has more is facts. They are held at once, and stored at once. */
export const MOST_RECORDS = 250_000;

type Problem = { readonly place: number; readonly value: string; readonly reason: string };

/**
 * Reads a file row by row into records. Every row that has anything in it is accepted (kept or set aside) or
 * rejected with its mistakes; nothing is stored here.
 */
export const readRecords = async (options: {
  readonly source: Extract<Source, { kind: 'records' }>;
  readonly known: Recognised;
  readonly file: Readable;
  readonly secret: string;
  readonly onRows: (done: number) => void;
}): Promise<Result<Outcome & { readonly records: readonly unknown[] }, Unusable & { kind: string }>> => {
  const { source, known, secret } = options;
  const columns = Object.entries(source.columns).filter(([, column]) => column.kind !== 'ignored');
  const title = (place: number) => (place < 0 ? '' : (known.names[place] ?? `column ${place + 1}`));
  const keys = [...(source.period.from === 'column' ? [source.period.column] : []), ...(source.key ?? [])];
  const values = new Map(keys.map((key) => [key, new Set<string>()]));
  const watched = watchedPlaces(known);
  const watch = watchRows(watched.places, watched.personal);
  const records: unknown[] = [];
  const rejects: Reject[] = [];
  const reasons = new Map<string, RejectCount>();
  const notes: Record<string, number> = {};
  let [rowsRead, rowsRejected] = [0, 0];
  const unusable = (refusal: ImportRefusal, more: Omit<Unusable, 'refusal'> = {}) =>
    refuse({ kind: refusal.kind, refusal, ...more });

  const rejected = (line: number, problems: readonly Problem[]) => {
    rowsRejected += 1;
    for (const { place, value, reason } of problems) {
      const column = title(place);
      if (rejects.length < MOST_REJECTS) rejects.push({ line, column, value: value.slice(0, 500), reason });
      const name = `${column}\n${reason}`;
      reasons.set(name, { column, reason, rows: (reasons.get(name)?.rows ?? 0) + 1 });
    }
  };

  for await (const batch of readRows(options.file.path, options.file.delimiter)) {
    for (const { number, line, cells, malformed } of batch) {
      if (number <= known.header.number || (!malformed && isBlankRow({ number, line, cells, malformed })))
        continue;
      rowsRead += 1;
      if (rowsRead > MOST_RECORDS) return unusable({ kind: 'too-many-records', limit: MOST_RECORDS });
      if (malformed) {
        rejected(line, [{ place: -1, value: '', reason: BROKEN_QUOTES }]);
        continue;
      }
      watch.see(cells, line);
      const problems: Problem[] = [];
      if (cells.length < known.width) problems.push({ place: -1, value: '', reason: TOO_FEW_CELLS });
      else if (cells.length > known.width + 1 || cells[known.width])
        problems.push({ place: -1, value: '', reason: TOO_MANY_CELLS });
      const row: Record<string, string | number | undefined> = {};
      for (const [key, column] of columns) {
        const place = known.at.get(key) ?? -1;
        const raw = cells[place] ?? '';
        if (column.kind === 'patient' && column.treat === 'refuse') {
          if (trimCell(raw) !== '')
            return unusable({ kind: 'patient-data', what: column.what, column: title(place), line });
          continue;
        }
        const cell = readCell(column, raw, secret);
        if (cell.ok) row[key] = cell.value;
        else problems.push({ place, value: column.kind === 'patient' ? '' : raw, reason: cell.reason });
      }
      if (problems.length > 0) {
        rejected(line, problems);
        continue;
      }
      const others = new Map([...known.others].map(([place, name]) => [name, trimCell(cells[place] ?? '')]));
      const read = source.read(row, line, others);
      if (read.verdict === 'reject') {
        const place = known.at.get(read.column) ?? -1;
        const patient = source.columns[read.column]?.kind === 'patient';
        rejected(line, [{ place, value: patient ? '' : (cells[place] ?? ''), reason: read.reason }]);
        continue;
      }
      for (const [key, seen] of values) if (seen.size < 6) seen.add(String(row[key] ?? ''));
      if (read.verdict === 'keep') records.push(read.record);
      else notes[read.note] = (notes[read.note] ?? 0) + 1;
    }
    options.onRows(rowsRead);
    // Lets a page be answered between batches.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const patients = watch.found();
  if (patients)
    return unusable({
      kind: 'patient-data',
      what: patients.what,
      column: title(patients.column),
      ...(patients.line === undefined ? {} : { line: patients.line }),
    });
  if (rowsRead === 0) return unusable({ kind: 'no-rows', source: source.id });
  const counted = [...reasons.values()].sort((a, b) => b.rows - a.rows);
  if (rowsRejected === rowsRead)
    return unusable(
      { kind: 'nothing-usable', source: source.id, rowsRead, reasons: counted },
      { counts: { read: rowsRead, rejected: rowsRejected }, rejects },
    );
  for (const [key, seen] of values)
    if (seen.size > 1)
      return unusable({
        kind: 'several-values',
        column: title(known.at.get(key) ?? -1),
        values: [...seen].sort(),
      });
  return ok({
    rowsRead,
    rowsRejected,
    reasons: counted,
    notes,
    rejects,
    rejectsFound: counted.reduce((total, reason) => total + reason.rows, 0),
    values: keys.map((key) => [...(values.get(key) ?? [])][0] ?? ''),
    records,
  });
};
