import { sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

export type Whole = {
  readonly part: string;
  readonly partName: string;
  readonly whole: string;
  readonly wholeName: string;
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
};

/**
 * What these organisations are part of and what is part of them: their network, the trust of a hospital. Belonging to a
 * commissioner, an area or a region is left out: it ties everybody to everybody.
 */
export const wholesOf = async (db: Db, codes: readonly string[]): Promise<Whole[]> => {
  if (codes.length === 0) return [];
  const asked = sql.val([...new Set(codes)]);
  const { rows } = await sql<Whole>`
    select r.child as part, c.name as "partName", r.parent as whole, p.name as "wholeName", r.started as since,
      r.ended as until
    from organisation_parent r
    join organisation c on c.code = r.child
    join organisation p on p.code = r.parent
    where r.kind in ('part-of', 'network') and (r.child = any(${asked}::text[]) or r.parent = any(${asked}::text[]))
    order by r.child, r.parent, r.started`.execute(db);
  return rows;
};
