import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, words } from '../../platform/input.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { itemRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Act, actInRoom, begunItem, done, doneIn, itemActInput, openVoteOn } from './open.ts';

/** Adds a condition on which the item would be agreed. */
export const addConditionUse = defineUse({
  name: 'add-condition',
  path: 'meetings/{meeting}/room/items/{item}/conditions',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Adds a condition to an item that the meeting deals with.',
  input: z.object({
    ...itemActInput,
    words: words('Write the condition.', 500),
    because: optionalWords(500).describe('why'),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ words: input.words, because: input.because }, input.confirmed);
    if (identified) return refuse(identified);
    return actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, now, at } = room;
      const item = await begunItem(platform, trx, actor, meeting, input.item);
      if (!item.ok) return item;
      // What is voted upon was read out with its conditions.
      const reference = await openVoteOn(trx, item.value.id);
      if (reference) return refuse({ kind: 'room-vote-open', reference });
      const rows = await decisionDb(trx)
        .selectFrom('item_condition')
        .select(['position', 'taken_back_at'])
        .where('item', '=', item.value.id)
        .execute();
      const position = Math.max(0, ...rows.map((row) => row.position)) + 1;
      const number = rows.filter(({ taken_back_at }) => taken_back_at === null).length + 1;
      await decisionDb(trx)
        .insertInto('item_condition')
        .values({
          item: item.value.id,
          position,
          words: input.words,
          because: input.because ?? null,
          once: input.once ?? null,
          added_at: at,
          added_name: signatureOf(actor).name,
        })
        .execute();
      await keepDecisionChange(trx, actor, now, itemRef(item.value.id), {
        version: item.value.version,
        kind: 'condition.added',
        after: { position, words: input.words },
      });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.value.id,
        at,
        kind: 'condition',
        words: `Condition ${number} added: ${input.words}`,
        isPrivate: item.value.is_private,
        once: input.once,
      });
      return doneIn(room);
    });
  },
});

/** Takes a condition back: the meeting does not ask for it after all. */
export const takeBackConditionUse = defineUse({
  name: 'take-back-condition',
  path: 'meetings/{meeting}/room/items/{item}/conditions/{condition}/take-back',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Takes a condition of an item back.',
  input: z.object({
    ...itemActInput,
    condition: z.coerce.number({ error: 'Say which condition.' }).int().positive(),
    reason: optionalWords(300),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, now, at } = room;
      const item = await begunItem(platform, trx, actor, meeting, input.item);
      if (!item.ok) return item;
      // What is voted upon was read out with its conditions.
      const reference = await openVoteOn(trx, item.value.id);
      if (reference) return refuse({ kind: 'room-vote-open', reference });
      const row = await decisionDb(trx)
        .selectFrom('item_condition')
        .selectAll()
        .where('id', '=', input.condition)
        .where('item', '=', item.value.id)
        .executeTakeFirst();
      if (!row) return refuse({ kind: 'not-found', what: `condition ${input.condition}` });
      if (row.taken_back_at !== null) return doneIn({ meeting, again: true });
      await decisionDb(trx)
        .updateTable('item_condition')
        .set({ taken_back_at: at, taken_back_reason: input.reason ?? null })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, itemRef(item.value.id), {
        version: item.value.version,
        kind: 'condition.taken-back',
        after: { position: row.position, ...(input.reason ? { reason: input.reason } : {}) },
      });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item.value.id,
        at,
        kind: 'condition',
        words: `Condition taken back: ${row.words}${input.reason ? ` ${input.reason}` : ''}`,
        isPrivate: item.value.is_private,
        once: input.once,
      });
      return doneIn(room);
    });
  },
});
