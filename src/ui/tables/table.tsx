import type { ReactNode } from 'react';
import { classes } from '../ids.ts';

export type Direction = 'ascending' | 'descending';

export type Column<Row> = {
  readonly key: string;
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
  /** `num` for figures: to the right, never broken. */
  readonly align?: 'num' | undefined;
  /** True when the list can be sorted by it; the heading is then a link. */
  readonly sortable?: boolean | undefined;
  /** Direction of the first press; `descending` suits counts. */
  readonly first?: Direction | undefined;
};

type TableProps<Row> = {
  /** What the table lists; read out first. Hidden from sight with `hideCaption` when a heading says it. */
  readonly caption: string;
  readonly hideCaption?: boolean | undefined;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** When narrow: `stack` (default) puts each row's cells under its name, with their headings; `scroll` keeps
   * the columns, the first one fixed. */
  readonly narrow?: 'stack' | 'scroll' | undefined;
  /** Row of totals at the foot, cells by column key. */
  readonly total?: Readonly<Record<string, ReactNode>> | undefined;
};

type SortableProps<Row> = TableProps<Row> & {
  /** Key of the column that the rows are in the order of. */
  readonly sort: string;
  readonly dir: Direction;
  /** Address of the same list in another order. */
  readonly href: (sort: string, dir: Direction) => string;
};

const opposite = (dir: Direction): Direction => (dir === 'ascending' ? 'descending' : 'ascending');

const Body = <Row,>({ columns, rows, rowKey, total }: TableProps<Row>) => (
  <>
    <tbody>
      {rows.map((row) => (
        <tr key={rowKey(row)}>
          {columns.map((column, i) =>
            i === 0 ? (
              <th key={column.key} scope="row" className={column.align}>
                {column.cell(row)}
              </th>
            ) : (
              <td key={column.key} className={column.align} data-heading={column.heading}>
                {column.cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
    {total ? (
      <tfoot>
        <tr>
          {columns.map((column, i) =>
            i === 0 ? (
              <th key={column.key} scope="row">
                {total[column.key] ?? 'Total'}
              </th>
            ) : (
              <td key={column.key} className={column.align} data-heading={column.heading}>
                {total[column.key]}
              </td>
            ),
          )}
        </tr>
      </tfoot>
    ) : null}
  </>
);

const Frame = <Row,>({ table, head }: { readonly table: TableProps<Row>; readonly head: ReactNode }) => {
  const scrolls = table.narrow === 'scroll';
  const inner = (
    <table className={classes('cf-table', scrolls ? 'cf-table--fixed' : 'cf-table--stack')}>
      <caption className={table.hideCaption ? 'cf-hidden' : undefined}>{table.caption}</caption>
      {head}
      <Body {...table} />
    </table>
  );
  return scrolls ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="cf-scroll" tabIndex={0} aria-label={table.caption}>
      {inner}
    </section>
  ) : (
    inner
  );
};

/** A table with a caption and the first column as row names. */
export const Table = <Row,>(table: TableProps<Row>) => (
  <Frame
    table={table}
    head={
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th key={column.key} scope="col" className={column.align}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
    }
  />
);

/** A table whose headings are links to the same list in another order. */
export const SortableTable = <Row,>({ sort, dir, href, ...table }: SortableProps<Row>) => {
  const link = (column: Column<Row>) => {
    const now = column.key === sort;
    const next = now ? opposite(dir) : (column.first ?? 'ascending');
    return (
      <a href={href(column.key, next)} className={classes('cf-sort', now && `cf-sort--${dir}`)}>
        <span className="cf-hidden">Sort by </span>
        {column.heading}
      </a>
    );
  };
  const sortable = table.columns.filter((column) => column.sortable);
  return (
    <>
      {table.narrow === 'scroll' ? null : (
        <nav className="cf-sortbar" aria-label="Order of the list">
          <span>Sort by</span>
          <ul>
            {sortable.map((column) => (
              <li key={column.key} aria-current={column.key === sort ? 'true' : undefined}>
                {link(column)}
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Frame
        table={table}
        head={
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={column.align}
                  aria-sort={column.key === sort ? dir : undefined}
                >
                  {column.sortable ? link(column) : column.heading}
                </th>
              ))}
            </tr>
          </thead>
        }
      />
    </>
  );
};
