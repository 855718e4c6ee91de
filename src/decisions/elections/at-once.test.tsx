import { beforeAll, describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { decisionDb } from '../tables.ts';
import { electionHouse, type House, withVoting } from './test-election.tsx';

const store = testStore();

type Paper = { readonly code: string; readonly proof: string };

describe('two devices of one voter at once, each in a transaction of its own', () => {
  let house: House;
  let reference: string;
  let ranks: Record<string, number>;
  beforeAll(async () => {
    // Committed, as in life: whatever asked the store beside its own transaction would wait for itself here.
    house = await electionHouse(store, store.relational().db as Trx);
    const open = await withVoting(house, ['gp', 'partner', 'lay']);
    reference = open.reference;
    ranks = { [open.id('gp')]: 1, [open.id('lay')]: 2 };
  });

  const paperOf = async (who: 'gp' | 'partner'): Promise<Paper> =>
    (await house.as(who).api('GET', `elections/${reference}/papers`)).body.papers[0];
  const cast = (who: 'gp' | 'partner', paper: Paper) =>
    house.as(who).api('POST', `elections/${reference}/cast`, { ranks, ...paper });
  const lying = async (): Promise<number> =>
    (
      await decisionDb(store.relational().db)
        .selectFrom('election_voter')
        .select('voter')
        .where('election', '=', reference)
        .where('has_voted', '=', true)
        .execute()
    ).length;

  it('put one ballot into the box with two papers, and the other is told', async () => {
    const papers = [await paperOf('gp'), await paperOf('gp')] as const;
    const sent = await Promise.all(papers.map((paper) => cast('gp', paper)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await lying()).toBe(1);
  });

  it('put one ballot into the box with one paper sent twice, and both hear its code', async () => {
    const paper = await paperOf('partner');
    const sent = await Promise.all([cast('partner', paper), cast('partner', paper)]);
    expect(sent.map(({ body }) => body.code)).toEqual([paper.code, paper.code]);
    expect(sent.map(({ body }) => body.again).sort()).toEqual([false, true]);
    expect(await lying()).toBe(2);
  });

  it('lose no ballot to a count that comes in between, and count none twice', async () => {
    house.clock.now = new Date('2026-06-27T11:00:00Z');
    const [one, other] = await Promise.all(
      [1, 2].map(() => house.as('officer').api('POST', `elections/${reference}/count`, {})),
    );
    expect([one?.status, other?.status]).toEqual([200, 200]);
    const ballots = await decisionDb(store.relational().db).selectFrom('ballot').select('code').execute();
    expect(ballots).toHaveLength(2);
  });
});
