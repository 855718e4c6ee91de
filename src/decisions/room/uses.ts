import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok } from '../../shared/result.ts';
import { meetingInput } from '../kit/find.ts';
import { isOfBody, mayRun } from '../kit/may.ts';
import { type Agenda, type AgendaItemSeen, agendaOf } from '../meetings/agenda.ts';
import { ordersNote } from '../meetings/send.ts';
import { attendanceOf, dayOfMeeting, ordersOfMeeting, quorumNow } from '../quorum/now.ts';
import { PRESENT } from './attendance.ts';
import { minutesLate, minutesOpen, type TimedItem } from './clock-rules.ts';
import { optionalItem } from './open.ts';
import {
  actionsOf,
  conditionsOf,
  isBegun,
  itemAnswer,
  linesOf,
  questionsIn,
  type Reader,
  roomInterests,
  roomVote,
  shownPeople,
  shownQuorum,
} from './queries.ts';
import { RoomAnswer, type RoomCurrent } from './shown.ts';
import { stepsOf } from './steps-rules.ts';

const timedOf = (item: AgendaItemSeen | undefined): TimedItem | undefined =>
  item && { planned: item.planned, minutes: item.minutes_planned, openedAt: item.opened_at };

/** One item as the room shows it. */
const currentOf = async (
  platform: Platform,
  reader: Reader,
  item: AgendaItemSeen,
  agenda: Agenda,
): Promise<{ readonly shown: RoomCurrent; readonly people: RoomAnswer['people'] }> => {
  const { db } = platform;
  const quorum = await quorumNow(db, agenda.meeting, item.id);
  const interests = await roomInterests(db, item.id, reader);
  const { vote, stopped } = await roomVote(platform, reader, item.id);
  const actions = (await actionsOf(db, agenda, reader)).filter((one) => one.item === item.id);
  return {
    people: quorum && reader.inside ? shownPeople(quorum, vote) : [],
    shown: {
      ...itemAnswer(item),
      asks: item.asks,
      presenter: reader.inside ? item.presenter_name : null,
      openedAt: item.opened_at?.toISOString() ?? null,
      minutesOpen: minutesOpen(
        { planned: item.planned, minutes: item.minutes_planned, openedAt: item.opened_at },
        item.closed_at ?? platform.now(),
      ),
      way: item.way,
      wayWords: item.way_words,
      steps: [
        ...stepsOf({
          decides: item.purpose === 'decide',
          state: item.state,
          unruled: interests.filter(({ ruling }) => ruling === null).length,
          isQuorate: quorum?.outcome.isQuorate,
          vote: vote ? (vote.state === 'open' ? 'open' : (vote.outcome ?? 'none')) : 'none',
          actions: actions.length,
        }),
      ],
      quorum: quorum && isBegun(agenda.meeting) ? shownQuorum(quorum) : null,
      interests,
      vote,
      stopped,
      conditions: await conditionsOf(db, item.id),
      papers: item.papers.map(({ id, title }) => ({ id, title })),
      version: item.version,
    },
  };
};

const readerOf = async (platform: Platform, actor: Actor, { meeting, ofBody }: Agenda): Promise<Reader> => {
  const today = londonDate(platform.now());
  const run =
    (await mayRun(platform.db, actor, meeting, today)) ||
    (await mayRun(platform.db, actor, meeting, dayOfMeeting(meeting)));
  return { actor, run, inside: run || ofBody || (await isOfBody(platform.db, actor, meeting.body, today)) };
};

/**
 * A meeting as it goes on. Members of the body read all that no ruling keeps from them; everybody else the public part.
 * `item` asks for another item than the one that is open.
 */
export const roomUse = defineUse({
  name: 'meeting-room',
  path: 'meetings/{meeting}/room',
  method: 'get',
  permission: 'decisions.read',
  summary: 'A meeting as it goes on: items, who is here, quorum, interests, votes, and the record.',
  input: z.object({ meeting: meetingInput, item: optionalItem }),
  output: RoomAnswer,
  run: async (platform, actor, input) => {
    const { db } = platform;
    const now = platform.now();
    const read = await agendaOf(platform, actor, input.meeting);
    if (!read.ok) return read;
    const agenda = read.value;
    const { meeting, items, body } = agenda;
    const reader = await readerOf(platform, actor, agenda);
    const { inside, run } = reader;
    const standing = items.filter(({ state }) => state !== 'withdrawn');
    const open = standing.find(({ id }) => id === meeting.current_item);
    const asked = standing.find(({ id }) => id === input.item) ?? open;
    const next = standing.find(
      ({ state, position }) => state === 'planned' && (!open || position > open.position),
    );
    const attendance = await attendanceOf(db, meeting, body);
    const current = asked ? await currentOf(platform, reader, asked, agenda) : undefined;
    const voting = attendance.seated.filter(({ isVoting, deputyFor }) => isVoting && deputyFor === null);
    const orders = await ordersOfMeeting(db, meeting);
    return ok({
      meeting: meeting.reference,
      title: meeting.title,
      body: { key: body.key, name: body.name },
      starts: meeting.starts.toISOString(),
      ends: meeting.ends.toISOString(),
      place: meeting.place,
      video: inside ? meeting.video : null,
      inPublic: meeting.in_public,
      state: meeting.state,
      chair: meeting.chair_name,
      openedAt: meeting.opened_at?.toISOString() ?? null,
      closedAt: meeting.closed_at?.toISOString() ?? null,
      orders: orders
        ? { from: orders.from_day, source: orders.source, verified: orders.verified_by !== null }
        : null,
      note: (await ordersNote(db, meeting)) ?? null,
      now: now.toISOString(),
      late: meeting.state === 'open' ? minutesLate(timedOf(open), timedOf(next), now) : 0,
      items: standing.map(itemAnswer),
      kept: [...agenda.kept],
      keptNow: meeting.current_item !== null && open === undefined,
      currentItem: open?.id ?? null,
      shown: current?.shown ?? null,
      next: next ? itemAnswer(next) : null,
      people:
        current?.people ??
        (inside
          ? attendance.seated.map((one) => ({
              person: one.person,
              name: one.name,
              seat: one.seat,
              isVoting: one.isVoting,
              isClinician: one.isClinician,
              deputyFor: one.deputyForName,
              presence: one.presence,
              since: one.since?.toISOString() ?? null,
              counts: one.isVoting && PRESENT.has(one.presence),
              why: null,
              mayStay: true,
              voted: null,
            }))
          : []),
      guests: inside ? attendance.guests.map(({ name, presence }) => ({ name, presence })) : [],
      here: { here: voting.filter(({ presence }) => PRESENT.has(presence)).length, of: voting.length },
      lines: await linesOf(db, agenda, reader),
      actions: await actionsOf(db, agenda, reader),
      questions: await questionsIn(db, agenda, reader),
      minutes: meeting.minutes_state,
      me:
        actor.kind === 'person' && attendance.seated.some(({ person }) => person === actor.id)
          ? actor.id
          : null,
      may: { run, member: inside },
      version: meeting.version,
    });
  },
});
