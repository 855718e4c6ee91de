import type { ReactNode } from 'react';
import { londonDate } from '../../shared/dates.ts';
import {
  ButtonLink,
  type Column,
  counted,
  DayText,
  Empty,
  FilterSelect,
  Links,
  Listed,
  type ListQuery,
  type ListState,
  PageHead,
  SearchBox,
  Tag,
  type Tone,
} from '../../ui/index.ts';
import { BodyFilter } from '../kit/body-filter.tsx';
import type { Body } from '../kit/find.ts';
import { bodyHref, MEETINGS_PATH, meetingHref } from '../kit/refs.ts';
import { stateWords } from './agenda-rules.ts';
import type { MeetingState } from './tables.ts';
import { spanWords } from './times-rules.ts';
import type { ListedMeeting, MEETING_SORTS } from './uses.ts';

const TONES: Readonly<Record<MeetingState, Tone>> = {
  planned: 'plain',
  'agenda-out': 'blue',
  'papers-out': 'blue',
  open: 'green',
  closed: 'plain',
  cancelled: 'red',
};

export const StateTag = ({ state }: { readonly state: MeetingState }): ReactNode => (
  <Tag tone={TONES[state]}>{stateWords(state)}</Tag>
);

/** When it is: the day and, below it, its times. */
export const When = ({
  meeting,
}: {
  readonly meeting: Pick<ListedMeeting, 'starts' | 'ends'>;
}): ReactNode => {
  const [starts, ends] = [new Date(meeting.starts), new Date(meeting.ends)];
  return (
    <div>
      <DayText date={londonDate(starts)} />
      <br />
      <span className="cf-small cf-quiet">{spanWords(starts, ends)}</span>
    </div>
  );
};

const COLUMNS: readonly Column<ListedMeeting>[] = [
  {
    key: 'title',
    heading: 'Meeting',
    cell: (meeting) => (
      <>
        <a href={meetingHref(meeting.reference)}>{meeting.title}</a>
        <br />
        <span className="cf-small cf-quiet">{meeting.reference}</span>
      </>
    ),
  },
  {
    key: 'starts',
    heading: 'When',
    sortable: true,
    cell: (meeting) => <When meeting={meeting} />,
  },
  {
    key: 'body',
    heading: 'Body',
    sortable: true,
    cell: (meeting) => <a href={bodyHref(meeting.body)}>{meeting.bodyName}</a>,
  },
  {
    key: 'place',
    heading: 'Where',
    cell: (meeting) => (
      <div>
        {meeting.place}
        <br />
        <span className="cf-small cf-quiet">{meeting.inPublic ? 'the public may come' : 'in private'}</span>
      </div>
    ),
  },
  {
    key: 'state',
    heading: 'How far',
    sortable: true,
    cell: (meeting) => (
      <div>
        <StateTag state={meeting.state} />
        {meeting.minutes === 'none' ? null : (
          <p className="cf-small cf-quiet">
            {meeting.minutes === 'draft' ? 'draft minutes' : 'minutes approved'}
          </p>
        )}
      </div>
    ),
  },
];

type Props = {
  readonly total: number;
  readonly rows: readonly ListedMeeting[];
  readonly query: ListQuery;
  readonly state: ListState<(typeof MEETING_SORTS)[number]>;
  readonly bodies: readonly Body[];
  readonly mayPlan: boolean;
  readonly isPerson: boolean;
};

/** Meetings to come, or those that were. */
export const MeetingsPage = ({ total, rows, query, state, bodies, mayPlan, isPerson }: Props): ReactNode => {
  const when = query.when ?? 'coming';
  const body = bodies.find(({ key }) => key === query.body);
  return (
    <>
      <PageHead
        title="Meetings"
        reading={
          <>
            <b>{counted(total, 'meeting', 'meetings')}</b>
            {when === 'past' ? ' that were' : when === 'all' ? ' in all' : ' to come'}
            {body ? ` of the ${body.name}` : ''}: where what patients get is decided, with the agenda, the
            papers and the minutes.
          </>
        }
        move={
          mayPlan ? (
            <div className="cf-act">
              <ButtonLink href={`${MEETINGS_PATH}/plan`}>Plan a year of meetings</ButtonLink>
              <p>
                Or <a href={`${MEETINGS_PATH}/new`}>add one meeting</a>.
              </p>
            </div>
          ) : undefined
        }
      />
      {isPerson ? (
        <Links links={[{ href: '/decisions/mine', text: 'My meetings, papers and actions' }]} />
      ) : null}
      <SearchBox
        action={MEETINGS_PATH}
        label="Name, place or reference"
        value={query.q}
        keep={state.keep}
        clear={state.isFiltered ? MEETINGS_PATH : undefined}
      >
        <FilterSelect
          name="when"
          label="When"
          value={when}
          options={[
            { value: 'coming', text: 'To come' },
            { value: 'past', text: 'Past' },
            { value: 'all', text: 'All' },
          ]}
        />
        <BodyFilter bodies={bodies} value={query.body} />
      </SearchBox>
      <Listed
        caption="Meetings"
        columns={COLUMNS}
        rows={rows}
        rowKey={(meeting) => meeting.reference}
        total={total}
        state={state}
        empty={
          <Empty
            title={state.isFiltered ? 'No meeting fits' : 'No meeting is announced yet'}
            hint={
              mayPlan
                ? 'Plan a year of meetings for a body; each stands here at once, and in the calendars of its members.'
                : when === 'coming'
                  ? 'A meeting stands here when its agenda goes out. Look at those that were meanwhile.'
                  : 'Try fewer words, another body, or meetings to come.'
            }
            action={<ButtonLink href={`${MEETINGS_PATH}?when=all`}>Show all meetings</ButtonLink>}
          />
        }
      />
      {bodies.length > 0 ? (
        <p className="cf-small cf-quiet">
          In your own calendar:{' '}
          {bodies.map(({ key, name }, place) => (
            <span key={key}>
              {place > 0 ? ', ' : ''}
              <a href={`${bodyHref(key)}/meetings.ics`}>{name}</a>
            </span>
          ))}
          .
        </p>
      ) : null}
    </>
  );
};
