import type { ReactNode } from 'react';
import { addDays, longDate } from '../../shared/dates.ts';
import { type Column, Empty, figure, Hidden, More, Section, Table, Tag } from '../../ui/index.ts';
import { dateText } from '../pages.tsx';
import { nameOf } from '../register/queries.ts';
import { isHeldOn } from '../register/rules.ts';
import type { PeopleThere as People } from '../register/uses.ts';
import { isGroupRole, roleLabel } from '../roles.ts';
import type { Address } from '../tables.ts';
import { SUCCESSION_WORDS, type SuccessionKind } from './kinds.ts';
import { SOURCE_WORDS } from './sources.ts';
import type { WholeOrganisation } from './uses.ts';

/** How long ago a yearly review is due again. */
export const REVIEW_DAYS = 365;

/** True when nobody has looked at it for a year. */
export const isUnchecked = (one: { checked: string | null }, today: string): boolean =>
  one.checked === null || one.checked < addDays(today, -REVIEW_DAYS);

export const organisationHref = (code: string, kind: string): string =>
  kind === 'practice' || kind === 'prescriber-not-practice'
    ? `/people/practices/${code}`
    : `/people/organisations/${code}`;

export const AddressText = ({ address }: { readonly address: Address | null }): ReactNode =>
  address === null ? (
    <p className="cf-quiet">No address is recorded.</p>
  ) : (
    <address>
      {[...address.lines, address.postcode, address.telephone].filter(Boolean).map((line) => (
        <div key={line}>{line}</div>
      ))}
    </address>
  );

/** Where what is said of it comes from, and what other files call it. */
export const FromWhere = ({ organisation }: { readonly organisation: WholeOrganisation }): ReactNode => (
  <More summary="Where this comes from" about={organisation.name}>
    <p>
      {SOURCE_WORDS[organisation.source] ?? organisation.source}
      {organisation.load ? (
        <>
          {' '}
          (<a href={`/imports/${organisation.load}`}>the load</a>)
        </>
      ) : null}
      .
      {organisation.otherNames.length > 0
        ? ` Other files call it ${organisation.otherNames.join(', ')}.`
        : ''}
    </p>
    {organisation.belongings.some((one) => one.basis === 'seen') ? (
      <p>
        A belonging that a file of one day shows begins here on that day; its true first day may lie before.
      </p>
    ) : null}
  </More>
);

/** More than these are looked up in the register. */
const MOST_SHOWN = 30;

type There = People['people'][number];

const columns = (today: string, past: boolean, mayKeep: boolean): Column<There>[] => [
  {
    key: 'name',
    heading: 'Name',
    cell: (one) => (
      <a className="cf-nowrap" href={`/people/${one.person}`}>
        {nameOf(one)}
      </a>
    ),
  },
  {
    key: 'role',
    heading: 'Here as',
    cell: (one) => (
      <div>
        {roleLabel(one.role)}
        {one.note ? <span className="cf-small cf-quiet"> {one.note}</span> : null}
      </div>
    ),
  },
  {
    key: 'sessions',
    heading: 'Sessions',
    align: 'num',
    cell: (one) => (one.sessions === null ? 'varying' : figure(one.sessions, 2)),
  },
  past
    ? {
        key: 'when',
        heading: 'When',
        cell: (one) => (
          <span className="cf-nowrap">
            {one.started.slice(0, 4)} to {one.ended?.slice(0, 4)}
          </span>
        ),
      }
    : {
        key: 'since',
        heading: 'Since',
        cell: (one) => <span className="cf-nowrap">{sinceText(one.started, today)}</span>,
      },
  past
    ? { key: 'why', heading: 'Why', cell: (one) => one.endedReason ?? '' }
    : {
        key: 'elsewhere',
        heading: 'In the group',
        cell: (one) => (
          <div>
            {mayKeep && isUnchecked(one, today) ? (
              <>
                <Tag tone="amber">! check</Tag>{' '}
              </>
            ) : null}
            {one.elsewhere.map((other) => `${roleLabel(other.role)}, ${other.organisationName}`).join('; ')}
          </div>
        ),
      },
];

