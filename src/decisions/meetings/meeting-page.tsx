import type { ReactNode } from 'react';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  Columns,
  DateText,
  DayText,
  Empty,
  Facts,
  Fold,
  LinedList,
  Links,
  Note,
  PageHead,
  Section,
} from '../../ui/index.ts';
import { meetingInterestsHref } from '../interests/refs.ts';
import { bodyHref, meetingHref } from '../kit/refs.ts';
import { AgendaList } from './agenda-list.tsx';
import type { Expected, OutcomeLink } from './facts.ts';
import { StateLine, WhoseMove } from './move-part.tsx';
import { ShownQuestions } from './questions/pages.tsx';
import type { Question } from './questions/uses.ts';
import { minutesWords, spanWords } from './times-rules.ts';
import type { MeetingAnswer } from './uses.ts';

const PRESENCE: Readonly<Record<NonNullable<Expected['presence']>, string>> = {
  waiting: 'waiting to come in',
  apologies: 'apologies',
  absent: 'absent',
  here: 'here',
  video: 'by video',
  left: 'left',
};

const People = ({ expected }: { readonly expected: readonly Expected[] }): ReactNode => (
  <Section title="Who is expected" aside={`${expected.filter(({ deputyFor }) => !deputyFor).length} members`}>
    {expected.length === 0 ? (
      <p className="cf-quiet">Nobody sits on this body on that day yet.</p>
    ) : (
      <Fold summary="Names and seats">
        <LinedList>
          {expected.map((one) => (
            <li key={one.id}>
              {one.name}
              <p className="cf-small cf-quiet">
                {[
                  one.deputyFor ? `deputy of ${one.deputyFor}` : one.seat,
                  one.presence ? PRESENCE[one.presence] : undefined,
                ]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            </li>
          ))}
        </LinedList>
      </Fold>
    )}
  </Section>
);

type Props = {
  readonly meeting: MeetingAnswer;
  readonly expected: readonly Expected[];
  readonly outcomes: readonly OutcomeLink[];
  readonly questions: readonly Question[];
  /** Questions that wait to be read; null for those who do not read them. */
  readonly unread: number | null;
  readonly canAsk: boolean;
  readonly today: CalendarDate;
  readonly csrf: string;
};

/** One meeting: its agenda, its papers, who comes, what the public asks. */
export const MeetingPage = ({
  meeting,
  expected,
  outcomes,
  questions,
  unread,
  canAsk,
  today,
  csrf,
}: Props): ReactNode => {
  const base = meetingHref(meeting.reference);
  const [starts, ends] = [new Date(meeting.starts), new Date(meeting.ends)];
  const planned = meeting.items.reduce(
    (sum, item) => sum + (item.state === 'withdrawn' ? 0 : item.minutes),
    0,
  );
  const room = Math.round((ends.getTime() - starts.getTime()) / 60_000);
  const { plan } = meeting.may;
  const changes = plan && ['planned', 'agenda-out', 'papers-out'].includes(meeting.state);
  const hidden = meeting.inPrivate.filter(
    ({ number }) => !meeting.items.some((item) => item.number === number),
  );
  return (
    <>
      <PageHead
        reference={
          <>
            <b>{meeting.reference}</b> · <a href={bodyHref(meeting.body.key)}>{meeting.body.name}</a>
          </>
        }
        title={meeting.title}
        reading={
          <>
            <b>
              <DayText date={londonDate(starts)} />, {spanWords(starts, ends)}
            </b>
            , {meeting.place}.{' '}
            {meeting.inPublic
              ? 'The public may come.'
              : `It is held in private${meeting.privateReason ? `: ${meeting.privateReason}` : '.'}`}
          </>
        }
        move={<WhoseMove meeting={meeting} />}
      />
      {meeting.state === 'cancelled' ? (
        <Note kind="warning">
          <p>This meeting is called off: {meeting.cancelledReason}</p>
        </Note>
      ) : (
        <StateLine meeting={meeting} today={today} />
      )}
      {meeting.notes.map((note) => (
        <Note key={note} kind="warning">
          <p>{note}</p>
        </Note>
      ))}
      <Columns
        label="About this meeting"
        aside={
          <>
            <Section title="About it">
              <Facts
                facts={[
                  { name: 'Chair', value: meeting.chair ?? 'not said yet' },
                  ...(meeting.noticeOn
                    ? [{ name: 'Agenda out', value: <DateText date={meeting.noticeOn} /> }]
                    : []),
                  ...(meeting.papersOn
                    ? [{ name: 'Papers out', value: <DateText date={meeting.papersOn} /> }]
                    : meeting.papersDue
                      ? [
                          {
                            name: meeting.latePaper === 'in-time' ? 'Papers due' : 'Papers were due',
                            value: <DayText date={meeting.papersDue} />,
                          },
                        ]
                      : []),
                  ...(meeting.video
                    ? [{ name: 'By video', value: <a href={meeting.video}>Join by video</a> }]
                    : []),
                ]}
              />
              <Links
                links={[
                  { href: `${base}/meeting.ics`, text: 'Into my calendar' },
                  ...(meeting.papersOn ? [{ href: `${base}/pack`, text: 'The pack' }] : []),
                  ...(meeting.state === 'closed' ? [{ href: `${base}/minutes`, text: 'Minutes' }] : []),
                  ...(meeting.ofBody
                    ? [{ href: meetingInterestsHref(meeting.reference), text: 'Interests' }]
                    : []),
                  ...(changes
                    ? [
                        { href: `${base}/edit`, text: 'Change when or where' },
                        { href: `${base}/cancel`, text: 'Call it off' },
                      ]
                    : []),
                ]}
              />
            </Section>
            <People expected={expected} />
          </>
        }
      >
        <Section
          title="Agenda"
          aside={
            meeting.items.length > 0
              ? `${minutesWords(planned)} of ${minutesWords(room)}${planned > room ? ': too long' : ''}`
              : undefined
          }
        >
          {meeting.items.length + meeting.kept.length === 0 ? (
            <Empty
              title={meeting.agendaOut ? 'Nothing on it that you may read' : 'The agenda is not out yet'}
              hint={
                meeting.agendaOut
                  ? 'What is held in private is told below with its reason.'
                  : meeting.agendaBy
                    ? 'It stands here when it goes out, some days before the meeting.'
                    : 'It stands here when it goes out.'
              }
            />
          ) : (
            <AgendaList meeting={meeting} outcomes={outcomes} csrf={csrf} />
          )}
          {changes ? (
            <div className="cf-buttons">
              <ButtonLink look="secondary" href={`${base}/items/new`}>
                Add an item
              </ButtonLink>
            </div>
          ) : null}
        </Section>
        {hidden.length > 0 ? (
          <Section title="Private part" aside={`${hidden.length} ${hidden.length === 1 ? 'item' : 'items'}`}>
            <p>The public is asked to leave for this part. For each item the reason is told:</p>
            <LinedList>
              {hidden.map(({ number, reason }) => (
                <li key={number}>
                  Item {number}: {reason ?? 'reason not said'}
                </li>
              ))}
            </LinedList>
          </Section>
        ) : null}
        {meeting.inPublic && meeting.noticeOn ? (
          <Section
            title="Questions from the public"
            id="questions"
            aside={
              unread === null ? undefined : (
                <a href={`${base}/questions`}>{unread > 0 ? `${unread} to be read` : 'Read and answer'}</a>
              )
            }
          >
            {questions.length > 0 ? (
              <ShownQuestions questions={questions} />
            ) : (
              <p className="cf-quiet">No question is shown yet.</p>
            )}
            {canAsk ? (
              <div className="cf-buttons">
                <ButtonLink look="secondary" href={`${base}/ask`}>
                  Ask a question
                </ButtonLink>
              </div>
            ) : null}
          </Section>
        ) : null}
      </Columns>
    </>
  );
};
