import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** One row of separated text. */
export type CsvRow = {
  /** Its number from 0, blank lines and the header counted: the number that the engine gives it. */
  readonly number: number;
  /** Line of the file on which it begins, from 1; lines within quotes count. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Text stands behind a closing quote, so the cells cannot be trusted. */
  readonly malformed: boolean;
};

type Parsed = Omit<CsvRow, 'number'> & { readonly end: number; readonly lines: number };

/**
 * Reads the row that begins at `from`; undefined when the text ends before it does and more may come.
 * Why not a library: rows must be the very rows that the engine's CSV reader sees (blanks round a quoted cell
 * forgiven, a quote inside a plain cell kept, blank lines counted), a bad one must not take its neighbours
 * along, and its line must be the true one also after quoted newlines.
 */
const parseRow = (
  text: string,
  from: number,
  delimiter: string,
  line: number,
  last: boolean,
): Parsed | undefined => {
  const cells: string[] = [];
  let at = from;
  let lines = 0;
  let malformed = false;
  const isBlank = (code: number) => (code === 32 || code === 9) && text[at] !== delimiter;
  for (;;) {
    while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
    if (text[at] === '"') {
      let cell = '';
      at += 1;
      for (;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0) return undefined;
        cell += text.slice(at, quote);
        at = quote + 1;
        if (at >= text.length && !last) return undefined;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
      lines += cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
      while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
      cells.push(cell);
      if (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
        malformed = true;
        while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
      }
    } else {
      const start = at;
      while (at < text.length) {
        const code = text.charCodeAt(at);
        if (code === 10 || code === 13 || text[at] === delimiter) break;
        at += 1;
      }
      cells.push(text.slice(start, at).replace(/[ \t]+$/, ''));
    }
    if (at >= text.length) return last ? { line, cells, malformed, end: at, lines: lines + 1 } : undefined;
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    if (text[at] === '\r') {
      if (at + 1 >= text.length && !last) return undefined;
      at += text[at + 1] === '\n' ? 2 : 1;
    } else at += 1;
    return { line, cells, malformed, end: at, lines: lines + 1 };
  }
};

/** Rows of a UTF-8 file in batches, blank lines included, in memory that does not grow with the file. */
export async function* readRows(path: string, delimiter: string): AsyncGenerator<readonly CsvRow[]> {
  let text = '';
  let line = 1;
  let number = 0;
  const take = (last: boolean): CsvRow[] => {
    const rows: CsvRow[] = [];
    let at = 0;
    while (at < text.length) {
      const row = parseRow(text, at, delimiter, line, last);
      if (!row) break;
      rows.push({ number: number++, line: row.line, cells: row.cells, malformed: row.malformed });
      line += row.lines;
      at = row.end;
    }
    text = text.slice(at);
    return rows;
  };
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
    text += chunk;
    yield take(false);
  }
  yield take(true);
}

/** Whether a row has nothing in it: such a row is no row, in a file as in a workbook. */
export const isBlankRow = (row: CsvRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** The first rows of a file, blank ones left out. */
export const firstRows = async (path: string, delimiter: string, count: number): Promise<CsvRow[]> => {
  const found: CsvRow[] = [];
  for await (const rows of readRows(path, delimiter)) {
    found.push(...rows.filter((row) => !isBlankRow(row)));
    if (found.length >= count) break;
  }
  return found.slice(0, count);
};

const TAIL_BYTES = 1 << 16;

/**
 * The last row of a UTF-8 file that does not end with a line end: where a broken download shows. Undefined when
 * the file ends properly, or when quotes or the row's length leave it open where that row begins.
 */
export const unendedRow = async (path: string, delimiter: string): Promise<readonly string[] | undefined> => {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    const text = buffer.toString('utf8');
    const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
    const tail = text.slice(end + 1);
    if (end < 0 || tail.trim() === '' || tail.split('"').length % 2 === 0) return undefined;
    return parseRow(tail, 0, delimiter, 0, true)?.cells;
  } finally {
    await file.close();
  }
};

/**
 * Whether a last row that no line end closes was cut off: it has fewer cells than every row above it. One lone
 * cell is a footnote unless a row above begins like it.
 */
export const isCutOff = (
  last: readonly string[] | undefined,
  above: readonly { readonly cells: readonly string[] }[],
): boolean => {
  if (!last || above.length === 0) return false;
  const width = Math.min(...above.map(({ cells }) => cells.length));
  const [only = ''] = last;
  return (
    last.length < width && (last.length > 1 || above.some(({ cells }) => (cells[0] ?? '').startsWith(only)))
  );
};

/** A cell as separated text, quoted when it must be. */
export const csvCell = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
