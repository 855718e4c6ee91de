import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { addItemInterest } from '../interests/add.ts';
import { findItemInterest } from '../interests/queries.ts';
import { dismissInterest, ruleOnInterest } from '../interests/rule.ts';
import { findItem, findMeeting, meetingInput } from '../kit/find.ts';
import { type Act, actInRoom, done, doneIn, type Given, type Refused } from './open.ts';
import { quorumAgain } from './quorum.ts';

/** What the chair finds of an interest, in the meeting: the quorum of its item is worked out again. */
const settleHere = (
  platform: Platform,
  actor: Actor,
  given: Given,
  settle: (here: Platform) => Promise<Result<{ readonly item: number }, { readonly kind: string }>>,
): Promise<Act> =>
  actInRoom(platform, actor, given, async (trx, room) => {
    const { meeting, at } = room;
    const settled = await settle({ ...platform, db: trx });
    if (!settled.ok) return refuse(settled.refusal as Refused);
    const item = await findItem(trx, settled.value.item);
    if (item?.meeting === given.meeting && item.state === 'open')
      await quorumAgain(platform, trx, actor, meeting, item, at);
    return doneIn(room);
  });

/** Rules on an interest while the meeting is open, and works the item’s quorum out again. */
export const ruleInRoomUse = defineUse({
  name: 'rule-in-room',
  path: 'meetings/{meeting}/room/interests/{interest}/ruling',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Rules on an interest in the meeting, and works out the quorum of its item again.',
  input: ruleOnInterest.input.extend({ meeting: meetingInput }),
  output: done,
  run: (platform, actor, { meeting, ...input }) =>
    settleHere(platform, actor, { meeting, ...input }, (here) => ruleOnInterest.run(here, actor, input)),
});

/** Finds in the meeting that an interest does not touch the item after all. */
export const dismissInRoomUse = defineUse({
  name: 'dismiss-in-room',
  path: 'meetings/{meeting}/room/interests/{interest}/dismissal',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Finds in the meeting that an interest does not touch its item, and works out the quorum again.',
  input: dismissInterest.input.extend({ meeting: meetingInput }),
  output: done,
  run: (platform, actor, { meeting, ...input }) =>
    settleHere(platform, actor, { meeting, ...input }, (here) => dismissInterest.run(here, actor, input)),
});

/** Adds an interest in the meeting: a member’s own, or by whoever runs it anybody’s. Until it is ruled on they do not count. */
export const declareInRoomUse = defineUse({
  name: 'declare-in-room',
  path: 'meetings/{meeting}/room/items/{item}/interests',
  method: 'post',
  permission: 'decisions.member',
  summary: 'Declares an interest in an item while the meeting is going on.',
  input: addItemInterest.input.extend({ meeting: meetingInput }),
  output: z.object({ meeting: z.string(), interest: z.number() }),
  run: (platform, actor, { meeting: reference, ...input }) =>
    inTransaction(platform.db, async (trx) => {
      const added = await addItemInterest.run({ ...platform, db: trx }, actor, input);
      if (!added.ok) return added;
      const [item, meeting] = [await findItem(trx, input.item), await findMeeting(trx, reference)];
      const row = await findItemInterest(trx, added.value.id);
      if (item?.state === 'open' && meeting?.state === 'open' && item.meeting === reference && row)
        await quorumAgain(platform, trx, actor, meeting, item, platform.now());
      return { ok: true, value: { meeting: reference, interest: added.value.id } } as const;
    }),
});
