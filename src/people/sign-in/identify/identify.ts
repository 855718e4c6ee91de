import { sql } from 'kysely';
import { type Actor, type Person, publicActor, type RoleHeld } from '../../../platform/actor.ts';
import { SECOND_FACTOR_ROLES } from '../../../platform/permissions.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { Db } from '../../../platform/relational/relational.ts';
import { londonDate } from '../../../shared/dates.ts';
import { hashOf } from '../secrets.ts';
import { type SessionHow, signInDb } from '../tables.ts';
import { isOver, standingOf } from './rules.ts';

type Held = RoleHeld & { readonly organisationName: string; readonly elsewhere: boolean };

export type Whose = { readonly person: string; readonly name: string; readonly held: readonly Held[] };

type SessionFound = Whose & {
  readonly id: string;
  readonly how: SessionHow;
  readonly started: Date;
  readonly seen: Date;
  readonly awaits: boolean;
  readonly second_factor_at: Date | null;
  readonly invented: boolean | null;
};

type TokenFound = Whose & {
  readonly id: string;
  readonly kind: 'personal' | 'service';
  readonly token: string;
  readonly scopes: ('read' | 'write')[];
  readonly second_factor: boolean;
  readonly created: Date;
  readonly expires: Date;
  readonly used: Date | null;
};

/**
 * SQL: whether organisation `code` is the group itself or a part of it on a day (its governing body, a
 * committee of that). Member practices and other bodies are not: their chair is no chair of the group.
 */
export const isOfGroup = (code: ReturnType<typeof sql.ref>, today: string) => sql<boolean>`exists (
  with recursive up (code) as (
    select ${code}
    union
    select o_up.parent from organisation_parent o_up join up on o_up.child = up.code
    where o_up.kind = 'part-of' and o_up.started <= ${today}
      and (o_up.ended is null or o_up.ended >= ${today})
  )
  select 1 from up join setting on name = 'group' and value ->> 'area' = up.code)`;

/** Name and the appointments current on a day, of `person p`: one query with what holds it. */
export const whose = (today: string) => sql`p.id as person,
  concat_ws(' ', p.title, p.given_name, p.family_name) as name,
  coalesce((
    select json_agg(json_build_object('role', a.role, 'organisation', a.organisation, 'organisationName', o.name,
        'elsewhere', not ${isOfGroup(sql.ref('a.organisation'), today)})
      order by a.started, a.id)
    from appointment a join organisation o on o.code = a.organisation
    where a.person = p.id and a.started <= ${today} and (a.ended is null or a.ended >= ${today})
  ), '[]'::json) as held`;

export const rolesOf = (held: readonly Held[]): RoleHeld[] =>
  held.map(({ role, organisation, elsewhere }) => ({
    role,
    organisation,
    ...(elsewhere ? { elsewhere } : {}),
  }));

/** Of the group's own roles: what somebody is at another body opens nothing here that would need it. */
export const asksForSecondFactor = (held: readonly RoleHeld[]): boolean =>
  held.some(({ role, elsewhere }) => !elsewhere && SECOND_FACTOR_ROLES.includes(role));

/** The session of a cookie with its person; undefined when there is none or it is over. */
export const findSession = async (db: Db, secret: string, now: Date): Promise<SessionFound | undefined> => {
  const today = londonDate(now);
  const { rows } = await sql<SessionFound>`
    select s.id, s.how, s.started, s.seen, s.awaits_second_factor as awaits, s.second_factor_at,
      (select (value ->> 'invented')::boolean from setting where name = 'group') as invented,
      ${whose(today)}
    from session s join person p on p.id = s.person
    where s.token_hash = ${hashOf(secret)} and (p.ended is null or p.ended >= ${today})`.execute(db);
  const found = rows[0];
  if (!found || isOver(found, now)) return undefined;
  // Chosen from the list of the invented place: worth nothing from the moment that the place is a real one.
  return found.how === 'demo' && !found.invented ? undefined : found;
};

const aMinuteAgo = (then: Date | null, now: Date): boolean =>
  then === null || now.getTime() - then.getTime() >= 60_000;

const bySession = async (platform: Platform, secret: string): Promise<Actor> => {
  const now = platform.now();
  const found = await findSession(platform.db, secret, now);
  // A member is somebody appointed today: whoever has left sees what the public sees.
  if (!found || found.awaits || found.held.length === 0) return publicActor;
  if (aMinuteAgo(found.seen, now))
    await signInDb(platform.db)
      .updateTable('session')
      .set({ seen: now })
      .where('id', '=', found.id)
      .execute();
  const at = found.how === 'demo' ? now : found.second_factor_at;
  const person: Person = {
    kind: 'person',
    id: found.person,
    name: found.name,
    standing: standingOf(found.held),
    roles: rolesOf(found.held),
    secondFactor: at ? 'given' : asksForSecondFactor(found.held) ? 'needed' : 'not-asked',
    ...(at ? { secondFactorAt: at } : {}),
    via: 'session',
    session: found.id,
  };
  return person;
};

const byToken = async (platform: Platform, secret: string): Promise<Actor> => {
  const now = platform.now();
  const today = londonDate(now);
  const { rows } = await sql<TokenFound>`
    select t.id, t.kind, t.name as token, t.scopes, t.second_factor, t.created, t.expires, t.used, ${whose(today)}
    from access_token t join person p on p.id = t.person
    where t.token_hash = ${hashOf(secret)} and (p.ended is null or p.ended >= ${today})`.execute(platform.db);
  const found = rows[0];
  if (!found || found.expires <= now || found.held.length === 0) return publicActor;
  if (aMinuteAgo(found.used, now))
    await signInDb(platform.db)
      .updateTable('access_token')
      .set({ used: now })
      .where('id', '=', found.id)
      .execute();
  return {
    kind: 'person',
    id: found.person,
    // The record shows that a program did it, and whose.
    name: found.kind === 'service' ? `${found.token} (service of ${found.name})` : found.name,
    standing: standingOf(found.held),
    roles: rolesOf(found.held),
    secondFactor: asksForSecondFactor(found.held) ? (found.second_factor ? 'given' : 'needed') : 'not-asked',
    via: 'token',
    scopes: found.scopes,
  };
};

/**
 * Who asks, by the cookie of a session or by a bearer token: one query, and a second one at most once a minute
 * that notes the use. Roles are the appointments current today in London. A bearer token that is wrong does
 * not fall back on the cookie.
 */
export const identify =
  (platform: Platform) =>
  async (request: {
    readonly session: string | undefined;
    readonly bearer: string | undefined;
    readonly address: string;
  }): Promise<Actor> => {
    if (request.bearer !== undefined) return byToken(platform, request.bearer);
    return request.session ? bySession(platform, request.session) : publicActor;
  };
