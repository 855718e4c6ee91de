import type { ReactNode } from 'react';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { ButtonLink, DayText, Move, StageLine } from '../../ui/index.ts';
import { meetingHref } from '../kit/refs.ts';
import { LATE_PAPER } from '../orders/sentences-rules.ts';
import type { MeetingState } from './tables.ts';
import type { MeetingAnswer } from './uses.ts';

const LINE: readonly { readonly state: MeetingState | 'approved'; readonly name: string }[] = [
  { state: 'planned', name: 'Planned' },
  { state: 'agenda-out', name: 'Agenda out' },
  { state: 'papers-out', name: 'Papers out' },
  { state: 'open', name: 'Open' },
  { state: 'closed', name: 'Closed' },
  { state: 'approved', name: 'Minutes approved' },
];

/** How far a meeting is, from its plan to its approved minutes. */
export const StateLine = ({
  meeting,
  today,
}: {
  readonly meeting: MeetingAnswer;
  readonly today: CalendarDate;
}) => {
  const approved = meeting.minutes === 'approved';
  const now = approved ? LINE.length - 1 : LINE.findIndex(({ state }) => state === meeting.state);
  const days: Partial<Record<string, ReactNode>> = {
    planned: meeting.agendaBy && meeting.state === 'planned' ? `agenda by ${short(meeting.agendaBy)}` : '',
    'agenda-out':
      meeting.state === 'agenda-out' && meeting.papersDue
        ? `papers ${meeting.latePaper === 'in-time' ? 'by' : 'due'} ${short(meeting.papersDue)}`
        : meeting.noticeOn
          ? short(meeting.noticeOn)
          : '',
    'papers-out': meeting.papersOn ? short(meeting.papersOn) : '',
    open: short(londonDate(new Date(meeting.starts))),
    closed: meeting.minutes === 'draft' ? 'draft minutes' : '',
  };
  const late =
    meeting.state === 'planned' && meeting.agendaBy !== null && today > meeting.agendaBy ? 'late' : undefined;
  return (
    <StageLine
      label="How far this meeting is"
      cells={LINE.map(({ state, name }, place) => ({
        key: state,
        name,
        place: place < now ? 'done' : place === now ? (approved ? 'done' : 'now') : 'to-come',
        share: place <= now ? 1 : 0,
        days: String(days[state] ?? ''),
        over: state === 'planned' ? late : undefined,
      }))}
    />
  );
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const short = (date: CalendarDate): string =>
  `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;

/** Whose move it is with this meeting, and what they press. */
export const WhoseMove = ({ meeting }: { readonly meeting: MeetingAnswer }): ReactNode => {
  const base = meetingHref(meeting.reference);
  const { plan, run } = meeting.may;
  switch (meeting.state) {
    case 'planned':
      return (
        <Move
          who="The programme office"
          actions={plan ? <ButtonLink href={`${base}/send-agenda`}>Send the agenda</ButtonLink> : undefined}
        >
          {meeting.agendaBy ? (
            <>
              Puts the agenda together and sends it by <DayText date={meeting.agendaBy} />.
            </>
          ) : (
            'Puts the agenda together and sends it.'
          )}
        </Move>
      );
    case 'agenda-out':
      return (
        <Move
          who="Those who write papers"
          actions={plan ? <ButtonLink href={`${base}/send-papers`}>Send the papers</ButtonLink> : undefined}
        >
          {meeting.papersDue && meeting.latePaper !== 'in-time' ? (
            <>
              Their papers were due by <DayText date={meeting.papersDue} />. {LATE_PAPER[meeting.latePaper]}
            </>
          ) : meeting.papersDue ? (
            <>
              Their papers are due by <DayText date={meeting.papersDue} />. Then the pack goes out.
            </>
          ) : (
            'Then the pack goes out.'
          )}
        </Move>
      );
    case 'papers-out':
    case 'open':
      return (
        <Move
          who={meeting.state === 'open' ? 'The meeting' : 'The members'}
          actions={
            <>
              {run ? (
                <ButtonLink href={`${base}/room`}>
                  {meeting.state === 'open' ? 'Go to the room' : 'Run this meeting'}
                </ButtonLink>
              ) : null}
              <ButtonLink look={run ? 'quiet' : 'main'} href={`${base}/pack`}>
                Read the pack
              </ButtonLink>
            </>
          }
        >
          {meeting.state === 'open' ? (
            <>
              It is going on now. <a href={`${base}/board`}>Follow it</a>.
            </>
          ) : (
            'They read the papers before they meet.'
          )}
        </Move>
      );
    case 'closed':
      return (
        <Move
          who={meeting.minutes === 'approved' ? 'Nobody' : 'The governance officer'}
          actions={<ButtonLink href={`${base}/minutes`}>Read the minutes</ButtonLink>}
        >
          {meeting.minutes === 'none'
            ? 'Makes the draft minutes from the record.'
            : meeting.minutes === 'draft'
              ? 'Lays the minutes before the next meeting, which approves them.'
              : 'It is over, and its minutes are approved.'}
        </Move>
      );
    case 'cancelled':
      return <Move who="Nobody">This meeting is called off: {meeting.cancelledReason}</Move>;
  }
};
