import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { insertOpenItem, insertRuling } from '../votes/test-vote.ts';
import {
  type House,
  IDEA,
  inPortfolioHouse,
  insertIdea,
  opened,
  PROJECTS,
  typeOf,
  VOTERS,
} from './test-portfolio.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) => inPortfolioHouse(store, work);

describe('whom an interest in one of the ideas keeps out', () => {
  const withRuling = (
    ruling: 'speak-not-vote' | 'no-papers',
    work: (house: House, open: Awaited<ReturnType<typeof opened>>, item: number) => Promise<void>,
  ) =>
    inHouse(async (house) => {
      const { db } = house;
      await sql`delete from body_orders where body = 'governing-body'`.execute(db);
      await sql`delete from body where key = 'governing-body'`.execute(db);
      await insertIdea(db);
      const item = await insertOpenItem(db, { item: { proposal: IDEA } });
      await sql`update meeting set body = 'members'`.execute(db);
      await insertRuling(db, item, 'gp', ruling);
      await work(
        house,
        await opened(house, {}, [{ proposal: IDEA, words: 'Scans.' }, ...PROJECTS.slice(1)]),
        item,
      );
    });

  it('reads the ballot and has no vote, and the page says so, where they may speak and not vote', () =>
    withRuling('speak-not-vote', async ({ as }, { reference, tick }) => {
      const { body } = await as('officer').api('GET', `portfolios/${reference}`);
      expect(body.entitled).toBe(VOTERS.length - 1);
      expect(body.excluded).toEqual([{ name: 'Bellpit Medical Centre', ruling: 'Speaks, no vote' }]);
      expect((await as('gp').api('GET', `portfolios/${reference}`)).status).toBe(200);
      expect((await tick('gp', ['Walks'], { voter: 'Z00001' })).body.type).toBe(typeOf('vote-ruled-out'));
    }));

  it('finds nothing of the ballot at any address, where they may have no papers', () =>
    withRuling('no-papers', async ({ as, tasks }, { reference, tick }) => {
      const base = `/decisions/portfolios/${reference}`;
      for (const path of [base, `${base}/vote`, `${base}/ballots`, `${base}/ballots.csv`])
        expect([path, (await as('gp').page(path)).status]).toEqual([path, 404]);
      expect((await as('gp').page('/decisions/portfolios')).html).not.toContain(reference);
      expect((await as('gp').page('/decisions/portfolios.csv')).html).not.toContain(reference);
      expect((await tick('gp', ['Walks'])).status).toBe(404);
      expect((await tasks('gp')).some(({ href }) => href.includes(reference))).toBe(false);
      expect((await as('partner').page(base)).status).toBe(200);
    }));

  it('finds nothing of it any more where that was ruled after voting had opened, and gives no vote', () =>
    withRuling('speak-not-vote', async ({ as, db }, { reference, tick }, item) => {
      expect((await tick('partner', ['Walks'], { once: 'a' })).status).toBe(200);
      await insertRuling(db, item, 'partner', 'no-papers');
      expect((await as('partner').page(`/decisions/portfolios/${reference}`)).status).toBe(404);
      for (const sent of [{ once: 'a' }, { once: 'b', version: 1 }])
        expect((await tick('partner', ['Walks'], sent)).status).toBe(404);
    }));
});
