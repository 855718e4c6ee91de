import type { ReactNode } from 'react';
import type { Direction } from './table.tsx';

export type ListQuery = Readonly<Record<string, string | undefined>>;

/** An address with those of the parameters that are set. */
export const withQuery = (
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(key, String(value));
  const text = params.toString();
  return text === '' ? path : `${path}?${text}`;
};

/** Page number from a query, from 1. */
export const pageNumber = (text: string | undefined): number => {
  const page = Number(text);
  return Number.isSafeInteger(page) && page >= 1 ? page : 1;
};

/** Rows on one page of a register: as many as a thumb goes through on a phone; to print, all of them. */
export const PAGE_SIZE = 25;
export const WHOLE_LIST = 10_000;

/** What a list page needs of its address: the part shown, the order, and addresses of other parts and orders. */
export const listState = <Sort extends string>(
  path: string,
  query: ListQuery,
  sorts: readonly Sort[],
  otherwise: { readonly sort: Sort; readonly dir: Direction; readonly pageSize?: number },
) => {
  const sort = sorts.find((one) => one === query.sort) ?? otherwise.sort;
  const dir: Direction =
    query.dir === 'descending' || query.dir === 'ascending'
      ? query.dir
      : sort === otherwise.sort
        ? otherwise.dir
        : 'ascending';
  const { page: _, sort: __, dir: ___, print, ...filters } = query;
  const order = sort === otherwise.sort && dir === otherwise.dir ? {} : { sort, dir };
  const number = pageNumber(query.page);
  const whole = print === 'yes';
  return {
    sort,
    dir,
    filters,
    page: whole ? 1 : number,
    pageSize: whole ? WHOLE_LIST : (otherwise.pageSize ?? PAGE_SIZE),
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

export type ListState<Sort extends string> = ReturnType<typeof listState<Sort>>;

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
