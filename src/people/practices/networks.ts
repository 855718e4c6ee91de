import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { peopleDb } from '../db.ts';

/** To which network a practice belonged. */
export type InNetwork = {
  readonly practice: string;
  readonly network: string;
  readonly networkName: string;
};

/** The networks that these practices belonged to on a day; a practice in none is not there. */
export const networksOn = async (
  db: Db,
  practices: readonly string[],
  on: CalendarDate,
): Promise<InNetwork[]> =>
  practices.length === 0
    ? []
    : peopleDb(db)
        .selectFrom('organisation_parent as r')
        .innerJoin('organisation as o', 'o.code', 'r.parent')
        .select(['r.child as practice', 'r.parent as network', 'o.name as networkName'])
        .where('r.kind', '=', 'network')
        .where('r.child', 'in', practices)
        .where('r.started', '<=', on)
        .where((where) => where.or([where('r.ended', 'is', null), where('r.ended', '>=', on)]))
        .orderBy('r.child')
        .execute();
