import { loadOrganisations } from '../../people/index.ts';
import { system } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { testStore } from '../../platform/relational/test-store.ts';
import { setGroup } from '../../platform/settings.ts';
import { bodyRoutes } from '../bodies/routes.tsx';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { insertBody, insertPractices } from '../votes/test-vote.ts';
import { registerElections } from './registries.ts';
import { electionRoutes } from './routes.tsx';

/** Who votes for which practice of the small place: six practices, each through one of its people. */
export const HANDS: readonly (readonly [code: string, who: Known])[] = [
  ['Z00001', 'gp'],
  ['Z00002', 'partner'],
  ['Z00003', 'locum'],
  ['Z00004', 'nurse'],
  ['Z00005', 'lay'],
  ['Z00006', 'manager'],
];

const MORE = ['Z00004', 'Z00005', 'Z00006'] as const;

/** The days of an election that runs on the day of the tests, 9 June 2026. */
export const DAYS = {
  nominationsFrom: '2026-06-01',
  nominationsTo: '2026-06-12',
  votingFrom: '2026-06-15',
  votingTo: '2026-06-26',
  termFrom: '2026-07-01',
  termTo: '2029-06-30',
} as const;

export const SET_UP = {
  body: 'governing-body',
  seat: 'clinician',
  title: 'Two GPs for the governing body',
  seats: 2,
  rule: 'scottish-stv',
  electorate: 'practices',
  eligible: 'Any clinician who works in a member practice.',
  ...DAYS,
} as const;

export const on = (day: string): Date => new Date(`${day}T11:00:00Z`);

/** The house with a governing body, and a members’ council in which six practices have their representatives. */
export const electionHouse = async (
  store: ReturnType<typeof testStore>,
  db: Trx,
  parts: Parameters<typeof testHouse>[2] = {
    routes: [...electionRoutes, ...bodyRoutes],
    register: registerElections,
  },
) => {
  const house = await testHouse(store.relational(), db, parts);
  await setGroup(db, system, { area: 'Z0X', name: 'Ironstone Vale', invented: true });
  await loadOrganisations(db, system, {
    organisations: MORE.map((code) => ({
      code,
      name: `Seam Lane Surgery ${code.slice(-1)}`,
      kind: 'practice',
      opened: '1974-04-01',
    })),
    belongings: MORE.map((child) => ({
      child,
      parent: 'Z0X',
      kind: 'commissioner',
      started: '2013-04-01',
    })),
  });
  await insertBody(db, 'governing-body');
  await insertBody(db, 'members');
  await insertPractices(
    db,
    HANDS.map(([code, who]) => ({ code, person: idOf(who), name: nameOf(who) })),
  );
  return { ...house, db };
};
export type House = Awaited<ReturnType<typeof electionHouse>>;

/** Sets an election up, and opens it for names. Gives its reference. */
export const withNames = async ({ as }: House, more: object = {}): Promise<string> => {
  const { body } = await as('officer').api('POST', 'elections', { ...SET_UP, ...more });
  await as('officer').api('POST', `elections/${body.reference}/open-names`, {});
  return body.reference;
};

export const stand = ({ as }: House, reference: string, who: Known) =>
  as(who).api('POST', `elections/${reference}/names`, {
    statement: `I stand because I listen. ${nameOf(who)}.`,
  });

/** Numbers of the names by who gave them. */
export const namesOf = async (db: Trx, reference: string): Promise<Record<string, number>> => {
  const rows = await decisionDb(db)
    .selectFrom('nomination')
    .select(['id', 'person'])
    .where('election', '=', reference)
    .execute();
  return Object.fromEntries(rows.map(({ id, person }) => [person, id]));
};

/** An election in which these stand and voting is open, on its first day. Gives ids of candidates by who they are. */
export const withVoting = async (house: House, standing: readonly Known[], more: object = {}) => {
  const { as, db, clock } = house;
  const reference = await withNames(house, more);
  for (const who of standing) await stand(house, reference, who);
  const numbers = await namesOf(db, reference);
  for (const who of standing)
    await as('officer').api('POST', `elections/${reference}/names/${numbers[idOf(who)]}/judge`, {
      eligible: true,
      version: 1,
    });
  clock.now = on('2026-06-15');
  const opened = await as('officer').api('POST', `elections/${reference}/open-voting`, {});
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  return { reference, id: (who: Known): string => String(numbers[idOf(who)]) };
};

/** Votes as somebody: their candidates in the order of preference. */
export const rank = async ({ as }: House, reference: string, who: Known, ids: readonly string[]) => {
  const { papers } = (await as(who).api('GET', `elections/${reference}/papers`)).body;
  const sent = await as(who).api('POST', `elections/${reference}/cast`, {
    ...papers[0],
    ranks: Object.fromEntries(ids.map((id, place) => [id, place + 1])),
  });
  return { ...sent, paper: papers[0] as { voter: string; code: string; proof: string } };
};
