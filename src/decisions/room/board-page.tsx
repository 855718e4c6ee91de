import type { ReactNode } from 'react';
import { ButtonLink, Buttons, Empty, Note, Section } from '../../ui/index.ts';
import { meetingHref } from '../kit/refs.ts';
import { boardHref, liveHref, roomHref } from './acts.ts';
import { AgendaPart } from './agenda-part.tsx';
import { RoomBar } from './bar.tsx';
import { ActionsPart, ConditionsPart, RecordPart } from './record-part.tsx';
import type { RoomAnswer } from './shown.ts';
import { VotePart } from './vote-part.tsx';

const Nothing = ({ room }: { readonly room: RoomAnswer }): ReactNode => {
  if (room.keptNow)
    return (
      <Note>
        <p>The meeting deals with an item that you cannot follow here. This page goes on by itself.</p>
      </Note>
    );
  if (room.state === 'open')
    return (
      <Empty title="No item is open just now" hint="This page changes by itself when the meeting goes on." />
    );
  if (room.state === 'closed')
    return (
      <Empty
        title="The meeting is over"
        hint="Its record stands below. The minutes follow."
        action={<ButtonLink href={meetingHref(room.meeting)}>Go to the meeting</ButtonLink>}
      />
    );
  return (
    <Empty
      title="The meeting has not begun"
      hint="This page changes by itself when it does."
      action={<ButtonLink href={meetingHref(room.meeting)}>Read the agenda and papers</ButtonLink>}
    />
  );
};

/** What everybody may follow of a meeting while it goes on: for a screen in the hall and for phones. */
export const BoardPage = ({ room }: { readonly room: RoomAnswer }): ReactNode => (
  <div className="cf-live cf-hall" data-cf-live={liveHref(room.meeting)}>
    <RoomBar room={room} here={boardHref(room.meeting)} />
    <div className="cf-room">
      <div className="cf-room__main cf-stack" data-cf-part="main">
        {room.shown ? (
          <>
            {room.shown.asks && room.shown.vote === null ? (
              <p className="cf-asked">
                <b>What is asked:</b> {room.shown.asks}
              </p>
            ) : null}
            <VotePart room={room} forms={undefined} />
            {room.shown.quorum && room.shown.purpose === 'decide' ? (
              <Section title="Are enough members here?">
                <p className="cf-quorum">
                  <b>{room.shown.quorum.sentence}</b>
                </p>
                <p>
                  {room.here.here} of {room.here.of} members who vote are here. Whoever has an interest in
                  this item may not count.
                </p>
              </Section>
            ) : null}
            <ConditionsPart room={room} forms={undefined} />
          </>
        ) : (
          <Nothing room={room} />
        )}
        <ActionsPart room={room} forms={undefined} />
      </div>
      <div className="cf-room__side cf-stack" data-cf-part="side">
        <RecordPart room={room} forms={undefined} all />
      </div>
      <nav className="cf-room__agenda" aria-label="Agenda" data-cf-part="agenda">
        <AgendaPart room={room} hrefOf={() => undefined} />
        <Buttons>
          {room.may.member ? (
            <ButtonLink look="quiet" href={roomHref(room.meeting)}>
              The room
            </ButtonLink>
          ) : null}
          <ButtonLink look="quiet" href={meetingHref(room.meeting)}>
            The meeting
          </ButtonLink>
        </Buttons>
      </nav>
    </div>
  </div>
);
