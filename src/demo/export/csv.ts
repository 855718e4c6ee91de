/** A file to be written: its path inside the export's folder, and its whole text. */
export type ExportFile = { readonly path: string; readonly content: string };

export type Cell = string | number | null;

const textOf = (cell: Cell): string => (cell === null ? '' : String(cell));

const quoted = (cell: Cell): string => `"${textOf(cell).replaceAll('"', '""')}"`;

const quotedWhereNeeded = (cell: Cell): string =>
  /[",\r\n]/.test(textOf(cell)) ? quoted(cell) : textOf(cell);

export type Style = {
  /** Every cell in quotes, as the older register files have them; otherwise only where a cell needs it. */
  readonly quoteAll?: boolean;
  readonly lineEnd?: '\n' | '\r\n';
  /** A byte-order mark in front, as spreadsheets write it. */
  readonly mark?: boolean;
};

/** Rows as the text of a CSV file, each line ended. */
export const csvText = (rows: Iterable<readonly Cell[]>, style: Style = {}): string => {
  const { quoteAll = false, lineEnd = '\n', mark = false } = style;
  const cell = quoteAll ? quoted : quotedWhereNeeded;
  let text = mark ? '\uFEFF' : '';
  for (const row of rows) text += row.map(cell).join(',') + lineEnd;
  return text;
};

/** Capital letters and plain apostrophes, as the register writes names and addresses. */
export const registerText = (text: string): string => text.toUpperCase().replaceAll('’', "'");

/** `20130401`, the register's dates; empty for none. */
export const compactDate = (date: string | null): string => (date ?? '').replaceAll('-', '');

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const monthName = (date: string): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? '';

/** `01APR2026`, the dates of the list files. */
export const listDate = (date: string): string => `${date.slice(8)}${monthName(date)}${date.slice(0, 4)}`;

/** `01-Apr-26`, the dates of the practice-to-network map. */
export const mapDate = (date: string): string => {
  const month = monthName(date);
  return `${date.slice(8)}-${month.slice(0, 1)}${month.slice(1).toLowerCase()}-${date.slice(2, 4)}`;
};
