import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import { optionalWords } from '../../platform/input.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { refuse } from '../../shared/result.ts';
import { keepDecisionChange, type LineKind, writeLine } from '../kit/change.ts';
import { itemsOf } from '../kit/find.ts';
import { meetingRef } from '../kit/refs.ts';
import { attendanceOf, type Seated } from '../quorum/now.ts';
import type { Presence } from '../quorum/quorum-rules.ts';
import { decisionDb } from '../tables.ts';
import { listed } from '../words-rules.ts';
import { type Act, actInput, actInRoom, done, doneIn, type Room } from './open.ts';
import { quorumOfOpen } from './quorum.ts';
import { isPrivateItem } from './session.ts';
import type { PresenceWhat } from './tables.ts';

export const PRESENCE_WHATS = ['here', 'video', 'left', 'apologies', 'absent', 'waiting'] as const;

export const PRESENT: ReadonlySet<Presence> = new Set(['here', 'video']);
const KINDS: Readonly<Record<PresenceWhat, LineKind>> = {
  here: 'arrived',
  video: 'arrived',
  waiting: 'arrived',
  left: 'left',
  apologies: 'apologies',
  absent: 'apologies',
};

const inPlaceOf = (who: string | null): string => (who === null ? '' : ` in place of ${who}`);

/** What the record says of it: it matters whether somebody comes for the first time or comes back. */
export const presenceSentence = (
  name: string,
  was: Presence,
  what: PresenceWhat,
  deputyFor: string | null,
): string => {
  const by = what === 'video' ? ' by video' : '';
  switch (what) {
    case 'here':
    case 'video':
      if (was === 'left') return `${name} returned${by}.`;
      if (was === 'here' && what === 'video') return `${name} went on by video.`;
      if (was === 'video' && what === 'here') return `${name} came into the room.`;
      return `${name} is here${by}${inPlaceOf(deputyFor)}.`;
    case 'left':
      return `${name} left.`;
    case 'apologies':
      return `${name} sent apologies.`;
    case 'absent':
      return `${name} is not here.`;
    case 'waiting':
      return `${name} waits to come in.`;
  }
};

/** Keeps where somebody is from a moment on. */
const keepPresence = async (
  trx: Trx,
  actor: Actor,
  { meeting, now, at }: Room,
  who: {
    readonly member: number | null;
    readonly person: string | null;
    readonly name: string;
    readonly what: PresenceWhat;
    readonly standsFor: number | null;
    readonly once?: string | undefined;
  },
): Promise<void> => {
  const by = signatureOf(actor);
  await decisionDb(trx)
    .insertInto('presence')
    .values({
      meeting: meeting.reference,
      item: meeting.current_item,
      member: who.member,
      person: who.person,
      person_name: who.name,
      what: who.what,
      stands_for: who.standsFor,
      at,
      once: who.once ?? null,
      by_person: by.person,
      by_name: by.name,
    })
    .onConflict((conflict) => conflict.column('once').doNothing())
    .execute();
  await keepDecisionChange(trx, actor, now, meetingRef(meeting.reference), {
    version: meeting.version,
    kind: `presence.${who.what}`,
    after: { ...(who.person ? { person: who.person } : { guest: true }), at: at.toISOString() },
  });
};

const standsFor = (one: Seated, seated: readonly Seated[]): number | null =>
  one.deputyFor === null
    ? null
    : (seated.find(({ person, deputyFor }) => person === one.deputyFor && deputyFor === null)?.member ??
      null);

/** Says where somebody is: here, by video, gone, with apologies. The quorum of the open item is worked out again. */
export const attendUse = defineUse({
  name: 'attend',
  path: 'meetings/{meeting}/room/attendance',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Says where somebody is from now on: here, by video, left, apologies, absent, waiting.',
  input: z.object({
    ...actInput,
    person: optionalText(z.string().trim().max(60)).describe('id of a member or deputy'),
    name: optionalWords(120).describe('name of a guest'),
    what: z.enum(PRESENCE_WHATS, { error: 'Say where they are.' }),
  }),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, at } = room;
      const { seated, guests } = await attendanceOf(trx, meeting);
      const items = await itemsOf(trx, meeting.reference);
      const one = input.person ? seated.find(({ person }) => person === input.person) : undefined;
      if (input.person && !one) return refuse({ kind: 'room-person', field: 'person' });
      const name = one?.name ?? input.name;
      if (!name) return refuse({ kind: 'room-guest', field: 'name' });
      const guest = guests.find((other) => other.name === name);
      const was = one?.presence ?? guest?.presence ?? 'absent';
      // Pressed twice without a key, nothing is new.
      if (was === input.what && (one?.since ?? guest?.since)) return doneIn({ meeting, again: true });
      await keepPresence(trx, actor, room, {
        member: one?.member ?? null,
        person: one?.person ?? null,
        name,
        what: input.what,
        standsFor: one ? standsFor(one, seated) : null,
        once: input.once,
      });
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: meeting.current_item,
        at,
        kind: KINDS[input.what],
        words: presenceSentence(name, was, input.what, one?.deputyForName ?? null),
        // Names of guests are for members: only those who decide are published.
        isPrivate: one === undefined || isPrivateItem(meeting, items),
        once: input.once,
      });
      await quorumOfOpen(platform, trx, actor, meeting, items, at);
      return doneIn(room);
    }),
});

/** Everybody of whom nothing was said yet is here: members, not deputies. */
export const attendRestUse = defineUse({
  name: 'attend-rest',
  path: 'meetings/{meeting}/room/attendance/rest',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Says that every member of whom nothing was said yet is here.',
  input: z.object(actInput),
  output: done,
  run: (platform, actor, input): Promise<Act> =>
    actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, at } = room;
      const { seated } = await attendanceOf(trx, meeting);
      const rest = seated.filter(({ since, deputyFor }) => since === null && deputyFor === null);
      if (rest.length === 0) return doneIn({ meeting, again: true });
      for (const one of rest)
        await keepPresence(trx, actor, room, {
          member: one.member,
          person: one.person,
          name: one.name,
          what: 'here',
          standsFor: null,
        });
      const items = await itemsOf(trx, meeting.reference);
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: meeting.current_item,
        at,
        kind: 'arrived',
        words: `Here: ${listed(rest.map(({ name }) => name))}.`,
        isPrivate: isPrivateItem(meeting, items),
        once: input.once,
      });
      await quorumOfOpen(platform, trx, actor, meeting, items, at);
      return doneIn(room);
    }),
});
