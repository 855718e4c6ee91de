import { expect } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerInterests } from '../interests/registries.ts';
import { type Known, testHouse } from '../kit/test-house.tsx';
import { registerVotes } from '../votes/registries.ts';
import { voteRoutes } from '../votes/routes.tsx';
import { roomRoutes } from './routes.tsx';
import { insertMeeting, linesIn, MEETING } from './test-room.ts';

const store = testStore();

const houseOver = async (trx: Trx, given: Parameters<typeof insertMeeting>[1] = {}) => {
  const house = await testHouse(store.relational(), trx, {
    routes: [...roomRoutes, ...voteRoutes],
    register: (platform) => {
      registerVotes(platform);
      registerInterests(platform);
    },
  });
  const items = await insertMeeting(trx, given);
  house.clock.now = new Date('2026-06-09T13:00:00Z');
  const api = (who: Known, path: string, body: object = {}) =>
    house.as(who).api('POST', `meetings/${MEETING}/room/${path}`, body);
  const done = async (path: string, body: object = {}, who: Known = 'chair') => {
    const answer = await api(who, path, body);
    expect([path, answer.status, answer.body.detail]).toEqual([path, 200, undefined]);
    return answer.body;
  };
  const room = async (who?: Known, item?: number) =>
    (await house.as(who).api('GET', `meetings/${MEETING}/room${item ? `?item=${item}` : ''}`)).body;
  const words = async () => (await linesIn(trx)).map((line) => line.words);
  /** Goes on by so many minutes. */
  const pass = (minutes: number) => {
    house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000);
  };
  return { ...house, trx, items, api, done, room, words, pass };
};

type House = Awaited<ReturnType<typeof houseOver>>;

export const inHouse = (work: (house: House) => Promise<void>, given?: Parameters<typeof insertMeeting>[1]) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

export const kindOf = ({ body }: { body: { type?: string } }) =>
  body.type?.replace('urn:coalface:refusal:', '');

/** The meeting open, everybody here, the heart scans in hand. */
export const atScans = async ({ done, items }: House) => {
  await done('open');
  await done('attendance/rest');
  await done(`items/${items.scans}/open`);
};
