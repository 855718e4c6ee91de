import { parse } from 'csv-parse/sync';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { COLUMNS, type ColumnName, type RawLine } from './rules.ts';

/** A group has a few hundred members; a file beyond this is not one of them. */
export const MOST_LINES = 2000;
export const MOST_BYTES = 1_000_000;

const bad = (message: string) =>
  refuse({ kind: 'bad-input', problems: [{ field: 'csv', message }] } as { kind: string });

/**
 * Reads the file of invitations, columns in any order, as spreadsheets here save it. A file without these
 * columns is refused whole, and the missing and unknown ones are named.
 */
export const readInvitations = (text: string): Result<RawLine[]> => {
  if (text.length > MOST_BYTES) return bad('This file is larger than a megabyte: split it.');
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    // With `info` each row comes with its line, which the library’s types do not say.
    rows = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      to_line: MOST_LINES * 3,
    }) as unknown as typeof rows;
  } catch (fault) {
    return bad(`This is no file of comma-separated values: ${(fault as Error).message}`);
  }
  const [first, ...rest] = rows;
  if (!first || rest.length === 0) return bad('There is nothing in it: one heading, then one line a person.');
  if (rest.length > MOST_LINES)
    return bad(`It has ${rest.length} lines: at most ${MOST_LINES} at once. Split it.`);
  const headings = first.record.map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  );
  const missing = COLUMNS.filter((column) => !headings.includes(column));
  const unknown = headings.filter((heading) => !COLUMNS.some((column) => column === heading));
  if (missing.length > 0 || unknown.length > 0)
    return bad(
      [
        ...(missing.length > 0 ? [`These columns are missing: ${missing.join(', ')}.`] : []),
        ...(unknown.length > 0 ? [`These are not known: ${unknown.join(', ')}.`] : []),
      ].join(' '),
    );
  return ok(
    rest.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(
        COLUMNS.map((column) => [column, record[headings.indexOf(column)] ?? '']),
      ) as Record<ColumnName, string>,
    })),
  );
};
