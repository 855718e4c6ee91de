import { expect } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import type { MemberAnswer } from './answers.ts';
import { registerBodies } from './registries.ts';
import { bodyRoutes } from './routes.tsx';

const store = testStore();

export type House = Awaited<ReturnType<typeof testHouse>> & { readonly db: Parameters<typeof testHouse>[1] };

export const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (db) => {
    const parts = { routes: bodyRoutes, register: registerBodies };
    await work({ ...(await testHouse(store.relational(), db, parts)), db });
  });

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const KEY = 'governing-body';

export const BODY = {
  kind: 'governing-body',
  name: 'Governing body',
  about: 'It decides what the group buys.',
  foundedOn: '2013-04-01',
  inPublic: 'yes',
};

export const setUp = async ({ as }: House, given: object = {}) => {
  const { status, body } = await as('officer').api('POST', 'bodies', { ...BODY, ...given });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.key as string;
};

export const appoint = async ({ as }: House, who: Known, seat: string, given: object = {}) =>
  (
    await as('officer').api('POST', `bodies/${KEY}/members`, {
      person: idOf(who),
      seat,
      from: '2024-04-01',
      ...given,
    })
  ).body;

export const read = async ({ as }: House, who?: Known) => (await as(who).api('GET', `bodies/${KEY}`)).body;

export const member = async (house: House, id: number): Promise<MemberAnswer> =>
  (await read(house, 'officer')).members.find((one: MemberAnswer) => one.id === id);

export const act = async (house: House, id: number, what: string, given: object = {}) => {
  const { version } = (await member(house, id)) ?? { version: 1 };
  return (await house.as('officer').api('POST', `bodies/${KEY}/members/${id}/${what}`, { version, ...given }))
    .body;
};
