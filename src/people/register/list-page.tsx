import type { ReactNode } from 'react';
import { ROLES } from '../../platform/permissions.ts';
import { longDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  type Column,
  counted,
  Empty,
  FilterSelect,
  FilterText,
  figure,
  Links,
  ListWays,
  type listState,
  PageHead,
  Pager,
  SearchBox,
  SortableTable,
  Tag,
} from '../../ui/index.ts';
import { CONTRACT_TYPES, contractLabel, roleLabel } from '../roles.ts';
import { nameOf } from './queries.ts';
import { sessionsOf } from './rules.ts';
import type { PeopleList } from './uses.ts';

type Person = PeopleList['people'][number];

const placeHref = (one: { organisation: string; organisationKind: string }): string =>
  one.organisationKind === 'practice'
    ? `/people/practices/${one.organisation}`
    : `/people/organisations/${one.organisation}`;

/** Half-days a week in words: `8`, `4 and varying`, `varying`. */
export const sessionsText = (held: readonly { readonly sessions: number | null }[]): string => {
  if (held.length === 0) return '';
  const { total, varies } = sessionsOf(held);
  return varies ? (total > 0 ? `${figure(total, 2)} and varying` : 'varying') : figure(total, 2);
};

const COLUMNS: readonly Column<Person>[] = [
  {
    key: 'name',
    heading: 'Name',
    sortable: true,
    cell: (row) => (
      <>
        <a className="cf-nowrap" href={`/people/${row.id}`}>
          {nameOf(row)}
        </a>
        {row.exDirectory ? (
          <>
            {' '}
            <Tag tone="amber">ex-directory</Tag>
          </>
        ) : null}
      </>
    ),
  },
  {
    key: 'role',
    heading: 'As',
    sortable: true,
    cell: (row) =>
      row.appointments.length === 0 ? (
        <span className="cf-quiet">{row.ended ? `left ${longDate(row.ended)}` : 'no appointment now'}</span>
      ) : (
        <div>
          {row.appointments.map((one) => (
            <div key={one.id}>{roleLabel(one.role)}</div>
          ))}
        </div>
      ),
  },
  {
    key: 'organisation',
    heading: 'Where',
    sortable: true,
    cell: (row) => (
      <div>
        {row.appointments.map((one) => (
          <div key={one.id}>
            <a href={placeHref(one)}>{one.organisationName}</a>
          </div>
        ))}
      </div>
    ),
  },
  {
    key: 'contract',
    heading: 'Terms',
    cell: (row) => (
      <div>
        {row.appointments.map((one) => (
          <div key={one.id}>{contractLabel(one.contractType)}</div>
        ))}
      </div>
    ),
  },
  {
    key: 'sessions',
    heading: 'Sessions',
    align: 'num',
    cell: (row) => sessionsText(row.appointments),
  },
];

type Props = {
  readonly list: PeopleList;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly page: number;
  readonly pageSize: number;
  readonly state: ReturnType<typeof listState<'name' | 'role' | 'organisation' | 'since'>>;
  readonly mayAdd: boolean;
  readonly place: string | undefined;
};

const NothingThere = ({ query, mayAdd }: Props): ReactNode =>
  Object.entries(query).some(([key, value]) => value && key !== 'sort' && key !== 'dir') ? (
    <Empty
      title="Nobody fits"
      hint="Try a part of the name, or fewer of the choices. The search forgives a misspelling."
      action={<ButtonLink href="/people">Show everybody</ButtonLink>}
    />
  ) : (
    <Empty
      title="Nobody is in the register yet"
      hint={
        mayAdd
          ? 'Add the first person, or invite many at once from a list.'
          : 'The governance officer or a practice manager adds people.'
      }
      action={mayAdd ? <ButtonLink href="/people/add">Add a person</ButtonLink> : undefined}
    />
  );

const any = (text: string) => ({ value: '', text });

/** The register of people. */
export const PeoplePage = (props: Props): ReactNode => {
  const { list, query, page, pageSize, state, mayAdd, place } = props;
  return (
    <>
      <PageHead
        title="People"
        reading={
          <>
            <b>{counted(list.total, 'person', 'people')}</b>
            {place ? ` at ${place}` : ''}
            {query.without === 'practice' ? ' without a practice' : ''}
            {query.state === 'left' ? ' who have left' : ''}: partners, salaried, locums, registrars, nurses,
            managers, lay members alike.
          </>
        }
        move={
          mayAdd ? (
            <div className="cf-act">
              <ButtonLink href="/people/add">Add a person</ButtonLink>
              <ButtonLink look="quiet" href="/people/invitations">
                Invite people
              </ButtonLink>
            </div>
          ) : undefined
        }
      />
      <Links
        links={[
          { href: '/people/practices', text: 'Practices' },
          { href: '/people/organisations', text: 'Other organisations' },
          { href: '/people?role=locum-gp&without=practice', text: 'Locums without a practice' },
        ]}
      />
      <SearchBox
        action="/people"
        label="Name"
        value={query.q}
        keep={state.keep}
        clear={state.isFiltered ? '/people' : undefined}
      >
        <FilterSelect
          name="role"
          label="As"
          value={query.role}
          options={[any('Any role'), ...ROLES.map((role) => ({ value: role, text: roleLabel(role) }))]}
        />
        <FilterSelect
          name="contract"
          label="Terms"
          value={query.contract}
          options={[
            any('Any terms'),
            ...CONTRACT_TYPES.map((type) => ({ value: type, text: contractLabel(type) })),
          ]}
        />
        <FilterSelect
          name="without"
          label="Practice"
          value={query.without}
          options={[any('With or without'), { value: 'practice', text: 'Without a practice' }]}
        />
        <FilterSelect
          name="state"
          label="When"
          value={query.state}
          options={[
            { value: 'now', text: 'Here now' },
            { value: 'left', text: 'Have left' },
            { value: 'all', text: 'All' },
          ]}
        />
        <FilterText name="organisation" label="Organisation (code)" value={query.organisation} />
      </SearchBox>
      {list.people.length === 0 ? (
        <NothingThere {...props} />
      ) : (
        <>
          <SortableTable
            caption="People"
            hideCaption
            columns={COLUMNS}
            rows={list.people}
            rowKey={(row) => row.id}
            sort={state.sort}
            dir={state.dir}
            href={state.orderHref}
          />
          <Pager page={page} pageSize={pageSize} total={list.total} noun="people" href={state.pageHref} />
          <ListWays
            csv={state.csvHref.replace('/people.csv', '/people/register.csv')}
            print={state.printHref}
          />
        </>
      )}
    </>
  );
};
