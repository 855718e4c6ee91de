import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type Facts, factText } from '../../facts/index.ts';
import { type CsvRow, readRows } from '../bytes/csv.ts';
import { type Readable, tidied } from '../bytes/spool.ts';
import { readCell, trimCell } from '../columns/cells.ts';
import { BROKEN_QUOTES } from '../columns/words.ts';
import type { Reject } from '../loads/find.ts';
import { type Recognised, watchedPlaces } from '../recognise/recognise.ts';
import type { ImportRefusal, RejectCount } from '../refusals.ts';
import type { FactsSource } from '../source.ts';
import { keyColumns, planFacts, refusedColumns, type Tally } from './facts-sql.ts';
import { MOST_REJECTS, type Outcome, type Unusable } from './outcome.ts';
import { dropStage, eraseLoad, stageParts } from './stage.ts';

type WrongRow = {
  readonly row: number;
  readonly places: readonly number[];
  readonly reasons: readonly string[];
  readonly cells: readonly string[];
};

/** Lines on which the rows of the given numbers begin; numbers count rows from 0, blank ones included. */
const linesOf = async (file: Readable, rows: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  // Without newlines in quotes a row is a line.
  if (!file.structure.quotedNewlines) return new Map(rows.map((row) => [row, row + 1]));
  const wanted = new Set(rows);
  const lines = new Map<number, number>();
  for await (const batch of readRows(file.path, file.delimiter)) {
    for (const row of batch) if (wanted.has(row.number)) lines.set(row.number, row.line);
    if (lines.size === wanted.size) break;
  }
  return lines;
};

const patientsFound = (known: Recognised, source: FactsSource, tally: Tally) => {
  const at = (rows: readonly (number | null)[]) => rows.findIndex((row) => row !== null);
  const refused = refusedColumns(source, known);
  const first = at(tally.patients);
  const stated = refused[first];
  if (stated) return { what: stated.what, place: stated.place, row: tally.patients[first] ?? undefined };
  const { places } = watchedPlaces(known);
  const number = at(tally.nhs_numbers);
  if (number >= 0)
    return {
      what: 'NHS number' as const,
      place: places[number] ?? 0,
      row: tally.nhs_numbers[number] ?? undefined,
    };
  const postcode = tally.postcodes.findIndex(
    (rows, item) => rows > 0 && rows * 2 >= (tally.filled[item] ?? 0),
  );
  if (postcode >= 0) return { what: 'postcode' as const, place: places[postcode] ?? 0, row: undefined };
  return undefined;
};

/** The date that each date column has in the first row that has one: most files have it in every row. */
const usualDates = (source: FactsSource, known: Recognised, sample: readonly CsvRow[]) => {
  const found = new Map<string, { text: string; date: string }>();
  for (const [key, column] of Object.entries(source.columns)) {
    const place = known.at.get(key);
    if (column.kind !== 'date' || place === undefined) continue;
    for (const { line, cells } of sample) {
      const text = trimCell(cells[place] ?? '');
      const read = readCell(column, text);
      // The engine keeps dates from 1970 to 2105.
      if (line <= known.header.line || !read.ok || !/^(19[7-9]|20)/.test(String(read.value))) continue;
      found.set(key, { text, date: String(read.value) });
      break;
    }
  }
  return found;
};

/**
 * Reads a file into its facts table under the load's id; no row passes through JavaScript unless it is wrong.
 *
 * The engine parses the file once into a staging table that keeps nothing (Null). Three views hang on it: one
 * writes the source's facts from the good rows, one counts (rows, mistakes, key values, what the privacy
 * detector looks for), one keeps the wrong rows, whose lines are then found. The facts are invisible until
 * the relational store makes the load current; a refusal erases them.
 */
