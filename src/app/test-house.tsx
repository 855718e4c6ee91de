import { renderToStaticMarkup } from 'react-dom/server';
import { loadOrganisations, loadPeople, people } from '../people/index.ts';
import { type Person, system } from '../platform/actor.ts';
import { testBrowser } from '../platform/http/test-browser.ts';
import type { Module } from '../platform/module.ts';
import type { Role } from '../platform/permissions.ts';
import type { Relational, Trx } from '../platform/relational/relational.ts';
import { setGroup } from '../platform/settings.ts';
import { testPlatform } from '../platform/test-platform.ts';

/** People of a very small place, by the names that tests of several modules together call them by. */
const PEOPLE = {
  locum: ['Dr Amara Thistlewood', 'locum-gp', 'Z0X'],
  lead: ['Dr Rowan Ashcombe-Pike', 'clinical-lead', 'Z0X'],
  manager: ['Ms Delphine Oakhanger', 'support-staff', 'Z0X'],
  nurse: ['Sister Otis Wrenfold', 'practice-nurse', 'Z00001'],
  office: ['Ms Imogen Pennycress', 'programme-office', 'Z0X'],
  chair: ['Dr Basil Thrupp', 'chair', 'Z0X'],
  lay: ['Mrs Hestia Quillfeather', 'lay-member', 'Z0X'],
  admin: ['Mr Osric Fairweather', 'administrator', 'Z0X'],
  practice: ['Mrs Verity Coldbeck', 'practice-manager', 'Z00001'],
} as const;
export type Who = keyof typeof PEOPLE;
const ALL = Object.keys(PEOPLE) as Who[];

export const idOf = (who: Who): string => `00000000-0000-4000-8000-00000000000${ALL.indexOf(who) + 1}`;

const actorOf = (who: Who): Person => {
  const [name, role, organisation] = PEOPLE[who];
  return {
    kind: 'person',
    id: idOf(who),
    name,
    standing: `${role}, ${organisation}`,
    roles: [{ role, organisation }],
    secondFactor: 'given',
    via: 'session',
  };
};

const fillPlace = async (trx: Trx): Promise<void> => {
  const since = '2013-04-01';
  await loadOrganisations(trx, system, {
    organisations: [
      { code: 'Z0X', name: 'Ironstone Vale CCG', kind: 'ccg', opened: since },
      { code: 'Z00001', name: 'Bellpit Medical Centre', kind: 'practice', opened: '1974-04-01' },
    ],
    belongings: [{ child: 'Z00001', parent: 'Z0X', kind: 'commissioner', started: since }],
  });
  await loadPeople(
    trx,
    system,
    ALL.map((who) => {
      const [title = '', givenName = '', familyName = ''] = PEOPLE[who][0].split(' ');
      const [, role, organisation] = PEOPLE[who];
      return {
        id: idOf(who),
        title,
        givenName,
        familyName,
        email: `${who}@example.org`,
        appointments: [{ role: role as Role, organisation, started: '2020-01-01' }],
      };
    }),
  );
  await setGroup(trx, system, { area: 'Z0X', invented: true });
};

/** These modules over one test's transaction and a very small place, on 21 May 2026. `as()` is the public. */
export const houseOf = async (relational: Relational, trx: Trx, modules: readonly Module[]) => {
  await fillPlace(trx);
  const platform = testPlatform(relational, { db: trx });
  for (const module of [people, ...modules]) module.register?.(platform);
  const as = testBrowser<Who>(platform, {
    routes: modules.flatMap(({ routes = [] }) => routes),
    refusals: modules.map(({ refusals = {} }) => refusals),
    actorOf: (who) => (who in PEOPLE ? actorOf(who) : undefined),
    render: (content) => renderToStaticMarkup(content),
  });
  /** Titles of what the house told anybody. */
  const news = async () =>
    (
      await trx
        .withTables<{ notification: { title: string } }>()
        .selectFrom('notification')
        .select('title')
        .execute()
    ).map(({ title }) => title);
  const tasks = async (who: Who) => {
    const found = [];
    for (const { ask } of platform.registries.tasks.all())
      found.push(...(await ask(trx, actorOf(who), '2026-05-21')));
    return found;
  };
  return { platform, trx, as, news, tasks };
};
