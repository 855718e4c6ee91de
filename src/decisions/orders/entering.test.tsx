import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { draftFrom, fieldsOf } from '../../proposals/index.ts';
import { bodyRoutes } from '../bodies/routes.tsx';
import { STARTING_BODY_KEYS } from '../bodies/starting-bodies.ts';
import { ordersInForce } from '../kit/find.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { draftOfOrders, ordersOfDraft } from './draft.ts';
import { ordersRoutes } from './routes.tsx';
import { OrdersInput } from './shape.ts';
import { STARTING_ORDERS } from './starting-orders.ts';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>> & { readonly db: Parameters<typeof testHouse>[1] };

const KEY = 'governing-body';
const PATH = `/decisions/bodies/${KEY}/orders`;
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

/** A house with a governing body from its template. */
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (db) => {
    const house = await testHouse(store.relational(), db, { routes: [...bodyRoutes, ...ordersRoutes] });
    const { status } = await house.as('officer').api('POST', 'bodies', {
      kind: 'governing-body',
      name: 'Governing body',
      about: 'It decides what the group buys.',
      foundedOn: '2013-04-01',
      inPublic: true,
    });
    expect(status).toBe(200);
    await work({ ...house, db });
  });

const {
  key: _,
  body: __,
  inForceFrom: ___,
  inForceTo: ____,
  source: _____,
  unverified: ______,
  ...RULES
} = STARTING_ORDERS['governing-body'];
const GIVEN = { from: '2026-07-01', source: 'Constitution, schedule 3', orders: RULES };
const FROM = { 'from-day': '1', 'from-month': '7', 'from-year': '2026' };

const enter = async ({ as }: House, given: object = {}, who: Known = 'officer') =>
  (await as(who).api('POST', `bodies/${KEY}/orders`, { ...GIVEN, ...given })).body;
const versions = async ({ as }: House, who?: Known) =>
  (await as(who).api('GET', `bodies/${KEY}/orders`)).body.versions;

describe('the form of orders', () => {
  it('gives back what it was filled with, for every template', () => {
    for (const key of STARTING_BODY_KEYS) {
      const orders = STARTING_ORDERS[key];
      const posted = draftFrom(fieldsOf(draftOfOrders(orders)));
      const read = OrdersInput.parse(ordersOfDraft(posted, orders));
      expect(orders).toMatchObject(read);
    }
  });

  it('reads a number that was left empty as missing, never as nought', () => {
    const fields = { ...fieldsOf(draftOfOrders(STARTING_ORDERS.board)), noticeDays: '' };
    const read = OrdersInput.safeParse(ordersOfDraft(draftFrom(fields), undefined));
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['noticeDays']);
  });
});

