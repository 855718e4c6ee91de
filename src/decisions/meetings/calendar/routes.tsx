import type { Actor } from '../../../platform/actor.ts';
import type { Ask } from '../../../platform/http/ask.ts';
import { page, type Route } from '../../../platform/http/routes.ts';
import { visibleTo } from '../../../platform/registries.ts';
import { notFound } from '../../../platform/use.ts';
import { addDays, londonDate } from '../../../shared/dates.ts';
import { findBody, isAnnounced, type Meeting, readMeeting, seatsOf } from '../../kit/find.ts';
import { isOfBody } from '../../kit/may.ts';
import { BODIES_PATH, MEETINGS_PATH, meetingRef } from '../../kit/refs.ts';
import { decisionDb } from '../../tables.ts';
import { calendarOwner } from './address.ts';
import { calendarOf } from './ical.ts';

/** Calendars tell of a year back: what is older nobody looks for there. */
const DAYS_BACK = 366;

const TYPE = 'text/calendar; charset=utf-8';

const missing = notFound('that calendar');

/** Meetings of these bodies from a year back on, as this reader may know of them. */
const meetingsOf = async (ask: Ask, actor: Actor, bodies: readonly string[]): Promise<Meeting[]> => {
  if (bodies.length === 0) return [];
  const { db, registries, now } = ask.platform;
  const rows = await decisionDb(db)
    .selectFrom('meeting')
    .selectAll()
    .where('body', 'in', [...bodies])
    .where('starts', '>=', new Date(`${addDays(londonDate(now()), -DAYS_BACK)}T00:00:00Z`))
    .orderBy('starts')
    .execute();
  const known = rows.filter((row) => actor.kind !== 'public' || isAnnounced(row));
  return visibleTo(registries, db, actor, known, ({ reference }) => meetingRef(reference));
};

const answer = (
  ask: Ask,
  file: string,
  name: string,
  meetings: readonly Meeting[],
  withVideo: boolean,
): Response =>
  ask.download(
    file,
    TYPE,
    calendarOf(name, meetings, {
      address: ask.platform.address(),
      now: ask.platform.now(),
      withVideo: () => withVideo,
    }),
  );

/** Calendars: of one meeting, of a body, and each person’s own by its secret address. */
export const calendarRoutes: readonly Route[] = [
  page('get', `${MEETINGS_PATH}/:reference/meeting.ics`, 'decisions.read', async (ask) => {
    const { platform, actor } = ask;
    const found = await readMeeting(platform, actor, ask.param('reference').toUpperCase());
    if (!found.ok) return ask.refused(found.refusal);
    const meeting = found.value;
    const ofBody = await isOfBody(platform.db, actor, meeting.body, londonDate(meeting.starts));
    return answer(ask, `${meeting.reference}.ics`, meeting.title, [meeting], ofBody);
  }),
  page('get', `${BODIES_PATH}/:key/meetings.ics`, 'decisions.read', async (ask) => {
    const body = await findBody(ask.platform.db, ask.param('key'));
    if (!body) return ask.refused(missing);
    // A calendar program signs in nowhere: it has what the public may have, whoever set it up.
    const meetings = await meetingsOf(ask, { kind: 'public' }, [body.key]);
    return answer(ask, `${body.key}.ics`, body.name, meetings, false);
  }),
  page('get', '/decisions/calendar/:file', 'decisions.read', async (ask) => {
    const token = /^([\w-]{20,80})\.ics$/.exec(ask.param('file'))?.[1];
    const owner = token && (await calendarOwner(ask.platform, token));
    if (!owner) return ask.refused(missing);
    const seats = await seatsOf(ask.platform.db, owner.id, londonDate(ask.platform.now()));
    const meetings = await meetingsOf(ask, owner, [...new Set(seats.map(({ body }) => body))]);
    return answer(ask, 'my-meetings.ics', 'My meetings', meetings, true);
  }),
];
