import { z } from 'zod';
import { can } from '../../platform/permissions.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { defineUse } from '../../platform/use.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, refuse } from '../../shared/result.ts';
import {
  findItem,
  findMeeting,
  itemsOf,
  meetingInput,
  membersOn,
  readMeeting,
  visibleItems,
} from '../kit/find.ts';
import { isOfBody, mayRun } from '../kit/may.ts';
import { interestInput } from './input.ts';
import { noInterest } from './open.ts';
import { findItemInterest, interestsOn, touchedBy } from './queries.ts';
import { isOwn, ShownInterest, shownInterest } from './shown.ts';

const ItemAnswer = z.object({
  item: z.number(),
  position: z.number(),
  title: z.string(),
  proposal: z.string().nullable(),
  state: z.string(),
  touches: z.number().describe('parties that the idea is said to touch; none: nothing could match'),
  interests: z.array(ShownInterest),
});
export type ItemAnswer = z.output<typeof ItemAnswer>;

export const MeetingInterestsAnswer = z.object({
  meeting: z.string(),
  title: z.string(),
  body: z.string(),
  day: z.string(),
  state: z.string(),
  papersOn: z.string().nullable(),
  members: z.array(z.object({ person: z.string(), name: z.string() })),
  items: z.array(ItemAnswer),
  inside: z.boolean().describe('reads as a member of the body, or as one who keeps its papers'),
  may: z.object({ add: z.boolean(), run: z.boolean(), manage: z.boolean() }),
});
export type MeetingInterests = z.output<typeof MeetingInterestsAnswer>;

/**
 * The interests that touch each item of a meeting. Members of the body read all of them; everybody else what was ruled,
 * from the opening of the meeting on.
 */
export const meetingInterests = defineUse({
  name: 'meeting-interests',
  path: 'decisions/meetings/{meeting}/interests',
  method: 'get',
  permission: 'decisions.read',
  summary:
    'Which interests of members touch which item of a meeting, with the chain that leads there and the ruling.',
  input: z.object({ meeting: meetingInput }),
  output: MeetingInterestsAnswer,
  run: async (platform, actor, input) => {
    const { db } = platform;
    const found = await readMeeting(platform, actor, input.meeting);
    if (!found.ok) return found;
    const meeting = found.value;
    const day = londonDate(meeting.starts);
    const run = await mayRun(db, actor, meeting, londonDate(platform.now()));
    const inside = run || (await isOfBody(db, actor, meeting.body, day));
    const begun = meeting.state === 'open' || meeting.state === 'closed';
    const items = (await visibleItems(platform, actor, await itemsOf(db, meeting.reference))).filter(
      ({ state }) => state !== 'withdrawn',
    );
    const rows = await interestsOn(
      db,
      items.map(({ id }) => id),
    );
    const touched = await touchedBy(
      db,
      items.flatMap(({ proposal }) => proposal ?? []),
    );
    const members = inside ? await membersOn(db, meeting.body, day) : [];
    return ok({
      meeting: meeting.reference,
      title: meeting.title,
      body: meeting.body,
      day,
      state: meeting.state,
      papersOn: meeting.papers_on,
      members: members
        .filter(({ person }, place) => members.findIndex((one) => one.person === person) === place)
        .map(({ person, person_name }) => ({ person, name: person_name })),
      items: items.map((item) => ({
        item: item.id,
        position: item.position,
        title: item.title,
        proposal: item.proposal,
        state: item.state,
        touches: touched.filter(({ proposal }) => proposal === item.proposal).length,
        interests: rows
          .filter(
            (row) =>
              row.item === item.id &&
              (inside ||
                isOwn(actor, row) ||
                (begun && row.ruling !== null && row.dismissed_reason === null)),
          )
          .map((row) => shownInterest(row, inside || isOwn(actor, row))),
      })),
      inside,
      may: {
        add:
          inside &&
          can(actor, 'decisions.member') &&
          meeting.state !== 'closed' &&
          meeting.state !== 'cancelled',
        run,
        manage: can(actor, 'decisions.plan'),
      },
    });
  },
});

export const OwnInterestAnswer = z.object({
  interest: ShownInterest,
  meeting: z.string(),
  meetingTitle: z.string(),
  day: z.string(),
  over: z.boolean(),
  /** Missing where the item is hidden from them. */
  item: z.string().nullable(),
});
export type OwnInterest = z.output<typeof OwnInterestAnswer>;

/** One interest of one’s own on an item, also where a ruling hides the item: then nothing is said of that. */
export const ownItemInterest = defineUse({
  name: 'own-item-interest',
  path: 'decisions/interests/{interest}',
  method: 'get',
  permission: 'decisions.member',
  summary: 'One of your own interests that touches an item of a meeting, and what was ruled.',
  input: z.object({ interest: interestInput }),
  output: OwnInterestAnswer,
  run: async (platform, actor, input) => {
    const { db } = platform;
    const row = await findItemInterest(db, input.interest);
    const item = row && (await findItem(db, row.item));
    const meeting = item && (await findMeeting(db, item.meeting));
    if (!row || !item || !meeting || !isOwn(actor, row))
      return refuse<CommonRefusal>(noInterest(input.interest));
    const sees = (await visibleItems(platform, actor, [item])).length > 0;
    return ok({
      interest: shownInterest(row, true),
      meeting: meeting.reference,
      meetingTitle: meeting.title,
      day: londonDate(meeting.starts),
      over: meeting.state === 'closed' || meeting.state === 'cancelled',
      item: sees ? item.title : null,
    });
  },
});
