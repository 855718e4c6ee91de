import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type CsvRow, isBlankRow } from '../bytes/csv.ts';
import { trimCell } from '../columns/cells.ts';
import type { ImportRefusal, NearestLayout } from '../refusals.ts';
import { headersOf, type Source } from '../source.ts';
import { identifyingHeader, isPersonal, isWatched, watchRows } from './privacy.ts';

/** A file whose layout is known. */
export type Recognised = {
  readonly source: Source;
  /** Places of the columns from 0, by key; a column that may be absent and is has none. */
  readonly at: ReadonlyMap<string, number>;
  /** Names of the file's columns as they stand, or `column 3` where it has none. */
  readonly names: readonly string[];
  readonly width: number;
  /** Further columns that the layout lets in, by place. */
  readonly others: ReadonlyMap<number, string>;
  /** Number and line of the header; -1 and 0 when there is none. */
  readonly header: { readonly number: number; readonly line: number };
};

/** How deep a header may stand under titles and notes. */
const HEADER_WITHIN = 30;
const SHAPES_WITHIN = 200;

const plain = (header: string): string => trimCell(header).toLowerCase().replace(/\s+/g, ' ');

type Match = {
  readonly at: Map<string, number>;
  readonly others: Map<number, string>;
  readonly missing: string[];
  readonly unexpected: number[];
  readonly repeated: string | undefined;
};

const matchHeader = (source: Source, cells: readonly string[]): Match => {
  const places = new Map<string, number[]>();
  for (const [place, cell] of cells.entries()) {
    const name = plain(cell);
    if (name !== '') places.set(name, [...(places.get(name) ?? []), place]);
  }
  const at = new Map<string, number>();
  const missing: string[] = [];
  let repeated: string | undefined;
  const taken = new Set<number>();
  for (const [key, column] of Object.entries(source.columns)) {
    const names = headersOf(column);
    const found = names.flatMap((name) => places.get(plain(name)) ?? []);
    const [first] = found;
    if (first === undefined) {
      if (!column.absent) missing.push(names[0] ?? key);
      continue;
    }
    if (found.length > 1) repeated ??= cells[first];
    for (const place of found) taken.add(place);
    at.set(key, first);
  }
  const others = new Map<number, string>();
  const unexpected: number[] = [];
  const fits = source.layout.headers ? source.layout.others : undefined;
  for (const [place, cell] of cells.entries()) {
    const name = trimCell(cell);
    if (taken.has(place) || name === '') continue;
    if (fits?.test(name)) others.set(place, name);
    else unexpected.push(place);
  }
  return { at, others, missing, unexpected, repeated };
};

/** A cell's shape without its content, which may be a person's: `00C` is 99A. */
const outline = (cell: string): string =>
  trimCell(cell).slice(0, 20).replace(/\p{L}/gu, 'A').replace(/[0-9]/g, '9');

type Shaped = {
  readonly fits: boolean;
  readonly share: number;
  readonly differing: { column: number; found: string }[];
};

const matchShapes = (source: Source, rows: readonly CsvRow[]): Shaped => {
  if (source.layout.headers) return { fits: false, share: 0, differing: [] };
  const { columns, shapes } = source.layout;
  const wide = rows.filter((row) => row.cells.length === columns).length;
  const differing: { column: number; found: string }[] = [];
  const tests = Object.entries(shapes).map(([column, shape]) => ({ column: Number(column), shape }));
  for (const { column, shape } of tests) {
    const wrong = rows.filter((row) => !shape.test(trimCell(row.cells[column - 1] ?? '')));
    if (wrong.length * 5 > rows.length)
      differing.push({ column, found: outline(wrong[0]?.cells[column - 1] ?? '') });
  }
  const enough = wide * 10 >= rows.length * 9;
  const share =
    (enough ? 0.5 : 0) + (tests.length === 0 ? 0 : (0.5 * (tests.length - differing.length)) / tests.length);
  return { fits: rows.length > 0 && enough && differing.length === 0, share, differing };
};

/** The known layout nearest to a file, if any is near. */
const nearestOf = (sources: readonly Source[], rows: readonly CsvRow[]): NearestLayout | undefined => {
  if (rows.length === 0) return undefined;
  let best: { score: number; nearest: NearestLayout } | undefined;
  const offer = (score: number, nearest: NearestLayout) => {
    if (score > 0.2 && score > (best?.score ?? 0)) best = { score, nearest };
  };
  for (const source of sources) {
    const named = { source: source.id, title: source.title };
    if (source.layout.headers) {
      for (const row of rows.slice(0, HEADER_WITHIN)) {
        const { at, missing, unexpected } = matchHeader(source, row.cells);
        const found = row.cells.filter((cell) => trimCell(cell) !== '').length;
        offer(at.size / (at.size + missing.length + unexpected.length), {
          ...named,
          missing,
          unexpected: unexpected.map((place) => trimCell(row.cells[place] ?? '').slice(0, 80)),
          differing: [],
          columns: { expected: at.size + missing.length, found },
        });
      }
    } else {
      const { share, differing } = matchShapes(source, rows.slice(0, SHAPES_WITHIN));
      const found = Math.max(0, ...rows.slice(0, SHAPES_WITHIN).map((row) => row.cells.length));
      const columns = { expected: source.layout.columns, found };
      // A file without headers that only has some shape in common is not near; its width must fit too.
      offer(share >= 0.5 ? share * 0.9 : 0, { ...named, missing: [], unexpected: [], differing, columns });
    }
  }
  return best?.nearest;
};

