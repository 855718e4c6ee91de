import type { ReactNode } from 'react';
import { londonDate, longDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  Columns,
  counted,
  DateText,
  DayText,
  Empty,
  Facts,
  LinedList,
  Links,
  More,
  PageHead,
  Section,
  Tag,
  Timeline,
  Unverified,
} from '../../ui/index.ts';
import type { ListedDecision } from '../decided/answers.ts';
import { bodyHref, DECISIONS_PATH, decisionHref, feedHref, MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import type { ListedMeeting } from '../meetings/uses.ts';
import { OrdersExplained } from '../orders/explained.tsx';
import { ordersHref } from '../orders/refs.ts';
import { large } from '../words-rules.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { MembersTable } from './members-table.tsx';
import { historyWords, kindWords, standingWords } from './words.ts';

type Props = {
  readonly body: BodyAnswer;
  readonly meetings: readonly ListedMeeting[];
  readonly decisions: readonly ListedDecision[];
};

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

const Reading = ({ body, now }: { readonly body: BodyAnswer; readonly now: readonly MemberAnswer[] }) => {
  const voting = new Set(
    now.filter(({ isVoting, deputyFor }) => isVoting && deputyFor === null).map(({ name }) => name),
  ).size;
  return (
    <>
      {body.about} <b>{counted(voting, 'member votes', 'members vote')}</b>
      {body.inPublic ? '; everybody may come to its meetings.' : '; it meets in private.'}
    </>
  );
};

const Missing = ({ body, now }: { readonly body: BodyAnswer; readonly now: readonly MemberAnswer[] }) => {
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

const Sitting = ({ body, now }: { readonly body: BodyAnswer; readonly now: readonly MemberAnswer[] }) => {
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

const Rules = ({ body }: { readonly body: BodyAnswer }): ReactNode => (
  <Section
    title="How it decides"
    id="orders"
    aside={
      body.orders ? (
        <>
          standing orders from <DateText date={body.orders.from} />
        </>
      ) : undefined
    }
  >
    {body.orders ? (
      <>
        <OrdersExplained sentences={body.orders.sentences} />
        <p className="cf-small cf-quiet">
          Source: {body.orders.source}.
          {body.orders.verifiedOn ? (
            <>
              {' '}
              Held against it on <DateText date={body.orders.verifiedOn} />.
            </>
          ) : null}
        </p>
      </>
    ) : (
      <Empty
        title="No standing orders are in force"
        hint="Without them the body can meet, but nothing can say whether it is quorate or what a vote carries."
      />
    )}
    <Links
      links={[
        { href: ordersHref(body.key), text: 'All versions of its standing orders' },
        ...(body.orders
          ? [{ href: `${ordersHref(body.key, body.orders.id)}/try`, text: 'Try them on a made-up meeting' }]
          : []),
      ]}
    />
  </Section>
);

const About = ({ body }: { readonly body: BodyAnswer }): ReactNode => (
  <Section title="About it" id="about">
    <Facts
      facts={[
        { name: 'Kind', value: kindWords(body.kind) },
        ...(body.parent
          ? [{ name: 'Answers to', value: <a href={bodyHref(body.parent.key)}>{body.parent.name}</a> }]
          : []),
        ...(body.below.length > 0
          ? [
              {
                name: 'Below it',
                value: (
                  <LinedList>
                    {body.below.map(({ key, name }) => (
                      <li key={key}>
                        <a href={bodyHref(key)}>{name}</a>
                      </li>
                    ))}
                  </LinedList>
                ),
              },
            ]
          : []),
        ...(body.routeName ? [{ name: 'Cases', value: `those that go to: ${body.routeName}` }] : []),
        { name: 'First day', value: <DateText date={body.foundedOn} /> },
        ...(body.closedOn ? [{ name: 'Last day', value: <DateText date={body.closedOn} /> }] : []),
      ]}
    />
  </Section>
);

const Meetings = ({ body, meetings }: Pick<Props, 'body' | 'meetings'>): ReactNode => (
  <Section title="Next meetings" id="meetings">
    {meetings.length === 0 ? (
      <p className="cf-quiet">None is announced.</p>
    ) : (
      <LinedList>
        {meetings.map((meeting) => (
          <li key={meeting.reference}>
            <a href={meetingHref(meeting.reference)}>
              <DayText date={londonDate(new Date(meeting.starts))} />
            </a>
            <p className="cf-small cf-quiet">{meeting.title}</p>
          </li>
        ))}
      </LinedList>
    )}
    <Links
      links={[
        { href: `${MEETINGS_PATH}?body=${body.key}&when=all`, text: 'All its meetings' },
        { href: `${bodyHref(body.key)}/meetings.ics`, text: 'In your calendar' },
      ]}
    />
  </Section>
);

const Decided = ({ body, decisions }: Pick<Props, 'body' | 'decisions'>): ReactNode => (
  <Section title="Last decisions" id="decisions">
    {decisions.length === 0 ? (
      <p className="cf-quiet">None is published yet.</p>
    ) : (
      <LinedList>
        {decisions.map((decision) => (
          <li key={decision.reference}>
            <a href={decisionHref(decision.reference)}>{decision.title ?? decision.reference}</a>
            <p className="cf-small cf-quiet">
              <DateText date={decision.decidedOn} />
              {decision.withheld ? ', withheld' : ''}
            </p>
          </li>
        ))}
      </LinedList>
    )}
    <Links
      links={[
        { href: `${DECISIONS_PATH}?body=${body.key}`, text: 'All its decisions' },
        { href: feedHref(body.key), text: 'Follow them with a feed reader (Atom)' },
      ]}
    />
  </Section>
);

const History = ({ body }: { readonly body: BodyAnswer }): ReactNode =>
  body.history.length === 0 ? null : (
    <Section title="What was done" id="history" aside="the newest first">
      <Timeline
        items={body.history.map((entry) => ({
          key: `${entry.at} ${historyWords(entry)}`,
          dateTime: entry.at,
          when: longDate(londonDate(new Date(entry.at))),
          title: `${large(historyWords(entry))}, by ${entry.by}`,
        }))}
      />
    </Section>
  );

const Keep = ({ body }: { readonly body: BodyAnswer }): ReactNode => {
  const at = bodyHref(body.key);
  return (
    <div className="cf-act">
      {body.standing === 'closed' ? null : (
        <ButtonLink href={`${at}/members/new`}>Appoint a member</ButtonLink>
      )}
      <Links
        links={[
          { href: `${at}/edit`, text: 'Change what is said of it' },
          { href: `${at}/seats`, text: 'Change its seats' },
          { href: `${ordersHref(body.key)}/new`, text: 'Enter standing orders' },
          { href: `${at}/close`, text: body.closedOn ? 'Change its last day' : 'Close it' },
        ]}
      />
    </div>
  );
};

/** One body, as everybody may read it; whoever keeps it finds their ways on at its head. */
export const BodyPage = ({ body, meetings, decisions }: Props): ReactNode => {
  const now = body.members.filter(({ standing }) => standing === 'now');
  return (
    <>
      <PageHead
        reference={
          <>
            {kindWords(body.kind)}
            {body.standing === 'sits' ? null : (
              <>
                {' '}
                <Tag>{standingWords(body.standing)}</Tag>
              </>
            )}
          </>
        }
        title={body.name}
        reading={<Reading body={body} now={now} />}
        move={body.may.keep ? <Keep body={body} /> : undefined}
      />
      <Columns
        label="About it, meetings and decisions"
        aside={
          <>
            <Meetings body={body} meetings={meetings} />
            <Decided body={body} decisions={decisions} />
            <About body={body} />
          </>
        }
      >
        <Missing body={body} now={now} />
        <Sitting body={body} now={now} />
        <Rules body={body} />
        <History body={body} />
      </Columns>
    </>
  );
};
