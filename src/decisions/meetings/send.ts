import { z } from 'zod';
import { optionalWords, ticked, versionInput } from '../../platform/input.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { londonDate, weekdayDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { matchAll } from '../interests/match.ts';
import { type ItemInterest, interestsOn, rulingOf } from '../interests/queries.ts';
import {
  itemsOf,
  type Meeting,
  meetingInput,
  openMeeting,
  ordersInForce,
  visibleItems,
} from '../kit/find.ts';
import { meetingHref } from '../kit/refs.ts';
import { countOf } from '../words-rules.ts';
import { lastDays, noticeShort, numbered, stateWords } from './agenda-rules.ts';
import { changeMeeting, tellMembers } from './change.ts';
import { ordersChange } from './orders.ts';
import type { MeetingRefusal } from './refusals.ts';
import { clockWords } from './times-rules.ts';

type Refused = MeetingRefusal | CommonRefusal;
const output = z.object({ reference: z.string() });
type Answer = Result<{ reference: string }, Refused>;

const inWrongState = (doing: string, { state }: Meeting): MeetingRefusal => ({
  kind: 'meeting-state',
  doing,
  state: stateWords(state).toLowerCase(),
});

const whenWords = ({ starts }: Meeting): string =>
  `${weekdayDate(londonDate(starts))}, ${clockWords(starts)}`;

/** Sends the agenda: the meeting is called under the orders of today, its members are told, and the public may read it. */
export const sendAgenda = defineUse({
  name: 'send-agenda',
  path: 'meetings/{meeting}/send-agenda',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Sends the agenda of a meeting: it is called, members are told, everybody may read it.',
  input: z.object({
    meeting: meetingInput,
    version: versionInput,
    why: optionalWords(300).describe('why, where it goes out with less notice than the orders ask for'),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openMeeting(platform, trx, actor, { meeting: input.meeting });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      // Sent twice, it went out once.
      if (meeting.state === 'agenda-out') return ok({ reference: meeting.reference });
      if (meeting.state !== 'planned') return refuse(inWrongState('Sending the agenda', meeting));
      if (meeting.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: meeting.reference });
      const items = numbered(await itemsOf(trx, meeting.reference));
      if (items.length === 0) return refuse({ kind: 'agenda-empty' });
      const now = platform.now();
      const today = londonDate(now);
      const day = londonDate(meeting.starts);
      const called = await ordersInForce(trx, meeting.body, today);
      const short = noticeShort(lastDays(called?.orders, day)?.notice, today);
      if (short > 0 && !input.why)
        return refuse({
          kind: 'meeting-needs',
          field: 'why',
          ask: `The standing orders ask for ${called?.orders.noticeDays} days’ notice; this is ${short} short. Say why it is called all the same: everybody reads it.`,
        });
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        {
          state: 'agenda-out',
          notice_on: today,
          orders: called?.id ?? null,
          orders_note:
            short > 0
              ? `Called with ${countOf(short, 'day')} less notice than the orders ask for: ${input.why}`
              : null,
          sequence: meeting.sequence + 1,
        },
        {
          kind: 'meeting.agenda-sent',
          after: {
            items: items.map(({ id }) => id),
            orders: called?.id ?? null,
            ...(short > 0 ? { short, reason: input.why } : {}),
          },
        },
      );
      await tellMembers(trx, actor, meeting, {
        kind: 'meeting.agenda-out',
        title: `The agenda is out: ${meeting.title}, ${whenWords(meeting)}, ${meeting.place}`,
      });
      return ok({ reference: meeting.reference });
    }),
});

/** Matches on the items of a meeting that count: what is to be ruled on before papers go out. */
export const matchesOn = async (db: Db, meeting: string): Promise<ItemInterest[]> =>
  (
    await interestsOn(
      db,
      numbered(await itemsOf(db, meeting)).map(({ id }) => id),
    )
  ).filter((one) => rulingOf(one) !== undefined);

