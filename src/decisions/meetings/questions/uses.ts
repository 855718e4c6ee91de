import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { keepChange } from '../../../platform/history/history.ts';
import { identifiedIn } from '../../../platform/identified.ts';
import { confirmedWords, optionalWords, words } from '../../../platform/input.ts';
import { notify } from '../../../platform/notifications/index.ts';
import { onceKey } from '../../../platform/once.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Db, Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { type Meeting, meetingInput, openMeeting } from '../../kit/find.ts';
import { mayPlan, mayRun } from '../../kit/may.ts';
import { meetingHref } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { agendaOf } from '../agenda.ts';
import { onceInput } from '../inputs.ts';
import type { MeetingRefusal } from '../refusals.ts';
import type { PublicQuestionTable } from '../tables.ts';

type Refused = MeetingRefusal | CommonRefusal;
export type Question = Selectable<PublicQuestionTable>;

/** Why nobody can ask this meeting now; undefined while one can. */
export const whyNotAsk = (meeting: Pick<Meeting, 'in_public' | 'state' | 'notice_on'>): string | undefined =>
  !meeting.in_public
    ? 'This meeting is not held in public.'
    : meeting.state === 'cancelled'
      ? 'This meeting is called off.'
      : meeting.state === 'open' || meeting.state === 'closed'
        ? 'Questions are taken until the meeting begins. Send yours to the next one.'
        : meeting.notice_on === null
          ? 'Questions are taken once the agenda is out.'
          : undefined;

/** Questions to a meeting, in the order in which they came. */
export const questionsOf = (db: Db, meeting: string): Promise<Question[]> =>
  decisionDb(db)
    .selectFrom('public_question')
    .selectAll()
    .where('meeting', '=', meeting)
    .orderBy('id')
    .execute();

const questionRef = (id: number) => ({ kind: 'question', id: String(id) });

/** What the record keeps of a question: that it was asked, shown, answered; never its words or who asked. */
const keepQuestion = (trx: Trx, actor: Actor, now: Date, id: number, kind: string, after: object) =>
  keepChange(trx, actor, now, questionRef(id), {
    version: 1,
    kind: `question.${kind}`,
    after: after as Readonly<Record<string, unknown>>,
    free: ['words', 'asker', 'answer', 'reason'],
  });

/** Asks a meeting in public; it is read by the office before it is shown. */
export const askMeeting = defineUse({
  name: 'ask-meeting',
  path: 'meetings/{meeting}/questions',
  method: 'post',
  permission: 'decisions.ask',
  summary: 'Asks a meeting that is held in public; the question is shown once the office has read it.',
  input: z.object({
    meeting: meetingInput,
    words: words('Write your question.', 1000),
    asker: optionalWords(80).describe('how you wish to be named; empty: a member of the public'),
    item: z.preprocess(
      (value) => (value === '' ? undefined : value),
      z.coerce.number().int().positive().optional(),
    ),
    once: onceInput,
    confirmed: confirmedWords,
  }),
  output: z.object({ sent: z.boolean() }),
  run: async (platform, actor, input): Promise<Result<{ sent: boolean }, Refused>> => {
    const identified = identifiedIn({ words: input.words, asker: input.asker }, input.confirmed);
    if (identified) return refuse(identified);
    const agenda = await agendaOf(platform, actor, input.meeting);
    if (!agenda.ok) return agenda;
    const { meeting, items } = agenda.value;
    const closed = whyNotAsk(meeting);
    if (closed) return refuse({ kind: 'question-closed', why: closed });
    if (input.item !== undefined && !items.some(({ id, is_private }) => id === input.item && !is_private))
      return refuse({ kind: 'not-found', what: 'that item of the agenda' });
    return inTransaction<Result<{ sent: boolean }, Refused>>(platform.db, async (trx) => {
      const now = platform.now();
      const added = await decisionDb(trx)
        .insertInto('public_question')
        .values({
          meeting: meeting.reference,
          item: input.item ?? null,
          asker: input.asker ?? null,
          person: actor.kind === 'person' ? actor.id : null,
          words: input.words,
          asked_at: now,
          once: onceKey(input.once, [meeting.reference, input.item, input.asker, input.words]),
        })
        .onConflict((conflict) => conflict.column('once').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (added)
        await keepQuestion(trx, { kind: 'public' }, now, added.id, 'asked', {
          meeting: meeting.reference,
          words: input.words,
        });
      return ok({ sent: true });
    });
  },
});

const questionInput = z.coerce
  .number({ error: 'Say which question.' })
  .int('Say which question.')
  .positive('Say which question.');

/** Reading a question, answering it: shown with an answer or without, or not shown with the reason. */
export const settleQuestion = defineUse({
  name: 'settle-question',
  path: 'meetings/{meeting}/questions/{question}',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Shows a question of the public or not, with the reason, and answers it.',
  input: z.object({
    meeting: meetingInput,
    question: questionInput,
    state: z.enum(['shown', 'not-shown'], { error: 'Choose whether it is shown.' }),
    reason: optionalWords(300).describe('why it is not shown'),
    answer: optionalWords(2000).describe('the answer, read by everybody'),
    confirmed: confirmedWords,
  }),
  output: z.object({ question: z.number() }),
  run: async (platform: Platform, actor, input): Promise<Result<{ question: number }, Refused>> => {
    const identified = identifiedIn({ answer: input.answer, reason: input.reason }, input.confirmed);
    if (identified) return refuse(identified);
    if (input.state === 'not-shown' && !input.reason)
      return refuse({ kind: 'meeting-needs', field: 'reason', ask: 'Say why it is not shown.' });
    return inTransaction<Result<{ question: number }, Refused>>(platform.db, async (trx) => {
      const opened = await openMeeting(platform, trx, actor, { meeting: input.meeting });
      if (!opened.ok) return opened;
      const now = platform.now();
      if (!mayPlan(actor) && !(await mayRun(trx, actor, opened.value, londonDate(now))))
        return refuse<CommonRefusal>({ kind: 'not-allowed', permission: 'decisions.run' });
      const row = await decisionDb(trx)
        .selectFrom('public_question')
        .selectAll()
        .where('id', '=', input.question)
        .where('meeting', '=', opened.value.reference)
        .forUpdate()
        .executeTakeFirst();
      if (!row) return refuse<CommonRefusal>({ kind: 'not-found', what: `question ${input.question}` });
      const answer = input.answer ?? null;
      await decisionDb(trx)
        .updateTable('public_question')
        .set({
          state: input.state,
          state_reason: input.state === 'shown' ? null : (input.reason ?? null),
          answer,
          answered_on: answer === null ? null : answer === row.answer ? row.answered_on : londonDate(now),
        })
        .where('id', '=', row.id)
        .execute();
      await keepQuestion(trx, actor, now, row.id, input.state, {
        meeting: row.meeting,
        ...(answer === null ? {} : { answer }),
        ...(input.reason ? { reason: input.reason } : {}),
      });
      if (row.person && (answer !== row.answer || input.state !== row.state))
        await notify(trx, {
          people: [row.person],
          kind: 'question.settled',
          title:
            input.state === 'not-shown'
              ? `Your question to ${opened.value.title} is not shown: ${input.reason}`
              : answer
                ? `Your question to ${opened.value.title} is answered`
                : `Your question to ${opened.value.title} is shown`,
          href: `${meetingHref(row.meeting)}#questions`,
          object: { kind: 'meeting', id: row.meeting },
        });
      return ok({ question: row.id });
    });
  },
});
