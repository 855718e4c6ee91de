import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { ok, type Result } from '../../shared/result.ts';
import { type AgendaItem, itemsOf } from '../kit/find.ts';
import { numbered } from '../meetings/agenda-rules.ts';
import { changeItem, changeMeeting } from '../meetings/change.ts';
import { type Act, actInRoom, type Given, itemIn, type Refused, type Room } from './open.ts';

/** The room, and the item of which an act is, with its number on the agenda. */
export type Opened = Room & { readonly item: AgendaItem & { readonly number: number } };

type OnItem = Given & { readonly item: number };

/** An item of the meeting by what this person may know of it, in a room that is open. */
export const itemOf = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  room: Room,
  id: number,
): Promise<Result<Opened, Refused>> => {
  const item = await itemIn(platform, trx, actor, room.meeting, id);
  if (!item.ok) return item;
  const items = numbered(await itemsOf(trx, room.meeting.reference));
  return ok({ ...room, item: { ...item.value, number: items.find((one) => one.id === id)?.number ?? 0 } });
};

/** One act on an item, as every act in the room. */
export const actOnItem = (
  platform: Platform,
  actor: Actor,
  given: OnItem,
  act: (trx: Trx, opened: Opened) => Promise<Act>,
): Promise<Act> =>
  actInRoom(platform, actor, given, async (trx, room) => {
    const opened = await itemOf(platform, trx, actor, room, given.item);
    return opened.ok ? act(trx, opened.value) : opened;
  });

/** Ends an item, in the caller’s transaction. */
export const endItem = async (
  trx: Trx,
  actor: Actor,
  { meeting, item, now, at }: Opened,
  to: { readonly state: 'closed' | 'deferred'; readonly way?: string; readonly why?: string },
): Promise<void> => {
  await changeItem(
    trx,
    actor,
    now,
    item,
    { state: to.state, closed_at: at, ...(to.way ? { way: to.way, way_words: to.why ?? null } : {}) },
    {
      kind: to.way && to.way !== 'defer' ? 'item.way' : `item.${to.state}`,
      before: { state: item.state },
      after: { state: to.state, ...(to.way ? { way: to.way } : {}), ...(to.why ? { reason: to.why } : {}) },
    },
  );
  if (meeting.current_item === item.id)
    await changeMeeting(
      trx,
      actor,
      now,
      meeting,
      { current_item: null },
      {
        kind: 'meeting.went-on',
        before: { item: item.id },
      },
    );
};
