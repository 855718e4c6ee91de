import { expect } from 'vitest';
import type { Db } from '../../platform/relational/relational.ts';
import type { testStore } from '../../platform/relational/test-store.ts';
import { type Known, testHouse } from '../kit/test-house.tsx';
import { voteRoutes } from './routes.tsx';
import { insertOpenItem, insertRuling } from './test-vote.ts';

export type Room = Awaited<ReturnType<typeof testHouse>> & { readonly item: number; readonly db: Db };

type Setting = Parameters<typeof insertOpenItem>[1];
/** A meeting whose item is in hand. */
export const inRoom = (
  store: ReturnType<typeof testStore>,
  work: (room: Room) => Promise<void>,
  given: Setting & {
    readonly rulings?: readonly (readonly [Known, 'speak-not-vote' | 'leave' | 'no-papers'])[];
  } = {},
) =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, { routes: voteRoutes });
    const { rulings, ...setting } = given;
    const item = await insertOpenItem(db, setting);
    for (const [who, ruling] of rulings ?? []) await insertRuling(db, item, who, ruling);
    await work({ ...house, item, db });
  });

export const MOTION = 'That the group buys heart scans that GPs can book directly.';
/** Opens a vote on the item. Gives its reference. */
export const open = async ({ as, item }: Room, given: object = {}, who: Known = 'chair') => {
  const { status, body } = await as(who).api('POST', 'votes', {
    kind: 'item',
    item,
    motion: MOTION,
    method: 'roll-call',
    ...given,
  });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.reference as string;
};
export const cast = ({ as }: Room, vote: string, who: Known, choice: string, given: object = {}) =>
  as(who).api('POST', `votes/${vote}/cast`, { choice, ...given });
export const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
export const refusedAs = (kind: string, status?: number) => ({
  ...(status ? { status } : {}),
  body: expect.objectContaining({ type: typeOf(kind) }),
});
