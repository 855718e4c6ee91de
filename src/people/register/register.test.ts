import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { actorOf, IDS, parts, testHouse } from '../test-house.tsx';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await testHouse(store.relational(), trx)));

const names = (body: { people: { familyName: string }[] }) => body.people.map((one) => one.familyName);

describe('the register of people', () => {
  it('counts a locum without a practice beside a partner', () =>
    inHouse(async ({ as }) => {
      const { body } = await as('partner').api('GET', 'people');
      expect(names(body)).toEqual(['Emberleigh', 'Mossop', 'Thistlewood', 'Thrupp', 'Tidmarsh']);
      const without = await as('partner').api('GET', 'people?without=practice&role=locum-gp');
      expect(names(without.body)).toEqual(['Thistlewood']);
    }));

  it('is for members only, on the page and as JSON', () =>
    inHouse(async ({ as }) => {
      expect(await as().page('/people')).toMatchObject({ status: 302, location: '/sign-in?to=%2Fpeople' });
      expect((await as().api('GET', 'people')).status).toBe(403);
      expect((await as().api('GET', `people/${IDS.partner}`)).status).toBe(403);
    }));

  it('is searched forgivingly, sorted, and handed out in parts', () =>
    inHouse(async ({ as }) => {
      const me = as('partner');
      expect(names((await me.api('GET', 'people?q=thistelwood')).body)).toEqual(['Thistlewood']);
      expect(names((await me.api('GET', 'people?q=emb%20tob')).body)).toEqual(['Emberleigh']);
      const first = await me.api('GET', 'people?limit=2&sort=name&dir=descending');
      expect([names(first.body), first.body.total]).toEqual([['Tidmarsh', 'Thrupp'], 5]);
      const second = await me.api('GET', `people?limit=2&sort=name&dir=descending&cursor=${first.body.next}`);
      expect(names(second.body)).toEqual(['Thistlewood', 'Mossop']);
    }));

  it('says the same as CSV, formulas in names made harmless', () =>
    inHouse(async ({ as }) => {
      const officer = as('officer');
      await officer.api('POST', 'people', { givenName: '=1+1', familyName: 'Plus' });
      const { html } = await officer.page('/people/register.csv?q=plus');
      expect(html).toContain("'=1+1,Plus");
    }));
});

describe('somebody who asked not to be found', () => {
  it('is in no list, search, page or count for colleagues', () =>
    inHouse(async ({ as, platform }) => {
      const me = as('partner');
      const { body } = await me.api('GET', 'people?state=all');
      expect([names(body).includes('Pargeter'), body.total]).toEqual([false, 5]);
      expect((await me.page('/people')).html).not.toContain('Pargeter');
      expect((await me.page('/people/practices/Z00002')).html).not.toContain('Pargeter');
      expect((await me.page(`/people/${IDS.hidden}`)).status).toBe(404);
      expect((await me.api('GET', `people/${IDS.hidden}`)).status).toBe(404);
      expect((await me.api('GET', 'organisations/Z00002/people')).body.people).toEqual([]);
      const found = await Promise.all(
        platform.registries.searchable
          .all()
          .map(({ ask }) => ask(platform.db, { kind: 'public' }, 'pargeter', 9)),
      );
      expect(found.flat()).toEqual([]);
    }));

  it('is found by themselves and by those who keep the register', () =>
    inHouse(async ({ as }) => {
      for (const who of ['hidden', 'officer'] as const) {
        expect(names((await as(who).api('GET', 'people')).body)).toContain('Pargeter');
        expect((await as(who).page(`/people/${IDS.hidden}`)).status).toBe(200);
      }
    }));

  it('chooses it on their own page', () =>
    inHouse(async ({ as }) => {
      const { body } = await as('locum').api('GET', 'me');
      expect(body).toMatchObject({ familyName: 'Thistlewood', exDirectory: false });
      const sent = await as('locum').post('/people/me', {
        givenName: 'Amara',
        familyName: 'Thistlewood',
        email: 'locum@example.org',
        hearBy: 'email',
        hearHowOften: 'weekly',
        exDirectory: 'yes',
        version: '1',
      });
      expect(sent).toMatchObject({ status: 303, location: '/people/me' });
      expect((await as('partner').page(`/people/${IDS.locum}`)).status).toBe(404);
    }));
});

