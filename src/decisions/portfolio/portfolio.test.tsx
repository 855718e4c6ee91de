import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { threadPlace } from '../../platform/thread/thread.ts';
import { choosePortfolio } from '../counting/portfolio-rules.ts';
import { nameOf } from '../kit/test-house.tsx';
import { insertOpenItem, insertRuling } from '../votes/test-vote.ts';
import { brokenPortfolios } from './close.ts';
import { turnPortfolios } from './jobs.ts';
import {
  type House,
  IDEA,
  inPortfolioHouse,
  insertIdea,
  opened,
  PROJECTS,
  planned,
  SET_UP,
  VOTERS,
} from './test-portfolio.tsx';

const store = testStore();
const inHouse = (work: (house: House) => Promise<void>) => inPortfolioHouse(store, work);
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const CLOSED = new Date('2026-06-24T16:00:00Z');

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
});

describe('whom an interest in one of the ideas keeps out', () => {
  const withRuling = (
    ruling: 'speak-not-vote' | 'no-papers',
    work: (house: House, open: Awaited<ReturnType<typeof opened>>) => Promise<void>,
  ) =>
    inHouse(async (house) => {
      const { db } = house;
      await sql`delete from body_orders where body = 'governing-body'`.execute(db);
      await sql`delete from body where key = 'governing-body'`.execute(db);
      await insertIdea(db);
      const item = await insertOpenItem(db, { item: { proposal: IDEA } });
      await sql`update meeting set body = 'members'`.execute(db);
      await insertRuling(db, item, 'gp', ruling);
      await work(house, await opened(house, {}, [{ proposal: IDEA, words: 'Scans.' }, ...PROJECTS.slice(1)]));
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
