import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import { can } from '../../../platform/permissions.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { signInDb } from '../tables.ts';
import type { Known, RawLine } from './rules.ts';

/** What the register knows of the places and people in a file: three queries, however long it is. */
export const findKnown = async (db: Db, actor: Actor, lines: readonly RawLine[]): Promise<Known> => {
  const codes = [...new Set(lines.map(({ cells }) => cells.organisation_code.trim().toUpperCase()))];
  const emails = [...new Set(lines.map(({ cells }) => cells.email.trim().toLowerCase()))];
  const store = signInDb(db);
  const organisations = await store
    .selectFrom('organisation')
    .select(['code', 'name', 'closed'])
    .where('code', 'in', [...codes, ''])
    .execute();
  const people = await store
    .selectFrom('person')
    .select((select) => [
      'id',
      'given_name',
      'family_name',
      'ended',
      select.fn<string>('lower', ['email']).as('email'),
    ])
    .where((where) => where(where.fn('lower', ['email']), 'in', [...emails, '']))
    .execute();
  const appointments = await store
    .selectFrom('appointment')
    .select(['person', 'role', 'organisation', 'started', 'ended'])
    .where(
      'person',
      'in',
      people.length > 0 ? people.map(({ id }) => id) : ['00000000-0000-0000-0000-000000000000'],
    )
    .execute();
  return {
    organisations: new Map(organisations.map((one) => [one.code, one])),
    people: new Map(
      people.map((person) => [
        person.email,
        { ...person, appointments: appointments.filter((one) => one.person === person.id) },
      ]),
    ),
    mayInviteAt: (organisation) => can(actor, 'invitations.manage', { organisation }),
    mayGiveGroupRoles: can(actor, 'roles.manage'),
  };
};

/** Organisations where a person is appointed today or will be. */
export const findPlacesOf = async (db: Db, person: string, today: string): Promise<string[]> =>
  (
    await signInDb(db)
      .selectFrom('appointment')
      .select('organisation')
      .where('person', '=', person)
      .where((where) => where.or([where('ended', 'is', null), where('ended', '>=', today)]))
      .execute()
  ).map(({ organisation }) => organisation);

export type OpenInvitation = {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly created: Date;
  readonly expires: Date;
};

/** Invitations that nobody has taken up and that still work, newest first. */
export const findOpenInvitations = async (db: Db, now: Date): Promise<OpenInvitation[]> =>
  (await signInDb(db)
    .selectFrom('sign_in_link')
    .innerJoin('person', 'person.id', 'sign_in_link.person')
    .select((select) => [
      'sign_in_link.person',
      'person.email',
      'sign_in_link.created',
      'sign_in_link.expires',
      select
        .fn<string>('concat_ws', [select.val(' '), 'person.title', 'person.given_name', 'person.family_name'])
        .as('name'),
    ])
    .where('sign_in_link.kind', '=', 'invitation')
    .where('sign_in_link.used', 'is', null)
    .where('sign_in_link.expires', '>', now)
    .orderBy('sign_in_link.created', 'desc')
    .orderBy('person.family_name')
    .limit(50)
    .execute()) as OpenInvitation[];

export type NoWayIn = { readonly person: string; readonly name: string; readonly email: string };

/**
 * People with an appointment on that day and an e-mail address who cannot sign in: no password, no identity of
 * a provider, no invitation that still works then. `total` counts them all, `people` are the first fifty by name.
 * Nobody in the invented place, where each is chosen from a list.
 */
export const findNoWayIn = async (
  db: Db,
  today: string,
): Promise<{ readonly total: number; readonly people: readonly NoWayIn[] }> => {
  const { rows } = await sql<NoWayIn & { readonly total: number }>`
    select p.id as person, concat_ws(' ', p.title, p.given_name, p.family_name) as name, p.email,
      count(*) over ()::int as total
    from person p
    where p.email is not null and (p.ended is null or p.ended >= ${today})
      and exists (select from appointment a where a.person = p.id and a.started <= ${today}
        and (a.ended is null or a.ended >= ${today}))
      and not exists (select from sign_in_account s where s.person = p.id
        and (s.password_hash is not null or s.provider_subject is not null))
      and not exists (select from sign_in_link l where l.person = p.id and l.kind = 'invitation'
        and l.used is null and l.expires >= ${today}::date)
      and not exists (select from setting where name = 'group' and (value ->> 'invented')::boolean)
    order by p.family_name, p.given_name, p.id limit 50`.execute(db);
  return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _, ...one }) => one) };
};
