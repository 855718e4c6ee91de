import { z } from 'zod';
import type { Actor } from '../../../platform/actor.ts';
import { identifiedIn } from '../../../platform/identified.ts';
import { confirmedWords, optionalWords, words } from '../../../platform/input.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, notFound } from '../../../platform/use.ts';
import { londonDate, longDate } from '../../../shared/dates.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../../kit/change.ts';
import { findItem, type Meeting, meetingInput, openMeeting, visibleItems } from '../../kit/find.ts';
import { mayRun } from '../../kit/may.ts';
import { meetingHref, meetingRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { changeMeeting, tellMembers } from '../change.ts';
import type { MeetingRefusal } from '../refusals.ts';

type Refused = MeetingRefusal | CommonRefusal;
type Done = Result<{ reference: string }, Refused>;
const done = z.object({ reference: z.string() });

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
      const item = line?.item ? await findItem(trx, line.item) : undefined;
      const seen = item ? await visibleItems({ ...platform, db: trx }, actor, [item]) : [];
      if (!line || (item && seen.length === 0)) return refuse(notFound('that line of the minutes'));
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
          kind: 'minutes',
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
