import type { ReactNode } from 'react';
import {
  type Column,
  EmptyList,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
} from '../../ui/index.ts';
import { REGISTERS_PATH } from '../kit/refs.ts';

export const REGISTERS = [
  { key: 'interests', text: 'Interests', href: `${REGISTERS_PATH}/interests` },
  { key: 'gifts', text: 'Gifts and hospitality', href: `${REGISTERS_PATH}/gifts` },
  { key: 'procurement', text: 'Decisions on contracts', href: `${REGISTERS_PATH}/procurement` },
  { key: 'breaches', text: 'Breaches', href: `${REGISTERS_PATH}/breaches` },
] as const;
export type RegisterKey = (typeof REGISTERS)[number]['key'];

/** What a register can be narrowed to beside words, each by those of its own. */
export const REGISTER_FILTERS = ['body', 'organisation', 'kind', 'standing', 'outcome'] as const;

/** The four registers, with the one that is open marked. */
const RegistersNav = ({ current }: { readonly current: RegisterKey }): ReactNode => (
  <nav aria-label="Registers">
    <ul className="cf-links cf-small">
      {REGISTERS.map(({ key, text, href }) => (
        <li key={key}>{key === current ? <b aria-current="page">{text}</b> : <a href={href}>{text}</a>}</li>
      ))}
    </ul>
  </nav>
);

type Bodies = readonly { readonly key: string; readonly name: string }[];
type State = ListState<string>;

/** The parts that all registers share: navigation, head, filter, table or what to do, pages, ways to take it away. */
export const RegisterPage = <Row,>({
  current,
  title,
  reading,
  move,
  filters,
  query,
  state,
  total,
  noun,
  columns,
  rows,
  rowKey,
  empty,
}: {
  readonly current: RegisterKey;
  readonly title: string;
  readonly reading: ReactNode;
  readonly move?: ReactNode;
  readonly filters?: ReactNode;
  readonly query: ListQuery;
  readonly state: State;
  readonly total: number;
  readonly noun: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
}): ReactNode => {
  const path = `${REGISTERS_PATH}/${current}`;
  const folded = REGISTER_FILTERS.filter((name) => query[name]).length;
  return (
    <>
      <RegistersNav current={current} />
      <PageHead title={title} reading={reading} move={move} />
      <SearchBox
        action={path}
        label="Name or words"
        value={query.q}
        keep={state.keep}
        clear={state.isFiltered ? path : undefined}
        folded={filters ? folded : undefined}
      >
        {filters}
      </SearchBox>
      <Listed
        caption={title}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        noun={noun}
        total={total}
        state={state}
        empty={
          <EmptyList
            isFiltered={state.isFiltered}
            all={path}
            fits={{ title: 'Nothing fits', hint: 'Try fewer words, or any body and organisation.' }}
            yet={{ title: 'Nothing stands here yet', hint: empty }}
          />
        }
      />
    </>
  );
};

/** What every register is shown with, beside its own lines. */
export type RegisterAsked = {
  readonly query: ListQuery;
  readonly state: State;
  readonly bodies: Bodies;
  readonly mayManage: boolean;
};

/** A column of days; asked for, the latest come first. */
export const dayColumn = <Row,>(
  key: string,
  heading: string,
  cell: (row: Row) => ReactNode,
): Column<Row> => ({
  key,
  heading,
  sortable: true,
  first: 'descending',
  cell,
});
