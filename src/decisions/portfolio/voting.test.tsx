import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { CLOSED, type House, inPortfolioHouse, opened, planned, typeOf, VOTERS } from './test-portfolio.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) => inPortfolioHouse(store, work);

describe('a ballot', () => {
  it('is given by whoever votes for a practice, can be changed, and the last one counts', () =>
    inHouse(async (house) => {
      const { as, news } = house;
      const { reference, numbers, tick } = await opened(house);
      expect((await news()).filter(({ kind }) => kind === 'portfolio.opened')).toHaveLength(VOTERS.length);
      const first = await tick('gp', ['Walks', 'A lift']);
      expect([first.body.name, first.body.version]).toEqual(['Bellpit Medical Centre', 1]);
      const second = await tick('gp', ['A lift'], { version: 1 });
      expect([second.body.projects, second.body.version]).toEqual([[numbers['A lift']], 2]);
      expect((await as('gp').api('GET', `portfolios/${reference}`)).body.mine[0].projects).toEqual([
        numbers['A lift'],
      ]);
    }));

  it('counts once when its form is sent again, and is refused where another device was first', () =>
    inHouse(async (house) => {
      const { tick } = await opened(house);
      const first = await tick('gp', ['Walks'], { once: 'a' });
      const again = await tick('gp', ['Walks'], { once: 'a' });
      expect([first.body.again, again.body.again, again.body.version]).toEqual([false, true, 1]);
      const elsewhere = await tick('gp', ['A lift'], { once: 'b' });
      expect([elsewhere.status, elsewhere.body.type]).toEqual([409, typeOf('portfolio-ballot-elsewhere')]);
    }));

  it('is refused without a tick, with one twice, and with a project that is not on the list', () =>
    inHouse(async (house) => {
      const { as } = house;
      const { reference } = await opened(house);
      const wrong = async (projects: readonly unknown[]) => {
        const { status, body } = await as('gp').api('POST', `portfolios/${reference}/vote`, { projects });
        expect(status).toBe(422);
        return body.detail;
      };
      expect(await wrong([])).toContain('at least one');
      expect(await wrong([1, 1])).toContain('twice');
      expect(await wrong([9])).toContain('no project 9');
      await wrong(['walks']);
    }));

  it('is refused before, after, when void, for somebody else’s practice and from who is not on the list', () =>
    inHouse(async (house) => {
      const { as, clock } = house;
      const early = await planned(house, { title: 'Early' });
      expect((await as('gp').api('POST', `portfolios/${early}/vote`, { projects: [1] })).body.type).toBe(
        typeOf('portfolio-not-at-this-step'),
      );
      expect((await as().page(`/decisions/portfolios/${early}`)).status).toBe(404);
      const { reference, tick } = await opened(house);
      expect((await tick('finance', ['Walks'])).body.type).toBe(typeOf('vote-not-entitled'));
      expect((await tick('gp', ['Walks'], { voter: 'Z00002' })).body.type).toBe(typeOf('vote-not-yours'));
      clock.now = CLOSED;
      expect((await tick('gp', ['Walks'])).body.type).toBe(typeOf('vote-closed'));
      const other = await opened(house, { closes: '2026-07-24 17:00', title: 'Another' });
      await as('officer').api('POST', `portfolios/${other.reference}/void`, { reason: 'A wrong sum.' });
      expect((await other.tick('gp', ['Walks'])).body.type).toBe(typeOf('portfolio-void'));
      expect((await as().page(`/decisions/portfolios/${other.reference}`)).html).toContain('A wrong sum.');
      expect((await as().api('GET', `portfolios/${other.reference}/ballots`)).status).toBe(409);
      expect(reference).not.toBe(other.reference);
    }));
});
