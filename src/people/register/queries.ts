import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import { peopleDb } from '../db.ts';
import { fitness, fits } from '../search-sql.ts';

export type Appointment = {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  readonly contractType: string | null;
  /** Half-days a week; null where they vary. */
  readonly sessions: number | null;
  readonly started: CalendarDate;
  readonly ended: CalendarDate | null;
  readonly endedReason: string | null;
  readonly note: string | null;
  readonly checked: CalendarDate | null;
  readonly version: number;
};

export type PersonRow = {
  readonly id: string;
  readonly title: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly postalAddress: string | null;
  readonly hearBy: 'email' | 'text' | 'post' | 'none';
  readonly hearHowOften: 'at-once' | 'daily' | 'weekly';
  readonly registrationBody: string | null;
  readonly registrationNumber: string | null;
  readonly exDirectory: boolean;
  readonly ended: CalendarDate | null;
  readonly endedNote: string | null;
  readonly detailsChecked: CalendarDate | null;
  readonly version: number;
};

/** Who looks: decides whether those who asked not to be found are there. */
export type Looker = { readonly seesAll: boolean; readonly self: string | undefined };

const findable = ({ seesAll, self }: Looker) =>
  seesAll ? sql`true` : sql`(not p.ex_directory or p.id = ${self ?? null}::uuid)`;

/** Appointments as JSON, in order. */
const appointmentJson = sql`json_build_object('id', a.id, 'person', a.person, 'role', a.role,
  'organisation', a.organisation, 'organisationName', o.name, 'organisationKind', o.kind,
  'contractType', a.contract_type, 'sessions', a.sessions::float8, 'started', a.started, 'ended', a.ended,
  'endedReason', a.ended_reason, 'note', a.note, 'checked', a.checked, 'version', a.version)`;

