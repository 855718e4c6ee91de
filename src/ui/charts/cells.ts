/** Shared parts of the tables of pictures. */

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

type Cell = string | number | null;

/** A column of a picture's table. `undefined` is "does not apply"; null is withheld or missing. */
export type TableColumn<Row> = {
  readonly heading: string;
  readonly cell: (row: Row, index: number) => Cell | undefined;
};

/**
 * Headings and cells of the columns that apply to some row; the first, which names the row, always stays. A column of
 * nothing but nulls stays too, so that it can say that its figures are withheld.
 */
export const cellsOf = <Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] } => {
  const used = columns.filter(({ cell }, i) => i === 0 || rows.some((row, r) => cell(row, r) !== undefined));
  return {
    columns: used.map((column) => column.heading),
    rows: rows.map((row, r) => used.map(({ cell }) => cell(row, r) ?? null)),
  };
};

/** The columns that only the table has. */
export const alsoColumns = <Row extends { readonly also?: readonly Cell[] | undefined }>(
  names: readonly string[] | undefined,
): readonly TableColumn<Row>[] =>
  (names ?? []).map((heading, i) => ({ heading, cell: (row: Row) => row.also?.[i] ?? null }));

/**
 * A column of limits, left out when no row has one. Where a figure stands without a limit the cell says `none`, since
 * nothing is withheld there; where the figure is withheld so are its limits.
 */
export const limitColumn = <Row>(
  heading: string,
  rows: readonly Row[],
  value: (row: Row) => number | null,
  limit: (row: Row) => number | null | undefined,
): TableColumn<Row> => {
  const given = rows.some((row) => limit(row) !== null && limit(row) !== undefined);
  return {
    heading,
    cell: (row) => (given ? (value(row) === null ? null : (limit(row) ?? 'none')) : undefined),
  };
};
