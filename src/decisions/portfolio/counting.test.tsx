import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { choosePortfolio } from '../counting/portfolio-rules.ts';
import { brokenPortfolios } from './close.ts';
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
  SET_UP,
  typeOf,
  VOTERS,
} from './test-portfolio.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) => inPortfolioHouse(store, work);

describe('the count', () => {
  const vote = async ({ tick }: Awaited<ReturnType<typeof opened>>) => {
    for (const who of VOTERS.slice(0, 4)) await tick(who, ['Ultrasound in the valley']);
    // One of them changes it, so that no two projects that matter have as many votes.
    const all = ['Ultrasound in the valley', 'Walks', 'A lift'];
    expect((await tick(VOTERS[3] ?? 'nurse', all, { version: 1 })).status).toBe(200);
    for (const who of VOTERS.slice(4)) await tick(who, ['Walks', 'A lift']);
  };

  it('waits for its time or for the last ballot, tells who waits for it, and anybody can count again', () =>
    inHouse(async (house) => {
      const { as, db, news } = house;
      await insertIdea(db);
      const idea = { proposal: IDEA, title: 'Ultrasound in the valley', words: 'Scans.', cost: '70,000' };
      const open = await opened(house, {}, [idea, ...PROJECTS.slice(1)]);
      const { reference } = open;
      const close = () => as('officer').api('POST', `portfolios/${reference}/close`, {});
      await open.tick('gp', ['Ultrasound in the valley']);
      expect((await close()).body.type).toBe(typeOf('portfolio-voting-open'));
      expect((await as('gp').api('POST', `portfolios/${reference}/close`, {})).status).toBe(403);
      await sql`delete from portfolio_ballot`.execute(db);
      await vote(open);
      expect([(await close()).status, (await close()).status]).toEqual([200, 200]);
      const { body } = await as().api('GET', `portfolios/${reference}`);
      expect(body.result.sentence).toBe(
        '2 of 3 projects are paid for: £95,000 of £100,000, with £5,000 left.',
      );
      const { body: told } = await as().api('GET', `portfolios/${reference}/ballots`);
      const again = choosePortfolio(
        told.projects.map((one: { number: number; title: string; costPence: number }) => ({
          id: String(one.number),
          name: one.title,
          cost: one.costPence,
        })),
        told.ballots.map((one: { votes: number; projects: number[] }) => ({
          times: one.votes,
          points: Object.fromEntries(one.projects.map((number) => [number, 1])),
        })),
        told.sumPence,
        told.rule,
      );
      expect(again.spent).toBe(body.result.spentPence);
      expect((await news()).filter(({ kind }) => kind === 'portfolio.closed').map(({ who }) => who)).toEqual(
        expect.arrayContaining(['locum', 'lead', ...VOTERS]),
      );
      expect(await brokenPortfolios(db)).toEqual([]);
    }));

  it('publishes how each practice voted when voting has closed, and not before, in the record neither', () =>
    inHouse(async (house) => {
      const { as, db, clock } = house;
      const open = await opened(house);
      const { reference } = open;
      await vote(open);
      const base = `/decisions/portfolios/${reference}`;
      expect((await as('officer').api('GET', `portfolios/${reference}/ballots`)).status).toBe(409);
      expect((await as('officer').page(`${base}/ballots.csv`)).status).toBe(409);
      const { rows } = await sql<{
        after: unknown;
      }>`select after from event where object = ${`portfolio:${reference}`}
        and kind like 'portfolio.ballot%'`.execute(db);
      expect(rows).toHaveLength(7);
      expect(JSON.stringify(rows)).not.toContain('projects');
      clock.now = CLOSED;
      await turnPortfolios(house.platform);
      const csv = (await as().page(`${base}/ballots.csv`)).html;
      expect(csv).toContain('Bellpit Medical Centre,1,');
      expect(csv.trim().split('\n')).toHaveLength(VOTERS.length + 1);
      await sql`savepoint before_change`.execute(db);
      await expect(sql`update portfolio_ballot set projects = '[1]'`.execute(db)).rejects.toThrow(
        'voting is open',
      );
      await sql`rollback to savepoint before_change`.execute(db);
    }));

  it('opens and closes by the clock, and leaves what cannot be opened to whoever runs it', () =>
    inHouse(async (house) => {
      const { as, clock, platform, tasks } = house;
      const [full, empty] = [await planned(house), await planned(house, { title: 'Empty' }, [])];
      clock.now = new Date('2026-06-10T08:00:00Z');
      await turnPortfolios(platform);
      const stateOf = async (reference: string) =>
        (await as('officer').api('GET', `portfolios/${reference}`)).body.state;
      expect([await stateOf(full), await stateOf(empty)]).toEqual(['open', 'planned']);
      const asked = async (who: 'officer' | 'gp') =>
        (await tasks(who)).filter(({ kind }) => kind === 'A portfolio ballot').map(({ title }) => title);
      expect(await asked('officer')).toEqual(['Voting cannot open yet: Empty']);
      expect(await asked('gp')).toEqual([`Vote: ${SET_UP.title}`]);
      clock.now = CLOSED;
      await turnPortfolios(platform);
      expect([await stateOf(full), await stateOf(empty)]).toEqual(['closed', 'planned']);
      expect(await asked('gp')).toEqual([]);
    }));

  it('asks whoever runs it for one that did not open at its time, whatever kept it', () =>
    inHouse(async (house) => {
      const { db, clock, platform, tasks } = house;
      await planned(house);
      const asked = async () =>
        (await tasks('officer'))
          .filter(({ kind }) => kind === 'A portfolio ballot')
          .map(({ detail }) => detail);
      expect(await asked()).toEqual([]);
      await sql`delete from body_orders where body = 'members'`.execute(db);
      clock.now = new Date('2026-06-10T08:00:00Z');
      await turnPortfolios(platform);
      expect(await asked()).toEqual([expect.stringContaining('did not open at its time')]);
      // On the very day, too: what is past is past by the clock.
      clock.now = new Date('2026-06-24T16:30:00Z');
      expect(await asked()).toEqual(['The time for voting is past. Give new times.']);
    }));

  it('tells nobody beside its voters what a body chose that does not meet in public', () =>
    inHouse(async (house) => {
      const { db, clock, platform, news } = house;
      await sql`update body set in_public = false where key = 'members'`.execute(db);
      await insertIdea(db);
      const open = await opened(house, {}, [{ proposal: IDEA, words: 'Scans.' }]);
      await open.tick('gp', ['Heart scans take twelve weeks']);
      clock.now = CLOSED;
      await turnPortfolios(platform);
      const told = (await news()).filter(({ kind }) => kind === 'portfolio.closed').map(({ who }) => who);
      expect(told.sort()).toEqual([...VOTERS].sort());
    }));
});
