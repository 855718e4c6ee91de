import { sql } from 'kysely';
import { z } from 'zod';
import { nextPart, offsetOf, partInput } from '../../platform/input.ts';
import { visibleTo } from '../../platform/registries.ts';
import { fits } from '../../platform/relational/search-sql.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { meetingInput, ordersInForce } from '../kit/find.ts';
import { meetingRef } from '../kit/refs.ts';
import { LATE_PAPER_RULES } from '../orders/orders-rules.ts';
import { agendaOf } from './agenda.ts';
import { lastDays, latePaper } from './agenda-rules.ts';
import { ordersNote } from './send.ts';
import { MEETING_STATES, type MeetingState } from './tables.ts';

const ListedMeeting = z.object({
  reference: z.string(),
  title: z.string(),
  body: z.string(),
  bodyName: z.string(),
  starts: z.string().describe('an instant'),
  ends: z.string(),
  place: z.string(),
  inPublic: z.boolean(),
  state: z.enum(MEETING_STATES),
  minutes: z.enum(['none', 'draft', 'approved']),
});
export type ListedMeeting = z.output<typeof ListedMeeting>;

type Row = Omit<ListedMeeting, 'starts' | 'ends'> & { readonly starts: Date; readonly ends: Date };

export const MEETING_SORTS = ['starts', 'body', 'state'] as const;
export const WHENS = ['coming', 'past', 'all'] as const;

const ORDERS = {
  starts: sql`m.starts`,
  body: sql`lower(b.name)`,
  state: sql`array_position(array['planned', 'agenda-out', 'papers-out', 'open', 'closed', 'cancelled'], m.state)`,
} as const;

/** Meetings of bodies: those to come, or those that were. */
export const meetings = defineUse({
  name: 'meetings',
  method: 'get',
  permission: 'decisions.read',
  summary: 'Meetings of bodies, to come or past; the public reads those that are announced.',
  input: z.object({
    q: optionalText(z.string().trim().max(200)).describe(
      'words of its name, its body or place, or its reference',
    ),
    body: optionalText(z.string().trim().max(60)).describe('key of a body'),
    when: z.enum(WHENS).default('coming').describe('coming (today too), past, or all'),
    sort: z.enum(MEETING_SORTS).default('starts'),
    dir: z.enum(['ascending', 'descending']).optional(),
    ...partInput(1000),
  }),
  output: z.object({ total: z.number(), meetings: z.array(ListedMeeting), next: z.string().optional() }),
  run: async ({ db, registries, now }, actor, input) => {
    const today = londonDate(now());
    const day = sql`(m.ends at time zone 'Europe/London')::date`;
    const order = (input.dir ?? (input.when === 'past' ? 'descending' : 'ascending')) === 'descending';
    const { rows } = await sql<Row>`
      select m.reference, m.title, m.body, b.name as "bodyName", m.starts, m.ends, m.place,
        m.in_public as "inPublic", m.state, m.minutes_state as minutes
      from meeting m join body b on b.key = m.body
      where true
        ${actor.kind === 'public' ? sql`and (m.notice_on is not null or m.state = 'cancelled')` : sql``}
        ${input.body ? sql`and m.body = ${input.body}` : sql``}
        ${input.when === 'coming' ? sql`and ${day} >= ${today}::date` : input.when === 'past' ? sql`and ${day} < ${today}::date` : sql``}
        ${
          input.q
            ? sql`and (upper(m.reference) = upper(${input.q}) or ${fits(
                input.q,
                sql`to_tsvector('simple', m.title || ' ' || b.name || ' ' || m.place)`,
                sql`m.title || ' ' || b.name || ' ' || m.place`,
              )})`
            : sql``
        }
      order by ${ORDERS[input.sort]} ${order ? sql`desc` : sql`asc`}, m.starts, m.reference`.execute(db);
    const seen = await visibleTo(registries, db, actor, rows, ({ reference }) => meetingRef(reference));
    const offset = offsetOf(input.cursor);
    const part = seen.slice(offset, offset + input.limit);
    return ok({
      total: seen.length,
      meetings: part.map((row) => ({
        ...row,
        starts: row.starts.toISOString(),
        ends: row.ends.toISOString(),
      })),
      ...nextPart(offset, part.length, seen.length),
    });
  },
});

