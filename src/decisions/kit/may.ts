import type { Actor } from '../../platform/actor.ts';
import type { Role } from '../../platform/permissions.ts';
import { SECOND_FACTOR_ROLES } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type Meeting, seatsOf } from './find.ts';

/** Whether this actor holds a role of the group itself, with its second factor where it asks for one. */
export const holds = (actor: Actor, ...roles: readonly Role[]): boolean =>
  actor.kind === 'owner' ||
  actor.kind === 'system' ||
  (actor.kind === 'person' &&
    actor.roles.some(
      ({ role, elsewhere }) =>
        roles.includes(role) &&
        !elsewhere &&
        !(actor.secondFactor === 'needed' && SECOND_FACTOR_ROLES.includes(role)),
    ));

/** Who keeps bodies, meetings, registers and the record: the governance officer. */
export const mayKeep = (actor: Actor): boolean => holds(actor, 'governance-officer');

/** Who plans meetings and puts agendas and packs together: the governance officer and the programme office. */
export const mayPlan = (actor: Actor): boolean => holds(actor, 'governance-officer', 'programme-office');

/** Whether this person sits in a seat of a chair, or of a deputy chair, on this body that day. */
export const chairsBody = async (db: Db, actor: Actor, body: string, on: CalendarDate): Promise<boolean> =>
  actor.kind === 'person' &&
  (await seatsOf(db, actor.id, on)).some(
    (seat) => seat.body === body && (seat.seat === 'chair' || seat.seat === 'deputy-chair'),
  );

/** Who runs a meeting: whoever chairs it, and the governance officer who writes beside them. */
export const mayRun = async (
  db: Db,
  actor: Actor,
  meeting: Pick<Meeting, 'body' | 'chair'>,
  on: CalendarDate,
): Promise<boolean> =>
  mayKeep(actor) ||
  (actor.kind === 'person' && meeting.chair === actor.id) ||
  (await chairsBody(db, actor, meeting.body, on));

/** Whether this person sits on the body that day, or keeps its papers: who may read what is private to it. */
export const isOfBody = async (db: Db, actor: Actor, body: string, on: CalendarDate): Promise<boolean> =>
  mayPlan(actor) ||
  (actor.kind === 'person' && (await seatsOf(db, actor.id, on)).some((seat) => seat.body === body));
