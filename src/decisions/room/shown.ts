import { z } from 'zod';
import { ShownInterest } from '../interests/shown.ts';
import { MEETING_STATES } from '../meetings/tables.ts';
import { VoteAnswer } from '../votes/answers.ts';

const RoomItem = z.object({
  id: z.number(),
  number: z.number(),
  title: z.string(),
  kind: z.string(),
  purpose: z.enum(['decide', 'discuss', 'note']),
  proposal: z.string().nullable(),
  minutes: z.number(),
  planned: z.string(),
  isPrivate: z.boolean(),
  state: z.enum(['planned', 'open', 'closed', 'deferred', 'withdrawn']),
});
export type RoomItem = z.infer<typeof RoomItem>;

const RoomLine = z.object({
  id: z.number(),
  item: z.number().nullable(),
  at: z.string(),
  kind: z.string(),
  words: z.string(),
  isPrivate: z.boolean(),
  struck: z.string().nullable().describe('why it was struck out'),
});
export type RoomLine = z.infer<typeof RoomLine>;

const Place = z.enum(['here', 'video', 'waiting', 'apologies', 'absent', 'left']);

const RoomPerson = z.object({
  person: z.string(),
  name: z.string(),
  seat: z.string(),
  isVoting: z.boolean(),
  isClinician: z.boolean(),
  deputyFor: z.string().nullable().describe('the member for whom they stand in'),
  presence: Place,
  since: z.string().nullable(),
  counts: z.boolean().describe('towards the quorum of the item that is shown'),
  why: z.string().nullable().describe('why they do not'),
  mayStay: z.boolean().describe('no ruling asks them to leave the room for this item'),
  voted: z.boolean().nullable().describe('for who runs the meeting, while a vote with names is open'),
});
export type RoomPerson = z.infer<typeof RoomPerson>;

const RoomQuorum = z.object({
  isQuorate: z.boolean(),
  sentence: z.string(),
  needs: z.array(
    z.object({
      kind: z.enum(['number', 'role', 'clinicians', 'unconflicted']),
      have: z.string(),
      what: z.string(),
      met: z.boolean(),
      thin: z.boolean().describe('met, and one fewer would break it'),
    }),
  ),
  onlyJust: z.string().nullable(),
  helpers: z.array(
    z.object({ person: z.string(), name: z.string(), waits: z.boolean(), deputyFor: z.string().nullable() }),
  ),
  ways: z.array(z.object({ way: z.string(), name: z.string(), what: z.string() })),
});
export type RoomQuorum = z.infer<typeof RoomQuorum>;

const RoomCurrent = RoomItem.extend({
  asks: z.string().nullable(),
  presenter: z.string().nullable(),
  openedAt: z.string().nullable(),
  minutesOpen: z.number(),
  way: z.string().nullable(),
  wayWords: z.string().nullable(),
  steps: z.array(
    z.object({ key: z.string(), name: z.string(), state: z.enum(['done', 'now', 'fails', 'to-come']) }),
  ),
  quorum: RoomQuorum.nullable(),
  interests: z.array(ShownInterest),
  vote: VoteAnswer.nullable().describe('the newest vote on it that counts'),
  stopped: z.string().nullable().describe('why the newest vote was made void'),
  conditions: z.array(z.object({ id: z.number(), words: z.string(), because: z.string().nullable() })),
  papers: z.array(z.object({ id: z.number(), title: z.string() })),
  version: z.number(),
});
export type RoomCurrent = z.infer<typeof RoomCurrent>;

/** A meeting as it goes on, as its reader may know it. */
export const RoomAnswer = z.object({
  meeting: z.string(),
  title: z.string(),
  body: z.object({ key: z.string(), name: z.string() }),
  starts: z.string(),
  ends: z.string(),
  place: z.string(),
  video: z.string().nullable(),
  inPublic: z.boolean(),
  state: z.enum(MEETING_STATES),
  chair: z.string().nullable(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  orders: z
    .object({ from: z.string(), source: z.string(), verified: z.boolean() })
    .nullable()
    .describe('the standing orders that rule it'),
  note: z.string().nullable().describe('where other orders were in force when it was called'),
  now: z.string(),
  late: z.number().describe('minutes behind its plan'),
  items: z.array(RoomItem),
  kept: z.array(z.number()).describe('numbers of items of which a ruling keeps you out'),
  keptNow: z.boolean().describe('the item that is open is one of them, or is held without you'),
  currentItem: z.number().nullable().describe('the item that is open'),
  shown: RoomCurrent.nullable().describe('the item that is open, or the one that was asked for'),
  next: RoomItem.nullable(),
  people: z.array(RoomPerson).describe('for members of the body'),
  guests: z.array(z.object({ name: z.string(), presence: Place })),
  here: z.object({ here: z.number(), of: z.number() }).describe('members who vote'),
  lines: z.array(RoomLine),
  actions: z.array(
    z.object({
      reference: z.string(),
      item: z.number().nullable(),
      what: z.string(),
      owner: z.string().nullable().describe('for members'),
      due: z.string(),
    }),
  ),
  questions: z.array(
    z.object({
      id: z.number(),
      item: z.number().nullable(),
      asker: z.string().nullable(),
      words: z.string(),
      answer: z.string().nullable(),
    }),
  ),
  minutes: z.enum(['none', 'draft', 'approved']),
  me: z.string().nullable().describe('your seat: the id under which you are on the list'),
  may: z.object({ run: z.boolean(), member: z.boolean() }),
  version: z.number(),
});
export type RoomAnswer = z.infer<typeof RoomAnswer>;