/** The year; the month too while it is recent. */
const sinceText = (date: string, today: string): ReactNode => (
  <time dateTime={date}>
    {date > addDays(today, -REVIEW_DAYS) ? longDate(date).replace(/^\d+ /, '') : date.slice(0, 4)}
  </time>
);

/** Who is at an organisation, who is to come, and who has left. */
export const PeopleThere = ({
  there,
  code,
  mayKeep,
}: {
  readonly there: People;
  readonly code: string;
  readonly mayKeep: boolean;
}): ReactNode => {
  const today = there.on;
  const now = there.people.filter((one) => isHeldOn(one, today));
  const ahead = there.people.filter((one) => one.started > today);
  const left = there.people.filter((one) => one.ended !== null && one.ended < today);
  // Of a long list those who hold an office stand here; the register has them all.
  const shown =
    now.length > MOST_SHOWN ? now.filter((one) => isGroupRole(one.role)).slice(0, MOST_SHOWN) : now;
  const table = (rows: readonly There[], past: boolean, caption: string): ReactNode => (
    <Table
      caption={caption}
      hideCaption
      columns={columns(today, past, mayKeep)}
      rows={rows}
      rowKey={(one) => one.id}
    />
  );
  const elsewhere = new Set(now.filter((one) => one.elsewhere.length > 0).map((one) => one.person)).size;
  return (
    <Section
      title="People"
      aside={`${now.length} now${elsewhere > 0 ? `, ${elsewhere} with a role in the group` : ''}`}
    >
      {now.length > 0 ? (
        table(shown, false, 'People here now')
      ) : (
        <Empty
          title="Nobody is recorded here"
          hint={
            mayKeep
              ? 'Add those who work here, whatever their contract; or invite many at once from a list.'
              : 'The practice manager or the governance officer adds people.'
          }
        />
      )}
      {ahead.length > 0 ? (
        <More summary={`${ahead.length} to come`}>{table(ahead, false, 'People to come')}</More>
      ) : null}
      {left.length > 0 ? (
        <More summary={`${left.length} who have left`}>{table(left, true, 'People who have left')}</More>
      ) : null}
      <p className="cf-small">
        <a href={`/people?organisation=${code}`}>
          {shown.length < now.length
            ? `All ${now.length} in the register of people`
            : 'In the register of people'}
          <Hidden>: those who are here</Hidden>
        </a>
      </p>
    </Section>
  );
};

/** What came before and what came after. */
export const Successions = ({ organisation }: { readonly organisation: WholeOrganisation }): ReactNode => {
  const rows = [
    ...organisation.predecessors.map((one) => ({ ...one, side: 'Took over from' })),
    ...organisation.successors.map((one) => ({ ...one, side: 'Was followed by' })),
  ];
  if (rows.length === 0) return null;
  return (
    <Section title="Predecessors and successors">
      <Table
        caption="Predecessors and successors"
        hideCaption
        columns={[
          {
            key: 'name',
            heading: 'Organisation',
            cell: (one) => (
              <a href={`/people/organisations/${one.code}`}>
                {one.name} ({one.code})
              </a>
            ),
          },
          { key: 'side', heading: 'How', cell: (one) => one.side },
          {
            key: 'date',
            heading: 'On',
            cell: (one) => <span className="cf-nowrap">{dateText(one.date)}</span>,
          },
          {
            key: 'kind',
            heading: 'What happened',
            cell: (one) => SUCCESSION_WORDS[one.kind as SuccessionKind] ?? one.kind,
          },
          ...(rows.some((one) => one.share !== null)
            ? [
                {
                  key: 'share',
                  heading: 'Share of the predecessor',
                  align: 'num' as const,
                  cell: (one: (typeof rows)[number]) =>
                    one.share === null ? '' : `${figure(one.share, 1)}%`,
                },
              ]
            : []),
        ]}
        rows={rows}
        rowKey={(one) => `${one.side} ${one.code}`}
      />
    </Section>
  );
};
