import { expect } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerInterests } from '../interests/registries.ts';
import { testHouse } from '../kit/test-house.tsx';
import { registerMeetings } from './registries.ts';
import { meetingRoutes } from './routes.tsx';
import { addBody, BODY } from './test-meeting.ts';

const store = testStore();

export const inHouse = (
  work: (
    house: Awaited<ReturnType<typeof testHouse>> & { db: Parameters<typeof addBody>[0] },
  ) => Promise<void>,
  orders: Parameters<typeof addBody>[1] = {},
) =>
  store.rolledBack(async (trx) => {
    await addBody(trx, orders);
    const house = await testHouse(store.relational(), trx, {
      routes: meetingRoutes,
      register: (platform) => {
        registerInterests(platform);
        registerMeetings(platform);
      },
    });
    await work({ ...house, db: trx });
  });

export type House = Parameters<Parameters<typeof inHouse>[0]>[0];

export const MEETING = {
  body: BODY,
  title: 'Governing body, in public',
  day: '2026-06-23',
  from: '14:00',
  to: '16:30',
  place: 'Ochre Street Hall',
  inPublic: 'yes',
};

export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

export const REF = 'MTG-2026-001';

export const add = async ({ as }: House, given: object = {}) => {
  const { status, body } = await as('office').api('POST', 'meetings', { ...MEETING, ...given });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference as string;
};

export const read = async ({ as }: House, who?: Parameters<House['as']>[0]) =>
  (await as(who).api('GET', `meetings/${REF}`)).body;

export const post = async (
  { as }: House,
  path: string,
  given: object = {},
  who: 'office' | 'chair' = 'office',
) => (await as(who).api('POST', `meetings/${REF}/${path}`, given)).body;

export const versionOf = async (house: House) => (await read(house, 'office')).version as number;

export const ITEM = { kind: 'report', title: 'Quality report', purpose: 'note', minutes: 15 };

export const addItem = async (house: House, given: object = {}) => {
  const body = await post(house, 'items', { ...ITEM, ...given });
  expect(body.detail).toBeUndefined();
  return body.item as number;
};

export const sendAgenda = async (house: House) =>
  post(house, 'send-agenda', { version: await versionOf(house) });

export const sendPapers = async (house: House, given: object = {}) =>
  post(house, 'send-papers', { version: await versionOf(house), ...given });
