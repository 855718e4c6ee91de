import type { ReactNode } from 'react';
import { type CalendarDate, londonDate } from '../../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Columns,
  DayText,
  Empty,
  Form,
  LinedList,
  Links,
  PageHead,
  Section,
  Tag,
} from '../../../ui/index.ts';
import { contestHref } from '../../interests/refs.ts';
import { rulingBadge } from '../../interests/rulings-rules.ts';
import { meetingHref } from '../../kit/refs.ts';
import { ACTIONS_PATH, type Action, actionHref } from '../actions/uses.ts';
import { StateTag } from '../list-page.tsx';
import { spanWords } from '../times-rules.ts';
import type { MyMatch, MyMeeting, MyProxy, MyVote } from './mine.ts';

type Props = {
  readonly meetings: readonly MyMeeting[];
  readonly votes: readonly MyVote[];
  readonly matches: readonly MyMatch[];
  readonly proxies: readonly MyProxy[];
  readonly actions: readonly Action[];
  /** Whole address of the person’s own calendar; none made yet. */
  readonly calendar: string | undefined;
  readonly today: CalendarDate;
  readonly csrf: string;
};

const Meetings = ({ meetings }: Pick<Props, 'meetings'>): ReactNode => (
  <Section title="My next meetings" aside={`${meetings.length} to come`}>
    {meetings.length === 0 ? (
      <Empty
        title="No meeting of yours is planned"
        hint="Meetings of the bodies on which you sit stand here as soon as they are planned."
        action={<ButtonLink href="/decisions/meetings">All meetings</ButtonLink>}
      />
    ) : (
      <LinedList>
        {meetings.map((meeting) => (
          <li key={meeting.reference}>
            <p>
              <a href={meetingHref(meeting.reference)}>{meeting.title}</a> <StateTag state={meeting.state} />
            </p>
            <p className="cf-small">
              <DayText date={londonDate(meeting.starts)} />, {spanWords(meeting.starts, meeting.ends)},{' '}
              {meeting.place}
            </p>
            {meeting.papers_on ? (
              <p className="cf-small">
                <a href={`${meetingHref(meeting.reference)}/pack`}>
                  {meeting.isRead ? 'Papers: read ✓' : 'Papers to read'}
                  <span className="cf-hidden"> for {meeting.reference}</span>
                </a>
              </p>
            ) : (
              <p className="cf-small cf-quiet">
                Papers are not out yet
                {meeting.papers_due ? (
                  <>
                    ; due by <DayText date={meeting.papers_due} />
                  </>
                ) : null}
                .
              </p>
            )}
          </li>
        ))}
      </LinedList>
    )}
  </Section>
);

/** A member’s one page: what they meet for, read, declare, vote on and owe. */
export const MinePage = ({
  meetings,
  votes,
  matches,
  proxies,
  actions,
  calendar,
  today,
  csrf,
}: Props): ReactNode => {
  const unread = meetings.filter(({ papers_on, isRead }) => papers_on !== null && !isRead).length;
  const waiting = [
    unread > 0 ? `${unread} ${unread === 1 ? 'pack' : 'packs'} to read` : '',
    votes.length > 0 ? `${votes.length} ${votes.length === 1 ? 'vote' : 'votes'} to cast` : '',
    actions.length > 0 ? `${actions.length} ${actions.length === 1 ? 'action' : 'actions'} to do` : '',
  ].filter(Boolean);
  return (
    <>
      <PageHead
        title="My meetings"
        reading={
          waiting.length > 0 ? (
            <>
              <b>{waiting.join(', ')}.</b> All that you meet for, on one page.
            </>
          ) : (
            'Nothing waits for you. All that you meet for stands here, on one page.'
          )
        }
      />
      <Columns
        label="Interests, proxies and calendar"
        aside={
          <>
            <Section title="My interests">
              {matches.length > 0 ? (
                <LinedList>
                  {matches.map((one) => (
                    <li key={one.id}>
                      <p>
                        {one.title ?? 'An item'}{' '}
                        <Tag tone={one.ruling === 'not-ruled' ? 'amber' : 'plain'}>
                          {rulingBadge(one.ruling ?? 'not-ruled')}
                        </Tag>
                      </p>
                      <p className="cf-small cf-quiet">{one.words}</p>
                      <p className="cf-small">
                        <a href={contestHref(one.id)}>
                          {one.contested ? 'You contested it' : 'Say if this is wrong'}
                          <span className="cf-hidden">: {one.meeting}</span>
                        </a>
                      </p>
                    </li>
                  ))}
                </LinedList>
              ) : (
                <p className="cf-quiet">No interest of yours touches an item of a coming meeting.</p>
              )}
              <Links
                links={[
                  { href: '/people/interests/declare', text: 'Declare an interest' },
                  { href: '/people/interests/mine', text: 'What I have declared' },
                ]}
              />
            </Section>
            <Section title="My proxies">
              {proxies.length > 0 ? (
                <LinedList>
                  {proxies.map((one) => (
                    <li key={one.id}>{one.words}</li>
                  ))}
                </LinedList>
              ) : (
                <p className="cf-quiet">Nobody votes for you, and you vote for nobody else.</p>
              )}
              <Links links={[{ href: '/decisions/proxies', text: 'Let somebody vote for me' }]} />
            </Section>
            <Section title="In my own calendar" id="calendar">
              {calendar ? (
                <>
                  <p className="cf-small">
                    Put this address into your calendar as a subscription. It is yours alone: whoever has it
                    sees your meetings.
                  </p>
                  <p className="cf-address">
                    <a href={calendar} data-cf-copy="">
                      {calendar}
                    </a>
                  </p>
                </>
              ) : (
                <p className="cf-small">
                  Make an address, put it into your calendar as a subscription, and your meetings stand there
                  and follow every change.
                </p>
              )}
              <Form action="/decisions/mine/calendar" csrf={csrf} guard={false}>
                <Button look={calendar ? 'quiet' : 'secondary'}>
                  {calendar ? 'Make a new address: the old one stops' : 'Make my address'}
                </Button>
              </Form>
            </Section>
          </>
        }
      >
        {votes.length > 0 ? (
          <Section title="Votes open to me" aside={`${votes.length} to cast`}>
            <LinedList>
              {votes.map((vote) => (
                <li key={`${vote.href} ${vote.as}`}>
                  <a href={vote.href}>{vote.title}</a>
                  <p className="cf-small cf-quiet">
                    for {vote.as}
                    {vote.closes ? (
                      <>
                        , until <DayText date={londonDate(vote.closes)} />
                      </>
                    ) : null}
                  </p>
                </li>
              ))}
            </LinedList>
          </Section>
        ) : null}
        <Meetings meetings={meetings} />
        <Section title="My actions" aside={<a href={`${ACTIONS_PATH}?whose=mine&state=all`}>all of mine</a>}>
          {actions.length === 0 ? (
            <p className="cf-quiet">No meeting waits for something from you.</p>
          ) : (
            <LinedList>
              {actions.map((action) => (
                <li key={action.reference}>
                  <a href={actionHref(action.reference)}>{action.what}</a>
                  <p className="cf-small cf-quiet">
                    {action.reference}, by <DayText date={action.due} />{' '}
                    {action.due < today ? <Tag tone="red">Overdue</Tag> : null}
                  </p>
                </li>
              ))}
            </LinedList>
          )}
        </Section>
      </Columns>
    </>
  );
};
