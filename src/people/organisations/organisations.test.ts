import { describe, expect, it } from 'vitest';
import type { Person } from '../../platform/actor.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { peopleDb } from '../db.ts';
import { actorOf, parts, testHouse } from '../test-house.tsx';
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

describe('what is part of what', () => {
  const dataManager: Person = {
    ...actorOf('manager'),
    name: 'Data Manager',
    roles: [{ role: 'data-manager', organisation: 'Z0X' }],
  };
  const staleOfficer = { ...actorOf('officer'), secondFactorAt: new Date('2026-05-21T08:44:00Z') };
  const withGuest = (guest: Person, work: (house: House) => Promise<void>) =>
    store.rolledBack(async (trx) => work(await testHouse(store.relational(), trx, guest)));
  const parts = (platform: House['platform']) =>
    peopleDb(platform.db)
      .selectFrom('organisation_parent')
      .select(['child', 'parent', 'started', 'ended'])
      .where('kind', '=', 'part-of')
      .orderBy('started')
      .execute();
  const under = (parent: string) => ({ kind: 'part-of', parent, started: '2020-01-01' });
  const body = (code: string) => ({ code, name: code, kind: 'committee' });
  const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

  it('is for those who give roles of the group, with a second factor given just now', () =>
    withGuest(dataManager, async ({ as, platform }) => {
      const guest = as('guest');
      expect((await guest.api('POST', 'organisations', body('LMC-VALE'))).status).toBe(200);
      const path = 'organisations/LMC-VALE/parents';
      expect((await guest.api('POST', path, under('Z0X'))).body).toMatchObject({
        status: 403,
        type: typeOf('parts-of-the-group'),
      });
      expect(await parts(platform)).toEqual([]);
      const other = { ...under('Z0X'), kind: 'commissioner' };
      expect((await guest.api('POST', path, other)).status).toBe(200);
      expect((await as('officer').api('POST', path, under('Z0X'))).status).toBe(200);
      // Taking it out changes whose roles count no less.
      const out = { kind: 'part-of', started: '2026-01-01' };
      expect((await guest.api('POST', path, out)).status).toBe(403);
      expect(await parts(platform)).toMatchObject([{ child: 'LMC-VALE', parent: 'Z0X', ended: null }]);
    }));

  it('asks an officer for the second factor again', () =>
    withGuest(staleOfficer, async ({ as, platform }) => {
      await as('officer').api('POST', 'organisations', body('AUDIT'));
      const sent = await as('guest').api('POST', 'organisations/AUDIT/parents', under('Z0X'));
      expect(sent.body.type).toBe(typeOf('second-factor-needed'));
      expect(await parts(platform)).toEqual([]);
    }));

  it('is not changed round the corner: by a succession, a last day or a correction', () =>
    withGuest(dataManager, async ({ as, platform }) => {
      const [guest, officer] = [as('guest'), as('officer')];
      for (const code of ['OLD-BOARD', 'NEW-BOARD', 'PANEL'])
        await officer.api('POST', 'organisations', body(code));
      await officer.api('POST', 'organisations/PANEL/parents', under('OLD-BOARD'));
      await officer.api('POST', 'organisations/NEW-BOARD/parents', under('Z0X'));
      const before = await parts(platform);
      const pair = { predecessor: 'OLD-BOARD', successor: 'NEW-BOARD' };
      const succession = { ...pair, date: '2024-01-01', kind: 'succession' };
      const correction = { name: 'Old', kind: 'committee', closed: '2024-01-01' };
      for (const [method, path, given] of [
        ['POST', 'successions', succession],
        ['POST', 'organisations/OLD-BOARD/end', { closed: '2024-01-01' }],
        ['PUT', 'organisations/OLD-BOARD', correction],
      ] as const)
        expect((await guest.api(method, path, given)).body.type).toBe(typeOf('parts-of-the-group'));
      expect(await parts(platform)).toEqual(before);
      expect((await findOrganisation(platform.db, 'OLD-BOARD'))?.status).toBe('active');
      expect((await officer.api('POST', 'successions', succession)).status).toBe(200);
      expect(await parts(platform)).toContainEqual(
        expect.objectContaining({ child: 'PANEL', parent: 'NEW-BOARD' }),
      );
    }));
});
