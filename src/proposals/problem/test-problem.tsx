import { expect } from 'vitest';
import { system } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { setGroup } from '../../platform/settings.ts';
import { type Known, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { registerProblems } from './registries.ts';
import { problemRoutes } from './routes.tsx';

const store = testStore();
export const REFERENCE = 'ISV-2026-014';
export const PATH = `ideas/${REFERENCE}/problem`;

const houseOver = async (db: Db, given: Parameters<typeof insertProposal>[1] = {}) => {
  const house = await testHouse(store.relational(), db as never, {
    routes: problemRoutes,
    register: registerProblems,
  });
  await setGroup(db, system, { area: 'Z0X', invented: true });
  await insertProposal(db, given);
  return { ...house, db };
};
export type House = Awaited<ReturnType<typeof houseOver>>;
export const inHouse = (
  work: (house: House) => Promise<void>,
  given: Parameters<typeof insertProposal>[1] = {},
) => store.rolledBack(async (trx) => work(await houseOver(trx, given)));

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const problemFor = async ({ as }: House, who?: Known) => (await as(who).api('GET', PATH)).body;

export const touch = async ({ as }: House, given: object = {}) =>
  as('lead').api('PUT', `${PATH}/touches`, {
    how: 'all',
    specialties: ['Hollowmere General'],
    patients: ['heart failure'],
    partners: [],
    practices: [],
    version: 1,
    ...given,
  });

export const state = async ({ as }: House, text: string, who: Known = 'lead') =>
  (await as(who).api('POST', `${PATH}/statements`, { text })).body.id as string;

/** Asked, with two statements. */
export const opened = async (house: House) => {
  expect((await touch(house)).status).toBe(200);
  const statements = [
    await state(house, 'People wait too long for a heart scan'),
    await state(house, 'The clinic visit before the scan adds little'),
  ] as const;
  const { status, body } = await house.as('lead').api('POST', `${PATH}/open`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return statements;
};

export const answer = ({ as }: House, who: Known, statement: string, stance: string, words = '') =>
  as(who).api('POST', `${PATH}/answers`, { statement, stance, words });

export const close = async (house: House, given: object = {}) => {
  const { version } = await problemFor(house, 'lead');
  const written = await house.as('manager').api('PUT', `${PATH}/closing`, {
    text: 'People with suspected heart failure wait three months for a scan.',
    because: 'Each request states its question.',
    'without-practice': 'Rung twice',
    'without-patients': 'They answer by letter',
    version,
    ...given,
  });
  expect([written.status, written.body.detail]).toEqual([200, undefined]);
  for (const who of ['lead', 'manager'] as const)
    await house.as(who).api('POST', `${PATH}/signature`, { version: written.body.version });
  return house.as('lead').api('POST', `${PATH}/close`, { version: written.body.version });
};