const heldOn = (on: CalendarDate) => sql`a.started <= ${on} and (a.ended is null or a.ended >= ${on})`;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A person by id; hidden ones too: whoever shows them asks the restrictions first. */
export const findPerson = async (db: Db, id: string): Promise<PersonRow | undefined> => {
  if (!UUID.test(id)) return undefined;
  const row = await peopleDb(db)
    .selectFrom('person')
    .select(['id', 'title', 'given_name as givenName', 'family_name as familyName', 'email', 'phone'])
    .select(['postal_address as postalAddress', 'hear_by as hearBy', 'hear_how_often as hearHowOften'])
    .select(['registration_body as registrationBody', 'registration_number as registrationNumber'])
    .select(['ex_directory as exDirectory', 'ended', 'ended_note as endedNote', 'version'])
    .select(['details_checked as detailsChecked'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row;
};

/** `Dr Amara Thistlewood`; undefined for an unknown id. */
export const personName = async (db: Db, id: string): Promise<string | undefined> => {
  const person = await findPerson(db, id);
  return person && nameOf(person);
};

export const nameOf = (person: Pick<PersonRow, 'title' | 'givenName' | 'familyName'>): string =>
  [person.title, person.givenName, person.familyName].filter(Boolean).join(' ');

/** Everything that somebody is or was, the newest first. */
export const appointmentsOf = async (db: Db, person: string): Promise<Appointment[]> => {
  const { rows } = await sql<{ appointment: Appointment }>`
    select ${appointmentJson} as appointment
    from appointment a join organisation o on o.code = a.organisation
    where a.person = ${person} order by a.started desc, a.id`.execute(db);
  return rows.map((row) => row.appointment);
};

export const findAppointment = async (db: Db, id: string): Promise<Appointment | undefined> => {
  if (!UUID.test(id)) return undefined;
  const { rows } = await sql<{ appointment: Appointment }>`
    select ${appointmentJson} as appointment
    from appointment a join organisation o on o.code = a.organisation where a.id = ${id}`.execute(db);
  return rows[0]?.appointment;
};

export type PersonAt = Appointment & {
  readonly title: string | null;
  readonly givenName: string;
  readonly familyName: string;
  /** What else they are in the group today. */
  readonly elsewhere: readonly {
    readonly role: string;
    readonly organisation: string;
    readonly organisationName: string;
  }[];
};

/** Who is, was or will be at an organisation: by name. */
export const peopleAt = async (
  db: Db,
  code: string,
  on: CalendarDate,
  looker: Looker,
): Promise<PersonAt[]> => {
  const { rows } = await sql<PersonAt & { appointment: Appointment }>`
    select ${appointmentJson} as appointment, p.title, p.given_name as "givenName", p.family_name as "familyName",
      coalesce((
        select json_agg(json_build_object('role', e.role, 'organisation', e.organisation, 'organisationName', eo.name)
          order by e.started, e.id)
        from appointment e join organisation eo on eo.code = e.organisation
        where e.person = p.id and e.organisation <> a.organisation
          and e.started <= ${on} and (e.ended is null or e.ended >= ${on})
      ), '[]'::json) as elsewhere
    from appointment a join person p on p.id = a.person join organisation o on o.code = a.organisation
    where a.organisation = ${code} and ${findable(looker)}
    order by p.family_name, p.given_name, a.started desc`.execute(db);
  return rows.map(({ appointment, ...person }) => ({ ...appointment, ...person }));
};

export type ListedPerson = Pick<
  PersonRow,
  'id' | 'title' | 'givenName' | 'familyName' | 'email' | 'phone' | 'exDirectory' | 'ended'
> & { readonly appointments: readonly Appointment[] };

export const PEOPLE_SORTS = ['name', 'role', 'organisation', 'since'] as const;

export type PeopleFilter = {
  readonly on: CalendarDate;
  readonly q?: string | undefined;
  readonly role?: string | undefined;
  readonly organisation?: string | undefined;
  readonly contract?: string | undefined;
  /** Only those without an appointment at a practice that day. */
  readonly withoutPractice?: boolean | undefined;
  /** `left`: who holds nothing any more; `all`: everybody. */
  readonly state?: 'now' | 'left' | 'all' | undefined;
  readonly looker: Looker;
  readonly sort: (typeof PEOPLE_SORTS)[number];
  readonly dir: 'ascending' | 'descending';
  readonly limit: number;
  readonly offset: number;
};

/** Somebody counts as there who holds an appointment that day, or has never held one and has not left. */
const STATES = (on: CalendarDate): Readonly<Record<'now' | 'left' | 'all', RawBuilder<unknown>>> => {
  const there = sql`((p.ended is null or p.ended >= ${on}) and (
    exists (select from appointment a where a.person = p.id and ${heldOn(on)})
    or not exists (select from appointment a where a.person = p.id and a.started <= ${on})))`;
  return { now: there, left: sql`not ${there}`, all: sql`true` };
};

/** A part of the register, each person with what they are that day; and how many there are in all. */
export const listPeople = async (
  db: Db,
  filter: PeopleFilter,
): Promise<{ total: number; rows: ListedPerson[] }> => {
  const { on, q, role, organisation, contract, withoutPractice, state = 'now' } = filter;
  const direction = filter.dir === 'descending' ? sql`desc` : sql`asc`;
  const ofAppointment = [
    role ? sql`a.role = ${role}` : undefined,
    organisation ? sql`a.organisation = ${organisation}` : undefined,
    contract ? sql`a.contract_type = ${contract}` : undefined,
  ].filter((part) => part !== undefined);
  // Who has left is found by what they were.
  const when = state === 'now' ? heldOn(on) : sql`true`;
  const name = sql`(p.given_name || ' ' || p.family_name)`;
  const order = {
    name: sql`p.family_name ${direction}, p.given_name ${direction}`,
    role: sql`first_role ${direction} nulls last, p.family_name, p.given_name`,
    organisation: sql`first_place ${direction} nulls last, p.family_name, p.given_name`,
    since: sql`since ${direction} nulls last, p.family_name, p.given_name`,
  }[filter.sort];
  const { rows } = await sql<ListedPerson & { total: number }>`
    with found as (
      select p.id, count(*) over ()::int as total,
        (select min(a.role) from appointment a where a.person = p.id and ${heldOn(on)}) as first_role,
        (select min(o.name) from appointment a join organisation o on o.code = a.organisation
          where a.person = p.id and ${heldOn(on)}) as first_place,
        (select min(a.started) from appointment a where a.person = p.id and ${heldOn(on)}) as since,
        p.family_name, p.given_name
      from person p
      where ${findable(filter.looker)} and ${STATES(on)[state]}
        ${q ? sql`and ${fits(q, sql.ref('p.search'), name)}` : sql``}
        ${
          ofAppointment.length > 0
            ? sql`and exists (select from appointment a where a.person = p.id and ${when}
                and ${sql.join(ofAppointment, sql` and `)})`
            : sql``
        }
        ${
          withoutPractice
            ? sql`and not exists (select from appointment a join organisation o on o.code = a.organisation
                where a.person = p.id and o.kind = 'practice' and ${heldOn(on)})`
            : sql``
        }
      order by ${order}, p.id
      limit ${filter.limit} offset ${filter.offset}
    )
    select p.id, p.title, p.given_name as "givenName", p.family_name as "familyName", p.email, p.phone,
      p.ex_directory as "exDirectory", p.ended, found.total,
      coalesce((
        select json_agg(${appointmentJson} order by a.started, a.id)
        from appointment a join organisation o on o.code = a.organisation
        where a.person = p.id and ${heldOn(on)}
      ), '[]'::json) as appointments
    from found join person p using (id)
    order by ${order}, p.id`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.map(({ total: _, ...row }) => row) };
};

/** For search: the best fits first, each with what they are that day. */
export const searchPeople = async (
  db: Db,
  words: string,
  on: CalendarDate,
  looker: Looker,
  limit: number,
): Promise<
  (Pick<PersonRow, 'id' | 'title' | 'givenName' | 'familyName'> & { rank: number; is: string | null })[]
> => {
  const name = sql`(p.given_name || ' ' || p.family_name)`;
  const { rows } = await sql<
    Pick<PersonRow, 'id' | 'title' | 'givenName' | 'familyName'> & { rank: number; is: string | null }
  >`
    select p.id, p.title, p.given_name as "givenName", p.family_name as "familyName",
      least(0.99, ${fitness(words, sql.ref('p.search'), name)}) as rank,
      (select a.role || '|' || o.name from appointment a join organisation o on o.code = a.organisation
        where a.person = p.id and ${heldOn(on)} order by a.started, a.id limit 1) as "is"
    from person p
    where ${findable(looker)} and ${fits(words, sql.ref('p.search'), name)}
    order by rank desc, p.family_name, p.given_name, p.id limit ${limit}`.execute(db);
  return rows;
};

/** Ids of those of them who asked not to be found. */
export const exDirectoryAmong = async (db: Db, ids: readonly string[]): Promise<string[]> => {
  const known = ids.filter((id) => UUID.test(id));
  if (known.length === 0) return [];
  const rows = await peopleDb(db)
    .selectFrom('person')
    .select('id')
    .where('id', 'in', known)
    .where('ex_directory', '=', true)
    .execute();
  return rows.map((row) => row.id);
};
