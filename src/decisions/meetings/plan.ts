import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { ticked, versionInput, words } from '../../platform/input.ts';
import { onceKey } from '../../platform/once.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../platform/use.ts';
import { type CalendarDate, londonDate, weekdayDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { matchAll } from '../interests/match.ts';
import { type Body, bodyInput, findBody, meetingInput, openMeeting, ordersInForce } from '../kit/find.ts';
import { decisionDb } from '../tables.ts';
import { lastDays, stateWords } from './agenda-rules.ts';
import { changeMeeting, tellMembers } from './change.ts';
import { dayInput, onceInput, timesOn, type Wherein, wherein } from './inputs.ts';
import { addMeeting, chairOn } from './make.ts';
import { MOST_PLANNED, NTHS, planYear, type Rhythm } from './plan-rules.ts';
import type { MeetingRefusal } from './refusals.ts';
import { clockWords } from './times-rules.ts';

type Refused = MeetingRefusal | CommonRefusal;

const whole = (asked: string, most: number) =>
  z.coerce.number({ error: asked }).int(asked).min(1, asked).max(most, asked);

/** Why a meeting in private needs its reason; nothing for one in public. */
const whyNotPrivate = ({ inPublic, privateReason }: Wherein): MeetingRefusal | undefined =>
  inPublic || privateReason
    ? undefined
    : {
        kind: 'meeting-needs',
        field: 'privateReason',
        ask: 'Say why the public may not come: they read it.',
      };

const bodyOn = async (db: Db, key: string, day: CalendarDate): Promise<Result<Body, MeetingRefusal>> => {
  const body = await findBody(db, key);
  return body && body.founded_on <= day && (body.closed_on === null || body.closed_on >= day)
    ? ok(body)
    : refuse({ kind: 'meeting-body-unknown', field: 'body' });
};

const Planned = z.object({
  day: z.string(),
  reference: z.string().nullable(),
  instead: z.object({ day: z.string(), holiday: z.string() }).nullable(),
  /** A meeting of the body on that day already: none is made. */
  taken: z.string().nullable(),
});

/** Plans a year of meetings of a body: first as a list to look at, then for good. */
export const planMeetings = defineUse({
  name: 'plan-meetings',
  path: 'meetings/plan',
  method: 'post',
  permission: 'decisions.plan',
  summary:
    'Plans the meetings of a body for a year by a rhythm, none on a bank holiday; preview keeps nothing.',
  input: z.object({
    body: bodyInput,
    ...wherein,
    rhythm: z.enum(['months', 'weeks'], { error: 'Choose by months or by weeks.' }),
    nth: z.enum(NTHS, { error: 'Choose which of the month.' }).default('1'),
    weekday: whole('Choose a day of the week.', 7).describe('1 is Monday'),
    every: whole('Give a whole number from 1 to 12.', 12)
      .default(1)
      .describe('every so many months or weeks'),
    first: dayInput.describe('from this day on'),
    last: dayInput.describe('up to and with this day'),
    preview: ticked('only show what would be kept'),
    once: onceInput,
  }),
  output: z.object({
    body: z.string(),
    meetings: z.array(Planned),
    left: z.array(z.object({ day: z.string(), holiday: z.string() })),
    unknownFrom: z.number().nullable(),
  }),
  run: async (platform, actor, input): Promise<Result<PlanAnswer, Refused>> => {
    const today = londonDate(platform.now());
    if (input.first < today) return refuse({ kind: 'meeting-past', field: 'day' });
    const found = await bodyOn(platform.db, input.body, input.first);
    if (!found.ok) return found;
    const wrong = whyNotPrivate(input);
    if (wrong) return refuse(wrong);
    const rhythm: Rhythm =
      input.rhythm === 'months'
        ? { kind: 'months', nth: input.nth, every: input.every }
        : { kind: 'weeks', every: input.every };
    const plan = planYear(rhythm, input.weekday, input.first, input.last);
    if (plan.days.length === 0) return refuse({ kind: 'plan-empty', field: 'to' });
    if (plan.days.length > MOST_PLANNED)
      return refuse({ kind: 'plan-too-many', field: 'to', count: plan.days.length });
    return inTransaction(platform.db, async (trx) => {
      // One at a time for a body: two who plan the same year at once would each find its days free.
      const key = input.once ? `plan ${input.once}` : undefined;
      if (!input.preview)
        await decisionDb(trx)
          .selectFrom('body')
          .select('key')
          .where('key', '=', input.body)
          .forUpdate()
          .execute();
      const held = await decisionDb(trx)
        .selectFrom('meeting')
        .select(['reference', 'starts', 'once'])
        .where('body', '=', input.body)
        .where('state', '!=', 'cancelled')
        .execute();
      const meetings: z.output<typeof Planned>[] = [];
      for (const { day, instead = null } of plan.days) {
        const own = key && held.find(({ once }) => once === `${key} ${day}`);
        const taken = held.find(({ starts }) => londonDate(starts) === day);
        if (own) meetings.push({ day, instead, reference: own.reference, taken: null });
        else if (taken) meetings.push({ day, instead, reference: null, taken: taken.reference });
        else if (input.preview) meetings.push({ day, instead, reference: null, taken: null });
        else {
          const reference = await addMeeting(trx, actor, platform.now(), found.value, {
            ...input,
            ...timesOn(day, input),
            once: key && `${key} ${day}`,
          });
          meetings.push({ day, instead, reference, taken: null });
        }
      }
      return ok({ body: found.value.name, meetings, left: [...plan.left], unknownFrom: plan.unknownFrom });
    });
  },
});
export type PlanAnswer = {
  body: string;
  meetings: z.output<typeof Planned>[];
  left: { day: string; holiday: string }[];
  unknownFrom: number | null;
};

/** Adds one meeting. */
export const addMeetingUse = defineUse({
  name: 'add-meeting',
  path: 'meetings',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Adds one meeting of a body, with the items that every agenda begins with.',
  input: z.object({ body: bodyInput, day: dayInput, ...wherein, once: onceInput }),
  output: z.object({ reference: z.string() }),
  run: async (platform, actor, input): Promise<Result<{ reference: string }, Refused>> => {
    if (input.day < londonDate(platform.now())) return refuse({ kind: 'meeting-past', field: 'day' });
    const found = await bodyOn(platform.db, input.body, input.day);
    if (!found.ok) return found;
    const wrong = whyNotPrivate(input);
    if (wrong) return refuse(wrong);
    return inTransaction(platform.db, async (trx) =>
      ok({
        reference: await addMeeting(trx, actor, platform.now(), found.value, {
          ...input,
          ...timesOn(input.day, input),
          once: onceKey(input.once, input) ?? undefined,
        }),
      }),
    );
  },
});

const cannot = (doing: string, state: Parameters<typeof stateWords>[0]): MeetingRefusal => ({
  kind: 'meeting-state',
  doing,
  state: stateWords(state).toLowerCase(),
});

/** A title of news that tells when: `Tuesday 9 June 2026, 14.00`. */
const whenWords = (starts: Date): string => `${weekdayDate(londonDate(starts))}, ${clockWords(starts)}`;

/** Changes when, where and how a meeting is held; once it is announced with a reason, and its members are told. */
export const editMeeting = defineUse({
  name: 'edit-meeting',
  path: 'meetings/{meeting}/edit',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Changes when and where a meeting is held; members are told, and calendars follow.',
  input: z.object({
    meeting: meetingInput,
    version: versionInput,
    day: dayInput,
    ...wherein,
    why: z.string().trim().max(300).optional().describe('why, once the agenda is out'),
  }),
  output: z.object({ reference: z.string() }),
  run: async (platform, actor, input): Promise<Result<{ reference: string }, Refused>> => {
    const now = platform.now();
    const wrong = whyNotPrivate(input);
    if (wrong) return refuse(wrong);
    return inTransaction<Result<{ reference: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openMeeting(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      if (!['planned', 'agenda-out', 'papers-out'].includes(meeting.state))
        return refuse(cannot('Changing when it is', meeting.state));
      const { starts, ends } = timesOn(input.day, input);
      if (input.day < londonDate(now)) return refuse({ kind: 'meeting-past', field: 'day' });
      if (meeting.notice_on && !input.why)
        return refuse({
          kind: 'meeting-needs',
          field: 'why',
          ask: 'Say why it changes: the agenda is out, and members are told.',
        });
      const orders = await ordersInForce(trx, meeting.body, input.day);
      const set = {
        title: input.title,
        starts,
        ends,
        place: input.place,
        video: input.video ?? null,
        in_public: input.inPublic,
        private_reason: input.inPublic ? null : (input.privateReason ?? null),
        papers_due: lastDays(orders?.orders, input.day)?.papers ?? null,
      };
      const changed = differing(meeting, set, [
        ['title', 'title'],
        ['starts', 'starts'],
        ['ends', 'ends'],
        ['place', 'place'],
        ['video', 'video'],
        ['in_public', 'inPublic'],
        ['private_reason', 'reason'],
      ]);
      if (!changed) return ok({ reference: meeting.reference });
      const dayChanged = londonDate(meeting.starts) !== input.day;
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        {
          ...set,
          ...(dayChanged ? await chairOn(trx, meeting.body, input.day) : {}),
          sequence: meeting.sequence + 1,
        },
        {
          kind: 'meeting.changed',
          before: changed.before,
          after: { ...changed.after, ...(input.why ? { reason: input.why } : {}) },
        },
      );
      if (dayChanged) await matchAll(trx, { meeting: meeting.reference }, now);
      await tellMembers(
        trx,
        actor,
        { ...meeting, starts },
        {
          kind: 'meeting.changed',
          title: `Changed: ${input.title}, now ${whenWords(starts)}, ${input.place}`,
        },
      );
      return ok({ reference: meeting.reference });
    });
  },
});

