import type { ReactNode } from 'react';
import type { Direction } from '../ui/index.ts';
import { withQuery } from './pages.tsx';

export type ListQuery = Readonly<Record<string, string | undefined>>;

/** What a list page needs of its address: the part shown, the order, and addresses of other parts and orders. */
export const listState = <Sort extends string>(
  path: string,
  query: ListQuery,
  sorts: readonly Sort[],
  otherwise: Sort,
) => {
  const sort = sorts.find((one) => one === query.sort) ?? otherwise;
  const dir: Direction = query.dir === 'descending' ? 'descending' : 'ascending';
  const { page: _, sort: __, dir: ___, print: ____, ...filters } = query;
  const order = sort === otherwise && dir === 'ascending' ? {} : { sort, dir };
  return {
    sort,
    dir,
    filters,
    /** To keep in the filter's form. */
    keep: order,
    orderHref: (nextSort: string, nextDir: Direction) =>
      withQuery(path, { ...filters, sort: nextSort, dir: nextDir }),
    pageHref: (page: number) => withQuery(path, { ...filters, ...order, page: page > 1 ? page : undefined }),
    csvHref: withQuery(`${path}.csv`, { ...filters, ...order }),
    printHref: withQuery(path, { ...filters, ...order, print: 'yes' }),
    /** True when anything narrows the list. */
    isFiltered: Object.values(filters).some((value) => value !== undefined && value !== ''),
  };
};

/** Under a list: the whole of it as a file, and on one page for printing. */
export const ListWays = ({ csv, print }: { readonly csv: string; readonly print?: string }): ReactNode => (
  <ul className="cf-links cf-small">
    <li>
      <a href={csv}>Download the whole list (CSV)</a>
    </li>
    {print ? (
      <li>
        <a href={print}>The whole list on one page, to print</a>
      </li>
    ) : null}
  </ul>
);

/** A short text in a filter form, such as a code. */
export const TextFilter = ({
  name,
  label,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
}): ReactNode => (
  <div className="cf-filter__field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <input
      className="nhsuk-input nhsuk-input--width-10"
      id={`filter-${name}`}
      type="text"
      name={name}
      defaultValue={value}
      autoComplete="off"
    />
  </div>
);
