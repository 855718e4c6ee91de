type Cell = string | number | null | undefined;

/**
 * One cell. What a spreadsheet would take for a formula is kept as text by an apostrophe before it: names
 * come from files and forms that others write.
 */
const cellText = (cell: Cell): string => {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A list as CSV: UTF-8 with a mark, so that spreadsheets read names as they are written. */
export const csvText = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[headings, ...rows].map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`;

export const CSV_TYPE = 'text/csv; charset=utf-8';
