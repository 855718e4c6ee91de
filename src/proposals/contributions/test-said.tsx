import { expect } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { registerContributions } from './registries.ts';
import { contributionRoutes } from './routes.tsx';

const store = testStore();

const houseOver = async (db: Trx) => ({
  ...(await testHouse(store.relational(), db, {
    routes: contributionRoutes,
    register: registerContributions,
  })),
  db,
});
export type House = Awaited<ReturnType<typeof houseOver>>;
export const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

/** An idea whose manager owns the next step. */
export const putProposal = async (
  db: Trx,
  given: Parameters<typeof insertProposal>[1] = {},
): Promise<string> => {
  const proposal = await insertProposal(db, {
    title: 'Direct-access echocardiography',
    owner: idOf('manager'),
    owner_name: nameOf('manager'),
    manager_standing: 'Manager',
    ...given,
  });
  return proposal.reference;
};

export const SAID = 'ideas/ISV-2026-014/said';
export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const say = async ({ as }: House, who: Known, words: string, given: object = {}): Promise<string> => {
  const { status, body } = await as(who).api('POST', SAID, { words, ...given });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.id;
};

export const answer = ({ as }: House, id: string, given: object, who: Known = 'manager', version = 1) =>
  as(who).api('POST', `${SAID}/${id}/answer`, { version, ...given });
export const TAKEN = { kind: 'taken-up', what: 'Reports within five days', where: 'Case, section 4' };

/** The public sends the form, and gets the id of what it sent. */
export const sendInPublic = async (house: House, fields: Record<string, string>) => {
  const sent = await house.as().post(`/${SAID}`, fields);
  return { ...sent, id: sent.location?.split('/').at(-1)?.split('?')[0] ?? '' };
};
