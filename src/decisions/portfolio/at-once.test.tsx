import { beforeAll, describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { ballotsOf } from './find.ts';
import { type House, opened, portfolioHouse } from './test-portfolio.tsx';

const store = testStore();

describe('two devices of one voter at once, each in a transaction of its own', () => {
  let house: House;
  let open: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    // Committed, as in life: whatever asked the store beside its own transaction would wait for itself here.
    house = await portfolioHouse(store, store.relational().db as Trx);
    open = await opened(house);
  });

  it('give one ballot, and the second is told that there is one', async () => {
    const sent = await Promise.all(['Walks', 'A lift'].map((title) => open.tick('gp', [title])));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [ballot, ...more] = await ballotsOf(store.relational().db, open.reference);
    expect(more).toEqual([]);
    expect(ballot?.projects).toEqual(sent.find(({ status }) => status === 200)?.body.projects);
  });

  it('give one ballot with one form sent twice, and both hear the same', async () => {
    const sent = await Promise.all([1, 2].map(() => open.tick('partner', ['Walks'], { once: 'a' })));
    expect(sent.map(({ body }) => [body.projects, body.version])).toEqual([
      [[open.numbers.Walks], 1],
      [[open.numbers.Walks], 1],
    ]);
    expect(sent.map(({ body }) => body.again).sort()).toEqual([false, true]);
  });

  it('lose no ballot to a count that comes in between', async () => {
    house.clock.now = new Date('2026-06-24T16:00:00Z');
    const [count, late] = await Promise.all([
      house.as('officer').api('POST', `portfolios/${open.reference}/close`, {}),
      open.tick('lay', ['Walks']),
    ]);
    expect([count.status, late.status]).toEqual([200, 409]);
    expect(await ballotsOf(store.relational().db, open.reference)).toHaveLength(2);
  });
});
