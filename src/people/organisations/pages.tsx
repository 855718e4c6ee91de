import type { ReactNode } from 'react';
import type { CalendarDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  type Column,
  Columns,
  count,
  counted,
  EmptyList,
  Facts,
  FilterSelect,
  Hidden,
  Links,
  ListWays,
  type listState,
  MembershipTimeline,
  PageHead,
  Pager,
  SearchBox,
  Section,
  SortableTable,
  Tag,
  withQuery,
} from '../../ui/index.ts';
import { dateText } from '../pages.tsx';
import type { PeopleThere as People } from '../register/uses.ts';
import { KIND_WORDS, kindWords, ORGANISATION_KINDS, parentWords, statusWords } from './kinds.ts';
import { AddressText, FromWhere, organisationHref, PeopleThere, Successions } from './pieces.tsx';
import type { ListedOrganisation } from './queries.ts';
import type { WholeOrganisation } from './uses.ts';

const columnsOn = (today: CalendarDate): readonly Column<ListedOrganisation>[] => [
  {
    key: 'name',
    heading: 'Name',
    sortable: true,
    cell: (row) => <a href={organisationHref(row.code, row.kind)}>{row.name}</a>,
  },
  { key: 'code', heading: 'Code', sortable: true, cell: (row) => row.code },
  { key: 'kind', heading: 'Kind', sortable: true, cell: (row) => kindWords(row.kind) },
  {
    key: 'status',
    heading: 'State',
    cell: (row) =>
      row.status !== 'active' ? (
        <Tag tone={row.status === 'closed' ? 'plain' : 'amber'}>{statusWords(row.status)}</Tag>
      ) : row.opened !== null && row.opened > today ? (
        <Tag tone="blue">To come</Tag>
      ) : (
        'Open'
      ),
  },
  {
    key: 'opened',
    heading: 'Opened',
    sortable: true,
    cell: (row) => <span className="cf-nowrap">{dateText(row.opened)}</span>,
  },
];

type ListProps = {
  readonly total: number;
  readonly rows: readonly ListedOrganisation[];
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly today: CalendarDate;
  readonly page: number;
  readonly pageSize: number;
  readonly state: ReturnType<typeof listState<'name' | 'code' | 'kind' | 'opened'>>;
  readonly mayEdit: boolean;
  readonly mayLoad: boolean;
};

/** Organisations of every kind. */
export const OrganisationsPage = (props: ListProps): ReactNode => {
  const { total, rows, query, today, page, pageSize, state, mayEdit, mayLoad } = props;
  return (
    <>
      <PageHead
        title="Organisations"
        reading={
          <>
            <b>{counted(total, 'organisation', 'organisations')}</b>
            {query.q ? ` fit “${query.q}”` : ''}: commissioners and those before and after them, trusts,
            networks, councils, committees, suppliers.
          </>
        }
        move={
          mayEdit ? (
            <div className="cf-act">
              <ButtonLink href="/people/organisations/add">Add an organisation</ButtonLink>
              <p className="cf-small">
                <a href="/people/successions/add">Enter a succession</a>
              </p>
            </div>
          ) : undefined
        }
      />
      <SearchBox
        action="/people/organisations"
        label="Name or code"
        value={query.q}
        keep={{ ...state.keep, within: query.within }}
        clear={state.isFiltered ? '/people/organisations' : undefined}
      >
        <FilterSelect
          name="kind"
          label="Kind"
          value={query.kind ?? 'bodies'}
          options={[
            { value: 'bodies', text: 'All but practices' },
            { value: '', text: 'Every kind' },
            ...ORGANISATION_KINDS.map((kind) => ({ value: kind, text: KIND_WORDS[kind] })),
          ]}
        />
        <FilterSelect
          name="state"
          label="State"
          value={query.state}
          options={[
            { value: 'open', text: 'Open' },
            { value: 'all', text: 'Open and closed' },
          ]}
        />
      </SearchBox>
      {rows.length === 0 ? (
        <EmptyList
          isFiltered={state.isFiltered}
          all="/people/organisations?kind=&state=all"
          fits={{
            title: 'No organisation fits',
            hint: 'Try a part of the name or the code, every kind, or those that have closed.',
          }}
          yet={{
            title: 'No organisation is known yet',
            hint: mayLoad
              ? 'Load the registers of the Organisation Data Service (epraccur, eccg, etr) on the imports page.'
              : 'A data manager loads the registers of organisations.',
            action: mayLoad ? <ButtonLink href="/imports">Load a file</ButtonLink> : undefined,
          }}
        />
      ) : (
        <>
          <SortableTable
            caption="Organisations"
            hideCaption
            columns={columnsOn(today)}
            rows={rows}
            rowKey={(row) => row.code}
            sort={state.sort}
            dir={state.dir}
            href={state.orderHref}
          />
          <Pager page={page} pageSize={pageSize} total={total} noun="organisations" href={state.pageHref} />
          <ListWays csv={state.csvHref} />
        </>
      )}
    </>
  );
};

