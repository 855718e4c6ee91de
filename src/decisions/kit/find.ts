import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { BodyMemberTable, BodyTable } from '../bodies/tables.ts';
import type { AgendaItemTable, MeetingTable } from '../meetings/tables.ts';
import type { BodyOrdersTable } from '../orders/tables.ts';
import { decisionDb } from '../tables.ts';
import { itemRef, meetingRef } from './refs.ts';

export type Body = Selectable<BodyTable>;
export type BodyMember = Selectable<BodyMemberTable>;
export type Orders = Selectable<BodyOrdersTable>;
export type Meeting = Selectable<MeetingTable>;
export type AgendaItem = Selectable<AgendaItemTable>;

export const bodyInput = z
  .string({ error: 'Say which body, such as governing-body.' })
  .trim()
  .toLowerCase()
  .max(60)
  .describe('governing-body');

export const meetingInput = z
  .string({ error: 'Say which meeting, such as MTG-2026-012.' })
  .trim()
  .toUpperCase()
  .max(40)
  .describe('MTG-2026-012');

export const itemInput = z.coerce
  .number({ error: 'Say which item.' })
  .int('Say which item.')
  .positive('Say which item.')
  .describe('number of the item');

export const findBody = (db: Db, key: string): Promise<Body | undefined> =>
  decisionDb(db).selectFrom('body').selectAll().where('key', '=', key).executeTakeFirst();

export const allBodies = (db: Db): Promise<Body[]> =>
  decisionDb(db).selectFrom('body').selectAll().orderBy('name').execute();

/** Who sits on a body on a day, deputies too; the longest first. */
export const membersOn = (db: Db, body: string, on: CalendarDate): Promise<BodyMember[]> =>
  decisionDb(db)
    .selectFrom('body_member')
    .selectAll()
    .where('body', '=', body)
    .where('from_day', '<=', on)
    .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', on)]))
    .orderBy('from_day')
    .orderBy('id')
    .execute();

/** What a person sits on, on a day. */
export const seatsOf = (db: Db, person: string, on: CalendarDate): Promise<BodyMember[]> =>
  decisionDb(db)
    .selectFrom('body_member')
    .selectAll()
    .where('person', '=', person)
    .where('from_day', '<=', on)
    .where((eb) => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', on)]))
    .orderBy('id')
    .execute();

/** The standing orders of a body that are in force on a day. */
export const ordersInForce = (db: Db, body: string, on: CalendarDate): Promise<Orders | undefined> =>
  decisionDb(db)
    .selectFrom('body_orders')
    .selectAll()
    .where('body', '=', body)
    .where('from_day', '<=', on)
    .where('taken_back_on', 'is', null)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst();

export const findMeeting = (db: Db, reference: string): Promise<Meeting | undefined> =>
  decisionDb(db).selectFrom('meeting').selectAll().where('reference', '=', reference).executeTakeFirst();

/** The same, locked until the transaction ends: one change at a time. */
export const lockMeeting = (trx: Trx, reference: string): Promise<Meeting | undefined> =>
  decisionDb(trx)
    .selectFrom('meeting')
    .selectAll()
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst();

/** The agenda in its order, items that were withdrawn too. */
export const itemsOf = (db: Db, meeting: string): Promise<AgendaItem[]> =>
  decisionDb(db)
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting', '=', meeting)
    .orderBy('position')
    .orderBy('id')
    .execute();

export const findItem = (db: Db, id: number): Promise<AgendaItem | undefined> =>
  decisionDb(db).selectFrom('agenda_item').selectAll().where('id', '=', id).executeTakeFirst();

export const noMeeting = (reference: string): CommonRefusal => ({
  kind: 'not-found',
  what: `the meeting ${reference}`,
});
export const noBody = (key: string): CommonRefusal => ({ kind: 'not-found', what: `the body ${key}` });
export const noItem = (id: number): CommonRefusal => ({ kind: 'not-found', what: `item ${id}` });

/** The public learns of a meeting when its agenda goes out. */
export const isAnnounced = ({ state, notice_on }: Pick<Meeting, 'state' | 'notice_on'>): boolean =>
  notice_on !== null || state === 'cancelled';

/** A meeting that this reader may see; hidden and missing ones answer alike. */
export const readMeeting = async (
  { db, registries }: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  reference: string,
): Promise<Result<Meeting, CommonRefusal>> => {
  const row = await findMeeting(db, reference);
  if (!row || (actor.kind === 'public' && !isAnnounced(row))) return refuse(noMeeting(reference));
  const seen = await visibleTo(registries, db, actor, [meetingRef(reference)], (ref) => ref);
  return seen.length > 0 ? ok(row) : refuse(noMeeting(reference));
};

/** Those of the items that this reader may know of: a ruling hides some, and what is private the public does not read. */
export const visibleItems = async (
  { db, registries }: Pick<Platform, 'db' | 'registries'>,
  actor: Actor,
  items: readonly AgendaItem[],
): Promise<AgendaItem[]> => visibleTo(registries, db, actor, items, ({ id }) => itemRef(id));

/** The meeting locked, and as the person had it before them where a version is given. */
export const openMeeting = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly meeting: string; readonly version?: number | undefined },
): Promise<Result<Meeting, CommonRefusal>> => {
  const row = await lockMeeting(trx, given.meeting);
  if (!row) return refuse(noMeeting(given.meeting));
  const seen = await readMeeting({ ...platform, db: trx }, actor, given.meeting);
  if (!seen.ok) return seen;
  if (given.version !== undefined && given.version !== row.version)
    return refuse({ kind: 'changed-meanwhile', what: row.reference });
  return ok(row);
};
