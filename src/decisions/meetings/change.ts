import type { Updateable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { ObjectRef } from '../../platform/registries.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { type AgendaItem, type Meeting, membersOn } from '../kit/find.ts';
import { itemRef, meetingHref, meetingRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { AgendaItemTable, MeetingTable } from './tables.ts';

type Done = Omit<Parameters<typeof keepDecisionChange>[4], 'version'>;

/** Changes a locked meeting, its version, its history and the record together. */
export const changeMeeting = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  meeting: Meeting,
  set: Updateable<MeetingTable>,
  done: Done,
): Promise<number> => {
  const version = meeting.version + 1;
  await decisionDb(trx)
    .updateTable('meeting')
    .set({ ...set, version })
    .where('reference', '=', meeting.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, meetingRef(meeting.reference), { ...done, version });
  return version;
};

/** The same for an item of a locked meeting. */
export const changeItem = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  item: AgendaItem,
  set: Updateable<AgendaItemTable>,
  done: Done,
): Promise<number> => {
  const version = item.version + 1;
  await decisionDb(trx)
    .updateTable('agenda_item')
    .set({ ...set, version })
    .where('id', '=', item.id)
    .execute();
  await keepDecisionChange(trx, actor, now, itemRef(item.id), { ...done, version });
  return version;
};

/**
 * Tells those who sit on the body on the day of the meeting, never the one who did it. News of one item carries that
 * item, so that whoever may not know of it is not told; its title then names nothing that others may not read.
 */
export const tellMembers = async (
  trx: Trx,
  actor: Actor,
  meeting: Pick<Meeting, 'reference' | 'body' | 'starts'>,
  news: {
    readonly kind: string;
    readonly title: string;
    readonly href?: string;
    readonly object?: ObjectRef;
  },
): Promise<void> => {
  const seats = await membersOn(trx, meeting.body, londonDate(meeting.starts));
  await notify(trx, {
    href: meetingHref(meeting.reference),
    object: meetingRef(meeting.reference),
    ...news,
    people: seats.map(({ person }) => person).filter((one) => actor.kind !== 'person' || one !== actor.id),
  });
};
