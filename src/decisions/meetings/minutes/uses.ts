import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { identifiedIn } from '../../../platform/identified.ts';
import { confirmedWords, optionalWords, words } from '../../../platform/input.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse } from '../../../platform/use.ts';
import { londonDate, longDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../../kit/change.ts';
import { type Meeting, meetingInput, openMeeting } from '../../kit/find.ts';
import { mayRun } from '../../kit/may.ts';
import { meetingHref, meetingRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { agendaOf } from '../agenda.ts';
import { changeMeeting, tellMembers } from '../change.ts';
import type { MeetingRefusal } from '../refusals.ts';
import { clockWords } from '../times-rules.ts';
import { minutesDue } from './due.ts';

type Refused = MeetingRefusal | CommonRefusal;
type Done = Result<{ reference: string }, Refused>;
const done = z.object({ reference: z.string() });

const LineAnswer = z.object({
  id: z.number(),
  at: z.string(),
  time: z.string().describe('in London, 14.26'),
  item: z.number().nullable(),
  kind: z.string(),
  words: z.string(),
  struck: z.string().nullable().describe('why it was struck out'),
  isPrivate: z.boolean(),
});

const MinutesAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  state: z.enum(['none', 'draft', 'approved']),
  readable: z.boolean().describe('false: not published yet'),
  publishBy: z.string().nullable().describe('by the rules of the body'),
  publishedOn: z.string().nullable(),
  approvedIn: z.string().nullable(),
  items: z.array(z.object({ id: z.number(), number: z.number(), title: z.string(), isPrivate: z.boolean() })),
  lines: z.array(LineAnswer),
  present: z.array(z.object({ name: z.string(), what: z.string() })),
  actions: z.array(
    z.object({
      reference: z.string(),
      item: z.number().nullable(),
      what: z.string(),
      owner: z.string(),
      due: z.string(),
    }),
  ),
  mayRun: z.boolean(),
  version: z.number(),
});
export type MinutesAnswer = z.output<typeof MinutesAnswer>;

/** Everybody reads minutes from the day on which they were published, or were due to be by the rules of the body. */
export const minutesArePublic = (
  meeting: Pick<Meeting, 'minutes_state' | 'minutes_published_on'>,
  today: string,
): boolean =>
  meeting.minutes_state !== 'none' &&
  meeting.minutes_published_on !== null &&
  meeting.minutes_published_on <= today;

/** The minutes of a meeting, made of its record line by line, as this reader may know it. */
export const minutesUse = defineUse({
  name: 'minutes',
  path: 'meetings/{meeting}/minutes',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'The minutes of a meeting as they are made from its record: who was there, what was said, decided and asked.',
  input: z.object({ meeting: meetingInput }),
  output: MinutesAnswer,
  run: async (platform, actor, input) => {
    const read = await agendaOf(platform, actor, input.meeting);
    if (!read.ok) return read;
    const { meeting, items, ofBody, may } = read.value;
    const { db, now } = platform;
    const readable = ofBody ? meeting.state === 'closed' : minutesArePublic(meeting, londonDate(now()));
    const visible = new Set(items.map(({ id }) => id));
    const mine = (row: { item: number | null; is_private?: boolean }) =>
      (row.item === null || visible.has(row.item)) && (ofBody || !row.is_private);
    const at = { meeting: meeting.reference };
    const lines = readable
      ? await decisionDb(db)
          .selectFrom('meeting_line')
          .selectAll()
          .where('meeting', '=', at.meeting)
          .orderBy('at')
          .orderBy('id')
          .execute()
      : [];
    const presence = readable
      ? await decisionDb(db)
          .selectFrom('presence')
          .select(['person_name', 'what'])
          .where('meeting', '=', at.meeting)
          .orderBy('id')
          .execute()
      : [];
    const actions = readable
      ? await decisionDb(db)
          .selectFrom('meeting_action')
          .select(['reference', 'item', 'what', 'owner_name', 'due'])
          .where('meeting', '=', at.meeting)
          .orderBy('reference')
          .execute()
      : [];
    // Whoever came and left again was there; apologies and absence count as they were said last.
    const people = new Map<string, string>();
    for (const { person_name, what } of presence)
      people.set(
        person_name,
        what === 'left' ? 'left before the end' : what === 'video' ? 'by video' : what === 'here' ? '' : what,
      );
    return ok({
      reference: meeting.reference,
      title: meeting.title,
      state: meeting.minutes_state,
      readable,
      publishBy: (await minutesDue(db, meeting)) ?? null,
      publishedOn: meeting.minutes_published_on,
      approvedIn: meeting.approved_in,
      items: readable
        ? items.map(({ id, number, title, is_private }) => ({ id, number, title, isPrivate: is_private }))
        : [],
      lines: lines.filter(mine).map((line) => ({
        id: line.id,
        at: line.at.toISOString(),
        time: clockWords(line.at),
        item: line.item,
        kind: line.kind,
        words: line.words,
        struck: line.struck_at ? (line.struck_reason ?? 'struck out') : null,
        isPrivate: line.is_private,
      })),
      present: [...people].map(([name, what]) => ({ name, what })),
      actions: actions.filter(mine).map(({ reference, item, what, owner_name, due }) => ({
        reference,
        item,
        what,
        owner: owner_name,
        due,
      })),
      mayRun: may.run,
      version: meeting.version,
    });
  },
});

