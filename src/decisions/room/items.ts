import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, ticked, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { defineUse } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { writeLine } from '../kit/change.ts';
import { type AgendaItem, itemsOf } from '../kit/find.ts';
import { numbered } from '../meetings/agenda-rules.ts';
import { changeItem, changeMeeting } from '../meetings/change.ts';
import { INQUORATE_WAYS } from '../orders/orders-rules.ts';
import { quorumNow } from '../quorum/now.ts';
import { wayName, waysOn } from '../quorum/ways-rules.ts';
import {
  type Act,
  actInRoom,
  done,
  doneIn,
  type Given,
  itemActInput,
  itemIn,
  openRoom,
  openVoteOn,
  type Refused,
  type Room,
} from './open.ts';
import { quorumAgain } from './quorum.ts';

type Opened = Room & { readonly item: AgendaItem & { readonly number: number } };

type OnItem = Given & { readonly item: number };

const itemOf = async (
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
const actOnItem = (
  platform: Platform,
  actor: Actor,
  given: OnItem,
  act: (trx: Trx, opened: Opened) => Promise<Act>,
): Promise<Act> =>
  actInRoom(platform, actor, given, async (trx, room) => {
    const opened = await itemOf(platform, trx, actor, room, given.item);
    return opened.ok ? act(trx, opened.value) : opened;
  });

/** Begins an item, in the caller’s transaction: the meeting deals with it now, and its quorum is worked out. */
const begin = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  opened: Opened,
  once?: string,
): Promise<void> => {
  const { meeting, item, now, at } = opened;
  const again = item.opened_at !== null;
  await changeItem(
    trx,
    actor,
    now,
    item,
    { state: 'open', opened_at: item.opened_at ?? at, closed_at: null },
    {
      kind: again ? 'item.opened-again' : 'item.opened',
      before: { state: item.state },
      after: { state: 'open' },
    },
  );
  await changeMeeting(
    trx,
    actor,
    now,
    meeting,
    { current_item: item.id },
    {
      kind: 'meeting.went-on',
      after: { item: item.id },
    },
  );
  await writeLine(trx, actor, {
    meeting: meeting.reference,
    item: item.id,
    at,
    kind: 'opened',
    words: `Item ${item.number} ${again ? 'opened again' : 'opened'}${item.is_private ? ', without the public' : ''}.`,
    isPrivate: item.is_private,
    once,
  });
  await quorumAgain(platform, trx, actor, meeting, { ...item, state: 'open' }, at);
};

/** Opens an item: one at a time. Opened twice, it was opened once; one that was closed or put off can be opened again. */
export const openItemUse = defineUse({
  name: 'open-item',
  path: 'meetings/{meeting}/room/items/{item}/open',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Opens an item of a meeting that is open: the meeting deals with it now.',
  input: z.object(itemActInput),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    actOnItem(platform, actor, input, async (trx, opened) => {
      const { meeting, item } = opened;
      if (item.state === 'open') return doneIn({ meeting, again: true });
      if (item.state === 'withdrawn') return refuse({ kind: 'room-item-over', title: item.title });
      const other = (await itemsOf(trx, meeting.reference)).find(({ state }) => state === 'open');
      if (other) {
        const seen = await itemIn(platform, trx, actor, meeting, other.id);
        return refuse({ kind: 'room-other-open', title: seen.ok ? seen.value.title : 'An item' });
      }
      await begin(platform, trx, actor, opened, input.once);
      return doneIn(opened);
    }),
});

