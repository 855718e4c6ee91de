import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { confirmedWords, optionalWords, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { type Result, refuse } from '../../shared/result.ts';
import { type Meeting, membersOn, openMeeting } from '../kit/find.ts';
import { itemRef } from '../kit/refs.ts';
import { canChangeAgenda, PURPOSES, stateWords } from './agenda-rules.ts';
import { changeMeeting, tellMembers } from './change.ts';
import { minutesInput } from './inputs.ts';
import type { MeetingRefusal } from './refusals.ts';
import type { ItemKind } from './tables.ts';

export type Refused = MeetingRefusal | CommonRefusal;

export type ItemResult = Result<{ item: number; meeting: string }, Refused>;

/** What a form says of an item. */
export const itemSaid = {
  title: words('Say what it is called, in a few words.', 160),
  purpose: z.enum(PURPOSES, { error: 'Choose what the meeting is to do with it.' }),
  asks: optionalWords(1000).describe('the motion: what the meeting is asked to agree'),
  minutes: minutesInput,
  presenter: optionalWords(120).describe('name of who presents it'),
  isPrivate: z
    .preprocess((value) => value === true || value === 'yes' || value === 'true', z.boolean())
    .describe('held without the public'),
  privateReason: optionalWords(300).describe('why, in words of the standing orders'),
  why: optionalWords(300).describe('why it changes, once the agenda is out'),
  confirmed: confirmedWords,
};

type Said = z.output<z.ZodObject<typeof itemSaid>>;

/** The item that was changed, and its meeting. */
export const ChangedItem = z.object({ item: z.number(), meeting: z.string() });

/** The meeting locked, its agenda open to change, and the reason there where one is needed. */
export const openAgenda = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: {
    readonly meeting: string;
    readonly version?: number | undefined;
    readonly why?: string | undefined;
  },
): Promise<Result<Meeting, Refused>> => {
  const opened = await openMeeting(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const { state } = opened.value;
  if (!canChangeAgenda(state))
    return refuse({
      kind: 'meeting-state',
      doing: 'Changing the agenda',
      state: stateWords(state).toLowerCase(),
    });
  if (state !== 'planned' && !given.why)
    return refuse({
      kind: 'meeting-needs',
      field: 'why',
      ask: 'Say why this could not wait: the agenda is out, and members are told.',
    });
  return opened;
};

/** Items that every agenda has: the meeting agrees them without a motion of their own. */
const STANDING: readonly ItemKind[] = ['opening', 'minutes', 'actions', 'questions'];

export const whatIsWrong = (input: Said, kind: ItemKind, inPublic: boolean): MeetingRefusal | undefined => {
  if (input.isPrivate && inPublic && !input.privateReason)
    return {
      kind: 'meeting-needs',
      field: 'privateReason',
      ask: 'Say why it is held without the public: they read the reason.',
    };
  if (input.purpose === 'decide' && !input.asks && !STANDING.includes(kind))
    return {
      kind: 'meeting-needs',
      field: 'asks',
      ask: 'Say what the meeting is asked to agree: it votes on these words.',
    };
  return undefined;
};

/** Who presents: somebody of the body by their name, else the name as it was written. */
export const presenterOf = async (trx: Trx, meeting: Meeting, name: string | undefined) => {
  if (!name) return { presenter: null, presenterName: null };
  const seats = await membersOn(trx, meeting.body, londonDate(meeting.starts));
  const seat = seats.find((one) => one.person_name.toLowerCase() === name.toLowerCase());
  return { presenter: seat?.person ?? null, presenterName: seat?.person_name ?? name };
};

export const freeOf = ({ title, asks, presenter, privateReason, why }: Said) => ({
  title,
  asks,
  presenter,
  privateReason,
  why,
});

/** Tells members of a change to an agenda that is out; with the item, so that whoever may not know of it is not told. */
export const tellOfItem = async (
  trx: Trx,
  actor: Actor,
  meeting: Meeting,
  item: number,
  what: string,
): Promise<void> => {
  if (meeting.state === 'planned') return;
  await tellMembers(trx, actor, meeting, {
    kind: 'meeting.agenda-changed',
    title: `${what} on the agenda of ${meeting.title}`,
    object: itemRef(item),
  });
};

/** The agenda changed: its form is another now, and so are the calendars that tell of it. */
export const touchAgenda = (
  trx: Trx,
  actor: Actor,
  now: Date,
  meeting: Meeting,
  what: string,
  item: number,
) => changeMeeting(trx, actor, now, meeting, {}, { kind: 'meeting.agenda', after: { did: what, item } });
