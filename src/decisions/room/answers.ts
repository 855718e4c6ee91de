import { z } from 'zod';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, words } from '../../platform/input.ts';
import { defineUse } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { writeLine } from '../kit/change.ts';
import { settleQuestion } from '../meetings/questions/uses.ts';
import { decisionDb } from '../tables.ts';
import {
  type Act,
  actInput,
  actInRoom,
  begunItem,
  done,
  doneIn,
  optionalItem,
  type Refused,
} from './open.ts';

/** Answers a question of the public in the room: the answer is published with it, and stands in the record. */
export const answerInRoomUse = defineUse({
  name: 'answer-in-room',
  path: 'meetings/{meeting}/room/questions/{question}',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Answers a question of the public in the meeting; question and answer stand in its record.',
  input: z.object({
    ...actInput,
    item: optionalItem,
    question: z.coerce.number({ error: 'Say which question.' }).int().positive(),
    answer: words('Write the answer.', 2000),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ answer: input.answer }, input.confirmed);
    if (identified) return refuse(identified);
    return actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, at } = room;
      const item = input.item ? await begunItem(platform, trx, actor, meeting, input.item) : undefined;
      if (item && !item.ok) return item;
      const settled = await settleQuestion.run({ ...platform, db: trx }, actor, {
        meeting: meeting.reference,
        question: input.question,
        state: 'shown',
        reason: undefined,
        answer: input.answer,
        confirmed: true,
      });
      if (!settled.ok) return refuse(settled.refusal as Refused);
      const row = await decisionDb(trx)
        .selectFrom('public_question')
        .select(['words', 'asker'])
        .where('id', '=', input.question)
        .executeTakeFirstOrThrow();
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item?.value.id ?? meeting.current_item,
        at,
        kind: 'question',
        words: `Question from ${row.asker ?? 'a member of the public'}: “${row.words}” Answer: ${input.answer}`,
        isPrivate: item?.value.is_private ?? false,
        once: input.once,
      });
      return doneIn(room);
    });
  },
});