/** Calls a meeting off, with the reason that everybody reads. */
export const cancelMeeting = defineUse({
  name: 'cancel-meeting',
  path: 'meetings/{meeting}/cancel',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Calls a meeting off with a reason; its members are told, and calendars show it as cancelled.',
  input: z.object({
    meeting: meetingInput,
    version: versionInput,
    why: words('Say why it is called off: everybody reads it.', 300),
  }),
  output: z.object({ reference: z.string() }),
  run: async (platform: Platform, actor: Actor, input): Promise<Result<{ reference: string }, Refused>> =>
    inTransaction<Result<{ reference: string }, Refused>>(platform.db, async (trx) => {
      const opened = await openMeeting(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      if (!['planned', 'agenda-out', 'papers-out'].includes(meeting.state))
        return refuse(cannot('Calling it off', meeting.state));
      await changeMeeting(
        trx,
        actor,
        platform.now(),
        meeting,
        { state: 'cancelled', cancelled_reason: input.why, sequence: meeting.sequence + 1 },
        { kind: 'meeting.cancelled', after: { reason: input.why } },
      );
      await tellMembers(trx, actor, meeting, {
        kind: 'meeting.cancelled',
        title: `Called off: ${meeting.title}, ${whenWords(meeting.starts)}`,
      });
      return ok({ reference: meeting.reference });
    }),
});
