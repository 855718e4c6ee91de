import { renderToStaticMarkup } from 'react-dom/server';
import type { Actor, Person } from '../platform/actor.ts';
import { system } from '../platform/actor.ts';
import { formToken } from '../platform/http/form-token.ts';
import { createServerApp } from '../platform/http/server-app.ts';
import type { Role } from '../platform/permissions.ts';
import type { Platform } from '../platform/platform.ts';
import type { Relational, Trx } from '../platform/relational/relational.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { people as peopleModule } from './index.ts';
import { loadOrganisations, loadPeople } from './load.ts';
import { registerPeople } from './registries.ts';

export const TODAY = '2026-05-21';
const NOW = new Date('2026-05-21T09:00:00Z');

/** People of a very small place, by the names that tests call them by. */
export const IDS = {
  manager: '00000000-0000-4000-8000-000000000001',
  officer: '00000000-0000-4000-8000-000000000002',
  partner: '00000000-0000-4000-8000-000000000003',
  locum: '00000000-0000-4000-8000-000000000004',
  hidden: '00000000-0000-4000-8000-000000000005',
  neighbour: '00000000-0000-4000-8000-000000000006',
} as const;
export type Known = keyof typeof IDS;

const NAMES: Readonly<Record<Known, readonly [string, string]>> = {
  manager: ['Edwina', 'Mossop'],
  officer: ['Wilhelmina', 'Tidmarsh'],
  partner: ['Tobias', 'Emberleigh'],
  locum: ['Amara', 'Thistlewood'],
  hidden: ['Otis', 'Pargeter'],
  neighbour: ['Basil', 'Thrupp'],
};

const HELD: Readonly<Record<Known, readonly (readonly [Role, string])[]>> = {
  manager: [['practice-manager', 'Z00001']],
  officer: [['governance-officer', 'Z0X']],
  partner: [['gp-partner', 'Z00001']],
  locum: [['locum-gp', 'Z0X']],
  hidden: [['salaried-gp', 'Z00002']],
  neighbour: [
    ['pharmacist', 'Z00001'],
    ['finance-lead', 'Z0X'],
  ],
};

export const actorOf = (who: Known): Person => ({
  kind: 'person',
  id: IDS[who],
  name: NAMES[who].join(' '),
  standing: 'here',
  roles: HELD[who].map(([role, organisation]) => ({ role, organisation })),
  secondFactor: who === 'officer' ? 'given' : 'not-asked',
  ...(who === 'officer' ? { secondFactorAt: NOW } : {}),
  via: 'session',
});

const fill = async (trx: Trx): Promise<void> => {
  const since = '2013-04-01';
  await loadOrganisations(trx, system, {
    organisations: [
      { code: 'Z0X', name: 'Ironstone Vale CCG', kind: 'ccg', opened: since },
      { code: 'Z0N', name: 'Vale North network', kind: 'network' },
      { code: 'Z00001', name: 'Bellpit Medical Centre', kind: 'practice', opened: '1974-04-01' },
      { code: 'Z00002', name: 'Ochre Street Surgery', kind: 'practice', opened: '1974-04-01' },
    ],
    belongings: [
      { child: 'Z00001', parent: 'Z0X', kind: 'commissioner', started: since },
      { child: 'Z00002', parent: 'Z0X', kind: 'commissioner', started: since },
      { child: 'Z00001', parent: 'Z0N', kind: 'network', started: '2019-07-01' },
    ],
  });
  await loadPeople(
    trx,
    system,
    (Object.keys(IDS) as Known[]).map((who) => ({
      id: IDS[who],
      givenName: NAMES[who][0],
      familyName: NAMES[who][1],
      email: `${who}@example.org`,
      exDirectory: who === 'hidden',
      appointments: HELD[who].map(([role, organisation]) => ({ role, organisation, started: '2020-01-01' })),
    })),
  );
};

/**
 * The module's own routes over one test's transaction and a very small place. `as(who)` is a browser and a
 * caller of the API in one: nobody is the public. A guest signs in without standing in the register.
 */
export const testHouse = async (relational: Relational, trx: Trx, guest?: Person) => {
  await fill(trx);
  const platform: Platform = testPlatform(relational, { db: trx, now: () => NOW });
  registerPeople(platform);
  const app = createServerApp({
    platform,
    routes: peopleModule.routes,
    refusals: peopleModule.refusals ? [peopleModule.refusals] : [],
    identify: async ({ session }): Promise<Actor> => {
      if (guest && session === 'guest') return guest;
      return session && session in IDS ? actorOf(session as Known) : { kind: 'public' };
    },
    renderPage: (shell, head, content) =>
      `<title>${head.title}</title><p>${shell.flash?.text ?? ''}</p>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });
  const as = (who?: Known | 'guest') => {
    const cookie = who ? `coalface_session=${who}` : 'coalface_browser=nobody';
    const csrf = formToken(platform.secret, who ?? 'nobody');
    const headers = { cookie, origin: 'http://localhost' };
    return {
      page: async (path: string) => {
        const answer = await app.request(path, { headers });
        return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
      },
      post: async (path: string, fields: Readonly<Record<string, string>>) => {
        const body = new URLSearchParams({ csrf, ...fields });
        const answer = await app.request(path, { method: 'POST', headers, body });
        return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
      },
      api: async (method: string, path: string, body?: object) => {
        const answer = await app.request(`/api/v1/${path}`, {
          method,
          headers,
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
        return { status: answer.status, body: (await answer.json()) as any };
      },
    };
  };
  return { platform, as };
};

/** A date as a form sends it. */
export const parts = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
