import type { ReactNode } from 'react';
import { Hidden } from '../../ui/index.ts';
import { clockWords } from '../meetings/times-rules.ts';
import { roomItemHref } from './acts.ts';
import type { RoomAnswer, RoomItem } from './shown.ts';

const signOf = (item: RoomItem): ReactNode => {
  switch (item.state) {
    case 'closed':
      return (
        <>
          <span className="cf-ok" aria-hidden="true">
            ✓
          </span>
          <Hidden>, done</Hidden>
        </>
      );
    case 'deferred':
      return <span className="cf-small">put off</span>;
    default:
      return null;
  }
};

/** The agenda beside the room: what is done, what is now, what comes. */
export const AgendaPart = ({
  room,
  hrefOf = (item) => roomItemHref(room.meeting, item.id),
}: {
  readonly room: RoomAnswer;
  readonly hrefOf?: (item: RoomItem) => string | undefined;
}): ReactNode => (
  <>
    <ol className="cf-agenda-now">
      {[
        ...room.items.map((item) => ({ number: item.number, item })),
        ...room.kept.map((number) => ({ number, item: undefined })),
      ]
        .sort((a, b) => a.number - b.number)
        .map(({ number, item }) => {
          if (!item)
            return (
              <li key={number} className="is-kept">
                <span>
                  <span>{number}</span> Kept from you
                </span>
              </li>
            );
          const isNow = item.id === room.currentItem;
          const href = hrefOf(item);
          const words = (
            <>
              <span>{number}</span>
              <span>
                {item.title} {signOf(item)}
                {item.isPrivate ? <span className="cf-small cf-quiet"> (private)</span> : null}
                {isNow ? <Hidden>, now</Hidden> : null}
              </span>
            </>
          );
          return (
            <li
              key={number}
              className={
                isNow
                  ? 'is-now'
                  : item.state === 'closed' || item.state === 'deferred'
                    ? 'is-done'
                    : undefined
              }
            >
              {href ? (
                <a href={href} aria-current={room.shown?.id === item.id ? 'true' : undefined}>
                  {words}
                </a>
              ) : (
                <span>{words}</span>
              )}
            </li>
          );
        })}
    </ol>
    {room.next && room.state === 'open' ? (
      <p className="cf-small cf-quiet">
        Next: {room.next.number}, {room.next.title}, planned for {clockWords(new Date(room.next.planned))}.
      </p>
    ) : null}
  </>
);
