import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor.ts';
import { nextReference } from '../../platform/relational/references.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { signatureOf } from '../../platform/signature.ts';
import { type CalendarDate, londonDate } from '../../shared/dates.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { type Body, itemsOf, type Meeting, membersOn, ordersInForce } from '../kit/find.ts';
import { itemRef, meetingRef, paperRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import { lastDays, standardItems } from './agenda-rules.ts';
import type { ItemKind, ItemPurpose, PaperTable } from './tables.ts';

export type NewMeeting = {
  readonly title: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly place: string;
  readonly video?: string | undefined;
  readonly inPublic: boolean;
  readonly privateReason?: string | undefined;
  /** Key of the form that makes it: a second sending finds what the first made. */
  readonly once?: string | undefined;
  /** Whether its agenda begins with what every agenda begins with; true unless told otherwise. */
  readonly standard?: boolean;
};

/** Who chairs a body on a day: whoever holds the chair’s seat. */
export const chairOn = async (
  trx: Trx,
  body: string,
  on: CalendarDate,
): Promise<{ chair: string | null; chair_name: string | null }> => {
  const seat = (await membersOn(trx, body, on)).find(
    (one) => one.seat === 'chair' && one.deputy_for === null,
  );
  return { chair: seat?.person ?? null, chair_name: seat?.person_name ?? null };
};

/** Adds a meeting of a body, under the papers’ day of the orders in force on its own. Gives its reference. */
export const addMeeting = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  body: Body,
  given: NewMeeting,
): Promise<string> => {
  const once = given.once ?? `meeting ${randomUUID()}`;
  const before = await decisionDb(trx)
    .selectFrom('meeting')
    .select('reference')
    .where('once', '=', once)
    .executeTakeFirst();
  if (before) return before.reference;
  const day = londonDate(given.starts);
  const orders = await ordersInForce(trx, body.key, day);
  const reference = await nextReference(trx, 'MTG', day);
  // A second server may have kept the same form meanwhile: the number is then given back.
  await decisionDb(trx)
    .insertInto('meeting')
    .values({
      reference,
      body: body.key,
      title: given.title,
      starts: given.starts,
      ends: given.ends,
      place: given.place,
      video: given.video ?? null,
      in_public: given.inPublic,
      private_reason: given.inPublic ? null : (given.privateReason ?? null),
      papers_due: lastDays(orders?.orders, day)?.papers ?? null,
      once,
      ...(await chairOn(trx, body.key, day)),
    })
    .execute();
  await keepDecisionChange(trx, actor, now, meetingRef(reference), {
    version: 1,
    kind: 'meeting.planned',
    after: {
      body: body.key,
      title: given.title,
      starts: given.starts.toISOString(),
      ends: given.ends.toISOString(),
      place: given.place,
      inPublic: given.inPublic,
    },
  });
  if (given.standard !== false)
    for (const item of standardItems(given.inPublic)) await addItem(trx, actor, now, reference, item);
  return reference;
};

export type NewItem = {
  readonly kind: ItemKind;
  readonly title: string;
  readonly purpose: ItemPurpose;
  /** Minutes that it is planned to take. */
  readonly minutes: number;
  readonly asks?: string | undefined;
  readonly proposal?: string | undefined;
  readonly presenter?: string | null;
  readonly presenterName?: string | null;
  readonly privateReason?: string | undefined;
  /** Why it could not wait, where the agenda is out already. */
  readonly lateReason?: string | undefined;
  readonly carriedFrom?: number | undefined;
};

/** Adds an item at the end of the agenda of a locked meeting. Gives its number in the store. */
export const addItem = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  meeting: Meeting['reference'],
  given: NewItem,
): Promise<number> => {
  const items = await itemsOf(trx, meeting);
  const position = Math.max(0, ...items.map((item) => item.position)) + 1;
  const { id } = await decisionDb(trx)
    .insertInto('agenda_item')
    .values({
      meeting,
      position,
      kind: given.kind,
      title: given.title,
      purpose: given.purpose,
      asks: given.asks ?? null,
      proposal: given.proposal ?? null,
      minutes_planned: given.minutes,
      presenter: given.presenter ?? null,
      presenter_name: given.presenterName ?? null,
      is_private: given.privateReason !== undefined,
      private_reason: given.privateReason ?? null,
      added_late: given.lateReason !== undefined,
      late_reason: given.lateReason ?? null,
      carried_from: given.carriedFrom ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepDecisionChange(trx, actor, now, itemRef(id), {
    version: 1,
    kind: 'item.added',
    after: {
      meeting,
      kind: given.kind,
      title: given.title,
      purpose: given.purpose,
      ...(given.proposal ? { proposal: given.proposal } : {}),
      ...(given.asks ? { asks: given.asks } : {}),
      ...(given.lateReason ? { late: true, reason: given.lateReason } : {}),
    },
  });
  return id;
};

export type NewPaper = {
  readonly item: number;
  readonly title: string;
  readonly kind: PaperTable['kind'];
  readonly proposal?: string | undefined;
  readonly caseVersion?: number | undefined;
  readonly words?: string | undefined;
  readonly privateReason?: string | undefined;
  readonly lateReason?: string | undefined;
};

/** Adds a paper to an item of a locked meeting, under the item’s next number. Gives its number in the store. */
export const addPaper = async (trx: Trx, actor: Actor, now: Date, given: NewPaper): Promise<number> => {
  const { last } = await decisionDb(trx)
    .selectFrom('paper')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .where('item', '=', given.item)
    .executeTakeFirstOrThrow();
  const by = signatureOf(actor);
  const { id } = await decisionDb(trx)
    .insertInto('paper')
    .values({
      item: given.item,
      number: Number(last) + 1,
      title: given.title,
      kind: given.kind,
      proposal: given.proposal ?? null,
      case_version: given.caseVersion ?? null,
      words: given.words ?? null,
      is_private: given.privateReason !== undefined,
      private_reason: given.privateReason ?? null,
      late: given.lateReason !== undefined,
      late_reason: given.lateReason ?? null,
      added_at: now,
      added_person: by.person,
      added_name: by.name,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await keepDecisionChange(trx, actor, now, paperRef(id), {
    version: 1,
    kind: 'paper.added',
    after: {
      item: given.item,
      kind: given.kind,
      title: given.title,
      ...(given.proposal ? { proposal: given.proposal, caseVersion: given.caseVersion } : {}),
      ...(given.lateReason ? { late: true, reason: given.lateReason } : {}),
    },
  });
  return id;
};
