import type { ReactNode } from 'react';
import { longDate } from '../../shared/dates.ts';
import {
  Button,
  ButtonLink,
  Buttons,
  Empty,
  ErrorSummary,
  Facts,
  Hidden,
  LinedList,
  More,
  Note,
  Section,
  TextField,
} from '../../ui/index.ts';
import { meetingHref, paperHref } from '../kit/refs.ts';
import { clockWords } from '../meetings/times-rules.ts';
import { boardHref, liveHref, roomHref } from './acts.ts';
import { AgendaPart } from './agenda-part.tsx';
import { RoomBar, StepLine } from './bar.tsx';
import { Act, fieldOf, type RoomForms } from './form.tsx';
import { InterestsPart } from './interests-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { QuorumPart } from './quorum-part.tsx';
import { ActionsPart, ConditionsPart, QuestionsPart, RecordPart } from './record-part.tsx';
import type { RoomAnswer, RoomItem } from './shown.ts';
import { VotePart } from './vote-part.tsx';

const OpenMeeting = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms;
}): ReactNode => (
  <Section title="Open the meeting">
    <Facts
      facts={[
        { name: 'In the chair', value: room.chair ?? 'Nobody is named yet' },
        {
          name: 'Standing orders',
          value: room.orders
            ? `In force from ${longDate(room.orders.from)}. They rule this meeting from its opening on.`
            : 'None are in force: the meeting cannot be opened.',
        },
        ...(room.note ? [{ name: 'They changed', value: room.note }] : []),
        { name: 'Items', value: String(room.items.length) },
      ]}
    />
    {room.state === 'agenda-out' || room.state === 'papers-out' ? (
      <Act forms={forms} act="open" says="The opening">
        <Button>Open the meeting</Button>
      </Act>
    ) : (
      <p>
        Its agenda has not gone out yet, so it is not called.{' '}
        <a href={meetingHref(room.meeting)}>Go to the meeting</a>
      </p>
    )}
  </Section>
);

const OpenItem = ({
  item,
  forms,
  look = 'main',
}: {
  readonly item: RoomItem;
  readonly forms: RoomForms;
  readonly look?: 'main' | 'quiet';
}): ReactNode => (
  <Act
    forms={{ ...forms, item: item.id }}
    act="open-item"
    prefix={`open-item-${item.id}`}
    says={`Item ${item.number}`}
    inline
  >
    <Button look={look}>
      {item.state === 'planned' ? `Open item ${item.number}` : `Open item ${item.number} again`}
      <Hidden>: {item.title}</Hidden>
    </Button>
  </Act>
);

/** What ends the item, or begins another. */
const ItemWays = ({ room, forms }: { readonly room: RoomAnswer; readonly forms: RoomForms }): ReactNode => {
  const { shown, next, currentItem } = room;
  if (!shown) return null;
  if (shown.state !== 'open')
    return currentItem === null && shown.state !== 'withdrawn' ? (
      <div className="cf-item-ways">
        <OpenItem item={shown} forms={forms} look={shown.state === 'planned' ? 'main' : 'quiet'} />
      </div>
    ) : null;
  if (shown.vote?.state === 'open') return null;
  const defer = fieldOf(forms, 'defer-item');
  const on = next && next.number > shown.number ? next : undefined;
  return (
    <div className="cf-item-ways">
      <Act forms={forms} act="close-item" says={`Item ${shown.number}`} inline>
        {on ? (
          <Button name="close-item-next" value="yes" look="secondary">
            Close, and go on to {on.number}
            <Hidden>, {on.title}</Hidden>
          </Button>
        ) : null}
        <Button look={on ? 'quiet' : 'secondary'}>Close item {shown.number}</Button>
      </Act>
      {shown.vote === null ? (
        <More summary="Put it off" about="to the next meeting" open={forms.form.values.form === 'defer-item'}>
          <Act forms={forms} act="defer-item" says={`Item ${shown.number}`}>
            <TextField {...defer('reason')} label="Why it is put off" />
            <Button look="quiet">Put it off to the next meeting</Button>
          </Act>
        </More>
      ) : null}
    </div>
  );
};

const Between = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms | undefined;
}): ReactNode => {
  if (room.keptNow)
    return (
      <Note>
        <p>
          The meeting deals with an item that is kept from you by a ruling, or is held without you. You see
          nothing of it until it is published. This page shows the next item by itself.
        </p>
      </Note>
    );
  if (!forms)
    return (
      <Empty
        title={room.state === 'open' ? 'No item is open' : 'The meeting has not begun'}
        hint="This page changes by itself when the chair goes on."
      />
    );
  const late = room.items.filter(({ state }) => state === 'planned');
  return (
    <Section title={room.next ? 'Go on' : 'All items are dealt with'}>
      {room.next ? (
        <>
          <p>
            Next is <b>{`${room.next.number} ${room.next.title}`}</b>, {room.next.minutes} minutes.
          </p>
          <OpenItem item={room.next} forms={forms} />
        </>
      ) : null}
      <More summary="Close the meeting" open={late.length === 0}>
        <Act forms={forms} act="close" says="The end of the meeting">
          <p>
            {late.length === 0
              ? 'All items are dealt with.'
              : `${late.length} ${late.length === 1 ? 'item is' : 'items are'} left; they go to the next meeting.`}{' '}
            The record then becomes the draft minutes.
          </p>
          <Button look={late.length === 0 ? 'main' : 'quiet'}>Close the meeting</Button>
        </Act>
      </More>
    </Section>
  );
};

