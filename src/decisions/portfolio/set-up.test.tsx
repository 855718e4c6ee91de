import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { nameOf } from '../kit/test-house.tsx';
import { brokenPortfolios } from './close.ts';
import {
  CLOSED,
  type House,
  IDEA,
  inPortfolioHouse,
  insertIdea,
  opened,
  planned,
  SET_UP,
  typeOf,
  VOTERS,
} from './test-portfolio.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) => inPortfolioHouse(store, work);

describe('setting a portfolio ballot up', () => {
  it('is for the governance officer and the chair of the body, and the same form sent twice sets up one', () =>
    inHouse(async ({ as, db }) => {
      expect((await as('gp').api('POST', 'portfolios', SET_UP)).body.type).toBe(typeOf('vote-not-runner'));
      const [one, other] = [
        await as('officer').api('POST', 'portfolios', { ...SET_UP, once: 'a' }),
        await as('officer').api('POST', 'portfolios', { ...SET_UP, once: 'a' }),
      ];
      expect([one.body.reference, other.body.reference]).toEqual(['PORT-2026-001', 'PORT-2026-001']);
      await sql`insert into body_member (body, person, person_name, seat, from_day)
        select 'members', person, person_name, 'chair', '2024-04-01' from body_member
        where person_name = ${nameOf('gp')} and body = 'members'`.execute(db);
      expect((await as('gp').api('POST', 'portfolios', SET_UP)).status).toBe(200);
    }));

  it('keeps in its history what was changed while it is planned, words too', () =>
    inHouse(async (house) => {
      const reference = await planned(house, {}, []);
      const edit = { ...SET_UP, why: 'Another reason.', version: 1 };
      expect((await house.as('officer').api('POST', `portfolios/${reference}/edit`, edit)).status).toBe(200);
      const { rows } = await sql<{ before: { why: string }; after: { why: string } }>`
        select before, after from object_change where kind = 'portfolio.changed'`.execute(house.db);
      expect(rows.map(({ before, after }) => [before.why, after.why])).toEqual([
        [SET_UP.why, 'Another reason.'],
      ]);
    }));

  it('says at the field what cannot be: no sum, a sum of nought, a close before the opening, an unknown rule', () =>
    inHouse(async ({ as }) => {
      const wrong = async (given: object) => {
        const { status, body } = await as('officer').api('POST', 'portfolios', { ...SET_UP, ...given });
        expect(status).toBe(422);
        return body.problems.map(({ field }: { field: string }) => field);
      };
      expect(await wrong({ sum: 'much' })).toEqual(['sum']);
      expect(await wrong({ sum: '0' })).toEqual(['sum']);
      expect(await wrong({ sum: '-5' })).toEqual(['sum']);
      expect(await wrong({ closes: '2026-06-10 08:00' })).toEqual(['closes']);
      expect(await wrong({ opens: 'soon' })).toEqual(['opens']);
      expect(await wrong({ rule: 'lottery' })).toEqual(['rule']);
    }));

  it('weighs votes by list size where the standing orders do, and asks for the day', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await sql`update body_orders set orders = jsonb_set(orders, '{weight}', '{"by": "list-size", "per": 1000}')
        where body = 'members'`.execute(db);
      const asked = await as('officer').api('POST', 'portfolios', SET_UP);
      expect(asked.body.type).toBe(typeOf('vote-weights-day'));
      const sizes = VOTERS.map((_, place) => `Z0000${place + 1}, ${place === 0 ? 4200 : 900}`).join('\n');
      const { reference, tick } = await opened(house, {
        weightedOn: '2026-04-01',
        sizes,
        weightsFrom: 'Our own count',
      });
      await tick('gp', ['Walks']);
      for (const who of VOTERS.slice(1, 5)) await tick(who, ['A lift']);
      house.clock.now = CLOSED;
      const { body } = await as().api('GET', `portfolios/${reference}`);
      expect([body.weight, body.result.lines.map(({ votes }: { votes: number }) => votes)]).toEqual([
        10,
        [5, 4, 0],
      ]);
      expect(body.weightsFrom).toBe('Our own count');
    }));
});

describe('the list of projects', () => {
  it('takes the cost of an idea from its case, and says when somebody set another', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await insertIdea(db);
      await insertIdea(db, 'ISV-2026-015');
      const reference = await planned(house, {}, [
        { proposal: IDEA, words: 'Scans near home.' },
        { proposal: 'ISV-2026-015', title: 'Half of it', words: 'Half of the scans.', cost: '20,000' },
      ]);
      const { projects } = (await as('officer').api('GET', `portfolios/${reference}`)).body;
      const said = projects.map((one: Record<string, unknown>) => [one.title, one.costPence, one.costFrom]);
      expect(said).toEqual([
        ['Heart scans take twelve weeks', 4_250_000, 'Its case, version 2: £42,500 once'],
        ['Half of it', 2_000_000, 'Set by hand. Its case, version 2: £42,500 once'],
      ]);
    }));

  it('refuses an idea twice or without a case, a name twice, and what costs more than there is', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await insertIdea(db);
      const reference = await planned(house, {}, [{ proposal: IDEA, words: 'Scans.' }]);
      const add = async (given: object) => {
        const { body, status } = await as('officer').api('POST', `portfolios/${reference}/projects`, {
          title: 'New',
          words: 'New.',
          cost: '10',
          ...given,
        });
        expect([404, 409, 422]).toContain(status);
        return body.detail;
      };
      expect(await add({ proposal: IDEA })).toContain('on the list already');
      expect(await add({ title: 'heart scans take twelve weeks' })).toContain('of this name');
      expect(await add({ cost: '100,000.01' })).toContain('could never be paid for');
      expect(await add({ proposal: 'ISV-2026-999' })).toContain('ISV-2026-999');
      await insertIdea(db, 'ISV-2026-016');
      await sql`delete from case_version where proposal = 'ISV-2026-016'`.execute(db);
      expect(await add({ proposal: 'ISV-2026-016' })).toContain('nobody knows what it costs');
      const { projects } = (await as('officer').api('GET', `portfolios/${reference}`)).body;
      const off = `portfolios/${reference}/projects/${projects[0].project}/remove`;
      expect((await as('officer').api('POST', off, {})).status).toBe(200);
      expect((await as('officer').api('POST', off, {})).body.type).toBe(typeOf('portfolio-project-gone'));
      expect((await as('officer').api('POST', `portfolios/${reference}/open`, {})).body.type).toBe(
        typeOf('portfolio-no-projects'),
      );
    }));

  it('never changes once voting has opened, by the house or past it', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      const { reference } = await opened(house);
      const more = { title: 'Late', words: 'Late.', cost: '10' };
      expect((await as('officer').api('POST', `portfolios/${reference}/projects`, more)).body.type).toBe(
        typeOf('portfolio-not-at-this-step'),
      );
      const edit = { ...SET_UP, version: 5 };
      expect((await as('officer').api('POST', `portfolios/${reference}/edit`, edit)).status).toBe(409);
      for (const change of [
        sql`update portfolio set sum_pence = 1`,
        sql`update portfolio set frozen = '{}'`,
        sql`update portfolio_voter set weight = 9`,
        sql`delete from portfolio_voter`,
      ]) {
        await sql`savepoint before_change`.execute(db);
        await expect(change.execute(db)).rejects.toThrow('frozen');
        await sql`rollback to savepoint before_change`.execute(db);
      }
      expect(await brokenPortfolios(db)).toEqual([]);
    }));
});