describe('entering orders', () => {
  it('adds a line without a script, checks and keeps nothing by it, and shows every seat that a line has', () =>
    inHouse(async (house) => {
      const officer = house.as('officer');
      const kinds = ['lay', 'nurse', 'finance', 'chair'];
      const fields = {
        ...fieldsOf(draftOfOrders(STARTING_ORDERS['governing-body'])),
        'majorities.0.label': 'Ordinary items',
        'majorities.1.label': '',
        'majorities.2.label': 'Money over the limit',
        noticeDays: 'ten',
        ...Object.fromEntries(kinds.map((kind, at) => [`quorum.roles.0.anyOf.${at}`, kind])),
      };
      const { status, html } = await officer.post(`${PATH}/new`, { ...fields, do: 'line' });
      expect(status).toBe(200);
      expect(html).toContain('name="majorities.3.label"');
      expect(html).toContain('value="Money over the limit"');
      expect(html).toContain('name="quorum.roles.0.anyOf.4"');
      expect(html).not.toContain('There is a problem');
      expect((await versions(house)).length).toBe(1);
    }));

  it('tells them back first, keeps them when asked, and hides nothing that is not verified', () =>
    inHouse(async (house) => {
      const officer = house.as('officer');
      expect((await officer.page(`${PATH}/new`)).html).toContain('Tell it back to me');
      const fields = {
        ...fieldsOf(draftOfOrders(STARTING_ORDERS['governing-body'])),
        ...FROM,
        source: 'Constitution, schedule 3',
        'quorum.members': '7',
      };
      const told = await officer.post(`${PATH}/new`, { ...fields, do: 'check' });
      expect(told.html).toContain('An item is quorate when at least seven members who vote');
      expect(told.html).toContain('Keep these orders');
      expect(await versions(house)).toHaveLength(1);
      const kept = await officer.post(`${PATH}/new`, { ...fields, do: 'keep' });
      expect(kept.location).toMatch(new RegExp(`^${PATH}/\\d+$`));
      await officer.post(`${PATH}/new`, { ...fields, do: 'keep' });
      expect(await versions(house)).toMatchObject([
        { from: '2026-07-01', to: null, standing: 'to come' },
        { from: '2013-04-01', to: '2026-06-30', standing: 'in force' },
      ]);
      expect((await house.as().page(PATH)).html).toContain('Not verified');
      expect((await ordersInForce(house.db, KEY, '2026-07-01'))?.orders.quorum.members).toBe(7);
    }));

  it('shows what is wrong at its field, and keeps what was written', () =>
    inHouse(async ({ as }) => {
      const fields = {
        ...fieldsOf(draftOfOrders(STARTING_ORDERS['governing-body'])),
        ...FROM,
        source: 'Constitution',
        papersDays: '30',
        'quorum.members': 'many',
      };
      const shape = await as('officer').post(`${PATH}/new`, { ...fields, do: 'keep' });
      expect(shape.status).toBe(422);
      expect(shape.html).toContain('href="#quorum.members"');
      const rule = await as('officer').post(`${PATH}/new`, { ...fields, 'quorum.members': '', do: 'keep' });
      expect(rule.status).toBe(422);
      expect(rule.html).toContain('href="#papersDays"');
      expect(rule.html).toContain('value="30"');
    }));

  it('refuses days that are over or taken, seats that the body has not, and anybody else', () =>
    inHouse(async (house) => {
      expect((await enter(house, { from: '2026-06-08' })).type).toBe(typeOf('orders-past'));
      expect((await enter(house)).orders).toBeGreaterThan(0);
      expect((await enter(house, { source: 'Another' })).type).toBe(typeOf('orders-day-taken'));
      const quorum = { ...RULES.quorum, roles: [{ anyOf: ['partner'], atLeast: 1 }] };
      const wrong = await enter(house, { from: '2026-08-01', orders: { ...RULES, quorum } });
      expect([wrong.type, JSON.stringify(wrong).includes('partner member')]).toEqual([
        typeOf('bad-input'),
        true,
      ]);
      expect((await enter(house, {}, 'chair')).type).toBe(typeOf('not-allowed'));
    }));

  it('tells those who sit on the body', () =>
    inHouse(async (house) => {
      await house.as('officer').api('POST', `bodies/${KEY}/members`, {
        person: idOf('chair'),
        seat: 'chair',
        from: '2024-04-01',
      });
      await enter(house);
      expect(await house.news()).toContainEqual({
        who: 'chair',
        kind: 'body.orders-entered',
        title: 'Governing body: other standing orders from 1 July 2026',
      });
    }));
});

describe('holding orders against their source', () => {
  it('keeps who did it once every part was, and says so part by part before', () =>
    inHouse(async (house) => {
      const [{ id }] = await versions(house);
      const verify = (parts: readonly string[]) =>
        house.as('officer').post(
          `${PATH}/${id}/verify`,
          {},
          parts.map((part) => ['parts', part] as const),
        );
      expect((await verify([])).status).toBe(422);
      await verify(['quorum', 'majority']);
      const [some] = await versions(house, 'gp');
      expect(some.verifiedBy).toBeNull();
      expect(some.sentences.find(({ part }: { part: string }) => part === 'quorum').verified).toBe(true);
      await verify(['votes', 'urgent', 'written', 'inquorate', 'notice', 'publication']);
      const [all] = await versions(house, 'gp');
      expect(all).toMatchObject({ verifiedBy: 'Ms Wilhelmina Tidmarsh', verifiedOn: '2026-06-09' });
      expect((await versions(house))[0].verifiedBy).toBeNull();
      expect((await house.as('chair').api('POST', `bodies/${KEY}/orders/${id}/verify`, {})).status).toBe(403);
    }));
});

