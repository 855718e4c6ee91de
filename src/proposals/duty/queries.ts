import type { Selectable } from 'kysely';
import { heldBy, roleLabel } from '../../people/index.ts';
import type { Db, Trx } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { type ProposalDutyTable, proposalDb } from '../tables.ts';

export type DutyRow = Selectable<ProposalDutyTable>;

/** Turns of duty that end on a day or later, in their order. */
export const turnsFrom = (db: Db, from: CalendarDate): Promise<DutyRow[]> =>
  proposalDb(db)
    .selectFrom('proposal_duty')
    .selectAll()
    .where('to_day', '>=', from)
    .orderBy('from_day')
    .execute();

/** Turns of duty that have ended, the newest first. */
export const turnsBefore = (db: Db, day: CalendarDate, limit: number): Promise<DutyRow[]> =>
  proposalDb(db)
    .selectFrom('proposal_duty')
    .selectAll()
    .where('to_day', '<', day)
    .orderBy('from_day', 'desc')
    .limit(limit)
    .execute();

/** One turn, locked until the transaction ends. */
export const lockTurn = (trx: Trx, id: string): Promise<DutyRow | undefined> =>
  proposalDb(trx).selectFrom('proposal_duty').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** People on the rota by name and role today; nothing for those who have left. */
export const namesOn = async (db: Db, people: readonly string[], day: CalendarDate) => {
  const held = await heldBy(db, [...new Set(people)], day);
  const names = new Map<string, { readonly name: string; readonly role: string }>();
  for (const { person, name, role } of held)
    if (!names.has(person)) names.set(person, { name, role: roleLabel(role) });
  return names;
};