describe('keeping people', () => {
  const joiner = {
    title: 'Dr',
    givenName: 'Ffion',
    familyName: 'Larchmere',
    email: 'ffion@example.org',
    role: 'salaried-gp',
    organisation: 'z00001',
    contractType: 'salaried',
    sessions: '5',
    ...parts('started', '2022-09-01'),
  };

  it('adds somebody with the appointment by which they join', () =>
    inHouse(async ({ as }) => {
      const { location } = await as('manager').post('/people/add', joiner);
      expect(location).toMatch(/^\/people\/[0-9a-f-]{36}$/);
      const { html } = await as('partner').page(location ?? '');
      expect(html).toContain('Salaried GP');
      expect(html).toContain('<b>5 sessions</b>');
    }));

  it('gives the form back with what was written and what is wrong', () =>
    inHouse(async ({ as }) => {
      const sent = await as('manager').post('/people/add', {
        ...joiner,
        familyName: '',
        sessions: 'many',
        'started-month': '13',
      });
      expect(sent.status).toBe(422);
      for (const words of [
        'Give the family name',
        'Give sessions a week',
        'Give the first day',
        'value="Ffion"',
      ])
        expect(sent.html).toContain(words);
    }));

  it('takes one e-mail address once, whatever its capitals, and asks before a second of one name', () =>
    inHouse(async ({ as }) => {
      const officer = as('officer');
      const taken = await officer.api('POST', 'people', {
        givenName: 'New',
        familyName: 'Comer',
        email: 'PARTNER@example.org',
      });
      expect([taken.status, taken.body.problems[0].field]).toEqual([409, 'email']);
      const same = { givenName: 'tobias', familyName: 'emberleigh' };
      expect((await officer.api('POST', 'people', same)).body.type).toBe('urn:coalface:refusal:same-name');
      expect((await officer.api('POST', 'people', { ...same, somebodyElse: true })).status).toBe(200);
    }));

  it('keeps nobody of whom the appointment was refused', () =>
    inHouse(async ({ as }) => {
      const refused = await as('manager').post('/people/add', { ...joiner, organisation: 'Z00002' });
      expect(refused.status).toBe(403);
      expect(refused.html).toContain('You keep the people of your own practice');
      expect((await as('officer').api('GET', 'people?q=larchmere')).body.total).toBe(0);
    }));

  it('lets a practice manager keep the own people, and nobody who works elsewhere too', () =>
    inHouse(async ({ as }) => {
      const manager = as('manager');
      const change = { givenName: 'Tobias', familyName: 'Emberleigh', phone: '01632 960123' };
      expect((await manager.api('PUT', `people/${IDS.partner}`, change)).status).toBe(200);
      const other = { givenName: 'Basil', familyName: 'Thrupp', email: 'mine@example.org' };
      expect((await manager.api('PUT', `people/${IDS.neighbour}`, other)).body.type).toBe(
        'urn:coalface:refusal:details-are-their-own',
      );
      expect((await manager.api('PUT', `people/${IDS.locum}`, { ...other, givenName: 'A' })).status).toBe(
        403,
      );
      expect((await as('partner').api('PUT', `people/${IDS.partner}`, change)).status).toBe(403);
    }));

  it('tells of a change that came between', () =>
    inHouse(async ({ as }) => {
      const change = { givenName: 'Tobias', familyName: 'Emberley', version: 1 };
      const officer = as('officer');
      expect((await officer.api('PUT', `people/${IDS.partner}`, change)).status).toBe(200);
      expect((await officer.api('PUT', `people/${IDS.partner}`, change)).status).toBe(409);
    }));

  it('ends somebody’s time with all that they hold, and takes nothing from the past', () =>
    inHouse(async ({ as }) => {
      const officer = as('officer');
      expect(
        (await as('manager').api('POST', `people/${IDS.partner}/end`, { ended: '2026-05-31' })).status,
      ).toBe(403);
      const done = await officer.api('POST', `people/${IDS.partner}/end`, {
        ended: '2026-05-01',
        note: 'Retired',
      });
      expect(done.status).toBe(200);
      const { body } = await officer.api('GET', `people/${IDS.partner}`);
      expect(body.appointments).toMatchObject([{ ended: '2026-05-01', endedReason: 'Retired' }]);
      expect(names((await officer.api('GET', 'people')).body)).not.toContain('Emberleigh');
      expect(names((await officer.api('GET', 'people?state=left')).body)).toEqual(['Emberleigh']);
      expect(names((await officer.api('GET', 'people?on=2025-01-01')).body)).toContain('Emberleigh');
    }));
});

