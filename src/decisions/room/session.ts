import { z } from 'zod';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate, longDate, weekdayDate } from '../../shared/dates.ts';
import { refuse } from '../../shared/result.ts';
import { writeLine } from '../kit/change.ts';
import { type AgendaItem, itemsOf, type Meeting, ordersInForce } from '../kit/find.ts';
import { numbered } from '../meetings/agenda-rules.ts';
import { changeItem, changeMeeting } from '../meetings/change.ts';
import { ordersNote } from '../meetings/send.ts';
import { attendanceOf } from '../quorum/now.ts';
import { listed } from '../words-rules.ts';
import { type Act, actInput, actInRoom, done, doneIn, lockRoom, openRoom, openVoteOn } from './open.ts';

/**
 * Opens a meeting. The standing orders of that day rule it from then on, whatever is changed later; where others were in
 * force when it was called, the record says so. Opened twice, it was opened once.
 */
export const openMeetingUse = defineUse({
  name: 'open-meeting',
  path: 'meetings/{meeting}/room/open',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Opens a meeting on its day: the standing orders of that day rule it from then on.',
  input: z.object(actInput),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    inTransaction<Act>(platform.db, async (trx) => {
      const locked = await lockRoom(platform, trx, actor, input);
      if (!locked.ok) return locked;
      const { meeting, now } = locked.value;
      if (meeting.state === 'open') return doneIn({ meeting, again: true });
      if (meeting.state !== 'agenda-out' && meeting.state !== 'papers-out')
        return refuse({ kind: 'room-not-open', state: meeting.state });
      const today = londonDate(now);
      const day = londonDate(meeting.starts);
      if (today < day) return refuse({ kind: 'room-too-early', day: weekdayDate(day) });
      const orders = await ordersInForce(trx, meeting.body, today);
      if (!orders) return refuse({ kind: 'room-no-orders' });
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        { state: 'open', opened_at: now, orders: orders.id },
        { kind: 'meeting.opened', before: { orders: meeting.orders }, after: { orders: orders.id } },
      );
      const changed = await ordersNote(trx, meeting);
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: null,
        at: now,
        kind: 'opened',
        words: `The meeting was opened${meeting.chair_name ? `, ${meeting.chair_name} in the chair` : ''}. ${changed ?? `The standing orders in force from ${longDate(orders.from_day)} rule it.`}`,
        once: input.once,
      });
      return doneIn({ meeting, again: false });
    }),
});

/** By their numbers alone: what is private or ruled out of somebody’s sight keeps its number on every agenda. */
const notReached = (items: readonly { readonly number: number }[]): string => {
  const numbers = listed(items.map(({ number }) => String(number)));
  return items.length === 1
    ? `Item ${numbers} was not reached and goes to the next meeting.`
    : `Items ${numbers} were not reached and go to the next meeting.`;
};

/**
 * Closes a meeting: the item that is open is closed with it, and items that were not reached are put off to the next
 * one. Refused while a vote is open.
 */
export const closeMeetingUse = defineUse({
  name: 'close-meeting',
  path: 'meetings/{meeting}/room/close',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Closes a meeting. Items that were not reached are put off to the next one.',
  input: z.object(actInput),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    inTransaction<Act>(platform.db, async (trx) => {
      const locked = await lockRoom(platform, trx, actor, input);
      if (!locked.ok) return locked;
      if (locked.value.meeting.state === 'closed') return doneIn({ ...locked.value, again: true });
      const opened = await openRoom(platform, trx, actor, input);
      if (!opened.ok || opened.value.again) return opened.ok ? doneIn(opened.value) : opened;
      const { meeting, now, at } = opened.value;
      const items = numbered(await itemsOf(trx, meeting.reference));
      for (const { id } of items) {
        const reference = await openVoteOn(trx, id);
        if (reference) return refuse({ kind: 'room-vote-open', reference });
      }
      const change = (item: AgendaItem, state: 'closed' | 'deferred') =>
        changeItem(
          trx,
          actor,
          now,
          item,
          state === 'closed' ? { state, closed_at: at } : { state, way: 'not-reached', closed_at: at },
          { kind: `item.${state}`, before: { state: item.state }, after: { state } },
        );
      for (const item of items.filter(({ state }) => state === 'open')) await change(item, 'closed');
      const left = items.filter(({ state }) => state === 'planned');
      for (const item of left) await change(item, 'deferred');
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        { state: 'closed', closed_at: at, current_item: null, minutes_state: 'draft' },
        { kind: 'meeting.closed', after: { notReached: left.map(({ id }) => id) } },
      );
      if (left.length > 0)
        await writeLine(trx, actor, {
          meeting: meeting.reference,
          item: null,
          at,
          kind: 'closed',
          words: notReached(left),
        });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: null,
        at,
        kind: 'closed',
        words: 'The meeting was closed.',
        once: input.once,
      });
      return doneIn(opened.value);
    }),
});

/** Puts somebody else into the chair: the chair is away, or has an interest in an item. */
export const takeChairUse = defineUse({
  name: 'take-chair',
  path: 'meetings/{meeting}/room/chair',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Says who is in the chair from now on: a member who votes and is here.',
  input: z.object({ ...actInput, person: z.string({ error: 'Say who takes the chair.' }).trim().max(60) }),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, now, at } = room;
      const { seated } = await attendanceOf(trx, meeting);
      const one = seated.find(({ person }) => person === input.person);
      const isHere = one?.presence === 'here' || one?.presence === 'video';
      if (!one?.isVoting || !isHere) return refuse({ kind: 'room-chair', field: 'person' });
      if (meeting.chair === one.person) return doneIn({ meeting, again: true });
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        { chair: one.person, chair_name: one.name },
        {
          kind: 'meeting.chair',
          before: { chair: meeting.chair },
          after: { chair: one.person },
        },
      );
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: meeting.current_item,
        at,
        kind: 'chair',
        words: `${one.name} took the chair.`,
        isPrivate: isPrivateItem(meeting, await itemsOf(trx, meeting.reference)),
        once: input.once,
      });
      return doneIn(room);
    }),
});

/** Whether what happens now happens in a part without the public. */
export const isPrivateItem = (meeting: Meeting, items: readonly AgendaItem[]): boolean =>
  items.find(({ id }) => id === meeting.current_item)?.is_private ?? false;
