import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { parts, testHouse } from '../test-house.tsx';
import { ensureOrganisation } from './enter.ts';
import { findOrganisation } from './queries.ts';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await testHouse(store.relational(), trx)));

const codes = (body: { practices: { code: string }[] }) => body.practices.map((one) => one.code);

describe('the practices of an area', () => {
  it('are the same on the page, as JSON and as CSV, open to everyone', () =>
    inHouse(async ({ as }) => {
      const { status, html } = await as().page('/people/practices');
      expect(status).toBe(200);
      expect(html).toContain('<b>2 practices</b>');
      expect(codes((await as().api('GET', 'practices')).body)).toEqual(['Z00001', 'Z00002']);
      const csv = await as().page('/people/practices.csv');
      expect(csv.html).toContain('Z00001,Bellpit Medical Centre,Z0X,Z0N,Vale North network,2013-04-01');
    }));

  it('are those of the day, of a network, and of every area', () =>
    inHouse(async ({ as }) => {
      const get = async (query: string) => codes((await as().api('GET', `practices?${query}`)).body);
      expect(await get('on=2013-03-31')).toEqual([]);
      expect(await get('area=z0n')).toEqual(['Z00001']);
      expect(await get('area=Z0N&on=2019-06-30')).toEqual([]);
      expect(await get('area=ALL')).toEqual(['Z00001', 'Z00002']);
      expect(await get('q=belpit')).toEqual(['Z00001']);
      expect(await get('q=Z00002')).toEqual(['Z00002']);
    }));

  it('say what is wrong with a day or an area', () =>
    inHouse(async ({ as }) => {
      const day = await as().api('GET', 'practices?on=2016-02-30');
      expect([day.status, day.body.problems[0].field]).toEqual([422, 'on']);
      const area = await as().api('GET', 'practices?area=Q99');
      expect(area.body.detail).toContain('We know no organisation with the code Q99');
    }));

  it('are an empty page that says what to do where nothing fits', () =>
    inHouse(async ({ as }) => {
      expect((await as().page('/people/practices?q=zzzz')).html).toContain('No practice fits');
      expect((await as('officer').page('/people/practices?on=1950-01-01')).html).toContain(
        'No practices on 1 January 1950',
      );
    }));
});

