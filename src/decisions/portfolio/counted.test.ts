import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { electionHouse } from '../elections/test-election.tsx';
import { voteRoutes } from '../votes/routes.tsx';
import { brokenPortfolios } from './close.ts';
import { inPortfolioHouse, opened, VOTERS } from './test-portfolio.tsx';

const store = testStore();

/** What somebody with a hand on the store itself is told, change by change; nothing of it stays. */
const refusedIn = async (db: Trx, changes: readonly RawBuilder<unknown>[], words: RegExp): Promise<void> => {
  for (const change of changes)
    await expect(inTransaction(db, (trx) => change.execute(trx) as Promise<unknown>)).rejects.toThrow(words);
};

describe('ballots that were counted, with a hand on the store itself', () => {
  it('cannot be changed, taken away or added to in a portfolio ballot, and neither can its count', () =>
    inPortfolioHouse(store, async (house) => {
      const { as, db } = house;
      const { reference, tick } = await opened(house);
      await refusedIn(
        db,
        [
          sql`insert into portfolio_voter (portfolio, voter, voter_name, cast_by, cast_by_name, weight)
            values (${reference}, 'Z0X', 'Somebody', 'somebody', 'Somebody', 1)`,
        ],
        /nobody comes onto the list/,
      );
      for (const who of VOTERS.slice(1)) await tick(who, ['Walks']);
      house.clock.now = new Date('2026-06-24T16:00:00Z');
      expect((await as('officer').api('POST', `portfolios/${reference}/close`, {})).status).toBe(200);
      await refusedIn(
        db,
        [
          sql`update portfolio_ballot set projects = '[1]'`,
          sql`delete from portfolio_ballot`,
          sql`insert into portfolio_ballot (portfolio, voter, projects, given_at)
            values (${reference}, 'Z00001', '[1]', now())`,
        ],
        /while voting is open/,
      );
      await refusedIn(
        db,
        [
          sql`update portfolio set result = jsonb_set(result, '{spent}', '1')`,
          sql`update portfolio set ballots_hash = 'x'`,
        ],
        /a count is never changed/,
      );
      expect(await brokenPortfolios(db)).toEqual([]);
    }));

  it.each([
    ['secret', 'ballot', sql`update ballot set content = '{"choice": "against"}'`],
    ['ballot', 'vote_cast', sql`update vote_cast set choice = 'against'`],
  ] as const)(
    'cannot be changed or taken away in a ballot of all members (%s), and neither can its count',
    (method, table, change) =>
      store.rolledBack(async (db) => {
        const { as } = await electionHouse(store, db, { routes: voteRoutes });
        const { body, status } = await as('officer').api('POST', 'votes', {
          kind: 'members',
          body: 'members',
          title: 'The constitution',
          motion: 'That the constitution is changed.',
          method,
          closes: '2026-06-16 17:00',
        });
        expect([status, body.detail]).toEqual([200, undefined]);
        for (const who of VOTERS) {
          const paper =
            method === 'secret'
              ? (await as(who).api('GET', `votes/${body.reference}/papers`)).body.papers[0]
              : {};
          const choice = who === 'lay' ? 'against' : 'for';
          expect(
            (await as(who).api('POST', `votes/${body.reference}/cast`, { ...paper, choice })).status,
          ).toBe(200);
        }
        expect((await as('officer').api('POST', `votes/${body.reference}/close`, {})).status).toBe(200);
        const { rows } = await sql<{ count: number }>`select count(*)::int from ${sql.table(table)}`.execute(
          db,
        );
        expect(rows[0]?.count).toBe(VOTERS.length);
        await refusedIn(db, [change, sql`delete from ${sql.table(table)}`], /never changed/);
        await refusedIn(
          db,
          [sql`update vote set result = jsonb_set(result, '{outcome}', '"lost"')`],
          /a count is never/,
        );
      }),
  );
});
