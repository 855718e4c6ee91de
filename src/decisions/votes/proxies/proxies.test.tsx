import { describe, expect, it } from 'vitest';
import { testStore } from '../../../platform/relational/test-store.ts';
import { idOf, nameOf, testHouse } from '../../kit/test-house.tsx';
import { decisionDb } from '../../tables.ts';
import { closeDue } from '../jobs.ts';
import { voteRoutes } from '../routes.tsx';
import { insertBody, insertOpenItem, insertPractices, insertRuling } from '../test-vote.ts';
import { proxyRoutes } from './routes.tsx';

const store = testStore();
const PRACTICES = [
  { code: 'Z00001', person: idOf('gp'), name: nameOf('gp') },
  { code: 'Z00002', person: idOf('partner'), name: nameOf('partner') },
  { code: 'Z00003', person: idOf('lay'), name: nameOf('lay') },
];

const inCouncil = (
  work: (
    house: Awaited<ReturnType<typeof testHouse>> & { db: Parameters<typeof insertBody>[0] },
  ) => Promise<void>,
  orders: Parameters<typeof insertBody>[2] = {},
) =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, { routes: [...proxyRoutes, ...voteRoutes] });
    await insertBody(db, 'members', orders);
    await insertPractices(db, PRACTICES);
    await work({ ...house, db });
  });
type House = Parameters<Parameters<typeof inCouncil>[0]>[0];

const give = ({ as }: House, from: 'gp' | 'partner' | 'lay', to: string, more: object = {}) =>
  as(from).api('POST', 'proxies', { body: 'members', holder: to, ...more });
const ballot = {
  kind: 'members',
  body: 'members',
  motion: 'That we merge.',
  method: 'ballot',
  closes: '2026-06-16 17:00',
};
const refusal = (kind: string) => `urn:coalface:refusal:${kind}`;

describe('a proxy', () => {
  it('casts the vote of a practice beside their own, with what the giver asked shown', () =>
    inCouncil(async (house) => {
      const { as } = house;
      expect((await give(house, 'gp', idOf('partner'), { instructions: 'Against, please.' })).status).toBe(
        200,
      );
      const vote = (await as('officer').api('POST', 'votes', ballot)).body.reference;
      expect(await house.news()).toContainEqual(
        expect.objectContaining({ who: 'partner', kind: 'proxy.given' }),
      );
      expect((await as('partner').api('GET', `votes/${vote}`)).body.mine).toMatchObject([
        { voter: 'Z00002', name: 'Ochre Street Surgery', forSomebodyElse: false, instructions: null },
        { voter: 'Z00001', forSomebodyElse: true, instructions: 'Against, please.' },
      ]);
      const cast = (who: 'gp' | 'partner', given: object) => as(who).api('POST', `votes/${vote}/cast`, given);
      expect((await cast('gp', { voter: 'Z00001', choice: 'for' })).body.type).toBe(
        refusal('vote-given-away'),
      );
      expect((await cast('partner', { choice: 'for' })).body.voter).toBe('Z00002');
      expect((await cast('partner', { voter: 'Z00001', choice: 'against' })).body.name).toBe(
        'Bellpit Medical Centre',
      );
      const page = await as('partner').page(`/decisions/votes/${vote}`);
      expect(page.html).toContain('The vote of Bellpit Medical Centre is in');
    }));

  it('is refused at once where it could not take effect, in words', () =>
    inCouncil(
      async (house) => {
        const why = async (from: 'gp' | 'partner' | 'lay', to: string, more: object = {}) =>
          (await give(house, from, to, more)).body.detail;
        expect(await why('gp', idOf('gp'))).toBe('A vote cannot be given to its own voter.');
        expect(await why('gp', idOf('lead'))).toBe('Whoever votes for another must have a vote here too.');
        expect((await give(house, 'gp', idOf('partner'))).status).toBe(200);
        expect(await why('gp', idOf('lay'))).toBe(
          'The vote is given to somebody already. Take that back first.',
        );
        expect(await why('partner', idOf('gp'))).toBe(
          'It would come back to where it began, and nobody would cast it.',
        );
        expect(await why('lay', idOf('partner'))).toBe(
          'The holder has as many votes of others as the standing orders let one person have.',
        );
        expect(await why('lay', idOf('gp'), { to: '2026-01-01' })).toBe(
          'The last day is on the first day or after it.',
        );
        expect(
          (await house.as('manager').api('POST', 'proxies', { body: 'members', holder: idOf('gp') })).body
            .detail,
        ).toBe('There is no vote to give: this voter has none here.');
      },
      { proxies: { mostEach: 1, passOn: false } },
    ));

  it('is taken back by its giver or given back by its holder, and by nobody else', () =>
    inCouncil(async (house) => {
      const { id } = (await give(house, 'gp', idOf('partner'))).body;
      const back = (who: 'gp' | 'partner' | 'lay') => house.as(who).api('POST', `proxies/${id}/take-back`);
      expect((await back('lay')).status).toBe(404);
      const page = await house.as('gp').page('/decisions/proxies');
      expect(page.html).toContain('Dr Nadia Fennimore votes for');
      expect((await house.as('gp').post(`/decisions/proxies/${id}/take-back`, {})).location).toBe(
        '/decisions/proxies',
      );
      expect((await back('partner')).status).toBe(200);
      expect((await house.as('gp').api('GET', 'proxies')).body.proxies).toEqual([]);
      expect((await house.news()).filter(({ kind }) => kind === 'proxy.taken-back')).toHaveLength(1);
    }));

  it('who is absent, or may not vote because of an interest, does not count: giver and holder are told at the opening', () =>
    store.rolledBack(async (db) => {
      const house = await testHouse(store.relational(), db, { routes: [...proxyRoutes, ...voteRoutes] });
      const item = await insertOpenItem(db, {
        orders: { proxies: { mostEach: 2, passOn: false } },
        away: ['gp', 'nurse', 'lay'],
      });
      const proxy = (giver: 'gp' | 'lay', holder: 'nurse' | 'partner') =>
        house.as(giver).api('POST', 'proxies', { body: 'governing-body', holder: idOf(holder) });
      await insertRuling(db, item, 'partner', 'speak-not-vote');
      expect((await proxy('gp', 'nurse')).status).toBe(200);
      // The conflict is said when the vote is given, not only at the vote.
      expect((await proxy('lay', 'partner')).body.conflicts).toEqual(['MTG-2026-001']);
      await house
        .as('chair')
        .api('POST', 'votes', { kind: 'item', item, motion: 'That we buy it.', method: 'roll-call' });
      const lapsed = (await house.news()).filter(({ kind }) => kind === 'proxy.lapsed');
      expect(lapsed.map(({ who }) => who).sort()).toEqual(['gp', 'lay', 'nurse', 'partner']);
      expect(lapsed.find(({ who }) => who === 'gp')?.title).toContain('an absent proxy does not count');
      expect(lapsed.find(({ who }) => who === 'lay')?.title).toContain(
        'A ruling on an interest keeps the holder from voting',
      );
    }));

  it('cannot be given in a body whose orders have none, and its page says so', () =>
    inCouncil(
      async (house) => {
        expect((await give(house, 'gp', idOf('partner'))).body.detail).toBe(
          'The standing orders let nobody vote for another.',
        );
        const form = await house
          .as('gp')
          .post('/decisions/proxies/new', { body: 'members', holder: idOf('partner') });
        expect(form.status).toBe(422);
        expect(form.html).toContain('The standing orders let nobody vote for another.');
        expect((await house.as('gp').page('/decisions/proxies')).html).toContain(
          'its standing orders let nobody vote for another',
        );
      },
      { proxies: null },
    ));
});

