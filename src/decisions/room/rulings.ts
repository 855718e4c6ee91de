import { z } from 'zod';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { addItemInterest } from '../interests/add.ts';
import { findItemInterest } from '../interests/queries.ts';
import { dismissInterest, ruleOnInterest } from '../interests/rule.ts';
import { findItem, findMeeting, meetingInput } from '../kit/find.ts';
import { type Act, done, doneIn, openRoom, type Refused } from './open.ts';
import { quorumAgain } from './quorum.ts';

/** Rules on an interest while the meeting is open, and works the item’s quorum out again. */
export const ruleInRoomUse = defineUse({
  name: 'rule-in-room',
  path: 'meetings/{meeting}/room/interests/{interest}/ruling',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Rules on an interest in the meeting, and works out the quorum of its item again.',
  input: ruleOnInterest.input.extend({ meeting: meetingInput }),
  output: done,
  run: (platform, actor, { meeting: reference, ...input }): Promise<Act> =>
    inTransaction<Act>(platform.db, async (trx) => {
      const opened = await openRoom(platform, trx, actor, { meeting: reference, ...input });
      if (!opened.ok || opened.value.again) return opened.ok ? doneIn(opened.value) : opened;
      const { meeting, at } = opened.value;
      const here = { ...platform, db: trx };
      const ruled = await ruleOnInterest.run(here, actor, input);
      if (!ruled.ok) return refuse(ruled.refusal as Refused);
      const item = await findItem(trx, ruled.value.item);
      if (item?.meeting === reference && item.state === 'open')
        await quorumAgain(platform, trx, actor, meeting, item, at);
      return doneIn(opened.value);
    }),
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
  run: (platform, actor, { meeting: reference, ...input }): Promise<Act> =>
    inTransaction<Act>(platform.db, async (trx) => {
      const opened = await openRoom(platform, trx, actor, { meeting: reference, ...input });
      if (!opened.ok || opened.value.again) return opened.ok ? doneIn(opened.value) : opened;
      const { meeting, at } = opened.value;
      const dismissed = await dismissInterest.run({ ...platform, db: trx }, actor, input);
      if (!dismissed.ok) return refuse(dismissed.refusal as Refused);
      const item = await findItem(trx, dismissed.value.item);
      if (item?.meeting === reference && item.state === 'open')
        await quorumAgain(platform, trx, actor, meeting, item, at);
      return doneIn(opened.value);
    }),
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
