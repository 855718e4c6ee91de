import { renderToStaticMarkup } from 'react-dom/server';
import { loadOrganisations, loadPeople, people as peopleModule } from '../../people/index.ts';
import { type Actor, type Person, system } from '../../platform/actor.ts';
import type { Route } from '../../platform/http/routes.ts';
import { testBrowser } from '../../platform/http/test-browser.ts';
import type { Role } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Relational, Trx } from '../../platform/relational/relational.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import { proposals as proposalsModule } from '../../proposals/index.ts';
import { decisionRefusals } from '../refusals.ts';
import { decisionDb } from '../tables.ts';

/** People of a very small place, by the names that tests call them by: title, names, role, place, seat on the body. */
const PEOPLE = {
  chair: ['Dr', 'Ivo', 'Marchbanks', 'chair', 'Z0X', 'chair'],
  deputy: ['Mr', 'Josiah', 'Tansywick', 'lay-member', 'Z0X', 'lay'],
  officer: ['Ms', 'Wilhelmina', 'Tidmarsh', 'governance-officer', 'Z0X', undefined],
  office: ['Ms', 'Imogen', 'Pennycress', 'programme-office', 'Z0X', undefined],
  accountable: ['Mrs', 'Odette', 'Larkspur', 'accountable-officer', 'Z0X', 'accountable-officer'],
  finance: ['Mr', 'Callum', 'Featherhay', 'finance-lead', 'Z0X', 'finance'],
  nurse: ['Sister', 'Joan', 'Wrenfold', 'governing-body-nurse', 'Z0X', 'nurse'],
  specialist: ['Prof', 'Idris', 'Vellacote', 'secondary-care-specialist', 'Z0X', 'specialist'],
  gp: ['Dr', 'Lettice', 'Hobbinford', 'governing-body-member', 'Z00001', 'clinician'],
  partner: ['Dr', 'Nadia', 'Fennimore', 'governing-body-member', 'Z00002', 'clinician'],
  lay: ['Mrs', 'Perpetua', 'Dunnock', 'lay-member', 'Z0X', 'lay'],
  lead: ['Dr', 'Rowan', 'Ashcombe-Pike', 'clinical-lead', 'Z0X', undefined],
  manager: ['Ms', 'Delphine', 'Oakhanger', 'support-staff', 'Z0X', undefined],
  locum: ['Dr', 'Amara', 'Thistlewood', 'locum-gp', 'Z0X', undefined],
} as const;
export type Known = keyof typeof PEOPLE;
const KNOWN = Object.keys(PEOPLE) as Known[];

export const idOf = (who: Known): string =>
  `00000000-0000-4000-8000-0000000000${String(KNOWN.indexOf(who) + 1).padStart(2, '0')}`;

export const nameOf = (who: Known): string => PEOPLE[who].slice(0, 3).join(' ');

export const actorOf = (who: Known): Person => {
  const [, , , role, organisation] = PEOPLE[who];
  return {
    kind: 'person',
    id: idOf(who),
    name: nameOf(who),
    standing: `${role}, ${organisation}`,
    roles: [{ role, organisation }],
    secondFactor: ['governance-officer', 'finance-lead'].includes(role) ? 'given' : 'not-asked',
    via: 'session',
  };
};

/** Three practices of one group, a hospital, a supplier, and the people above. */
const fillPlace = async (trx: Trx): Promise<void> => {
  const since = '2013-04-01';
  await loadOrganisations(trx, system, {
    organisations: [
      { code: 'Z0X', name: 'Ironstone Vale CCG', kind: 'ccg', opened: since },
      { code: 'Z0T', name: 'Kestrelbridge Infirmary', kind: 'trust', opened: since },
      { code: 'Z0S', name: 'Quillmoor Ultrasound Ltd', kind: 'supplier', opened: since },
      { code: 'Z00001', name: 'Bellpit Medical Centre', kind: 'practice', opened: '1974-04-01' },
      { code: 'Z00002', name: 'Ochre Street Surgery', kind: 'practice', opened: '1974-04-01' },
      { code: 'Z00003', name: 'Kiln Row Surgery', kind: 'practice', opened: '1974-04-01' },
    ],
    belongings: ['Z00001', 'Z00002', 'Z00003'].map((child) => ({
      child,
      parent: 'Z0X',
      kind: 'commissioner' as const,
      started: since,
    })),
  });
  await loadPeople(
    trx,
    system,
    KNOWN.map((who) => ({
      id: idOf(who),
      title: PEOPLE[who][0],
      givenName: PEOPLE[who][1],
      familyName: PEOPLE[who][2],
      email: `${who}@example.org`,
      appointments: [{ role: PEOPLE[who][3] as Role, organisation: PEOPLE[who][4], started: '2020-01-01' }],
    })),
  );
};

/** Seats everybody of the small place who has one on a body that stands in the store already. */
export const seatAll = async (trx: Trx, body: string): Promise<void> => {
  await decisionDb(trx)
    .insertInto('body_member')
    .values(
      KNOWN.flatMap((who) => {
        const seat = PEOPLE[who][5];
        return seat
          ? [{ body, person: idOf(who), person_name: nameOf(who), seat, from_day: '2024-04-01' }]
          : [];
      }),
    )
    .execute();
};

/**
 * Routes over one test's transaction and a very small place, on 9 June 2026 at 14.20 in London. `as(who)` is a browser
 * and a caller of the API in one: nobody is the public. `clock.now` may be put forward.
 */
export const testHouse = async (
  relational: Relational,
  db: Trx,
  parts: { readonly routes: readonly Route[]; readonly register?: (platform: Platform) => void },
) => {
  await fillPlace(db);
  const clock = { now: new Date('2026-06-09T13:20:00Z') };
  const platform: Platform = testPlatform(relational, { db, now: () => clock.now });
  peopleModule.register?.(platform);
  proposalsModule.register?.(platform);
  parts.register?.(platform);
  const as = testBrowser<Known>(platform, {
    routes: parts.routes,
    refusals: [decisionRefusals, proposalsModule.refusals ?? {}, peopleModule.refusals ?? {}],
    actorOf: (who) => (who in PEOPLE ? actorOf(who) : undefined),
    render: (content) => renderToStaticMarkup(content),
  });
  const actor = (who?: Known): Actor => (who ? actorOf(who) : { kind: 'public' });
  /** Whom the house told what, in order. */
  const news = async () =>
    (
      await db
        .withTables<{ notification: { person: string; kind: string; title: string; created: Date } }>()
        .selectFrom('notification')
        .select(['person', 'kind', 'title'])
        .orderBy('created')
        .execute()
    ).map(({ person, kind, title }) => ({ who: KNOWN.find((who) => idOf(who) === person), kind, title }));
  const tasks = async (who: Known) => {
    const found = [];
    for (const { ask } of platform.registries.tasks.all())
      found.push(...(await ask(db, actorOf(who), clock.now.toISOString().slice(0, 10))));
    return found;
  };
  return { platform, clock, as, actor, news, tasks };
};
