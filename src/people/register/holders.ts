import { sql } from 'kysely';
import type { Role } from '../../platform/permissions.ts';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { nameOf } from './queries.ts';

/** An appointment held on a day, with its person and place. */
export type Holder = {
  readonly person: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly organisationName: string;
  readonly contractType: string | null;
  /** What the register says of the post: `Cardiologist`. */
  readonly note: string | null;
  /** First day of the post. */
  readonly since: CalendarDate;
};

type Row = Omit<Holder, 'name'> & {
  readonly title: string | null;
  readonly givenName: string;
  readonly familyName: string;
};

const held = async (
  db: Db,
  on: CalendarDate,
  which: { readonly people?: readonly string[]; readonly roles?: readonly Role[] },
): Promise<Holder[]> => {
  const { rows } = await sql<Row>`
    select a.person, p.title, p.given_name as "givenName", p.family_name as "familyName", a.role, a.organisation,
      o.name as "organisationName", a.contract_type as "contractType", a.note, a.started as since
    from appointment a
    join person p on p.id = a.person and (p.ended is null or p.ended >= ${on})
    join organisation o on o.code = a.organisation
    where a.started <= ${on} and (a.ended is null or a.ended >= ${on})
      ${which.people ? sql`and a.person::text = any(${sql.val([...which.people])}::text[])` : sql``}
      ${which.roles ? sql`and a.role = any(${sql.val([...which.roles])}::text[])` : sql``}
    order by a.started, a.person`.execute(db);
  return rows.map(({ title, givenName, familyName, ...row }) => ({
    ...row,
    name: nameOf({ title, givenName, familyName }),
  }));
};

/** Everybody who holds one of the roles on a day, those who hold it longest first. */
export const holdersOf = (db: Db, roles: readonly Role[], on: CalendarDate): Promise<Holder[]> =>
  held(db, on, { roles });

/** What these people hold on a day; the longest held first. Nothing for those who have left. */
export const heldBy = (db: Db, people: readonly string[], on: CalendarDate): Promise<Holder[]> =>
  people.length === 0 ? Promise.resolve([]) : held(db, on, { people });
