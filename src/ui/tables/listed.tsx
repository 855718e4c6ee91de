import type { ReactNode } from 'react';
import { ButtonLink } from '../forms/form.tsx';
import { Empty } from '../grammar/pieces.tsx';
import { type ListState, ListWays } from './list-state.tsx';
import { Pager, rangeText } from './pager.tsx';
import { type Column, SortableTable, Table } from './table.tsx';

type ListedProps<Row> = {
  /** What is listed, in the plural: `Meetings`. Only heard: the page's title says it to the eye. */
  readonly caption: string;
  /** The same within a sentence; the caption in small letters. */
  readonly noun?: string | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Rows on all pages. */
  readonly total: number;
  readonly state: Omit<ListState<string>, 'filters' | 'keep' | 'isFiltered'>;
  /** `<EmptyList>` or `<Empty>`: in place of a list without rows. */
  readonly empty: ReactNode;
};

type Said = { readonly title: string; readonly hint: ReactNode; readonly action?: ReactNode };

/** In place of a list without rows: that nothing fits what was asked for, or what to do while there is nothing yet. */
export const EmptyList = ({
  isFiltered,
  fits,
  yet,
  all,
}: {
  readonly isFiltered: boolean;
  readonly fits: Said;
  readonly yet: Said;
  /** The address of the whole list. */
  readonly all: string;
}): ReactNode =>
  isFiltered ? <Empty {...fits} action={<ButtonLink href={all}>Show all</ButtonLink>} /> : <Empty {...yet} />;

/** In place of a page that a list does not have, or has no more. */
export const PastEnd = ({
  total,
  noun,
  href,
}: {
  readonly total: number;
  readonly noun: string;
  readonly href: (page: number) => string;
}): ReactNode => (
  <Empty
    title="The list ends before this page"
    hint={`It has ${rangeText({ page: 1, pageSize: total, total, noun })}.`}
    action={<ButtonLink href={href(1)}>Show the first page</ButtonLink>}
  />
);

/** A list page's rows in their order, the pages of it, the whole as a file and to print; without rows, what to do. */
export const Listed = <Row,>({
  caption,
  noun = caption.toLowerCase(),
  columns,
  rows,
  rowKey,
  total,
  state,
  empty,
}: ListedProps<Row>): ReactNode => {
  if (total === 0) return empty;
  if (rows.length === 0) return <PastEnd total={total} noun={noun} href={state.pageHref} />;
  const table = { caption, hideCaption: true, columns, rows, rowKey };
  return (
    <>
      {columns.some(({ sortable }) => sortable) ? (
        <SortableTable {...table} sort={state.sort} dir={state.dir} href={state.orderHref} />
      ) : (
        <Table {...table} />
      )}
      <Pager page={state.page} pageSize={state.pageSize} total={total} noun={noun} href={state.pageHref} />
      <ListWays csv={state.csvHref} print={state.printHref} />
    </>
  );
};