/** Patients' data in a file of no known layout, by the names of its columns or by their cells. */
const patientsIn = (rows: readonly CsvRow[], known: ReadonlySet<number>): ImportRefusal | undefined => {
  const [header, ...body] = rows;
  if (!header) return undefined;
  const name = (place: number) => trimCell(header.cells[place] ?? '') || `column ${place + 1}`;
  const places = header.cells.map((_, place) => place).filter((place) => !known.has(place));
  for (const place of places) {
    const what = identifyingHeader(name(place));
    if (what && body.some((row) => trimCell(row.cells[place] ?? '') !== ''))
      return { kind: 'patient-data', what, column: name(place) };
  }
  const personal = header.cells.some((cell) => isPersonal(cell, undefined));
  const watch = watchRows(places, personal);
  for (const row of rows) watch.see(row.cells, row.line);
  const found = watch.found();
  return (
    found && {
      kind: 'patient-data',
      what: found.what,
      column: name(found.column),
      ...(found.line ? { line: found.line } : {}),
    }
  );
};

/**
 * Knows a layout from the first rows of a file (blank ones left out), by content alone: by the names of its
 * columns in any order, or without a header by their number and the shape of cells. An unknown layout is
 * refused with the nearest known one; what it holds of patients is said before that.
 */
export const recognise = (
  sources: readonly Source[],
  sample: readonly CsvRow[],
  mostColumns: number,
): Result<Recognised, ImportRefusal> => {
  const rows = sample.filter((row) => !isBlankRow(row));
  const widest = Math.max(0, ...rows.slice(0, HEADER_WITHIN).map((row) => row.cells.length));
  if (widest > mostColumns) return refuse({ kind: 'too-many-columns', columns: widest, limit: mostColumns });
  let best: Recognised | undefined;
  let twice: ImportRefusal | undefined;
  let known = new Set<number>();
  for (const source of sources) {
    if (source.layout.headers) {
      for (const row of rows.slice(0, HEADER_WITHIN)) {
        const { at, others, missing, unexpected, repeated } = matchHeader(source, row.cells);
        if (at.size > known.size) known = new Set(at.values());
        if (missing.length > 0 || unexpected.length > 0) continue;
        if (repeated) {
          twice ??= { kind: 'repeated-column', source: source.id, column: trimCell(repeated) };
          continue;
        }
        if (at.size <= (best?.at.size ?? 0)) continue;
        const names = row.cells.map((cell, place) => trimCell(cell) || `column ${place + 1}`);
        best = {
          source,
          at,
          others,
          names,
          width: row.cells.length,
          header: { number: row.number, line: row.line },
        };
      }
    } else if (!best && matchShapes(source, rows.slice(0, SHAPES_WITHIN)).fits) {
      const { columns } = source.layout;
      best = {
        source,
        at: new Map(Object.entries(source.columns).map(([key, column]) => [key, (column.at ?? 1) - 1])),
        others: new Map(),
        names: Array.from({ length: columns }, (_, place) => `column ${place + 1}`),
        width: columns,
        header: { number: -1, line: 0 },
      };
    }
  }
  if (best) return ok(best);
  if (twice) return refuse(twice);
  const patients = patientsIn(rows, known);
  if (patients) return refuse(patients);
  const nearest = nearestOf(sources, rows);
  return refuse({ kind: 'unknown-layout', ...(nearest ? { nearest } : {}) });
};

/** Places the detector looks at in a known layout, and whether postcodes count there. */
export const watchedPlaces = (known: Recognised): { places: number[]; personal: boolean } => {
  const keyAt = new Map([...known.at].map(([key, place]) => [place, key]));
  const columnAt = (place: number) => known.source.columns[keyAt.get(place) ?? ''];
  const places = Array.from({ length: known.width }, (_, place) => place);
  return {
    // Further columns of a register come to its source, which answers for them; of facts nobody reads them.
    places: places.filter(
      (place) => (known.source.kind === 'facts' || !known.others.has(place)) && isWatched(columnAt(place)),
    ),
    personal: places.some((place) =>
      isPersonal(known.names[place] ?? keyAt.get(place) ?? '', columnAt(place)),
    ),
  };
};