describe('a ballot of members', () => {
  const sizes = 'Z00001, 9,842\nZ00002;4000\nZ00003\t2500';

  it('weighs by the lists of a stated day, splits where the orders let it, and closes by the clock', () =>
    inCouncil(
      async (house) => {
        const { as, clock } = house;
        const open = (given: object) => as('officer').api('POST', 'votes', { ...ballot, ...given });
        expect((await open({})).body.type).toBe(refusal('vote-weights-day'));
        expect((await open({ weightedOn: '2026-04-01' })).body.detail).toContain('Bellpit Medical Centre');
        expect((await open({ weightedOn: '2026-04-01', sizes })).body.type).toBe(
          refusal('vote-weights-source'),
        );
        expect((await open({ weightedOn: '2026-04-01', sizes: 'many', weightsFrom: 'x' })).body.type).toBe(
          refusal('vote-weights-line'),
        );
        expect((await open({ closes: '2026-06-01 17:00' })).body.type).toBe(refusal('vote-closes'));
        const vote = (await open({ weightedOn: '2026-04-01', sizes, weightsFrom: 'NHS Digital, April 2026' }))
          .body.reference;
        expect((await as('gp').api('GET', `votes/${vote}`)).body).toMatchObject({
          weight: 10 + 4 + 3,
          weightedOn: '2026-04-01',
          weightsFrom: 'NHS Digital, April 2026',
        });
        const cast = (who: 'gp' | 'partner', given: object) =>
          as(who).api('POST', `votes/${vote}/cast`, given);
        expect((await cast('gp', { for: 6, against: 3 })).body.type).toBe(refusal('vote-wrong-sum'));
        expect((await cast('gp', { for: 6, against: 4 })).body.votes).toEqual({
          for: 6,
          against: 4,
          abstain: 0,
        });
        expect((await cast('partner', { choice: 'against' })).status).toBe(200);
        clock.now = new Date('2026-06-16T16:00:00Z');
        expect((await cast('partner', { choice: 'for' })).status).toBe(409);
        await closeDue(house.platform);
        expect((await as().api('GET', `votes/${vote}`)).body).toMatchObject({
          state: 'closed',
          outcome: 'lost',
          sums: { for: 6, against: 8, abstain: 0 },
          closedAt: '2026-06-16T16:00:00.000Z',
        });
      },
      { weight: { by: 'list-size', per: 1000 }, splitVotes: true },
    ));

  it('asks each voter on Home, and is closed by the first who looks when the clock has not come by', () =>
    inCouncil(async (house) => {
      const { registerVotes } = await import('../registries.ts');
      registerVotes(house.platform);
      const vote = (await house.as('officer').api('POST', 'votes', ballot)).body.reference;
      expect(await house.tasks('gp')).toContainEqual(
        expect.objectContaining({ href: `/decisions/votes/${vote}`, due: '2026-06-16' }),
      );
      await house.as('gp').api('POST', `votes/${vote}/cast`, { choice: 'for' });
      expect((await house.tasks('gp')).filter(({ kind }) => kind === 'vote')).toEqual([]);
      house.clock.now = new Date('2026-06-17T08:00:00Z');
      expect((await house.as().api('GET', `votes/${vote}`)).body).toMatchObject({
        state: 'closed',
        outcome: 'carried',
      });
      const row = await decisionDb(house.db).selectFrom('vote').select('version').executeTakeFirstOrThrow();
      expect(row.version).toBe(2);
    }));
});