const OUTCOMES = {
  closed: 'Dealt with',
  deferred: 'Put off to the next meeting',
  planned: 'Not reached',
  open: 'Open',
  withdrawn: 'Withdrawn',
} as const;

const Summary = ({ room }: { readonly room: RoomAnswer }): ReactNode => (
  <Section title="What was done">
    <LinedList>
      {room.items.map((item) => (
        <li key={item.id}>
          <a href={`${roomHref(room.meeting)}?item=${item.id}`}>{`${item.number} ${item.title}`}</a>
          <p className="cf-small cf-quiet">
            {OUTCOMES[item.state]}
            {room.lines
              .filter((line) => line.item === item.id && line.kind === 'vote-closed')
              .map(({ words }) => `. ${words}`)
              .join('')}
          </p>
        </li>
      ))}
    </LinedList>
    <Buttons>
      <ButtonLink href={`${meetingHref(room.meeting)}/minutes`}>The draft minutes</ButtonLink>
      <ButtonLink look="quiet" href={meetingHref(room.meeting)}>
        The meeting
      </ButtonLink>
    </Buttons>
  </Section>
);

const About = ({ room }: { readonly room: RoomAnswer }): ReactNode => {
  const { shown } = room;
  if (!shown) return null;
  const asks = shown.vote === null ? shown.asks : null;
  const papers = shown.papers.length > 0;
  if (!asks && !shown.presenter && !papers && !shown.proposal) return null;
  return (
    <div className="cf-item-about">
      {asks ? (
        <p className="cf-asked">
          <b>The motion:</b> {asks}
        </p>
      ) : null}
      <p className="cf-small cf-quiet">
        {shown.presenter ? `Presented by ${shown.presenter}. ` : ''}
        {shown.papers.map(({ id, title }, n) => (
          <span key={id}>
            {n > 0 ? ' · ' : 'Papers: '}
            <a href={paperHref(room.meeting, id)}>{title}</a>
          </span>
        ))}
        {shown.proposal ? (
          <>
            {papers ? '. ' : ''}
            <a href={`/ideas/${shown.proposal}`}>The thread of this item, {shown.proposal}</a>
          </>
        ) : null}
      </p>
    </div>
  );
};

/**
 * A meeting as it goes on. Whoever runs it does so here; members read the same and declare interests; each sees only
 * what no ruling keeps from them.
 */
export const RoomPage = ({
  room,
  forms,
}: {
  readonly room: RoomAnswer;
  readonly forms: RoomForms;
}): ReactNode => {
  const isOpen = room.state === 'open';
  const runs = room.may.run ? forms : undefined;
  const acts = isOpen ? runs : undefined;
  const itemActs = acts && room.shown && room.shown.openedAt !== null ? acts : undefined;
  const own = room.me !== null && isOpen && room.shown?.state !== 'closed' ? forms : undefined;
  const here = roomHref(room.meeting);
  return (
    <div
      className="cf-live"
      data-cf-live={liveHref(room.meeting)}
      data-cf-room={room.may.run ? room.meeting : undefined}
    >
      <RoomBar room={room} here={here} />
      <ErrorSummary errors={forms.form.errors} />
      {room.shown ? <StepLine shown={room.shown} /> : null}
      <div className="cf-room">
        <div className="cf-room__main cf-stack" data-cf-part="main">
          {room.shown && isOpen ? (
            <>
              <About room={room} />
              {acts ? <ItemWays room={room} forms={acts} /> : null}
              <VotePart room={room} forms={itemActs} />
              <QuorumPart room={room} forms={acts} />
            </>
          ) : room.shown ? (
            <>
              <About room={room} />
              <VotePart room={room} forms={undefined} />
              <QuorumPart room={room} forms={undefined} />
            </>
          ) : room.state === 'closed' ? (
            <Summary room={room} />
          ) : isOpen ? (
            <Between room={room} forms={acts} />
          ) : runs ? (
            <OpenMeeting room={room} forms={runs} />
          ) : (
            <Between room={room} forms={undefined} />
          )}
          {isOpen || room.state === 'closed' ? <PeoplePart room={room} forms={acts} /> : null}
        </div>
        <div className="cf-room__side cf-stack" data-cf-part="side">
          <InterestsPart room={room} forms={acts ?? own} />
          <RecordPart room={room} forms={acts} all={room.shown === null} />
          <ConditionsPart room={room} forms={itemActs} />
          <QuestionsPart room={room} forms={acts} />
          <ActionsPart room={room} forms={room.shown ? itemActs : acts} />
        </div>
        <nav className="cf-room__agenda" aria-label="Agenda" data-cf-part="agenda">
          <AgendaPart room={room} />
          {acts ? (
            <p className="cf-small cf-quiet cf-js-only">
              If the line drops, go on: what you write down is sent in order when it is back.
            </p>
          ) : null}
          <p className="cf-small">
            <a href={boardHref(room.meeting)}>The board for everybody</a>
          </p>
          {room.note && isOpen ? <p className="cf-small">{room.note}</p> : null}
          {isOpen && room.openedAt ? (
            <p className="cf-small cf-quiet">Open since {clockWords(new Date(room.openedAt))}</p>
          ) : null}
        </nav>
      </div>
    </div>
  );
};