describe('ending the time of somebody who holds a role of the group', () => {
  const stale = { ...actorOf('officer'), secondFactorAt: new Date('2026-05-21T08:44:00Z') };
  const path = `people/${IDS.neighbour}/end`;

  it('asks for the second factor again, as ending that role alone does, and keeps all until then', () =>
    store.rolledBack(async (trx) => {
      const { as } = await testHouse(store.relational(), trx, stale);
      const form = parts('ended', '2026-05-31');
      expect(await as('guest').post(`/people/${IDS.neighbour}/end`, form)).toMatchObject({
        status: 302,
        location: `/sign-in/second-factor?to=${encodeURIComponent(`/${path}`)}`,
      });
      // An end in the past, or one that takes away what has not begun, ends no less.
      for (const ended of ['2026-05-31', '2026-05-01', '2019-12-31'])
        expect((await as('guest').api('POST', path, { ended })).body.type).toBe(
          'urn:coalface:refusal:second-factor-needed',
        );
      const { body } = await as('officer').api('GET', `people/${IDS.neighbour}`);
      expect(body.appointments).toMatchObject([{ ended: null }, { ended: null }]);
      expect((await as('officer').api('POST', path, { ended: '2026-05-31' })).status).toBe(200);
    }));

  it('does not ask for it where what they hold is at practices, or is long over', () =>
    store.rolledBack(async (trx) => {
      const { as } = await testHouse(store.relational(), trx, stale);
      await trx
        .withTables<{ appointment: { ended: string; role: string } }>()
        .updateTable('appointment')
        .set({ ended: '2024-03-31' })
        .where('role', '=', 'finance-lead')
        .execute();
      expect((await as('guest').api('POST', path, { ended: '2026-05-31' })).status).toBe(200);
    }));
});

describe('one’s own page', () => {
  it('asks for the address by which somebody wishes to hear', () =>
    inHouse(async ({ as }) => {
      const sent = await as('partner').post('/people/me', {
        givenName: 'Tobias',
        familyName: 'Emberleigh',
        hearBy: 'text',
        hearHowOften: 'at-once',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('Give a telephone number, or choose another way');
    }));

  it('is a task on Home until the details are confirmed', () =>
    inHouse(async ({ as, platform }) => {
      const asks = platform.registries.tasks.all();
      const actor = (await import('../test-house.tsx')).actorOf('partner');
      const mine = async () =>
        (await Promise.all(asks.map(({ ask }) => ask(platform.db, actor, '2026-05-21')))).flat();
      expect((await mine()).map((task) => task.href)).toEqual(['/people/me']);
      await as('partner').api('PUT', 'me', {
        givenName: 'Tobias',
        familyName: 'Emberleigh',
        email: 'partner@example.org',
        hearBy: 'email',
        hearHowOften: 'daily',
      });
      expect(await mine()).toEqual([]);
    }));

  it('keeps no contact details in the record, which is for good', () =>
    inHouse(async ({ as, platform }) => {
      await as('partner').api('PUT', 'me', {
        givenName: 'Tobias',
        familyName: 'Emberleigh',
        email: 'partner@example.org',
        phone: '01632 960999',
        hearBy: 'email',
        hearHowOften: 'daily',
      });
      const events = await platform.db.selectFrom('event').selectAll().execute();
      expect(events.at(-1)?.after).toEqual({ changed: ['phone'] });
      expect(JSON.stringify(events)).not.toContain('960999');
    }));
});
