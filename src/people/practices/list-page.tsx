import { Fragment, type ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  type Column,
  counted,
  Empty,
  FilterDate,
  FilterText,
  ListWays,
  type listState,
  PageHead,
  Pager,
  SearchBox,
  SortableTable,
} from '../../ui/index.ts';
import { dateText } from '../pages.tsx';
import type { PracticeList } from './practices.ts';
import type { PracticeColumn } from './sections.ts';

type Practice = PracticeList['practices'][number];

const columnsFor = (list: PracticeList, further: readonly PracticeColumn[]): Column<Practice>[] => [
  {
    key: 'name',
    heading: 'Practice',
    sortable: true,
    cell: (row) => <a href={`/people/practices/${row.code}`}>{row.name}</a>,
  },
  { key: 'code', heading: 'Code', sortable: true, cell: (row) => row.code },
  ...further.map(
    (column): Column<Practice> => ({
      key: column.key,
      heading: column.heading,
      align: column.align,
      cell: (row) => column.cells.get(row.code) ?? '',
    }),
  ),
  ...(list.area === null || list.practices.some((row) => row.commissioner !== list.area?.code)
    ? [
        {
          key: 'commissioner',
          heading: 'Commissioner',
          cell: (row: Practice) =>
            row.commissioner ? (
              <a href={`/people/organisations/${row.commissioner}`}>{row.commissionerName}</a>
            ) : (
              ''
            ),
        },
      ]
    : []),
  {
    key: 'network',
    heading: 'Network',
    sortable: true,
    cell: (row) =>
      row.network ? <a href={`/people/organisations/${row.network}`}>{row.networkName}</a> : '',
  },
  {
    key: 'since',
    heading: list.area ? 'Member since' : 'With its commissioner since',
    sortable: true,
    cell: (row) => <span className="cf-nowrap">{dateText(row.since)}</span>,
  },
  {
    key: 'postcode',
    heading: 'Postcode',
    sortable: true,
    cell: (row) => <span className="cf-nowrap">{row.postcode ?? ''}</span>,
  },
];

type Props = {
  readonly list: PracticeList;
  readonly today: string;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | undefined;
  readonly areaGiven: string | undefined;
  readonly state: ReturnType<typeof listState<'name' | 'code' | 'since' | 'network' | 'postcode'>>;
  readonly further: readonly PracticeColumn[];
  readonly mayLoad: boolean;
};

const NothingThere = ({ list, q, mayLoad, state }: Props): ReactNode => {
  if (q)
    return (
      <Empty
        title={`No practice fits “${q}”`}
        hint="Try a part of the name, or the code. The search forgives a misspelling, not another area or day."
        action={
          <ButtonLink href={state.orderHref(state.sort, state.dir).split('?')[0] ?? ''}>Show all</ButtonLink>
        }
      />
    );
  return (
    <Empty
      title={`No practices on ${longDate(list.on)}`}
      hint={
        mayLoad
          ? 'Load the register of practices (epraccur) on the imports page, or choose a later day.'
          : 'The register of practices is not loaded yet, or it says nothing of that day. A data manager loads it.'
      }
      action={mayLoad ? <ButtonLink href="/imports">Load a file</ButtonLink> : undefined}
    />
  );
};

/** The practices of an area on a day. */
export const PracticesPage = (props: Props): ReactNode => {
  const { list, page, pageSize, q, state, further, today, areaGiven } = props;
  const past = list.on !== today;
  const where = list.area ? list.area.name : 'all areas';
  return (
    <>
      <PageHead
        reference={list.area ? <b>{list.area.code}</b> : undefined}
        title={list.area ? 'Member practices' : 'Practices'}
        reading={
          <>
            <b>{counted(list.total, 'practice', 'practices')}</b>
            {q ? ` fit “${q}”` : ''} {list.area ? `of ${where}` : `in ${where}`}{' '}
            {past ? `on ${longDate(list.on)}, by the membership of that day` : 'today'}.
            {list.lastWholeDay ? (
              <>
                {' '}
                Most of them went elsewhere the day after;{' '}
                <a
                  href={`/people/practices?${new URLSearchParams({ area: list.area?.code ?? '', on: today })}`}
                >
                  who is left today
                </a>
                .
              </>
            ) : null}
          </>
        }
      />
      <SearchBox
        action="/people/practices"
        label="Name or code"
        value={q}
        keep={state.keep}
        clear={state.isFiltered ? '/people/practices' : undefined}
      >
        <FilterText name="area" label="Area (code, or ALL)" value={areaGiven ?? list.area?.code} />
        <FilterDate name="on" label="Members on" value={list.on} />
      </SearchBox>
      {list.practices.length === 0 ? (
        <NothingThere {...props} />
      ) : (
        <>
          <SortableTable
            caption={`Practices of ${where} on ${longDate(list.on)}`}
            hideCaption
            columns={columnsFor(list, further)}
            rows={list.practices}
            rowKey={(row) => row.code}
            sort={state.sort}
            dir={state.dir}
            href={state.orderHref}
            total={
              list.practices.length === list.total && further.some((column) => column.total !== undefined)
                ? { name: 'Together', ...Object.fromEntries(further.map((c) => [c.key, c.total])) }
                : undefined
            }
          />
          {further.map(({ key, about }) => (about ? <Fragment key={key}>{about}</Fragment> : null))}
          <Pager page={page} pageSize={pageSize} total={list.total} noun="practices" href={state.pageHref} />
          <ListWays csv={state.csvHref} print={state.printHref} />
        </>
      )}
    </>
  );
};
