import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { ticked } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { writeLine } from '../kit/change.ts';
import { itemsOf } from '../kit/find.ts';
import { numbered } from '../meetings/agenda-rules.ts';
import { changeItem, changeMeeting } from '../meetings/change.ts';
import { actOnItem, endItem, itemOf, type Opened } from './on-item.ts';
import { type Act, done, doneIn, itemActInput, itemIn, openRoom, openVoteOn } from './open.ts';
import { quorumAgain } from './quorum.ts';

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
      await endItem(trx, actor, opened, { state: 'closed' });
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