describe('taking orders back', () => {
  it('is open until they are in force; those before then go on', () =>
    inHouse(async (house) => {
      const { orders: id } = await enter(house);
      const [, { id: first }] = await versions(house);
      const back = async (one: number) =>
        (await house.as('officer').api('POST', `bodies/${KEY}/orders/${one}/take-back`, {})).body;
      expect((await back(first)).type).toBe(typeOf('orders-in-force'));
      expect((await back(id)).orders).toBe(id);
      expect((await back(id)).type).toBe(typeOf('orders-taken-back'));
      expect(await versions(house)).toMatchObject([
        { standing: 'taken back' },
        { standing: 'in force', to: null },
      ]);
      expect((await enter(house)).orders).toBeGreaterThan(id);
    }));
});

describe('trying orders on a made-up meeting', () => {
  type Tried = {
    readonly people: readonly { readonly key: string; readonly name: string; readonly seats: string }[];
  };

  it('says whether an item is quorate, what is missing and what could be done', () =>
    inHouse(async (house) => {
      await house.as('officer').api('POST', `bodies/${KEY}/members`, {
        person: idOf('nurse'),
        seat: 'nurse',
        from: '2024-04-01',
      });
      const [{ id }] = await versions(house);
      const ask = async (query: string) =>
        (await house.as().api('GET', `bodies/${KEY}/orders/${id}/try?${query}`)).body;
      const all = (await ask('')) as Tried & { sentence: string; isQuorate: boolean };
      expect(all.people.map(({ name }) => name)).toContain('Sister Joan Wrenfold');
      expect(all.people.filter(({ name }) => name === 'Somebody made up').length).toBeGreaterThan(5);
      // Nobody but the nurse and the made-up lay members: too few, and nobody of finance.
      const here = all.people
        .filter(({ seats }) => /nurse|Lay member,/i.test(seats))
        .map(({ key }) => `${key}:here`);
      const few = await ask(`people=${here.join(',')}`);
      expect(few.isQuorate).toBe(false);
      expect(few.needs.some(({ met }: { met: boolean }) => !met)).toBe(true);
      expect(few.ways).toMatchObject([{ way: 'defer' }]);
      const ruled = await ask(`people=${all.people.map(({ key }) => `${key}:here:leave`).join(',')}`);
      expect(ruled.isQuorate).toBe(false);
      expect(ruled.ways.map(({ way }: { way: string }) => way)).toContain('unconflicted-panel');
    }));

  it('counts a made-up vote by the majority of its kind of item, and refuses more votes than may be given', () =>
    inHouse(async (house) => {
      const [{ id }] = await versions(house);
      const path = `${PATH}/${id}/try`;
      const page = await house.as().page(`${path}?for=6&against=2&item=ordinary`);
      expect(page.html).toContain('Carried: 6 for, 2 against');
      const constitution = await house.as().page(`${path}?for=6&against=2&item=constitution`);
      expect(constitution.html).toContain('Lost: 6 for, 2 against');
      const many = await house.as().page(`${path}?for=600`);
      expect([many.status, many.html.includes('href="#for"')]).toEqual([422, true]);
      const absent = await house.as().page(`${path}?p-new-chair-1=here&for=1`);
      expect(absent.html).toContain('Not quorate');
    }));

  it('keeps nothing and is refused for orders that are not there', () =>
    inHouse(async ({ as }) => {
      expect((await as().page(`${PATH}/999999/try`)).status).toBe(404);
      expect((await as().page(`${PATH}/999999`)).status).toBe(404);
      expect((await as().page('/decisions/bodies/nothing/orders')).status).toBe(404);
    }));
});
