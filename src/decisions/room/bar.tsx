import type { ReactNode } from 'react';
import { londonDate, weekdayDate } from '../../shared/dates.ts';
import { Hidden, Tag } from '../../ui/index.ts';
import { clockWords, spanWords } from '../meetings/times-rules.ts';
import { latenessWords } from './clock-rules.ts';
import type { RoomAnswer, RoomCurrent } from './shown.ts';

const whereOf = (room: RoomAnswer): string =>
  [room.title, weekdayDate(londonDate(new Date(room.starts))), room.place].join(' · ');

const headingOf = (room: RoomAnswer): ReactNode => {
  if (room.shown) return `${room.shown.number} ${room.shown.title}`;
  if (room.state === 'closed') return 'The meeting is closed';
  if (room.state === 'cancelled') return 'The meeting is called off';
  if (room.state !== 'open') return 'The meeting has not been opened';
  if (room.keptNow) return 'An item is dealt with that is kept from you';
  return room.items.some(({ state }) => state !== 'planned') ? 'Between two items' : 'The meeting is open';
};

/** Title, clock and connection: the head of the room and of the board. */
export const RoomBar = ({ room, here }: { readonly room: RoomAnswer; readonly here: string }): ReactNode => {
  const now = new Date(room.now);
  return (
    <div className="cf-mbar" data-cf-part="bar">
      <div>
        <p className="cf-ref">{whereOf(room)}</p>
        <h1>{headingOf(room)}</h1>
        {room.shown?.isPrivate ? <Tag tone="amber">Without the public</Tag> : null}
        {room.shown && room.currentItem !== null && room.shown.id !== room.currentItem ? (
          <p className="cf-small">
            This is not the item that is open. <a href={here}>Go to the one that is</a>
          </p>
        ) : null}
      </div>
      {room.state === 'open' ? (
        <dl>
          <div>
            <dt>Now</dt>
            <dd>
              <time dateTime={room.now} data-cf-now={room.now}>
                {clockWords(now)}
              </time>
            </dd>
          </div>
          {room.shown?.openedAt && room.shown.state === 'open' ? (
            <div>
              <dt>This item</dt>
              <dd>
                <span data-cf-since={room.shown.openedAt}>{room.shown.minutesOpen}</span>{' '}
                <small>of {room.shown.minutes} min</small>
              </dd>
            </div>
          ) : null}
          <div>
            <dt>Meeting</dt>
            <dd className={room.late > 5 ? 'cf-late' : undefined}>{latenessWords(room.late)}</dd>
          </div>
          <div className="cf-mbar__line">
            <dt>Connection</dt>
            <dd data-cf-connection="">
              <a href={here}>
                Refresh<Hidden> to see what is new</Hidden>
              </a>
            </dd>
          </div>
        </dl>
      ) : (
        <dl>
          <div>
            <dt>When</dt>
            <dd>{spanWords(new Date(room.starts), new Date(room.ends))}</dd>
          </div>
        </dl>
      )}
    </div>
  );
};

const STATE_WORDS = { done: 'done', now: 'now', fails: 'not quorate', 'to-come': 'to come' } as const;

/** The way of an item: interests, quorum, discussion, vote, actions. */
export const StepLine = ({ shown }: { readonly shown: RoomCurrent }): ReactNode => (
  <ol className="cf-steps5" aria-label="Steps of this item" data-cf-part="steps">
    {shown.steps.map(({ key, name, state }) => (
      <li key={key} className={`is-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
        {name} {state === 'done' ? <span aria-hidden="true">✓</span> : null}
        {state === 'fails' ? <span aria-hidden="true">✗</span> : null}
        <Hidden>, {STATE_WORDS[state]}</Hidden>
      </li>
    ))}
  </ol>
);
