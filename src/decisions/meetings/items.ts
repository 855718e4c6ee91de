import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { differing } from '../../platform/history/history.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, optionalWords, versionInput, words } from '../../platform/input.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type CommonRefusal, defineUse, optionalText } from '../../platform/use.ts';
import { readProposal } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { matchItem } from '../interests/match.ts';
import {
  type AgendaItem,
  findItem,
  itemInput,
  itemsOf,
  type Meeting,
  meetingInput,
  membersOn,
  noItem,
  openMeeting,
} from '../kit/find.ts';
import { itemRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { canChangeAgenda, PURPOSES, stateWords } from './agenda-rules.ts';
import { changeItem, changeMeeting, tellMembers } from './change.ts';
import { minutesInput } from './inputs.ts';
import { addItem } from './make.ts';
import type { MeetingRefusal } from './refusals.ts';
import type { ItemKind } from './tables.ts';

type Refused = MeetingRefusal | CommonRefusal;
type Answer = Result<{ item: number; meeting: string }, Refused>;

const said = {
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
type Said = z.output<z.ZodObject<typeof said>>;

const output = z.object({ item: z.number(), meeting: z.string() });

/** The meeting locked, its agenda open to change, and the reason there where one is needed. */
const openAgenda = async (
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

const whatIsWrong = (input: Said, kind: ItemKind, inPublic: boolean): MeetingRefusal | undefined => {
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
const presenterOf = async (trx: Trx, meeting: Meeting, name: string | undefined) => {
  if (!name) return { presenter: null, presenterName: null };
  const seats = await membersOn(trx, meeting.body, londonDate(meeting.starts));
  const seat = seats.find((one) => one.person_name.toLowerCase() === name.toLowerCase());
  return { presenter: seat?.person ?? null, presenterName: seat?.person_name ?? name };
};

const freeOf = ({ title, asks, presenter, privateReason, why }: Said) => ({
  title,
  asks,
  presenter,
  privateReason,
  why,
});

/** Tells members of a change to an agenda that is out; with the item, so that whoever may not know of it is not told. */
const tellOfItem = async (
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
const touchAgenda = (trx: Trx, actor: Actor, now: Date, meeting: Meeting, what: string, item: number) =>
  changeMeeting(trx, actor, now, meeting, {}, { kind: 'meeting.agenda', after: { did: what, item } });

/** Adds an item to the agenda: an idea that waits for the body, a report, anything else. */
export const addItemUse = defineUse({
  name: 'add-agenda-item',
  path: 'meetings/{meeting}/items',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Adds an item to the agenda of a meeting; after the agenda went out it is marked as late.',
  input: z.object({
    meeting: meetingInput,
    version: versionInput.optional(),
    kind: z.enum(['proposal', 'report', 'election', 'other'], { error: 'Choose what kind of item it is.' }),
    proposal: optionalText(z.string().trim().toUpperCase().max(40)).describe('reference of the idea'),
    carriedFrom: z.coerce.number().int().positive().optional().describe('the item that it carries on'),
    ...said,
  }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn(freeOf(input), input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, input);
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const wrong = whatIsWrong(input, input.kind, meeting.in_public);
      if (wrong) return refuse(wrong);
      if (input.kind === 'proposal') {
        const reference = input.proposal ?? '';
        const idea = await readProposal({ ...platform, db: trx }, actor, reference);
        if (!idea.ok) return refuse({ kind: 'item-idea-unknown', field: 'proposal', reference });
        const there = await decisionDb(trx)
          .selectFrom('agenda_item')
          .innerJoin('meeting', 'meeting.reference', 'agenda_item.meeting')
          .select('agenda_item.meeting')
          .where('agenda_item.proposal', '=', reference)
          .where('agenda_item.state', 'in', ['planned', 'open'])
          .where('meeting.state', 'in', ['planned', 'agenda-out', 'papers-out', 'open'])
          .executeTakeFirst();
        if (there) return refuse({ kind: 'item-idea-twice', field: 'proposal', meeting: there.meeting });
      }
      const now = platform.now();
      const item = await addItem(trx, actor, now, meeting.reference, {
        ...input,
        ...(await presenterOf(trx, meeting, input.presenter)),
        proposal: input.kind === 'proposal' ? input.proposal : undefined,
        privateReason: input.isPrivate
          ? (input.privateReason ?? 'The whole meeting is in private.')
          : undefined,
        lateReason: meeting.state === 'planned' ? undefined : input.why,
      });
      await matchItem(trx, item, now);
      await touchAgenda(trx, actor, now, meeting, 'added', item);
      await tellOfItem(trx, actor, meeting, item, 'A new item');
      return ok({ item, meeting: meeting.reference });
    });
  },
});

/** An item of the meeting that is still to be dealt with. */
const openItem = async (
  trx: Trx,
  meeting: Meeting,
  given: { readonly item: number; readonly version: number },
): Promise<Result<AgendaItem, Refused>> => {
  const item = await findItem(trx, given.item);
  if (!item || item.meeting !== meeting.reference) return refuse(noItem(given.item));
  if (item.version !== given.version) return refuse({ kind: 'changed-meanwhile', what: `“${item.title}”` });
  if (item.state !== 'planned') return refuse({ kind: 'item-stays', title: item.title });
  return ok(item);
};

const one = { meeting: meetingInput, item: itemInput, version: versionInput };

/** Corrects an item. */
export const editItem = defineUse({
  name: 'edit-agenda-item',
  path: 'meetings/{meeting}/items/{item}',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Corrects an item of an agenda; after the agenda went out with a reason, and members are told.',
  input: z.object({ ...one, ...said }),
  output,
  run: async (platform, actor, input): Promise<Answer> => {
    const identified = identifiedIn(freeOf(input), input.confirmed);
    if (identified) return refuse(identified);
    return inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, { ...input, version: undefined });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const found = await openItem(trx, meeting, input);
      if (!found.ok) return found;
      const wrong = whatIsWrong(input, found.value.kind, meeting.in_public);
      if (wrong) return refuse(wrong);
      const { presenter, presenterName } = await presenterOf(trx, meeting, input.presenter);
      const set = {
        title: input.title,
        purpose: input.purpose,
        asks: input.asks ?? null,
        minutes_planned: input.minutes,
        presenter,
        presenter_name: presenterName,
        is_private: input.isPrivate,
        private_reason: input.isPrivate ? (input.privateReason ?? null) : null,
      };
      const changed = differing(found.value, set, [
        ['title', 'title'],
        ['purpose', 'purpose'],
        ['asks', 'asks'],
        ['minutes_planned', 'minutes'],
        ['presenter_name', 'presenter'],
        ['is_private', 'isPrivate'],
        ['private_reason', 'reason'],
      ]);
      const answer = ok({ item: input.item, meeting: meeting.reference });
      if (!changed) return answer;
      const now = platform.now();
      await changeItem(trx, actor, now, found.value, set, {
        kind: 'item.changed',
        before: changed.before,
        after: { ...changed.after, ...(input.why ? { why: input.why } : {}) },
        free: ['presenter', 'why'],
      });
      await touchAgenda(trx, actor, now, meeting, 'changed', input.item);
      await tellOfItem(trx, actor, meeting, input.item, 'An item changed');
      return answer;
    });
  },
});

