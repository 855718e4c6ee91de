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