export const readFacts = async (
  facts: Facts,
  options: {
    readonly source: FactsSource;
    readonly known: Recognised;
    readonly file: Readable;
    /** The first rows of the file. */
    readonly sample: readonly CsvRow[];
    readonly load: string;
    readonly period: string;
    readonly secret: string;
    /** Where a tidied copy may be written. */
    readonly spool: string;
    readonly onRows: (done: number) => void;
  },
): Promise<Result<Outcome, Unusable & { kind: string }>> => {
  const { source, known, load } = options;
  // A tidied copy tells the line of each row itself. Tabs that separate cells the engine takes for blanks too.
  const numbered = options.file.structure.irregular || options.file.delimiter === '\t';
  const clean = numbered ? await tidied(options.file, options.spool) : { file: options.file, lines: [] };
  const brokenLines = clean.lines.filter((line) => line > known.header.line);
  const plan = planFacts({
    source,
    known,
    load,
    period: options.period,
    secret: factText(options.secret),
    noBreakSpaces: options.file.structure.noBreakSpaces,
    usual: usualDates(source, known, options.sample),
    numbered,
  });
  const unusable = async (refusal: ImportRefusal, more: Omit<Unusable, 'refusal'> = {}) => {
    await eraseLoad(facts, source.facts.table, load);
    return refuse({ kind: refusal.kind, refusal, ...more });
  };
  const parts = stageParts(load);
  // How far the reading is: the count of rows so far, asked twice a second while the engine works.
  const tell = async () => {
    const [seen] = await facts.query<{ rows: number }>(`SELECT sum(rows) AS rows FROM ${parts.tally}`);
    options.onRows(seen?.rows ?? 0);
  };
  try {
    for (const statement of plan.create) await facts.command(statement, undefined, { bulk: true });
    let asking: Promise<void> | undefined;
    const ticker = setInterval(() => {
      asking ??= tell()
        .catch(() => undefined)
        .finally(() => {
          asking = undefined;
        });
    }, 500);
    try {
      await facts.insertFromFile({
        path: clean.file.path,
        delimiter: clean.file.delimiter,
        cells: plan.cells,
        into: plan.into,
        columns: plan.columns,
        select: plan.select,
      });
    } finally {
      clearInterval(ticker);
      await asking;
    }
    const [tally] = await facts.query<Tally>(plan.tally);
    if (!tally) throw new Error('the tally of a load is always one row');
    const rowsRead = tally.rows + brokenLines.length;
    options.onRows(rowsRead);
    const title = (place: number) => known.names[place] ?? `column ${place + 1}`;
    const lineOf = async (row: number) =>
      numbered ? row : ((await linesOf(clean.file, [row])).get(row) ?? row + 1);
    const patients = patientsFound(known, source, tally);
    if (patients)
      return unusable({
        kind: 'patient-data',
        what: patients.what,
        column: title(patients.place),
        ...(patients.row === undefined ? {} : { line: await lineOf(patients.row) }),
      });
    if (rowsRead === 0) return unusable({ kind: 'no-rows', source: source.id });

    const reasonRows = tally.wrong
      ? await facts.query<{ place: number; reason: string; rows: number }>(plan.reasons)
      : [];
    const wrong = tally.wrong ? await facts.query<WrongRow>(plan.rejects, { most: MOST_REJECTS }) : [];
    const lines = numbered
      ? new Map(wrong.map(({ row }) => [row, row]))
      : await linesOf(
          clean.file,
          wrong.map(({ row }) => row),
        );
    const columnOf = (place: number) => (place <= 0 ? '' : title(place - 1));
    const rejects: Reject[] = wrong.flatMap(({ row, places, reasons, cells }) =>
      places.map((place, item) => ({
        line: lines.get(row) ?? row + 1,
        column: columnOf(place),
        value: (cells[place - 1] ?? '').slice(0, 500),
        reason: reasons[item] ?? '',
      })),
    );
    for (const line of brokenLines) rejects.push({ line, column: '', value: '', reason: BROKEN_QUOTES });
    const reasons: RejectCount[] = reasonRows.map(({ place, reason, rows }) => ({
      column: columnOf(place),
      reason,
      rows,
    }));
    if (brokenLines.length > 0) reasons.push({ column: '', reason: BROKEN_QUOTES, rows: brokenLines.length });
    const kept = rejects.sort((a, b) => a.line - b.line).slice(0, MOST_REJECTS);
    const counts = { read: rowsRead, rejected: tally.wrong + brokenLines.length };
    if (counts.rejected === counts.read)
      return unusable(
        { kind: 'nothing-usable', source: source.id, rowsRead, reasons },
        { counts, rejects: kept },
      );

    const keys = keyColumns(source);
    const several = keys.findIndex((_, item) => (tally.values[item]?.length ?? 0) > 1);
    if (several >= 0)
      return unusable({
        kind: 'several-values',
        column: title(known.at.get(keys[several] ?? '') ?? 0),
        values: [...(tally.values[several] ?? [])].sort(),
      });
    const [dated] =
      source.period.from === 'rows'
        ? await facts.query<{ period: string }>(
            `SELECT toString(${source.period.sql}) AS period FROM ${source.facts.table} WHERE load_id = {load:UUID}`,
            { load },
          )
        : [];
    const [about] = source.facts.about
      ? await facts.query<{ about: string }>(
          `SELECT toString(${source.facts.about}) AS about FROM ${source.facts.table} WHERE load_id = {load:UUID}`,
          { load },
        )
      : [];
    return ok({
      ...(dated ? { period: dated.period } : {}),
      rowsRead,
      rowsRejected: counts.rejected,
      reasons,
      notes: Object.fromEntries(
        Object.keys(source.notes ?? {}).map((note, item) => [note, tally.notes[item] ?? 0]),
      ),
      rejects: kept,
      rejectsFound: reasons.reduce((total, reason) => total + reason.rows, 0),
      values: [
        ...keys.map((_, item) => tally.values[item]?.[0] ?? ''),
        ...(about ? [about.about.slice(0, 300)] : []),
      ],
    });
  } finally {
    await dropStage(facts, load);
  }
};
