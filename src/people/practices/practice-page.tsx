import type { ReactNode } from 'react';
import type { CalendarDate } from '../../shared/dates.ts';
import { longDate } from '../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Columns,
  Facts,
  Form,
  Halves,
  Links,
  MembershipTimeline,
  Move,
  PageHead,
  Section,
  Stack,
} from '../../ui/index.ts';
import { parentWords, statusWords } from '../organisations/kinds.ts';
import { AddressText, FromWhere, PeopleThere, Successions } from '../organisations/pieces.tsx';
import type { WholeOrganisation } from '../organisations/uses.ts';
import { dateText } from '../pages.tsx';
import type { PeopleThere as People } from '../register/uses.ts';
import type { PracticePart } from './sections.ts';

/** Commissioners are what the group is; networks and localities stand within it; boards and regions above. */
const barKind = (kind: string, ended: CalendarDate | null): 'group' | 'network' | 'before' =>
  ended !== null ? 'before' : kind === 'commissioner' ? 'group' : 'network';

type Props = {
  readonly practice: WholeOrganisation;
  readonly today: CalendarDate;
  readonly people: People | undefined;
  readonly parts: readonly PracticePart[];
  readonly mayEdit: boolean;
  readonly mayKeepPeople: boolean;
  /** How many appointments nobody has looked at for a year. */
  readonly unchecked: number;
  readonly csrf: string;
  readonly notes: ReactNode;
  readonly files: ReactNode;
};

const reference = (practice: WholeOrganisation, today: CalendarDate): ReactNode => {
  const now = (kind: string) =>
    practice.belongings.find(
      (one) => one.kind === kind && one.started <= today && (one.ended === null || one.ended >= today),
    );
  const commissioner = now('commissioner');
  const network = now('network');
  return (
    <>
      <b>{practice.code}</b>
      {commissioner ? (
        <>
          {' '}
          · with <a href={`/people/organisations/${commissioner.parent}`}>{commissioner.parentName}</a> since{' '}
          {longDate(commissioner.started)}
        </>
      ) : (
        ` · ${statusWords(practice.status).toLowerCase()}`
      )}
      {network ? (
        <>
          {' '}
          · <a href={`/people/organisations/${network.parent}`}>{network.parentName}</a>
        </>
      ) : null}
    </>
  );
};

const standing = (practice: WholeOrganisation): ReactNode => {
  if (practice.status === 'closed' && practice.closed) return <>Closed on {dateText(practice.closed)}.</>;
  if (practice.status === 'dormant') return 'Dormant in the register of practices.';
  if (practice.status === 'proposed') return 'Proposed in the register, not open yet.';
  if (practice.status === 'withdrawn') return 'No loaded file names this practice any more.';
  return practice.opened ? <>Open since {dateText(practice.opened)}.</> : 'Open.';
};

const Place = ({
  parts,
  place,
}: {
  parts: readonly PracticePart[];
  place: PracticePart['place'];
}): ReactNode => (
  <>
    {parts
      .filter((part) => part.place === place)
      .map((part) => (
        <PartOf key={`${part.place} ${part.order}`} part={part} />
      ))}
  </>
);
const PartOf = ({ part }: { part: PracticePart }): ReactNode => <>{part.content}</>;

const Membership = ({ practice, today }: Pick<Props, 'practice' | 'today'>): ReactNode => {
  const lines = practice.belongings.filter((one) => one.started <= today);
  const { predecessors, successors } = practice;
  return (
    <MembershipTimeline
      id="membership"
      heading={2}
      memberships={{
        title: 'Membership, by date',
        measure: 'Figures for a past month use the membership of that month',
        asOf: today,
        items: lines.map((one) => ({
          name: one.parentName,
          from: one.started,
          to: one.ended !== null && one.ended < today ? one.ended : null,
          kind: barKind(one.kind, one.ended !== null && one.ended < today ? one.ended : null),
        })),
      }}
      note={
        predecessors.length + successors.length > 0 ? (
          <>
            {predecessors.map((one) => (
              <span key={one.code}>
                Took over{' '}
                <a href={`/people/practices/${one.code}`}>
                  {one.name}, {one.code}
                </a>
                , on {longDate(one.date)}; its record is kept under its own code.{' '}
              </span>
            ))}
            {successors.map((one) => (
              <span key={one.code}>
                <a href={`/people/practices/${one.code}`}>
                  {one.name}, {one.code}
                </a>{' '}
                took over on {longDate(one.date)}.{' '}
              </span>
            ))}
          </>
        ) : undefined
      }
    />
  );
};