describe('an organisation', () => {
  const lmc = {
    code: 'lmc-vale',
    name: 'Ironstone Vale LMC',
    kind: 'lmc',
    address: 'Ochre Hall\nHigh Street',
  };

  it('is added on a page, found, and only by those who may', () =>
    inHouse(async ({ as }) => {
      expect((await as('manager').post('/people/organisations/add', lmc)).status).toBe(403);
      const sent = await as('officer').post('/people/organisations/add', {
        ...lmc,
        ...parts('opened', '2013-04-01'),
      });
      expect(sent.location).toBe('/people/organisations/LMC-VALE');
      const { html } = await as().page('/people/organisations/LMC-VALE');
      expect(html).toContain('Ironstone Vale LMC');
      expect(html).toContain('Ochre Hall');
      expect((await as().api('GET', 'organisations?kind=lmc')).body.total).toBe(1);
      expect((await as('officer').post('/people/organisations/add', lmc)).html).toContain(
        'LMC-VALE is Ironstone Vale LMC',
      );
    }));

  it('has a practice’s page when it is one', () =>
    inHouse(async ({ as }) => {
      expect(await as().page('/people/organisations/Z00001')).toMatchObject({
        status: 303,
        location: '/people/practices/Z00001',
      });
      expect((await as().page('/people/practices/Z0X')).location).toBe('/people/organisations/Z0X');
      expect((await as().page('/people/practices/nobody')).status).toBe(404);
    }));

  it('shows its people to members and not to the public', () =>
    inHouse(async ({ as }) => {
      expect((await as('partner').page('/people/practices/Z00001')).html).toContain('Emberleigh');
      expect((await as().page('/people/practices/Z00001')).html).not.toContain('Emberleigh');
    }));

  it('keeps of a correction only what differs', () =>
    inHouse(async ({ as, platform }) => {
      const form = { name: 'Bellpit Surgery', kind: 'practice', ...parts('opened', '1974-04-01') };
      await as('officer').post('/people/organisations/Z00001/correct', form);
      expect(await findOrganisation(platform.db, 'Z00001')).toMatchObject({
        name: 'Bellpit Surgery',
        opened: '1974-04-01',
      });
      const events = await platform.db
        .selectFrom('event')
        .selectAll()
        .orderBy('id', 'desc')
        .limit(1)
        .execute();
      expect(events).toMatchObject([
        {
          kind: 'organisation.corrected',
          before: { name: 'Bellpit Medical Centre' },
          after: { name: 'Bellpit Surgery' },
        },
      ]);
    }));

  it('ends, and counts until its last day', () =>
    inHouse(async ({ as }) => {
      await as('officer').post('/people/organisations/Z00002/end', parts('closed', '2015-09-30'));
      const get = async (on: string) => codes((await as().api('GET', `practices?on=${on}`)).body);
      expect(await get('2015-09-30')).toEqual(['Z00001', 'Z00002']);
      expect(await get('2015-10-01')).toEqual(['Z00001']);
    }));

  it('changes where it belongs from a day on, and figures of before keep what was', () =>
    inHouse(async ({ as }) => {
      const officer = as('officer');
      await officer.post('/people/organisations/add', { code: 'Z1Y', name: 'Fenmarsh CCG', kind: 'ccg' });
      const sent = await officer.post('/people/organisations/Z00002/parents', {
        kind: 'commissioner',
        parent: 'Z1Y',
        ...parts('started', '2024-04-01'),
      });
      expect(sent.status).toBe(303);
      const get = async (query: string) => codes((await as().api('GET', `practices?${query}`)).body);
      expect(await get('area=Z0X&on=2024-03-31')).toEqual(['Z00001', 'Z00002']);
      expect(await get('area=Z0X&on=2024-04-01')).toEqual(['Z00001']);
      expect(await get('area=Z1Y&on=2024-04-01')).toEqual(['Z00002']);
    }));

  it('is succeeded on a page, its members going along; a circle and a second saying are refused', () =>
    inHouse(async ({ as }) => {
      const officer = as('officer');
      await officer.post('/people/organisations/add', { code: 'Z2Y', name: 'Whole Vale CCG', kind: 'ccg' });
      const enter = (predecessor: string, successor: string) =>
        officer.post('/people/successions/add', {
          predecessor,
          successor,
          kind: 'merger',
          ...parts('date', '2020-04-01'),
        });
      expect((await enter('Z0X', 'Z2Y')).location).toBe('/people/organisations/Z0X');
      const get = async (query: string) => codes((await as().api('GET', `practices?${query}`)).body);
      expect(await get('area=Z2Y&on=2020-04-01')).toEqual(['Z00001', 'Z00002']);
      expect(await get('area=Z0X&on=2020-03-31')).toEqual(['Z00001', 'Z00002']);
      expect(await get('area=Z0X&on=2020-04-01')).toEqual([]);
      expect((await enter('Z0X', 'Z2Y')).html).toContain('is recorded as successor');
      expect((await enter('Z2Y', 'Z0X')).html).toContain('already leads, through its own successors, to Z2Y');
      expect((await enter('Z2Y', 'Z9Y')).html).toContain('We know no organisation with the code Z9Y');
      expect((await officer.page('/people/organisations/Z2Y')).html).toContain('Took over from');
    }));

  it('can be referred to before any register is loaded, and what a person says of it prevails', () =>
    inHouse(async ({ as, platform }) => {
      await ensureOrganisation(platform.db, { code: '04G', name: 'NHS Nene CCG', kind: 'ccg' });
      await ensureOrganisation(platform.db, { code: '04G', name: 'another', kind: 'ccg' });
      expect(await findOrganisation(platform.db, '04G')).toMatchObject({
        name: 'NHS Nene CCG',
        source: 'set-up',
      });
      expect(
        (await as('officer').api('PUT', 'organisations/04G', { name: 'Nene', kind: 'ccg' })).status,
      ).toBe(200);
      expect((await findOrganisation(platform.db, '04G'))?.name).toBe('Nene');
    }));
});

describe('notes between colleagues', () => {
  it('stand on an organisation’s page for members alone, and its manager hears of them', () =>
    inHouse(async ({ as, platform }) => {
      await as('partner').post('/comments/organisation/Z00001', {
        text: 'The lift is out of order until June.',
      });
      expect((await as('manager').page('/people/practices/Z00001')).html).toContain(
        'The lift is out of order',
      );
      expect((await as().page('/people/practices/Z00001')).html).not.toContain('The lift');
      const news = await platform.db
        .withTables<{ notification: { person: string; title: string } }>()
        .selectFrom('notification')
        .select('title')
        .execute();
      expect(news).toEqual([{ title: 'Tobias Emberleigh wrote about Bellpit Medical Centre' }]);
    }));
});
