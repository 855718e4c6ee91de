import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Actor, Person } from '../platform/actor.ts';
import { formToken } from '../platform/http/form-token.ts';
import type { Route } from '../platform/http/routes.ts';
import { createServerApp } from '../platform/http/server-app.ts';
import { can, PERMISSIONS, type Permission, ROLES, type Role } from '../platform/permissions.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { ok } from '../shared/result.ts';
import { modules } from './modules.ts';

/** Every route of the house, each with a handler that only says that it was reached: what is tried is the gate. */
const routes: readonly Route[] = modules.flatMap((module) => module.routes);

/** The same fields, whatever is in them: input is not what is tried here. */
const anything = ({ shape }: z.ZodObject): z.ZodObject =>
  z.object(Object.fromEntries(Object.keys(shape).map((field) => [field, z.any().optional()])));

const probe = (route: Route, i: number): Route =>
  route.face === 'api'
    ? {
        face: 'api',
        use: { ...route.use, input: anything(route.use.input), run: async () => ok({ reached: i }) },
      }
    : { ...route, handle: async () => new Response(`{"reached":${i}}`) };

const platform = testPlatform({} as never);

let asking: Actor = { kind: 'public' };
const app = createServerApp({
  platform,
  routes: routes.map(probe),
  refusals: modules.flatMap((module) => (module.refusals ? [module.refusals] : [])),
  identify: async () => asking,
  renderPage: () => 'page',
  problemPage: (_, { kind }) => kind,
});

type Door = {
  readonly i: number;
  readonly method: string;
  readonly path: string;
  readonly permission: Permission;
};

const doors: readonly Door[] = routes.map((route, i) => {
  const { method, path, permission } =
    route.face === 'api'
      ? { ...route.use, path: `/api/v1/${route.use.path ?? route.use.name}` }
      : { ...route, path: route.face === 'page' ? route.path : `/api/v1${route.path}` };
  return {
    i,
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}|:\w+(\{[^}]*\})?/g, '7'),
    permission: permission as Permission,
  };
});

const BROWSER = 'browser-of-the-test';

/** Mail programs stop mail by a POST of their own (RFC 8058): the address itself carries the key. */
const WITHOUT_TOKEN = ['/notifications/stop'];

/**
 * What the public may send besides: words on an idea that asks for them and a question to a meeting, held until
 * somebody has read them; the form of an issue, which keeps nothing and gives back what was written to somebody whose
 * session ended meanwhile; and the code of a ballot, which is looked up and kept nowhere.
 */
const BY_THE_PUBLIC = [
  '/api/v1/meetings/7/questions',
  '/decisions/elections/7/ballots',
  '/decisions/meetings/7/ask',
  '/decisions/votes/7/ballots',
  '/ideas/raise',
  '/ideas/7/said',
];

type Sent = { readonly token?: boolean; readonly headers?: Readonly<Record<string, string>> };