const PaperAnswer = z.object({
  id: z.number(),
  number: z.number(),
  title: z.string(),
  kind: z.enum(['case', 'file', 'words']),
  proposal: z.string().nullable(),
  caseVersion: z.number().nullable(),
  isPrivate: z.boolean(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
});

const ItemAnswer = z.object({
  id: z.number(),
  number: z.number(),
  kind: z.string(),
  title: z.string(),
  purpose: z.enum(['decide', 'discuss', 'note']),
  asks: z.string().nullable(),
  proposal: z.string().nullable(),
  planned: z.string().describe('the instant at which it is planned to begin'),
  minutes: z.number(),
  presenter: z.string().nullable(),
  isPrivate: z.boolean(),
  privateReason: z.string().nullable(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
  state: z.enum(['planned', 'open', 'closed', 'deferred', 'withdrawn']),
  papers: z.array(PaperAnswer),
  papersKept: z.number().describe('papers of it that you may not read'),
  version: z.number(),
});

const MeetingAnswer = z.object({
  reference: z.string(),
  title: z.string(),
  body: z.object({ key: z.string(), name: z.string() }),
  starts: z.string(),
  ends: z.string(),
  place: z.string(),
  video: z.string().nullable().describe('for members of the body alone'),
  inPublic: z.boolean(),
  privateReason: z.string().nullable(),
  state: z.enum(MEETING_STATES),
  chair: z.string().nullable(),
  noticeOn: z.string().nullable(),
  papersOn: z.string().nullable(),
  papersDue: z.string().nullable(),
  latePaper: z
    .enum(['in-time', ...LATE_PAPER_RULES])
    .describe('what a paper of today needs: it is in time, or what the standing orders ask of a late one'),
  agendaBy: z.string().nullable().describe('the last day for the agenda by the orders'),
  cancelledReason: z.string().nullable(),
  notes: z.array(z.string()).describe('what must be said of the orders that it goes by'),
  agendaOut: z.boolean(),
  items: z.array(ItemAnswer),
  kept: z.array(z.number()).describe('numbers of items of which a ruling keeps you out'),
  inPrivate: z.array(z.object({ number: z.number(), reason: z.string().nullable() })),
  minutes: z.enum(['none', 'draft', 'approved']),
  ofBody: z.boolean().describe('you sit on the body, or keep its papers'),
  may: z.object({ plan: z.boolean(), run: z.boolean() }),
  version: z.number(),
});
export type MeetingAnswer = z.output<typeof MeetingAnswer>;

/** One meeting with its agenda, as its reader may know it. */
export const meetingUse = defineUse({
  name: 'meeting',
  path: 'meetings/{meeting}',
  method: 'get',
  permission: 'decisions.read',
  summary: 'One meeting: when and where, its agenda with times and papers, as you may know it.',
  input: z.object({ meeting: meetingInput }),
  output: MeetingAnswer,
  run: async (platform, actor, input) => {
    const read = await agendaOf(platform, actor, input.meeting);
    if (!read.ok) return read;
    const { meeting, body, items, ofBody } = read.value;
    const orders = await ordersInForce(platform.db, body.key, londonDate(meeting.starts));
    const changed = await ordersNote(platform.db, meeting);
    const notes = [meeting.orders_note, changed].filter((note): note is string => Boolean(note));
    return ok({
      reference: meeting.reference,
      title: meeting.title,
      body: { key: body.key, name: body.name },
      starts: meeting.starts.toISOString(),
      ends: meeting.ends.toISOString(),
      place: meeting.place,
      video: ofBody ? meeting.video : null,
      inPublic: meeting.in_public,
      privateReason: meeting.private_reason,
      state: meeting.state as MeetingState,
      chair: meeting.chair_name,
      noticeOn: meeting.notice_on,
      papersOn: meeting.papers_on,
      papersDue: meeting.papers_due,
      latePaper: latePaper(meeting.papers_due, londonDate(platform.now()), orders?.orders.latePapers),
      agendaBy: lastDays(orders?.orders, londonDate(meeting.starts))?.notice ?? null,
      cancelledReason: meeting.cancelled_reason,
      notes,
      agendaOut: read.value.isShown,
      items: items.map((item) => ({
        id: item.id,
        number: item.number,
        kind: item.kind,
        title: item.title,
        purpose: item.purpose,
        asks: item.asks,
        proposal: item.proposal,
        planned: item.planned.toISOString(),
        minutes: item.minutes_planned,
        presenter: item.presenter_name,
        isPrivate: item.is_private,
        privateReason: item.private_reason,
        late: item.added_late,
        lateReason: item.late_reason,
        state: item.state,
        papers: item.papers.map((paper) => ({
          id: paper.id,
          number: paper.number,
          title: paper.title,
          kind: paper.kind,
          proposal: paper.proposal,
          caseVersion: paper.case_version,
          isPrivate: paper.is_private,
          late: paper.late,
          lateReason: paper.late_reason,
        })),
        papersKept: item.papersKept,
        version: item.version,
      })),
      kept: [...read.value.kept],
      inPrivate: read.value.inPrivate.map((one) => ({ ...one })),
      minutes: meeting.minutes_state,
      ofBody,
      may: { ...read.value.may },
      version: meeting.version,
    });
  },
});
