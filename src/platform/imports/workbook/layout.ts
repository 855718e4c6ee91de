import type { Sheet, SheetCell } from './open.ts';

/** A row of a sheet as the source lays it out: cells by the header that its columns know them by. */
export type WorkbookRow = {
  /** Its row in the sheet, for the report. */
  readonly row: number;
  readonly cells: Readonly<Record<string, SheetCell>>;
};

/** How a source reads a workbook: each sheet becomes rows of one table, which is then read like a file. */
export type Workbook = {
  /** The rows of a sheet; undefined for one that is not of this layout. One row of a sheet may become several. */
  readonly rows: (sheet: Sheet) => readonly WorkbookRow[] | undefined;
  /** Sheets that the publisher's workbook has: those missing are named in the report of the load. */
  readonly sheets?: readonly string[];
};

/** A cell in one line: workbooks break headers over several, and pad them. */
export const plainCell = (cell: SheetCell): string =>
  cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim();
