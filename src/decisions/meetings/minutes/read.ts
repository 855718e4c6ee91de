import { z } from 'zod';
import { defineUse } from '../../../platform/use.ts';
import { londonDate } from '../../../shared/dates.ts';
import { ok } from '../../../shared/result.ts';
import { type Meeting, meetingInput, membersOn } from '../../kit/find.ts';
import { decisionDb } from '../../tables.ts';
import { agendaOf } from '../agenda.ts';
import { clockWords } from '../times-rules.ts';
import { minutesDue } from './due.ts';

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
      owner: z
        .string()
        .nullable()
        .describe('everybody reads who of the body; others are named to its members'),
      due: z.string(),
    }),
  ),
  mayRun: z.boolean(),
  version: z.number(),
});
export type MinutesAnswer = z.output<typeof MinutesAnswer>;

/** Everybody reads minutes from the day on which they were published. */
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
          // Guests have no seat, and are named to members alone.
          .$if(!ofBody, (query) => query.where('person', 'is not', null))
          .orderBy('id')
          .execute()
      : [];
    const actions = readable
      ? await decisionDb(db)
          .selectFrom('meeting_action')
          .select(['reference', 'item', 'what', 'owner', 'owner_name', 'due'])
          .where('meeting', '=', at.meeting)
          .orderBy('reference')
          .execute()
      : [];
    const seats = await membersOn(db, meeting.body, londonDate(meeting.starts));
    const named = (owner: string | null) => ofBody || seats.some(({ person }) => person === owner);
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
      actions: actions.filter(mine).map(({ reference, item, what, owner, owner_name, due }) => ({
        reference,
        item,
        what,
        owner: named(owner) ? owner_name : null,
        due,
      })),
      mayRun: may.run,
      version: meeting.version,
    });
  },
});
