import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { turnPortfolios } from './jobs.ts';
import {
  CLOSED,
  type House,
  IDEA,
  inPortfolioHouse,
  insertIdea,
  opened,
  PROJECTS,
  planned,
} from './test-portfolio.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) => inPortfolioHouse(store, work);

describe('the list of portfolio ballots', () => {
  it('goes by how far they are, not by the letters of the word for it', () =>
    inHouse(async (house) => {
      const { as, clock, platform } = house;
      const closed = await opened(house, { closes: '2026-06-20 17:00', title: 'Closed' });
      const open = await opened(house, { title: 'Open' });
      const early = await planned(house, { title: 'Planned', opens: '2026-06-23 09:00' });
      clock.now = new Date('2026-06-22T12:00:00Z');
      await turnPortfolios(platform);
      const { portfolios } = (await as('officer').api('GET', 'portfolios?sort=state')).body;
      expect(portfolios.map(({ reference }: { reference: string }) => reference)).toEqual([
        early,
        open.reference,
        closed.reference,
      ]);
    }));
});

describe('the thread of an idea', () => {
  it('says that it is on a ballot, and afterwards whether it was chosen, and never that a ballot is to come', () =>
    inHouse(async (house) => {
      const { db, platform, clock, actor } = house;
      await insertIdea(db);
      const stepOf = async () =>
        (await threadPlace({ platform, actor: actor() }, { kind: 'idea', id: IDEA }))?.steps.find(
          ({ name }) => name === 'Ballot',
        );
      expect(await stepOf()).toBeUndefined();
      const { tick } = await opened(house, {}, [{ proposal: IDEA, words: 'Scans.' }, ...PROJECTS.slice(1)]);
      expect((await stepOf())?.label).toBe('On the ballot PORT-2026-001');
      await tick('gp', ['Heart scans take twelve weeks']);
      clock.now = CLOSED;
      await turnPortfolios(platform);
      expect(await stepOf()).toMatchObject({
        label: 'Chosen in PORT-2026-001',
        href: '/decisions/portfolios/PORT-2026-001',
        state: 'done',
      });
    }));
});