/** Moves an item one place up or down. */
export const moveItem = defineUse({
  name: 'move-agenda-item',
  path: 'meetings/{meeting}/items/{item}/move',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Moves an item one place up or down; after the agenda went out with a reason.',
  input: z.object({
    ...one,
    to: z.enum(['up', 'down'], { error: 'Say up or down.' }),
    why: optionalWords(300),
  }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, { ...input, version: undefined });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const found = await openItem(trx, meeting, input);
      if (!found.ok) return found;
      const item = found.value;
      const others = (await itemsOf(trx, meeting.reference)).filter(({ position }) => position > 0);
      const other =
        input.to === 'up'
          ? others.filter(({ position }) => position < item.position).at(-1)
          : others.find(({ position }) => position > item.position);
      const answer = ok({ item: item.id, meeting: meeting.reference });
      if (!other) return answer;
      const now = platform.now();
      await decisionDb(trx)
        .updateTable('agenda_item')
        .set({ position: item.position })
        .where('id', '=', other.id)
        .execute();
      await changeItem(
        trx,
        actor,
        now,
        item,
        { position: other.position },
        {
          kind: 'item.moved',
          before: { position: item.position },
          after: { position: other.position, ...(input.why ? { why: input.why } : {}) },
          free: ['why'],
        },
      );
      await touchAgenda(trx, actor, now, meeting, 'moved', item.id);
      await tellOfItem(trx, actor, meeting, item.id, 'An item moved');
      return answer;
    }),
});

/** Withdraws an item: before the agenda went out it is gone from it, after that it stays there, struck out, with the reason. */
export const withdrawItem = defineUse({
  name: 'withdraw-agenda-item',
  path: 'meetings/{meeting}/items/{item}/withdraw',
  method: 'post',
  permission: 'decisions.plan',
  summary: 'Withdraws an item from an agenda with a reason.',
  input: z.object({ ...one, why: words('Say why it is withdrawn: members read it.', 300) }),
  output,
  run: (platform, actor, input): Promise<Answer> =>
    inTransaction<Answer>(platform.db, async (trx) => {
      const opened = await openAgenda(platform, trx, actor, { ...input, version: undefined });
      if (!opened.ok) return opened;
      const meeting = opened.value;
      const found = await openItem(trx, meeting, input);
      if (!found.ok) return found;
      const now = platform.now();
      const unseen = meeting.state === 'planned' ? { position: 0 } : {};
      await changeItem(
        trx,
        actor,
        now,
        found.value,
        { state: 'withdrawn', late_reason: input.why, ...unseen },
        { kind: 'item.withdrawn', after: { reason: input.why } },
      );
      await touchAgenda(trx, actor, now, meeting, 'withdrawn', input.item);
      await tellOfItem(trx, actor, meeting, input.item, 'An item is withdrawn');
      return ok({ item: input.item, meeting: meeting.reference });
    }),
});
