import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { peopleDb } from '../db.ts';

/** A post of a general practitioner; `person` tells who holds several, and is shown to nobody. */
export type GpPost = {
  readonly person: string;
  readonly organisation: string;
  readonly role: string;
  readonly contractType: string | null;
  /** Sessions a week; null where they vary or nobody said. */
  readonly sessions: number | null;
};

const GP_ROLES = ['gp-partner', 'salaried-gp', 'locum-gp', 'gp-registrar'] as const;

/** Posts of general practitioners that these organisations had on a day, by the group's own register. */
export const gpPostsOn = async (
  db: Db,
  organisations: readonly string[],
  on: CalendarDate,
): Promise<GpPost[]> => {
  if (organisations.length === 0) return [];
  const rows = await peopleDb(db)
    .selectFrom('appointment')
    .select(['person', 'organisation', 'role', 'contract_type as contractType', 'sessions'])
    .where('role', 'in', GP_ROLES)
    .where('organisation', 'in', organisations)
    .where('started', '<=', on)
    .where((where) => where.or([where('ended', 'is', null), where('ended', '>=', on)]))
    .orderBy('organisation')
    .orderBy('person')
    .execute();
  return rows.map((row) => ({ ...row, sessions: row.sessions === null ? null : Number(row.sessions) }));
};
