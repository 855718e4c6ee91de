import type { Actor } from '../../platform/actor.ts';
import type { Task } from '../../platform/registries.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { addDays, type CalendarDate, weekdayDate } from '../../shared/dates.ts';
import { dutyOn } from '../kit/duty.ts';
import { ideaHref, ideaRef } from '../kit/refs.ts';
import { proposalDb } from '../tables.ts';

/** So many days before its next step is due, whoever sees to it is reminded. */
const AHEAD = 7;

/** At most so many of one sort stand on Home. */
const MOST = 20;

const COLUMNS = ['reference', 'title', 'next_what', 'next_by', 'state', 'raised_on'] as const;

/** Those on duty: what was raised, by the day on which it is promised to be looked at. */
export const toLookAt = async (db: Db, actor: Actor, today: CalendarDate): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  const duty = await dutyOn(db, today);
  if (duty?.clinician !== actor.id && duty?.manager !== actor.id) return [];
  const rows = await proposalDb(db)
    .selectFrom('proposal')
    .select(COLUMNS)
    .where('state', '=', 'raised')
    .orderBy('next_by')
    .orderBy('reference')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kind: 'Raised by a colleague',
    title: row.title,
    href: ideaHref(row.reference),
    detail: `${row.reference}, raised ${weekdayDate(row.raised_on, today)}. You are on duty: take it on with a clinician and a manager, join it with another, or say why not.`,
    due: row.next_by,
    minutes: 3,
    object: ideaRef(row.reference),
  }));
};

/** Owners and leads: next steps that are due within a week, or late. */
export const nextSteps = async (db: Db, actor: Actor, today: CalendarDate): Promise<readonly Task[]> => {
  if (actor.kind !== 'person') return [];
  const { id } = actor;
  const rows = await proposalDb(db)
    .selectFrom('proposal')
    .select(COLUMNS)
    .where('next_by', '<=', addDays(today, AHEAD))
    .where('state', 'not in', ['merged', 'raised'])
    .where((where) =>
      where.or([
        where('owner', '=', id),
        where.and([
          where.or([where('clinician', '=', id), where('manager', '=', id)]),
          where('state', 'in', ['taken-on', 'problem-agreed', 'options', 'case', 'live']),
        ]),
      ]),
    )
    .orderBy('next_by')
    .orderBy('reference')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kind: 'A next step of yours',
    title: row.title,
    href: ideaHref(row.reference),
    detail: `${row.reference}: ${row.next_what}.`,
    due: row.next_by,
    minutes: 5,
    object: ideaRef(row.reference),
  }));
};