/** Knocks at a door as somebody: with cookie and token, unless told otherwise. */
const knock = async ({ method, path }: Door, actor: Actor, { token = true, headers = {} }: Sent = {}) => {
  asking = actor;
  const isApi = path.startsWith('/api/');
  const form = new URLSearchParams(token ? { csrf: formToken(platform.secret, BROWSER) } : {});
  const answer = await app.request(path, {
    method,
    headers: {
      cookie: `coalface_session=${BROWSER}`,
      'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded',
      ...headers,
    },
    ...(method === 'GET' ? {} : { body: isApi ? '{}' : form.toString() }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    reached: /^\{"reached":(\d+)\}$/.exec(text)?.[1],
  };
};

const person = (roles: readonly Role[], of: Partial<Person> = {}): Person => ({
  kind: 'person',
  id: 'p1',
  name: 'Somebody',
  standing: '',
  roles: roles.map((role) => ({ role, organisation: 'Z0X' })),
  secondFactor: 'not-asked',
  via: 'session',
  session: 's1',
  ...of,
});

const readsOnly = (actor: Actor) =>
  actor.kind === 'person' && actor.scopes !== undefined && !actor.scopes.includes('write');

const mayPass = (door: Door, actor: Actor): boolean =>
  can(actor, door.permission) && !(door.method !== 'GET' && readsOnly(actor));

const said = ({ method, path }: Door, who: string) => `${method} ${path} as ${who}`;

describe('every route of the house', () => {
  it('names a permission of the table', () => {
    expect(doors.length).toBeGreaterThan(40);
    expect(doors.filter(({ permission }) => !(permission in PERMISSIONS))).toEqual([]);
  });

  it('is there once, and is reached by its own address: no earlier one stands before it', async () => {
    const wrong: string[] = [];
    for (const door of doors) {
      const { reached } = await knock(door, { kind: 'owner' });
      if (reached !== String(door.i)) wrong.push(`${said(door, 'owner')} reaches route ${reached}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(['not-asked', 'given', 'needed'] as const)(
    'opens to each role exactly when the table says so (second factor %s)',
    async (secondFactor) => {
      const wrong: string[] = [];
      for (const door of doors)
        for (const role of ROLES) {
          const actor = person([role], { secondFactor });
          const { reached } = await knock(door, actor);
          if ((reached !== undefined) !== mayPass(door, actor)) wrong.push(said(door, role));
        }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it('opens to any mixture of roles, factors, places and tokens exactly when the table says so', async () => {
    const held = fc.array(
      fc.record({
        role: fc.constantFrom(...ROLES),
        organisation: fc.constantFrom('Z0X', 'Z00023'),
        elsewhere: fc.boolean(),
      }),
      { maxLength: 4 },
    );
    const token = fc.record({
      via: fc.constant('token' as const),
      scopes: fc.constantFrom<('read' | 'write')[]>(['read'], ['read', 'write'], []),
    });
    const somebody = fc
      .record({
        roles: held,
        secondFactor: fc.constantFrom('given', 'needed', 'not-asked'),
        how: fc.option(token, { nil: undefined }),
      })
      .map(({ roles, secondFactor, how }) => person([], { roles, secondFactor, ...how }));
    const anybody = fc.oneof(
      fc.constant<Actor>({ kind: 'public' }),
      fc.constant<Actor>({ kind: 'owner' }),
      somebody,
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...doors), anybody, async (door, actor) => {
        const { reached } = await knock(door, actor);
        expect([said(door, JSON.stringify(actor)), reached !== undefined]).toEqual([
          said(door, JSON.stringify(actor)),
          mayPass(door, actor),
        ]);
      }),
      { seed: 2026, numRuns: 6000 },
    );
  }, 120_000);

  it('shows the public what is public, and leads them from the rest to signing in', async () => {
    const open = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => 'everyone' in PERMISSIONS[name]);
    expect(open.sort()).toEqual([
      'decisions.ask',
      'decisions.read',
      'needs.read',
      'organisations.read',
      'population.read',
      'proposals.read',
      'public.read',
      'search.read',
      'sign-in',
      'thread.read',
    ]);
    for (const door of doors) {
      const shown = await knock(door, { kind: 'public' });
      const isOpen = open.includes(door.permission);
      expect([said(door, 'the public'), shown.reached !== undefined]).toEqual([
        said(door, 'the public'),
        isOpen,
      ]);
      if (isOpen) continue;
      const isPage = door.method === 'GET' && !door.path.startsWith('/api/');
      expect([said(door, 'the public'), shown.status]).toEqual([
        said(door, 'the public'),
        isPage ? 302 : 403,
      ]);
      if (isPage) expect(shown.location).toBe(`/sign-in?to=${encodeURIComponent(door.path)}`);
    }
  });

  it('keeps the query on the way to signing in, so that who comes back finds the list as they had it', async () => {
    asking = { kind: 'public' };
    const answer = await app.request('/people?q=a%20b&role=locum-gp');
    const to = new URL(answer.headers.get('location') ?? '', 'http://own.test').searchParams.get('to');
    expect(to).toBe('/people?q=a%20b&role=locum-gp');
  });

  it('lets the public send nothing but their own way in, what their own mail carries the key of, and words that are asked for', () => {
    const changes = doors.filter(
      ({ method, permission }) => method !== 'GET' && can({ kind: 'public' }, permission),
    );
    const others = changes.filter(({ permission }) => permission !== 'sign-in');
    expect(others.map(({ path }) => path).sort()).toEqual([...BY_THE_PUBLIC, ...WITHOUT_TOKEN].sort());
  });

  it('leads somebody whose second factor alone is missing to it', async () => {
    const officer = person(['governance-officer'], { secondFactor: 'needed' });
    const pages = doors.filter(
      (door) =>
        door.method === 'GET' &&
        !door.path.startsWith('/api/') &&
        !can(officer, door.permission) &&
        can({ ...officer, secondFactor: 'given' }, door.permission),
    );
    expect(pages.length).toBeGreaterThan(0);
    for (const door of pages)
      expect((await knock(door, officer)).location).toBe(
        `/sign-in/second-factor?to=${encodeURIComponent(door.path)}`,
      );
  });
});

describe('every route that changes something', () => {
  const everybody = person([...ROLES], { secondFactor: 'given' });
  const changing = doors.filter((door) => door.method !== 'GET' && mayPass(door, everybody));
  const isPage = ({ path }: Door) => !path.startsWith('/api/');
  const bodyOf = ({ i }: Door) => {
    const route = routes[i];
    return route?.face === 'page' ? (route.body ?? 'form') : 'api';
  };

  it('refuses a request that another site began, whatever cookie comes with it', async () => {
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ];
    for (const door of changing.filter((one) => bodyOf(one) !== 'none'))
      for (const headers of foreign) {
        const { status, reached } = await knock(door, everybody, { headers: { ...headers } as never });
        expect([said(door, JSON.stringify(headers)), status, reached]).toEqual([
          said(door, JSON.stringify(headers)),
          403,
          undefined,
        ]);
      }
  });

  it('refuses a form without its token', async () => {
    const forms = changing.filter((door) => isPage(door) && bodyOf(door) === 'form');
    expect(forms.length).toBeGreaterThan(10);
    for (const door of forms)
      expect([said(door, 'anybody'), (await knock(door, everybody, { token: false })).status]).toEqual([
        said(door, 'anybody'),
        403,
      ]);
  });

  it('goes without a token only where none can be: each such route is named here', () => {
    const without = changing.filter((door) => bodyOf(door) === 'none').map(({ path }) => path);
    expect(without).toEqual(WITHOUT_TOKEN);
  });
});
