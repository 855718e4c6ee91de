import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import { visibleTo } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { type BeforeBody, ideasBefore } from '../../proposals/index.ts';
import { londonDate } from '../../shared/dates.ts';
import { findBody } from '../kit/find.ts';
import { itemRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';

type Reader = Pick<Platform, 'db' | 'registries'>;

/** Items that are still to be dealt with, on agendas of meetings that are still to come or go on. */
const onAgendas = (db: Db) =>
  decisionDb(db)
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.reference', 'agenda_item.meeting')
    .where('agenda_item.state', 'in', ['planned', 'open'])
    .where('meeting.state', 'in', ['planned', 'agenda-out', 'papers-out', 'open']);

/** The meeting on whose agenda an idea stands already. */
export const agendaWith = async (db: Db, idea: string): Promise<string | undefined> =>
  (
    await onAgendas(db)
      .select('agenda_item.meeting')
      .where('agenda_item.proposal', '=', idea)
      .executeTakeFirst()
  )?.meeting;

/** Ideas whose route leads to the body and that are on no agenda yet, as this planner may see them. */
export const waitingIdeas = async (
  { db, registries }: Reader,
  actor: Actor,
  body: string,
): Promise<BeforeBody[]> => {
  const row = await findBody(db, body);
  if (!row?.route_body) return [];
  const found = await ideasBefore(db, row.route_body);
  const taken = await onAgendas(db)
    .select('agenda_item.proposal')
    .where('agenda_item.proposal', 'is not', null)
    .execute();
  const free = found.filter(({ reference }) => !taken.some(({ proposal }) => proposal === reference));
  return visibleTo(registries, db, actor, free, ({ reference }) => ({ kind: 'idea', id: reference }));
};

/** An item that was put off, and by which meeting. */
export type Deferred = {
  readonly id: number;
  readonly title: string;
  readonly meeting: string;
  readonly on: string;
};

/** Items of earlier meetings of the body that were deferred and not carried on yet, as this planner may see them. */
export const deferredItems = async (
  { db, registries }: Reader,
  actor: Actor,
  body: string,
): Promise<Deferred[]> => {
  const rows = await decisionDb(db)
    .selectFrom('agenda_item as i')
    .innerJoin('meeting as m', 'm.reference', 'i.meeting')
    .select(['i.id', 'i.title', 'i.meeting', 'm.starts'])
    .where('m.body', '=', body)
    .where('i.state', '=', 'deferred')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('agenda_item as later')
            .select('later.id')
            .whereRef('later.carried_from', '=', 'i.id')
            .where('later.state', '!=', 'withdrawn'),
        ),
      ),
    )
    .orderBy('m.starts')
    .execute();
  const seen = await visibleTo(registries, db, actor, rows, ({ id }) => itemRef(id));
  return seen.map(({ starts, ...row }) => ({ ...row, on: londonDate(starts) }));
};
