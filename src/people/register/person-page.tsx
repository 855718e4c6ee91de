import type { ReactNode } from 'react';
import {
  ButtonLink,
  type Column,
  Columns,
  counted,
  Empty,
  Facts,
  figure,
  Note,
  PageHead,
  Section,
  Table,
  Tag,
} from '../../ui/index.ts';
import { dateText } from '../pages.tsx';
import { contractLabel, isGroupRole, roleLabel } from '../roles.ts';
import { nameOf } from './queries.ts';
import { isHeldOn } from './rules.ts';
import type { WholePerson } from './uses.ts';

type One = WholePerson['appointments'][number];

const placeLink = (one: One): ReactNode => (
  <a
    href={
      one.organisationKind === 'practice'
        ? `/people/practices/${one.organisation}`
        : `/people/organisations/${one.organisation}`
    }
  >
    {one.organisationName}
  </a>
);

const columns = (mayChange: (one: One) => boolean, past: boolean): Column<One>[] => [
  {
    key: 'role',
    heading: 'As',
    cell: (one) => (
      <div>
        {roleLabel(one.role)}
        {one.note ? <span className="cf-small cf-quiet"> {one.note}</span> : null}
      </div>
    ),
  },
  { key: 'place', heading: 'Where', cell: placeLink },
  { key: 'terms', heading: 'Terms', cell: (one) => contractLabel(one.contractType) },
  {
    key: 'sessions',
    heading: 'Sessions a week',
    align: 'num',
    cell: (one) => (one.sessions === null ? 'varying' : figure(one.sessions, 2)),
  },
  { key: 'from', heading: 'From', cell: (one) => <span className="cf-nowrap">{dateText(one.started)}</span> },
  {
    key: 'to',
    heading: 'To',
    cell: (one) => (
      <div>
        <span className="cf-nowrap">{dateText(one.ended)}</span>
        {past && one.endedReason ? <span className="cf-small cf-quiet"> {one.endedReason}</span> : null}
      </div>
    ),
  },
  {
    key: 'do',
    heading: 'Change',
    cell: (one) =>
      mayChange(one) ? (
        <div>
          <a href={`/people/appointments/${one.id}/correct`}>
            Correct
            <span className="cf-hidden">
              {' '}
              {roleLabel(one.role)} at {one.organisationName}
            </span>
          </a>
          {past ? null : (
            <>
              {' '}
              <a href={`/people/appointments/${one.id}/end`}>
                End
                <span className="cf-hidden">
                  {' '}
                  {roleLabel(one.role)} at {one.organisationName}
                </span>
              </a>
            </>
          )}
        </div>
      ) : null,
  },
];

type Props = {
  readonly person: WholePerson;
  readonly today: string;
  readonly mayAppoint: boolean;
  readonly mayEnd: boolean;
  readonly mayChange: (one: One) => boolean;
  readonly self: boolean;
};

/** One person: how to reach them, what they are, what they were. */
export const PersonPage = ({ person, today, mayAppoint, mayEnd, mayChange, self }: Props): ReactNode => {
  const name = nameOf(person);
  // What somebody is at work comes before what they are in the group.
  const now = person.appointments
    .filter((one) => isHeldOn(one, today))
    .sort((a, b) => Number(isGroupRole(a.role)) - Number(isGroupRole(b.role)));
  const ahead = person.appointments.filter((one) => one.started > today);
  const past = person.appointments.filter((one) => one.ended !== null && one.ended < today);
  const [first] = now;
  const shown = (rows: readonly One[], was: boolean, caption: string): ReactNode => (
    <Table
      caption={caption}
      hideCaption
      columns={columns(mayChange, was).filter(
        ({ key }) =>
          (key !== 'do' || rows.some(mayChange)) && (key !== 'to' || rows.some((one) => one.ended !== null)),
      )}
      rows={rows}
      rowKey={(one) => one.id}
    />
  );
  return (
    <>
      <PageHead
        reference={person.ended ? <>left on {dateText(person.ended)}</> : undefined}
        title={name}
        reading={
          first ? (
            <>
              <b>{roleLabel(first.role)}</b> at {placeLink(first)}
              {now.length > 1
                ? `, and ${counted(now.length - 1, 'other appointment', 'other appointments')}`
                : ''}
              {person.sessionsNow > 0 ? (
                <>
                  ; <b>{figure(person.sessionsNow, 2)} sessions</b> a week
                </>
              ) : null}
              {person.sessionsVary
                ? person.sessionsNow > 0
                  ? ' and some that vary'
                  : '; sessions vary'
                : ''}
              .
            </>
          ) : (
            'No appointment today.'
          )
        }
        move={
          self || mayAppoint ? (
            <div className="cf-act">
              {self ? <ButtonLink href="/people/me">Your own page</ButtonLink> : null}
              {mayAppoint && !person.ended ? (
                <ButtonLink look={self ? 'quiet' : 'main'} href={`/people/${person.id}/appoint`}>
                  Add an appointment
                </ButtonLink>
              ) : null}
            </div>
          ) : undefined
        }
      />
      {person.exDirectory ? (
        <Note>
          {self ? 'You asked' : `${name} asked`} not to be found: this page is seen only by{' '}
          {self ? 'you' : 'them'} and those who keep the register.
        </Note>
      ) : null}
      <Columns
        label="How to reach them"
        aside={
          <Section title="How to reach them">
            {person.email || person.phone ? (
              <Facts
                facts={[
                  ...(person.email
                    ? [{ name: 'E-mail', value: <a href={`mailto:${person.email}`}>{person.email}</a> }]
                    : []),
                  ...(person.phone ? [{ name: 'Telephone', value: person.phone }] : []),
                  ...(person.registrationNumber
                    ? [
                        {
                          name: 'Registration',
                          value: `${person.registrationBody ?? ''} ${person.registrationNumber}`.trim(),
                        },
                      ]
                    : []),
                ]}
              />
            ) : (
              <p className="cf-quiet">No e-mail address or telephone number is recorded.</p>
            )}
            {person.mayKeepDetails || mayEnd ? (
              <ul className="cf-links cf-small">
                {person.mayKeepDetails ? (
                  <li>
                    <a href={`/people/${person.id}/correct`}>Correct name and contact</a>
                  </li>
                ) : null}
                {person.mayKeepDetails && person.email && !person.ended ? (
                  <li>
                    <a href={`/people/${person.id}/invitation`}>Invite by e-mail</a>
                  </li>
                ) : null}
                {mayEnd && !person.ended ? (
                  <li>
                    <a href={`/people/${person.id}/end`}>End their time in the register</a>
                  </li>
                ) : null}
              </ul>
            ) : null}
          </Section>
        }
      >
        <Section title="Appointments" aside={now.length > 0 ? `${now.length} now` : undefined}>
          {now.length > 0 ? (
            shown(now, false, 'Appointments today')
          ) : (
            <Empty
              title="No appointment today"
              hint={
                mayAppoint
                  ? 'Somebody without a practice is appointed at the group itself, for example as a locum GP.'
                  : 'Their practice manager or the governance officer can add one.'
              }
            />
          )}
        </Section>
        {ahead.length > 0 ? (
          <Section title="To come">{shown(ahead, false, 'Appointments to come')}</Section>
        ) : null}
        {past.length > 0 ? (
          <Section title="Before" aside={<Tag>{past.length}</Tag>}>
            {shown(past, true, 'Appointments that have ended')}
          </Section>
        ) : null}
      </Columns>
    </>
  );
};
