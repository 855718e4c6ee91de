import type { ReactNode } from 'react';
import {
  ButtonLink,
  counted,
  DateText,
  Empty,
  LinedList,
  Links,
  More,
  Section,
  Tag,
  Unverified,
} from '../../ui/index.ts';
import { bodyHref } from '../kit/refs.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { MembersTable } from './members-table.tsx';

/** Members in the order of their seats, the deputies after whom they stand in for. */
const bySeat = (body: BodyAnswer, members: readonly MemberAnswer[]): readonly MemberAnswer[] => {
  const seats = body.composition?.seats.map(({ key }) => key) ?? [];
  const place = ({ seat }: MemberAnswer) => {
    const at = seats.indexOf(seat);
    return at < 0 ? seats.length : at;
  };
  return [...members].sort(
    (a, b) => place(a) - place(b) || Number(a.deputyFor !== null) - Number(b.deputyFor !== null),
  );
};

export const Missing = ({
  body,
  now,
}: {
  readonly body: BodyAnswer;
  readonly now: readonly MemberAnswer[];
}) => {
  const ending = now.filter(({ term }) => term === 'over' || term === 'ends-soon');
  const needed = body.composition?.seats.filter(({ conditions }) => conditions.length > 0) ?? [];
  const vacant = body.gaps.length;
  if (body.standing !== 'sits' || (vacant === 0 && ending.length === 0)) return null;
  const conditionsOf = (gap: string) =>
    needed.find(({ label }) => gap.startsWith(`${label}:`))?.conditions ?? [];
  return (
    <Section
      title="Gaps and terms"
      id="missing"
      aside={[
        ...(vacant > 0 ? [counted(vacant, 'gap', 'gaps')] : []),
        ...(ending.length > 0 ? [counted(ending.length, 'term', 'terms')] : []),
      ].join(', ')}
    >
      <LinedList>
        {body.gaps.map((gap) => (
          <li key={gap}>
            <p>
              <Tag tone="amber">Gap</Tag> {gap}
            </p>
            {body.may.keep && conditionsOf(gap).length > 0 ? (
              <p className="cf-small cf-quiet">You see to it: {conditionsOf(gap).join('; ')}.</p>
            ) : null}
          </li>
        ))}
        {ending.map((member) => (
          <li key={member.id}>
            <p>
              <Tag tone={member.term === 'over' ? 'red' : 'amber'}>
                {member.term === 'over' ? 'Term is over' : 'Term ends soon'}
              </Tag>{' '}
              {member.name}, {member.seatLabel}: <DateText date={member.termEnds ?? ''} />.
            </p>
            {body.may.keep ? (
              <p className="cf-small cf-quiet">
                They sit until somebody ends it.{' '}
                <a href={`${bodyHref(body.key)}/members/${member.id}`}>Renew it, or end it</a>
              </p>
            ) : null}
          </li>
        ))}
      </LinedList>
    </Section>
  );
};

const Seats = ({ body }: { readonly body: BodyAnswer }): ReactNode =>
  body.composition ? (
    <More summary="Which seats it has" about={`: ${body.name}`} printed>
      <LinedList>
        {body.composition.seats.map((seat) => (
          <li key={seat.key}>
            <p>
              <b>{seat.label}</b>: {seat.atMost === seat.atLeast ? seat.atLeast : `at least ${seat.atLeast}`}
              {seat.atMost !== null && seat.atMost !== seat.atLeast ? `, at most ${seat.atMost}` : ''}
              {seat.voting ? '' : '; in attendance, without a vote'}
              {seat.clinical ? '; a clinician' : ''}.
            </p>
            {seat.conditions.length > 0 ? (
              <p className="cf-small cf-quiet">{seat.conditions.join('; ')}.</p>
            ) : null}
          </li>
        ))}
      </LinedList>
      <p className="cf-small cf-quiet">
        From <DateText date={body.composition.from} />. {body.composition.source}.{' '}
        <Unverified verified={body.composition.verified} about="the seats" />
      </p>
    </More>
  ) : (
    <p className="cf-small cf-quiet">Nobody has said which seats it has.</p>
  );

export const Sitting = ({
  body,
  now,
}: {
  readonly body: BodyAnswer;
  readonly now: readonly MemberAnswer[];
}) => {
  const coming = body.members.filter(({ standing }) => standing === 'to come');
  const past = body.members.filter(({ standing }) => standing === 'past').toReversed();
  const csv = `${bodyHref(body.key)}/members.csv`;
  return (
    <Section title="Who sits on it" id="members" aside={counted(now.length, 'seat held', 'seats held')}>
      {now.length === 0 ? (
        <Empty
          title="Nobody sits on it yet"
          hint={
            body.may.keep
              ? 'Appoint its members one by one: find each in the register, choose their seat and first day.'
              : 'Its members stand here when they are appointed.'
          }
          action={
            body.may.keep ? (
              <ButtonLink href={`${bodyHref(body.key)}/members/new`}>Appoint a member</ButtonLink>
            ) : undefined
          }
        />
      ) : (
        <MembersTable body={body} members={bySeat(body, now)} caption="Who sits on it now" />
      )}
      {coming.length > 0 ? (
        <>
          <h3>To come</h3>
          <MembersTable body={body} members={coming} caption="Who will sit on it" />
        </>
      ) : null}
      {past.length > 0 ? (
        <More summary={`Who sat on it before (${past.length})`}>
          <MembersTable body={body} members={past} caption="Who sat on it before" past />
        </More>
      ) : null}
      <Seats body={body} />
      {body.members.length > 0 ? (
        <Links links={[{ href: csv, text: 'Everybody who sat or sits on it (CSV)' }]} />
      ) : null}
    </Section>
  );
};
