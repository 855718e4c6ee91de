import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, ticked, words } from '../../platform/input.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { meetingRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { type Act, actInput, actInRoom, begunItem, done, doneIn, optionalItem } from './open.ts';

/** Adds a line to the record in the chair’s own words: what was asked, what was answered, what must be remembered. */
export const addLineUse = defineUse({
  name: 'add-line',
  path: 'meetings/{meeting}/room/lines',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Adds a line to the record of a meeting, in your own words.',
  input: z.object({
    ...actInput,
    item: optionalItem,
    words: words('Write the line.', 1000),
    isPrivate: ticked('for members alone'),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ words: input.words }, input.confirmed);
    if (identified) return refuse(identified);
    return actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, now, at } = room;
      const item = input.item ? await begunItem(platform, trx, actor, meeting, input.item) : undefined;
      if (item && !item.ok) return item;
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item?.value.id ?? null,
        at,
        kind: 'words',
        words: input.words,
        isPrivate: input.isPrivate || (item?.value.is_private ?? false),
        once: input.once,
      });
      await keepDecisionChange(trx, actor, now, meetingRef(meeting.reference), {
        version: meeting.version,
        kind: 'line.added',
        after: { words: input.words, ...(item ? { item: item.value.id } : {}) },
      });
      return doneIn(room);
    });
  },
});

/** Strikes out a line that somebody wrote, with the reason; it stays on show as struck out for members. */
export const strikeLineUse = defineUse({
  name: 'strike-line',
  path: 'meetings/{meeting}/room/lines/{line}/strike',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Strikes out a line that somebody wrote into the record, with the reason.',
  input: z.object({
    ...actInput,
    line: z.coerce.number({ error: 'Say which line.' }).int().positive(),
    reason: words('Say why it is struck out.', 300),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    return actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, now } = room;
      const row = await decisionDb(trx)
        .selectFrom('meeting_line')
        .selectAll()
        .where('id', '=', input.line)
        .where('meeting', '=', meeting.reference)
        .executeTakeFirst();
      const item = row?.item ? await begunItem(platform, trx, actor, meeting, row.item) : undefined;
      if (!row || (item && !item.ok)) return refuse({ kind: 'not-found', what: `line ${input.line}` });
      if (row.kind !== 'words') return refuse({ kind: 'room-struck' });
      if (row.struck_at !== null) return doneIn({ meeting, again: true });
      await decisionDb(trx)
        .updateTable('meeting_line')
        .set({ struck_at: now, struck_reason: input.reason })
        .where('id', '=', row.id)
        .execute();
      await keepDecisionChange(trx, actor, now, meetingRef(meeting.reference), {
        version: meeting.version,
        kind: 'line.struck',
        after: { line: row.id, reason: input.reason },
      });
      return doneIn(room);
    });
  },
});