const UnruledAnswer = z.object({
  matches: z.array(
    z.object({
      item: z.number(),
      number: z.number(),
      title: z.string(),
      name: z.string(),
      words: z.string(),
      direct: z.boolean(),
      ruling: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  unruled: z.number(),
});

/** Looks before papers go out: which members’ interests touch which item, why, and what the chair ruled. */
export const lookBeforePapers = defineUse({
  name: 'look-before-papers',
  path: 'meetings/{meeting}/look',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Matches interests with the items of a meeting anew, and tells which have no ruling yet.',
  input: z.object({ meeting: meetingInput }),
  output: UnruledAnswer,
  run: (platform, actor, input): Promise<Result<z.output<typeof UnruledAnswer>, Refused>> =>
    inTransaction<Result<z.output<typeof UnruledAnswer>, Refused>>(platform.db, async (trx) => {
      const opened = await openMeeting(platform, trx, actor, input);
      if (!opened.ok) return opened;
      await matchAll(trx, { meeting: input.meeting }, platform.now());
      // What is kept from this planner they do not look at either.
      const items = await visibleItems(
        { ...platform, db: trx },
        actor,
        numbered(await itemsOf(trx, input.meeting)),
      );
      const numbers = new Map(
        numbered(await itemsOf(trx, input.meeting)).map(({ id, number }) => [id, number]),
      );
      const matches = (await matchesOn(trx, input.meeting)).flatMap((one) => {
        const item = items.find(({ id }) => id === one.item);
        return item
          ? [
              {
                item: item.id,
                number: numbers.get(item.id) ?? 0,
                title: item.title,
                name: one.person_name,
                words: one.words,
                direct: one.direct,
                ruling: rulingOf(one) ?? 'not-ruled',
                reason: one.ruling_reason,
              },
            ]
          : [];
      });
      return ok({
        matches: matches.sort((a, b) => a.number - b.number),
        unruled: matches.filter(({ ruling }) => ruling === 'not-ruled').length,
      });
    }),
});

/**
 * Sends the papers. Interests are matched first: where one waits for its ruling the planner stops and looks, and may go on,
 * since whoever waits gets no papers of that item. Members are told of the pack, never of what is in it.
 */
export const sendPapers = defineUse({
  name: 'send-papers',
  path: 'meetings/{meeting}/send-papers',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Sends the papers of a meeting to those who may have them.',
  input: z.object({
    meeting: meetingInput,
    version: versionInput,
    goOn: ticked('send although interests wait for a ruling: these people get no papers of those items'),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openMeeting(platform, trx, actor, { meeting: input.meeting });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      if (meeting.state === 'papers-out') return ok({ reference: meeting.reference });
      if (meeting.state !== 'agenda-out')
        return refuse(
          meeting.state === 'planned'
            ? { kind: 'meeting-state', doing: 'Sending papers before the agenda', state: 'planned' }
            : inWrongState('Sending papers', meeting),
        );
      if (meeting.version !== input.version)
        return refuse({ kind: 'changed-meanwhile', what: meeting.reference });
      const now = platform.now();
      await matchAll(trx, { meeting: meeting.reference }, now);
      const waiting = (await matchesOn(trx, meeting.reference)).filter(
        (one) => rulingOf(one) === 'not-ruled',
      );
      if (waiting.length > 0 && !input.goOn)
        return refuse({ kind: 'pack-unruled', field: 'goOn', count: waiting.length });
      const items = numbered(await itemsOf(trx, meeting.reference));
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        { state: 'papers-out', papers_on: londonDate(now) },
        {
          kind: 'meeting.papers-sent',
          after: { items: items.map(({ id }) => id), unruled: waiting.length },
        },
      );
      await tellMembers(trx, actor, meeting, {
        kind: 'meeting.papers-out',
        title: `Papers are out: ${meeting.title}, ${whenWords(meeting)}`,
        href: `${meetingHref(meeting.reference)}/pack`,
      });
      return ok({ reference: meeting.reference });
    }),
});

/** What members are told where other orders rule on the day than on the day of the notice; nothing where the same do. */
export const ordersNote = async (db: Db, meeting: Meeting): Promise<string | undefined> => {
  if (!meeting.notice_on) return undefined;
  const changed = await ordersChange(db, meeting.body, meeting.notice_on, londonDate(meeting.starts));
  return (
    changed &&
    `It was called under ${changed.was ? `the standing orders of ${weekdayDate(changed.was.inForceFrom)}` : 'no standing orders'}. On the day ${changed.now ? `those of ${weekdayDate(changed.now.inForceFrom)}` : 'none'} hold, and the meeting goes by them.`
  );
};
