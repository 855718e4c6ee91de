import type { Updateable } from 'kysely';
import { expect } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { decisionRoutes } from '../decision/routes.tsx';
import { findProposal, type Proposal } from '../kit/find.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { type ProposalTable, proposalDb } from '../tables.ts';
import { moveRoutes } from './routes.tsx';

const store = testStore();

const houseOver = async (trx: Trx) => ({
  ...(await testHouse(store.relational(), trx, { routes: [...moveRoutes, ...decisionRoutes] })),
  trx,
});
export type House = Awaited<ReturnType<typeof houseOver>>;
export const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
export const get = async ({ trx }: House, reference: string): Promise<Proposal> => {
  const found = await findProposal(trx, reference);
  if (!found) throw new Error(`no ${reference}`);
  return found;
};
export const move = async ({ as }: House, who: Known, reference: string, name: string, given: object = {}) =>
  as(who).api('POST', `ideas/${reference}/moves`, { move: name, ...given });
export const moved = async (
  house: House,
  who: Known,
  reference: string,
  name: string,
  given: object = {},
) => {
  const { status, body } = await move(house, who, reference, name, given);
  expect([status, body.detail]).toEqual([200, undefined]);
  return body as { state: string; version: number };
};
export const takeOn = (house: House, reference: string, given: object = {}) =>
  moved(house, 'office', reference, 'take-on', {
    clinician: idOf('lead'),
    manager: idOf('manager'),
    ...given,
  });
/** Puts it where a test begins, as if all before had been done. */
export const put = async (house: House, reference: string, set: Updateable<ProposalTable>) => {
  await proposalDb(house.trx).updateTable('proposal').set(set).where('reference', '=', reference).execute();
};
