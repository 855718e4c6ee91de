import { z } from 'zod';
import { findPerson, personName } from '../../people/index.ts';
import { identifiedIn } from '../../platform/identified.ts';
import { confirmedWords, date, optionalWords, words } from '../../platform/input.ts';
import { notify } from '../../platform/notifications/index.ts';
import { nextReference } from '../../platform/relational/references.ts';
import { defineUse, optionalText } from '../../platform/use.ts';
import { londonDate, longDate } from '../../shared/dates.ts';
import { refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { itemRef, meetingHref, meetingRef } from '../kit/refs.ts';
import { attendanceOf } from '../quorum/now.ts';
import { decisionDb } from '../tables.ts';
import { type Act, actInput, actInRoom, begunItem, done, doneIn, optionalItem } from './open.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Writes an action down, with its owner and the day by which it is due; a person of the register is told. */
export const addActionUse = defineUse({
  name: 'add-action',
  path: 'meetings/{meeting}/room/actions',
  method: 'post',
  permission: 'decisions.run',
  summary: 'Writes down an action of a meeting: what, whose, by when.',
  input: z.object({
    ...actInput,
    item: optionalItem,
    what: words('Write what is to be done.', 500),
    owner: optionalText(z.string().trim().max(60)).describe('id of the person who does it'),
    ownerName: optionalWords(120).describe('or their name'),
    due: date('Give the day by which it is due.').describe('2026-06-30'),
    confirmed: confirmedWords,
  }),
  output: done,
  run: async (platform, actor, input): Promise<Act> => {
    const identified = identifiedIn({ what: input.what }, input.confirmed);
    if (identified) return refuse(identified);
    return actInRoom(platform, actor, input, async (trx, room) => {
      const { meeting, now, at } = room;
      const item = input.item ? await begunItem(platform, trx, actor, meeting, input.item) : undefined;
      if (item && !item.ok) return item;
      const { seated } = await attendanceOf(trx, meeting);
      const member = seated.find(({ person }) => person === input.owner);
      const known =
        member !== undefined ||
        (input.owner !== undefined && UUID.test(input.owner) && Boolean(await findPerson(trx, input.owner)));
      const name =
        member?.name ??
        (known && input.owner ? await personName(trx, input.owner) : undefined) ??
        input.ownerName;
      if (!name || (input.owner !== undefined && !known))
        return refuse({
          kind: 'bad-input',
          problems: [{ field: 'owner', message: 'Say who does it.' }],
        });
      const reference = await nextReference(trx, 'ACT', londonDate(now));
      await decisionDb(trx)
        .insertInto('meeting_action')
        .values({
          reference,
          meeting: meeting.reference,
          item: item?.value.id ?? null,
          what: input.what,
          owner: known ? (input.owner ?? null) : null,
          owner_name: name,
          due: input.due,
          once: input.once ?? null,
        })
        .execute();
      await keepDecisionChange(
        trx,
        actor,
        now,
        { kind: 'meeting-action', id: reference },
        {
          version: 1,
          kind: 'action.added',
          after: { meeting: meeting.reference, what: input.what, due: input.due },
        },
      );
      await writeLine(trx, actor, {
        meeting: meeting.reference,
        item: item?.value.id ?? null,
        at,
        kind: 'action',
        // Who decides is published by name; others are not.
        words: `Action ${reference}${member ? `, ${member.name}` : ''}, by ${longDate(input.due)}: ${input.what}`,
        isPrivate: item?.value.is_private ?? false,
        once: input.once,
      });
      if (known && input.owner && !(actor.kind === 'person' && actor.id === input.owner))
        await notify(trx, {
          people: [input.owner],
          kind: 'action.yours',
          title: `An action is yours, by ${longDate(input.due)}: ${input.what}`,
          href: meetingHref(meeting.reference),
          object: item ? itemRef(item.value.id) : meetingRef(meeting.reference),
        });
      return doneIn(room);
    });
  },
});
