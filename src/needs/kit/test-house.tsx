import { renderToStaticMarkup } from 'react-dom/server';
import { loadOrganisations, loadPeople, people as peopleModule } from '../../people/index.ts';
import { type Actor, type Person, system } from '../../platform/actor.ts';
import type { Route } from '../../platform/http/routes.ts';
import { testBrowser } from '../../platform/http/test-browser.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Db, Relational } from '../../platform/relational/relational.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { needsRefusals } from '../refusals.ts';

/** People of a very small place, by the names that tests call them by. */
const PEOPLE = {
  lead: ['Tamsin', 'Ploverdale', 'clinical-lead', 'Z0X'],
  office: ['Priya', 'Pennycress', 'programme-office', 'Z0X'],
  officer: ['Wilhelmina', 'Tidmarsh', 'governance-officer', 'Z0X'],
  manager: ['Edwina', 'Mossop', 'practice-manager', 'Z00001'],
  partner: ['Tobias', 'Emberleigh', 'gp-partner', 'Z00001'],
  nurse: ['Otis', 'Pargeter', 'practice-nurse', 'Z00002'],
  locum: ['Amara', 'Thistlewood', 'locum-gp', 'Z0X'],
} as const;
export type Known = keyof typeof PEOPLE;
const KNOWN = Object.keys(PEOPLE) as Known[];

export const idOf = (who: Known): string =>
  `00000000-0000-4000-8000-0000000000${String(KNOWN.indexOf(who) + 1).padStart(2, '0')}`;

export const actorOf = (who: Known): Person => {
  const [given, family, role, organisation] = PEOPLE[who];
  return {
    kind: 'person',
    id: idOf(who),
    name: `${given} ${family}`,
    standing: `${role}, ${organisation}`,
    roles: [{ role, organisation }],
    secondFactor: who === 'officer' ? 'given' : 'not-asked',
    via: 'session',
  };
};

/** Two practices of one group, and the people above. */
export const fillPlace = async (db: Db): Promise<void> => {
  const work = async (trx: Parameters<typeof loadPeople>[0]) => {
    const since = '2013-04-01';
    await loadOrganisations(trx, system, {
      organisations: [
        { code: 'Z0X', name: 'Ironstone Vale CCG', kind: 'ccg', opened: since },
        { code: 'Z00001', name: 'Bellpit Medical Centre', kind: 'practice', opened: '1974-04-01' },
        { code: 'Z00002', name: 'Ochre Street Surgery', kind: 'practice', opened: '1974-04-01' },
      ],
      belongings: [
        { child: 'Z00001', parent: 'Z0X', kind: 'commissioner', started: since },
        { child: 'Z00002', parent: 'Z0X', kind: 'commissioner', started: since },
      ],
    });
    await loadPeople(
      trx,
      system,
      KNOWN.map((who) => ({
        id: idOf(who),
        givenName: PEOPLE[who][0],
        familyName: PEOPLE[who][1],
        email: `${who}@example.org`,
        appointments: [{ role: PEOPLE[who][2] as Role, organisation: PEOPLE[who][3], started: '2020-01-01' }],
      })),
    );
  };
  if (db.isTransaction) await work(db as never);
  else await db.transaction().execute(work);
};

/** A clock that tests put forward. */
export type Clock = { now: Date };

/**
 * Routes over one store and a very small place. `as(who)` is a browser and a caller of the API in one: nobody is
 * the public. `register` fills the registries of what is tried.
 */
export const testHouse = async (
  relational: Relational,
  db: Db,
  parts: { readonly routes: readonly Route[]; readonly register: (platform: Platform) => void },
) => {
  await fillPlace(db);
  const clock: Clock = { now: new Date('2026-05-21T09:00:00Z') };
  const platform: Platform = testPlatform(relational, { db, now: () => clock.now });
  peopleModule.register?.(platform);
  parts.register(platform);
  const as = testBrowser<Known>(platform, {
    routes: parts.routes,
    refusals: [needsRefusals, ...(peopleModule.refusals ? [peopleModule.refusals] : [])],
    actorOf: (who) => (who in PEOPLE ? actorOf(who) : undefined),
    render: (content) => renderToStaticMarkup(content),
  });
  const actor = (who?: Known): Actor => (who ? actorOf(who) : { kind: 'public' });
  const news = async () =>
    (
      await db
        .withTables<{ notification: { person: string; kind: string; title: string; created: Date } }>()
        .selectFrom('notification')
        .select(['person', 'kind', 'title'])
        .orderBy('created')
        .execute()
    ).map(({ person, kind, title }) => ({
      who: KNOWN.find((who) => idOf(who) === person),
      kind,
      title,
    }));
  const tasks = async (who: Known) => {
    const found = [];
    for (const { ask } of platform.registries.tasks.all())
      found.push(...(await ask(db, actorOf(who), clock.now.toISOString().slice(0, 10))));
    return found;
  };
  return { platform, clock, as, actor, news, tasks };
};

/** A date as a form sends it. */
export const dateFields = (name: string, date: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