const WhoseMove = ({ practice, mayKeepPeople, unchecked, csrf }: Props): ReactNode =>
  mayKeepPeople ? (
    <Move
      who="Your practice"
      actions={
        <>
          {unchecked > 0 ? (
            <Form action={`/people/organisations/${practice.code}/people-checked`} csrf={csrf} inline>
              <Button look="quiet">They are right</Button>
            </Form>
          ) : null}
          <ButtonLink look="quiet" href={`/people/add?organisation=${practice.code}`}>
            Add a person
          </ButtonLink>
        </>
      }
    >
      {unchecked > 0 ? (
        <>
          Check the <b>{unchecked}</b> marked below: nobody has for a year. Correct those that are wrong
          first.
        </>
      ) : (
        'All your people are checked. Add whoever joins, end whoever leaves.'
      )}
    </Move>
  ) : null;

/** The side column: what later modules put there, the address, the register's own facts, files. */
const AboutIt = ({ practice, today, parts, mayEdit, files }: Props): ReactNode => (
  <>
    <Place parts={parts} place="side" />
    <Section title="Where it is">
      <AddressText address={practice.address} />
    </Section>
    <Section title="In the register">
      <Facts
        facts={[
          { name: 'Status', value: statusWords(practice.status) },
          ...(practice.opened ? [{ name: 'Opened', value: dateText(practice.opened) }] : []),
          ...(practice.closed ? [{ name: 'Closed', value: dateText(practice.closed) }] : []),
          ...practice.belongings
            .filter((one) => one.ended === null || one.ended >= today)
            .map((one) => ({
              name: parentWords(one.kind),
              value: <a href={`/people/organisations/${one.parent}`}>{one.parentName}</a>,
            })),
        ]}
      />
      <FromWhere organisation={practice} />
      {mayEdit ? (
        <Links
          links={[
            { href: `/people/organisations/${practice.code}/correct`, text: 'Correct' },
            {
              href: `/people/organisations/${practice.code}/parents`,
              text: 'Change where it belongs',
            },
            {
              href: `/people/successions/add?predecessor=${practice.code}`,
              text: 'Enter a successor',
            },
            ...(practice.closed ? [] : [{ href: `/people/organisations/${practice.code}/end`, text: 'End' }]),
          ]}
        />
      ) : null}
    </Section>
    {files}
  </>
);

/** A practice's page. Figures come from later modules, through `practiceSections`. */
export const PracticePage = (props: Props): ReactNode => {
  const { practice, today, people, parts } = props;
  // The public sees no people and no notes: then what there is stands side by side.
  const hasMatter =
    people !== undefined ||
    props.notes !== null ||
    practice.predecessors.length + practice.successors.length > 0;
  const has = (place: PracticePart['place']) => parts.some((part) => part.place === place);
  return (
    <>
      <PageHead
        reference={reference(practice, today)}
        title={practice.name}
        reading={
          <>
            {has('reading') ? (
              <>
                <Place parts={parts} place="reading" />{' '}
              </>
            ) : null}
            {standing(practice)}
          </>
        }
        move={WhoseMove(props)}
      />
      <Place parts={parts} place="section" />
      <Halves>
        <Stack>
          {has('left') ? (
            <Place parts={parts} place="left" />
          ) : (
            <Membership practice={practice} today={today} />
          )}
        </Stack>
        <Stack>
          <Place parts={parts} place="right" />
          {has('left') ? <Membership practice={practice} today={today} /> : null}
        </Stack>
      </Halves>
      {hasMatter ? (
        <Columns label="About the practice" aside={<AboutIt {...props} />}>
          {people ? <PeopleThere there={people} code={practice.code} mayKeep={props.mayKeepPeople} /> : null}
          <Successions organisation={practice} />
          {props.notes}
        </Columns>
      ) : (
        <Halves>
          <AboutIt {...props} />
        </Halves>
      )}
    </>
  );
};