/** Ends an item, in the caller’s transaction. */
const end = async (
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

/** Closes an item, and opens the next one where that is asked for. Refused while a vote on it is open. */
export const closeItemUse = defineUse({
  name: 'close-item',
  path: 'meetings/{meeting}/room/items/{item}/close',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Closes an item of a meeting, and goes on to the next one.',
  input: z.object({ ...itemActInput, next: ticked('open the next item at once') }),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    actOnItem(platform, actor, input, async (trx, opened) => {
      const { meeting, item, at } = opened;
      if (item.state === 'closed') return doneIn({ meeting, again: true });
      if (item.state !== 'open') return refuse({ kind: 'room-item-not-open', title: item.title });
      const reference = await openVoteOn(trx, item.id);
      if (reference) return refuse({ kind: 'room-vote-open', reference });
      await end(trx, actor, opened, { state: 'closed' });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.id,
        at,
        kind: 'closed',
        words: `Item ${item.number} closed.`,
        isPrivate: item.is_private,
        once: input.once,
      });
      const next = numbered(await itemsOf(trx, meeting.reference)).find(
        (one) => one.state === 'planned' && one.position > item.position,
      );
      if (input.next && next) {
        // Closing the last one has changed the meeting.
        const room = await openRoom(platform, trx, actor, { meeting: input.meeting });
        if (!room.ok) return room;
        const following = await itemOf(platform, trx, actor, room.value, next.id);
        // The next item may be kept from whoever closes this one: somebody else then opens it.
        if (following.ok) await begin(platform, trx, actor, { ...following.value, at });
      }
      return doneIn(opened);
    }),
});

/** Puts an item off to the next meeting, with the reason. */
export const deferItemUse = defineUse({
  name: 'defer-item',
  path: 'meetings/{meeting}/room/items/{item}/defer',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Puts an item off to the next meeting, with the reason.',
  input: z.object({
    ...itemActInput,
    reason: words('Say why it is put off.', 500),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return actOnItem(platform, actor, input, async (trx, opened) => {
      const { meeting, item, at } = opened;
      if (item.state === 'deferred') return doneIn({ meeting, again: true });
      if (item.state === 'withdrawn') return refuse({ kind: 'room-item-over', title: item.title });
      const reference = await openVoteOn(trx, item.id);
      if (reference) return refuse({ kind: 'room-vote-open', reference });
      await end(trx, actor, opened, { state: 'deferred', way: 'defer', why: input.reason });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.id,
        at,
        kind: 'way',
        words: `Item ${item.number} was put off to the next meeting. ${input.reason}`,
        isPrivate: item.is_private,
        once: input.once,
      });
      return doneIn(opened);
    });
  },
});

/**
 * Takes one of the ways that the orders allow where an item is not quorate, and writes down how. Members who are brought
 * in are seated on the body, and the item goes on; every other way ends it here.
 */
export const takeWayUse = defineUse({
  name: 'take-way',
  path: 'meetings/{meeting}/room/items/{item}/way',
  method: 'post',
  permission: 'decisions.run',
  summary:
    'Says what is done with an item that is not quorate: one of the ways of the standing orders, and how.',
  input: z.object({
    ...itemActInput,
    way: z.enum(INQUORATE_WAYS, { error: 'Choose what is done.' }),
    how: optionalWords(1000).describe('who decides, and why so'),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ how: input.how }, input.confirmed);
    if (identified) return refuse(identified);
    return actOnItem(platform, actor, input, async (trx, opened) => {
      const { meeting, item, now, at } = opened;
      if (item.state !== 'open') return refuse({ kind: 'room-item-not-open', title: item.title });
      const quorum = await quorumNow(trx, meeting, item.id);
      if (!quorum || quorum.outcome.isQuorate) return refuse({ kind: 'room-quorate' });
      if (!waysOn(quorum.orders.orders, quorum.outcome).some(({ way }) => way === input.way))
        return refuse({ kind: 'room-way', field: 'way' });
      if (!input.how)
        return refuse({
          kind: 'bad-input',
          problems: [{ field: 'how', message: 'Say how, and why: the record holds it.' }],
        });
      if (input.way === 'co-opt')
        await changeItem(
          trx,
          actor,
          now,
          item,
          { way: input.way, way_words: input.how },
          {
            kind: 'item.way',
            after: { way: input.way, reason: input.how },
          },
        );
      else
        await end(trx, actor, opened, {
          state: input.way === 'defer' ? 'deferred' : 'closed',
          way: input.way,
          why: input.how,
        });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.id,
        at,
        kind: 'way',
        words: `Item ${item.number} is not quorate. ${wayName(input.way)}: ${input.how}`,
        isPrivate: item.is_private,
        once: input.once,
      });
      return doneIn(opened);
    });
  },
});
