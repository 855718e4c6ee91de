import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  counted,
  Empty,
  FilterSelect,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
} from '../../ui/index.ts';

/** The first column of such a list: its title, which leads to it, over its reference. */
export const titleColumn = <Row extends { readonly reference: string; readonly title: string }>(
  heading: string,
  hrefOf: (reference: string) => string,
): Column<Row> => ({
  key: 'title',
  heading,
  cell: ({ reference, title }) => (
    <>
      <a href={hrefOf(reference)}>{title}</a>
      <br />
      <span className="cf-small cf-quiet">{reference}</span>
    </>
  ),
});

/** Narrows a list to those that run or are over. */
export const HowFarFilter = ({
  value = 'all',
  running,
}: {
  readonly value: string | undefined;
  /** What those are called that are not over: `Running`. */
  readonly running: string;
}): ReactNode => (
  <FilterSelect
    name="which"
    label="How far"
    value={value}
    options={[
      { value: 'all', text: 'All' },
      { value: 'running', text: running },
      { value: 'over', text: 'Over' },
    ]}
  />
);

type Props<Row> = {
  readonly title: string;
  /** One and many of them within a sentence. */
  readonly nouns: readonly [one: string, many: string];
  /** What follows their number at the head of the page. */
  readonly about: ReactNode;
  readonly move: ReactNode;
  readonly path: string;
  readonly query: ListQuery;
  readonly state: ListState<string>;
  /** What narrows the list beside its words. */
  readonly filters: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly total: number;
  /** What to do while there is none at all. */
  readonly hint: string;
};

/** The list page of what people vote in: votes, elections, portfolio ballots. */
export const BallotList = <Row extends { readonly reference: string }>({
  title,
  nouns: [one, many],
  about,
  move,
  path,
  query,
  state,
  filters,
  columns,
  rows,
  total,
  hint,
}: Props<Row>): ReactNode => (
  <>
    <PageHead
      title={title}
      reading={
        <>
          <b>{counted(total, one, many)}</b>
          {about}
        </>
      }
      move={move ? <div className="cf-act">{move}</div> : undefined}
    />
    <SearchBox
      action={path}
      label="Words or reference"
      value={query.q}
      keep={state.keep}
      clear={state.isFiltered ? path : undefined}
    >
      {filters}
    </SearchBox>
    <Listed
      caption={title}
      columns={columns}
      rows={rows}
      rowKey={({ reference }) => reference}
      noun={total === 1 ? one : many}
      total={total}
      state={state}
      empty={
        state.isFiltered ? (
          <Empty
            title={`No ${one} fits`}
            hint="Try fewer words, or show all."
            action={<ButtonLink href={path}>Show all {many}</ButtonLink>}
          />
        ) : (
          <Empty title={`No ${one} yet`} hint={hint} />
        )
      }
    />
  </>
);