/** The meeting locked, over, and run by this person; its minutes as open as they must be. */
const openMinutes = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  meeting: string,
  approved = false,
): Promise<Result<Meeting, Refused>> => {
  const opened = await openMeeting(platform, trx, actor, { meeting });
  if (!opened.ok) return opened;
  const row = opened.value;
  if (!(await mayRun(trx, actor, row, londonDate(platform.now()))))
    return refuse({ kind: 'not-allowed', permission: 'decisions.run' });
  if (row.state !== 'closed') return refuse({ kind: 'minutes-not-closed' });
  if (row.minutes_state === 'approved' && !approved) return refuse({ kind: 'minutes-approved' });
  return ok(row);
};

/** Makes the draft minutes, or publishes them: everybody then reads them as a draft. */
export const publishMinutes = defineUse({
  name: 'publish-minutes',
  path: 'meetings/{meeting}/minutes/publish',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Publishes the draft minutes of a meeting: everybody may then read them, marked as a draft.',
  input: z.object({ meeting: meetingInput }),
  output: done,
  run: (platform, actor, input): Promise<Done> =>
    inTransaction<Done>(platform.db, async (trx) => {
      const opened = await openMinutes(platform, trx, actor, input.meeting);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const now = platform.now();
      if (meeting.minutes_published_on) return ok({ reference: meeting.reference });
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        { minutes_state: 'draft', minutes_published_on: londonDate(now) },
        { kind: 'minutes.published', after: { draft: true } },
      );
      await tellMembers(trx, actor, meeting, {
        kind: 'minutes.published',
        title: `Draft minutes: ${meeting.title}, ${longDate(londonDate(meeting.starts))}`,
        href: `${meetingHref(meeting.reference)}/minutes`,
      });
      return ok({ reference: meeting.reference });
    }),
});

/** Strikes a line of the record out with the reason, and writes what should stand in its place; both stay to be read. */
export const correctLine = defineUse({
  name: 'correct-minutes',
  path: 'meetings/{meeting}/minutes/{line}',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Strikes a line of draft minutes out with a reason, and writes another in its place.',
  input: z.object({
    meeting: meetingInput,
    line: z.coerce.number({ error: 'Say which line.' }).int().positive(),
    why: words('Say why it is struck out: it stays to be read.', 300),
    instead: optionalWords(2000).describe('what should stand there'),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Done> => {
    const identified = identifiedIn({ why: input.why, instead: input.instead }, input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Done>(platform.db, async (trx) => {
      const opened = await openMinutes(platform, trx, actor, input.meeting);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const now = platform.now();
      const line = await decisionDb(trx)
        .selectFrom('meeting_line')
        .selectAll()
        .where('id', '=', input.line)
        .where('meeting', '=', meeting.reference)
        .where('struck_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (!line) return refuse<CommonRefusal>({ kind: 'not-found', what: 'that line of the minutes' });
      await decisionDb(trx)
        .updateTable('meeting_line')
        .set({ struck_at: now, struck_reason: input.why })
        .where('id', '=', line.id)
        .execute();
      if (input.instead)
        await writeLine(trx, actor, {
          meeting: meeting.reference,
          item: line.item,
          at: line.at,
          kind: 'words',
          words: input.instead,
          isPrivate: line.is_private,
        });
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        {},
        {
          kind: 'minutes.corrected',
          after: { line: line.id, reason: input.why, words: input.instead ?? null },
        },
      );
      return ok({ reference: meeting.reference });
    });
  },
});

/** Approves the minutes of a meeting at a later one of the same body: they stay as they are from then on. */
export const approveMinutes = defineUse({
  name: 'approve-minutes',
  path: 'meetings/{meeting}/minutes/approve',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Approves the minutes of a meeting at a later meeting of the same body.',
  input: z.object({
    meeting: meetingInput,
    approvedIn: meetingInput.describe('the meeting that approves them'),
  }),
  output: done,
  run: (platform, actor, input): Promise<Done> =>
    inTransaction<Done>(platform.db, async (trx) => {
      const opened = await openMinutes(platform, trx, actor, input.meeting, true);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      if (meeting.minutes_state === 'approved')
        return meeting.approved_in === input.approvedIn
          ? ok({ reference: meeting.reference })
          : refuse({ kind: 'minutes-approved' });
      const later = await openMeeting(platform, trx, actor, { meeting: input.approvedIn });
      if (
        !later.ok ||
        later.value.body !== meeting.body ||
        later.value.starts <= meeting.starts ||
        (later.value.state !== 'open' && later.value.state !== 'closed')
      )
        return refuse({ kind: 'minutes-in', field: 'approvedIn' });
      const now = platform.now();
      await changeMeeting(
        trx,
        actor,
        now,
        meeting,
        {
          minutes_state: 'approved',
          approved_in: later.value.reference,
          minutes_published_on: meeting.minutes_published_on ?? londonDate(now),
        },
        { kind: 'minutes.approved', after: { in: later.value.reference } },
      );
      if (later.value.state === 'open') {
        const own = await decisionDb(trx)
          .selectFrom('agenda_item')
          .select('id')
          .where('meeting', '=', later.value.reference)
          .where('kind', '=', 'minutes')
          .executeTakeFirst();
        await writeLine(trx, actor, {
          meeting: later.value.reference,
          item: own?.id ?? null,
          at: now,
          kind: 'words',
          words: `The minutes of ${longDate(londonDate(meeting.starts))} (${meeting.reference}) were approved.`,
          once: `approved ${meeting.reference}`,
        });
      }
      await keepDecisionChange(trx, actor, now, meetingRef(later.value.reference), {
        version: later.value.version,
        kind: 'minutes.approved-here',
        after: { of: meeting.reference },
      });
      return ok({ reference: meeting.reference });
    }),
});
