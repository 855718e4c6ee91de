/** The numbers of a chart as a table; what "Table" shows and what the CSV holds. */
export type ChartTable = {
  readonly caption: string;
  readonly columns: readonly string[];
  /** First cell names the row. Null is withheld or missing; `gap` says which in words. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly gap: string;
};

const csvCell = (cell: string | number | null, gap: string): string => {
  const text = cell === null ? gap : String(cell);
  // A spreadsheet would run text that begins like a formula; an apostrophe makes it text again.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The table as CSV (RFC 4180, CRLF), figures unrounded and without separators. */
export const chartCsv = (table: ChartTable): string =>
  [table.columns, ...table.rows]
    .map((row) => row.map((cell) => csvCell(cell, table.gap)).join(','))
    .join('\r\n')
    .concat('\r\n');