const partHref = (code: string, part: WholeOrganisation['parts'][number]): string =>
  part.kind === 'commissioner' && part.childKind === 'practice'
    ? withQuery('/people/practices', { area: code })
    : part.kind === 'network' && part.childKind === 'practice'
      ? withQuery('/people/practices', { area: code })
      : withQuery('/people/organisations', { within: code, kind: part.childKind });

type PageProps = {
  readonly organisation: WholeOrganisation;
  readonly today: CalendarDate;
  readonly people: People | undefined;
  readonly mayEdit: boolean;
  readonly mayKeepPeople: boolean;
  readonly notes: ReactNode;
  readonly files: ReactNode;
};

/** One organisation that is not a practice. */
export const OrganisationPage = (props: PageProps): ReactNode => {
  const { organisation, today, people, mayEdit } = props;
  const { code, belongings, parts } = organisation;
  return (
    <>
      <PageHead
        reference={
          <>
            <b>{code}</b> · {kindWords(organisation.kindToday)}
          </>
        }
        title={organisation.name}
        reading={
          organisation.status === 'named-only' ? (
            'Other files name this code; no loaded file describes it.'
          ) : organisation.closed ? (
            <>
              {organisation.opened ? <>From {dateText(organisation.opened)} to </> : 'Until '}
              {dateText(organisation.closed)}.
            </>
          ) : organisation.opened ? (
            <>Since {dateText(organisation.opened)}.</>
          ) : undefined
        }
      />
      <Columns
        label="About it"
        aside={
          <>
            <Section title="Where it is">
              <AddressText address={organisation.address} />
            </Section>
            <Section title="In the register">
              <Facts
                facts={[
                  { name: 'Kind', value: kindWords(organisation.kind) },
                  { name: 'Status', value: statusWords(organisation.status) },
                  ...belongings
                    .filter((one) => one.ended === null || one.ended >= today)
                    .map((one) => ({
                      name: parentWords(one.kind),
                      value: <a href={`/people/organisations/${one.parent}`}>{one.parentName}</a>,
                    })),
                ]}
              />
              <FromWhere organisation={organisation} />
              {mayEdit ? (
                <Links
                  links={[
                    { href: `/people/organisations/${code}/correct`, text: 'Correct' },
                    { href: `/people/organisations/${code}/parents`, text: 'Change where it belongs' },
                    { href: `/people/successions/add?predecessor=${code}`, text: 'Enter a successor' },
                    ...(organisation.closed
                      ? []
                      : [{ href: `/people/organisations/${code}/end`, text: 'End' }]),
                  ]}
                />
              ) : null}
            </Section>
            {props.files}
          </>
        }
      >
        {parts.length > 0 ? (
          <Section title="What belongs to it" aside="today">
            <Facts
              facts={parts.map((part) => ({
                name: kindWords(part.childKind),
                value: (
                  <span>
                    <a href={partHref(code, part)}>
                      {count(part.count)}
                      <Hidden> of the kind {kindWords(part.childKind)}</Hidden>
                    </a>{' '}
                    <span className="cf-small cf-quiet">by {parentWords(part.kind).toLowerCase()}</span>
                  </span>
                ),
              }))}
            />
          </Section>
        ) : null}
        {belongings.length > 0 ? (
          <MembershipTimeline
            id="membership"
            heading={2}
            memberships={{
              title: 'To whom it belonged, by date',
              measure: 'Figures for a past month use the belonging of that month',
              asOf: today,
              items: belongings
                .filter((one) => one.started <= today)
                .map((one) => ({
                  name: one.parentName,
                  from: one.started,
                  to: one.ended !== null && one.ended < today ? one.ended : null,
                  kind: one.ended !== null && one.ended < today ? ('before' as const) : ('group' as const),
                })),
            }}
          />
        ) : null}
        <Successions organisation={organisation} />
        {people ? <PeopleThere there={people} code={code} mayKeep={props.mayKeepPeople} /> : null}
        {props.notes}
      </Columns>
    </>
  );
};
