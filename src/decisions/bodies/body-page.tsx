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
  PageHead,
  Section,
  Tag,
  Timeline,
} from '../../ui/index.ts';
import type { ListedDecision } from '../decided/answers.ts';
import { bodyHref, DECISIONS_PATH, decisionHref, feedHref, MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import type { ListedMeeting } from '../meetings/uses.ts';
import { OrdersExplained } from '../orders/explained.tsx';
import { ordersHref } from '../orders/refs.ts';
import { large } from '../words-rules.ts';
import type { BodyAnswer, MemberAnswer } from './answers.ts';
import { Missing, Sitting } from './seats-part.tsx';
import { historyWords, kindWords, standingWords } from './words.ts';

type Props = {
  readonly body: BodyAnswer;
  readonly meetings: readonly ListedMeeting[];
  readonly decisions: readonly ListedDecision[];
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
