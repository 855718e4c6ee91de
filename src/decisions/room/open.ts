import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { atInput, onceInput } from '../interests/input.ts';
import {
  type AgendaItem,
  findItem,
  itemInput,
  type Meeting,
  meetingInput,
  noItem,
  openMeeting,
  visibleItems,
} from '../kit/find.ts';
import { mayRun } from '../kit/may.ts';
import { dayOfMeeting } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import type { RoomRefusal } from './refusals.ts';

export type Refused = RoomRefusal | CommonRefusal;

/** What every act in the room carries: the meeting, the tablet’s key, and when it happened. */
export const actInput = { meeting: meetingInput, once: onceInput, at: atInput };
export const itemActInput = { ...actInput, item: itemInput };
export const optionalItem = z.preprocess(
  (value) => (value === '' || value === null ? undefined : value),
  itemInput.optional(),
);

/** Which meeting, and under which key. */
export type Given = {
  readonly meeting: string;
  readonly once?: string | undefined;
  readonly at?: string | undefined;
};

/** The meeting, locked, for somebody who runs it. */
export type Room = {
  readonly meeting: Meeting;
  readonly now: Date;
  /** When it happened: earlier than now where a tablet was without its connection. */
  readonly at: Date;
  /** It was done by an earlier sending: nothing is done again. */
  readonly again: boolean;
};

/** A tablet’s clock may be a little ahead. */
const LEEWAY_MS = 60_000;

const whenIn = (meeting: Meeting, at: string | undefined, now: Date): Result<Date, Refused> => {
  if (at === undefined) return ok(now);
  const given = new Date(at);
  if (given.getTime() > now.getTime() + LEEWAY_MS)
    return refuse({ kind: 'room-time', field: 'at', why: 'future' });
  // Seconds are not told to the chair, so an act of the same minute is not before the opening.
  const opened = meeting.opened_at === null ? 0 : Math.floor(meeting.opened_at.getTime() / 60_000) * 60_000;
  if (given.getTime() < opened) return refuse({ kind: 'room-time', field: 'at', why: 'before' });
  return ok(given > now ? now : given);
};

/** The meeting, locked, for somebody who may run it, in whatever state it is. */
export const lockRoom = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { meeting, once }: Given,
): Promise<Result<Omit<Room, 'at'>, Refused>> => {
  const opened = await openMeeting(platform, trx, actor, { meeting });
  if (!opened.ok) return opened;
  const now = platform.now();
  const runs =
    (await mayRun(trx, actor, opened.value, londonDate(now))) ||
    (await mayRun(trx, actor, opened.value, dayOfMeeting(opened.value)));
  if (!runs) return refuse({ kind: 'room-not-yours' });
  const under = once === undefined ? undefined : await meetingUnder(trx, once);
  // A key is the sender’s own choice: under one of another meeting nothing would be kept here, and all be answered as done.
  if (under !== undefined && under !== opened.value.reference)
    return refuse({
      kind: 'bad-input',
      problems: [
        { field: 'once', message: 'Something was sent under this key in another meeting. Choose a new one.' },
      ],
    });
  return ok({ meeting: opened.value, now, again: under !== undefined });
};

/** Every act writes a line under its key, so the key tells whether it was done, and in which meeting. */
const meetingUnder = async (trx: Trx, once: string): Promise<string | undefined> =>
  (
    await decisionDb(trx)
      .selectFrom('meeting_line')
      .select('meeting')
      .where('once', '=', once)
      .executeTakeFirst()
  )?.meeting;

/** The same while the meeting is open, with the time at which it happened. What was done before is answered as done. */
export const openRoom = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: Given,
): Promise<Result<Room, Refused>> => {
  const locked = await lockRoom(platform, trx, actor, given);
  if (!locked.ok) return locked;
  const { meeting, now, again } = locked.value;
  if (again) return ok({ meeting, now, at: now, again });
  if (meeting.state !== 'open') return refuse({ kind: 'room-not-open', state: meeting.state });
  const at = whenIn(meeting, given.at, now);
  return at.ok ? ok({ meeting, now, at: at.value, again }) : at;
};

/** An item of the meeting that this person may know of; hidden and missing ones answer alike. */
export const itemIn = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  meeting: Meeting,
  id: number,
): Promise<Result<AgendaItem, Refused>> => {
  const item = await findItem(trx, id);
  if (item?.meeting !== meeting.reference) return refuse(noItem(id));
  const [seen] = await visibleItems({ ...platform, db: trx }, actor, [item]);
  return seen ? ok(seen) : refuse(noItem(id));
};

/** The same once it was opened: while it is open, and afterwards, since a tablet may send late. */
export const begunItem = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  meeting: Meeting,
  id: number,
): Promise<Result<AgendaItem, Refused>> => {
  const item = await itemIn(platform, trx, actor, meeting, id);
  if (!item.ok) return item;
  return item.value.opened_at === null
    ? refuse({ kind: 'room-item-not-open', title: item.value.title })
    : item;
};

/** The vote that is open on an item. */
export const openVoteOn = async (db: Db, item: number): Promise<string | undefined> =>
  (
    await decisionDb(db)
      .selectFrom('vote')
      .select('reference')
      .where('item', '=', item)
      .where('kind', '=', 'item')
      .where('state', '=', 'open')
      .executeTakeFirst()
  )?.reference;

export const done = z.object({ meeting: z.string(), again: z.boolean().describe('it was done before') });
export type Done = z.output<typeof done>;
export type Act = Result<Done, Refused>;
export const doneIn = ({ meeting, again }: Pick<Room, 'meeting' | 'again'>): Act =>
  ok({ meeting: meeting.reference, again });

/**
 * One act in the room, in one transaction, by somebody who runs the meeting, while it is open. What was done by an
 * earlier sending is answered as done.
 */
export const actInRoom = (
  platform: Platform,
  actor: Actor,
  given: Given,
  act: (trx: Trx, room: Room) => Promise<Act>,
): Promise<Act> =>
  inTransaction<Act>(platform.db, async (trx) => {
    const opened = await openRoom(platform, trx, actor, given);
    if (!opened.ok) return opened;
    return opened.value.again ? doneIn(opened.value) : act(trx, opened.value);
  });
