import { describe, expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import { findBody } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { standingOrdersOn } from '../orders/in-force.ts';
import { decisionDb } from '../tables.ts';
import { act, appoint, BODY, type House, inHouse, KEY, read, setUp, typeOf } from './test-bodies.tsx';

describe('setting up a body', () => {
  it('begins with the seats and orders of its template, of which nothing is verified', () =>
    inHouse(async (house) => {
      expect(await setUp(house)).toBe(KEY);
      const body = await read(house);
      expect(body.composition).toMatchObject({ from: '2013-04-01', verified: false });
      expect(body.composition.seats.map(({ key }: { key: string }) => key)).toContain('lay-audit');
      expect(body.gaps).toContain('Registered nurse: nobody holds this seat.');
      expect(body.orders.sentences.every(({ verified }: { verified: boolean }) => !verified)).toBe(true);
      const page = await house.as().page(`/decisions/bodies/${KEY}`);
      expect(page.html).toContain('Not verified');
      expect(page.html).toContain('Registered nurse: nobody holds this seat.');
      expect(page.html).not.toContain('Appoint a member');
      expect((await standingOrdersOn(house.db, KEY, '2026-06-09'))?.inForceFrom).toBe('2013-04-01');
    }));

  it('makes one body of a form that is sent twice, by its page', () =>
    inHouse(async ({ as, db }) => {
      const fields = {
        kind: 'committee',
        name: 'Quality committee',
        about: 'It looks after quality.',
        'foundedOn-day': '1',
        'foundedOn-month': '4',
        'foundedOn-year': '2024',
      };
      for (let time = 0; time < 2; time += 1) {
        const sent = await as('officer').post('/decisions/bodies/new', fields);
        expect(sent.location).toBe('/decisions/bodies/quality-committee');
      }
      expect(await decisionDb(db).selectFrom('body').select('name').execute()).toHaveLength(1);
      expect((await changesOf(db, bodyRef('quality-committee'))).map(({ kind }) => kind)).toEqual([
        'body.added',
      ]);
    }));

  it('is for the governance officer', () =>
    inHouse(async (house) => {
      expect((await house.as('chair').api('POST', 'bodies', BODY)).status).toBe(403);
      expect((await house.as('gp').page('/decisions/bodies/new')).status).toBe(403);
      expect((await house.as('officer').page('/decisions/bodies/new')).status).toBe(200);
    }));

  it('refuses a name that is taken, an unknown kind of cases, and answering to oneself', () =>
    inHouse(async (house) => {
      await setUp(house);
      const ask = async (given: object) =>
        (await house.as('officer').api('POST', 'bodies', { ...BODY, ...given })).body.type;
      expect(await ask({ name: 'GOVERNING body' })).toBe(typeOf('body-taken'));
      expect(await ask({ name: 'Another', routeBody: 'nobody' })).toBe(typeOf('body-route-unknown'));
      expect(await ask({ name: 'Another', parent: 'nobody' })).toBe(typeOf('body-parent'));
      const edit = async (given: object) =>
        (await house.as('officer').api('POST', `bodies/${KEY}/edit`, { ...BODY, version: 1, ...given })).body;
      expect((await edit({ parent: KEY })).type).toBe(typeOf('body-parent'));
      expect((await edit({ about: 'It decides.' })).key).toBe(KEY);
      expect((await edit({ about: 'It decides more.' })).type).toBe(typeOf('changed-meanwhile'));
    }));

  it('keeps what was written when a form is refused', () =>
    inHouse(async ({ as }) => {
      const { status, html } = await as('officer').post('/decisions/bodies/new', {
        kind: 'committee',
        name: 'Quality committee',
        about: '',
      });
      expect(status).toBe(422);
      expect(html).toContain('value="Quality committee"');
      expect(html).toContain('Say in plain words what it decides.');
    }));
});

describe('seats', () => {
  const SEATS = {
    from: '2026-07-01',
    source: 'Constitution, section 6',
    seats: [
      { key: 'chair', kind: 'chair', label: 'Chair', voting: true, atLeast: 1, atMost: 1 },
      {
        kind: 'lay',
        label: 'Lay member for research',
        voting: true,
        atLeast: 1,
        conditions: 'Knows research',
      },
    ],
  };
  const set = async ({ as }: House, given: object = {}) =>
    (await as('officer').api('POST', `bodies/${KEY}/seats`, { ...SEATS, version: 1, ...given })).body;

  it('change from a day; those before stay for the days before', () =>
    inHouse(async (house) => {
      await setUp(house);
      expect(await set(house)).toEqual({ key: KEY });
      const body = await findBody(house.db, KEY);
      expect(body?.composition).toMatchObject([
        { inForceTo: '2026-06-30' },
        { inForceFrom: '2026-07-01', inForceTo: null, verified: false },
      ]);
      expect(body?.composition[1]?.seats[1]).toMatchObject({
        key: 'lay-member-for-research',
        atMost: null,
        conditions: ['Knows research'],
      });
      expect((await read(house)).composition.from).toBe('2013-04-01');
    }));

  it('are refused where somebody would lose theirs, where nobody votes, or more are asked than fit', () =>
    inHouse(async (house) => {
      await setUp(house);
      await appoint(house, 'nurse', 'nurse');
      expect((await set(house)).type).toBe(typeOf('seats-held'));
      const [chair] = SEATS.seats;
      expect((await set(house, { seats: [{ ...chair, voting: false }] })).type).toBe(typeOf('seats-none'));
      expect((await set(house, { seats: [{ ...chair, atLeast: 2 }] })).type).toBe(typeOf('seats-most'));
      expect((await set(house, { from: '2013-03-01' })).type).toBe(typeOf('member-before-body'));
    }));

  it('are verified with a name, and then not replaced on the same day', () =>
    inHouse(async (house) => {
      await setUp(house);
      await house.as('officer').api('POST', `bodies/${KEY}/seats/verify`, { version: 1 });
      expect((await read(house)).composition.verified).toBe(true);
      expect((await set(house, { from: '2013-04-01', version: 2 })).type).toBe(typeOf('seats-same-day'));
      expect((await house.as('officer').page(`/decisions/bodies/${KEY}/seats`)).status).toBe(200);
    }));

  it('say which of them one person may not hold together', () =>
    inHouse(async (house) => {
      await setUp(house);
      const both = ['chair', 'lay-member-for-research'];
      expect((await set(house, { apart: [['chair']] })).type).toBe(typeOf('seats-apart'));
      expect((await set(house, { apart: [['chair', 'nobody']] })).type).toBe(typeOf('seats-apart'));
      expect(await set(house, { apart: [both] })).toEqual({ key: KEY });
      expect((await findBody(house.db, KEY))?.composition.at(-1)?.apart).toEqual([both]);
      const form = await house.as('officer').page(`/decisions/bodies/${KEY}/seats`);
      expect(form.html).toContain('Which seats must be apart?');
      const kept = await house.as('officer').post(`/decisions/bodies/${KEY}/seats`, {
        version: '2',
        source: 'Constitution',
        'from-day': '1',
        'from-month': '7',
        'from-year': '2026',
        'seats.0.key': 'chair',
        'seats.0.kind': 'chair',
        'seats.0.label': 'Chair',
        'seats.0.voting': 'yes',
        'seats.0.atLeast': '1',
        'seats.1.key': 'lay-member-for-research',
        'seats.1.kind': 'lay',
        'seats.1.label': 'Lay member for research',
        'seats.1.atLeast': '1',
        'apart.0.seats.0': '',
        'apart.0.seats.1': '',
      });
      expect([kept.status, kept.location]).toEqual([303, `/decisions/bodies/${KEY}`]);
      expect((await findBody(house.db, KEY))?.composition.at(-1)?.apart).toEqual([]);
    }));

  it('are changed by a form in which an emptied name takes a seat out', () =>
    inHouse(async (house) => {
      await setUp(house);
      const sent = await house.as('officer').post(`/decisions/bodies/${KEY}/seats`, {
        version: '1',
        source: 'Constitution',
        'from-day': '1',
        'from-month': '7',
        'from-year': '2026',
        'seats.0.key': 'chair',
        'seats.0.kind': 'chair',
        'seats.0.label': '',
        'seats.1.kind': 'lay',
        'seats.1.label': 'Lay member',
        'seats.1.voting': 'yes',
        'seats.1.atLeast': 'two',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('href="#seats.1.atLeast"');
    }));
});

describe('closing a body', () => {
  it('ends what its members hold, and is refused while somebody is to begin', () =>
    inHouse(async (house) => {
      await setUp(house);
      await appoint(house, 'chair', 'chair');
      const late = await appoint(house, 'nurse', 'nurse', { from: '2026-09-01' });
      const close = async (lastDay: string, version = 1) =>
        (await house.as('officer').api('POST', `bodies/${KEY}/close`, { lastDay, version })).body;
      expect((await close('2026-07-31')).type).toBe(typeOf('body-still-seats'));
      await act(house, late.member, 'take-back');
      expect((await close('2012-07-31')).type).toBe(typeOf('body-closes-first'));
      expect(await close('2026-05-31')).toEqual({ key: KEY });
      expect(await read(house)).toMatchObject({ standing: 'closed', members: [{ to: '2026-05-31' }] });
      expect((await appoint(house, 'lay', 'lay-audit', { from: '2026-06-01' })).type).toBe(
        typeOf('body-closed'),
      );
      expect((await house.as().api('GET', 'bodies')).body.total).toBe(0);
      expect((await house.as().api('GET', 'bodies?standing=closed')).body.total).toBe(1);
    }));
});

describe('finding bodies', () => {
  it('lists them with what they lack, and as a file', () =>
    inHouse(async (house) => {
      await setUp(house);
      await setUp(house, { kind: 'committee', name: 'Quality committee', parent: KEY });
      const { body } = await house.as().api('GET', 'bodies?q=quality');
      expect(body.bodies).toMatchObject([{ name: 'Quality committee', gaps: 4, parent: { key: KEY } }]);
      const page = await house.as().page('/decisions/bodies?sort=kind&dir=descending');
      expect(page.html.indexOf('Quality committee')).toBeLessThan(
        page.html.indexOf('/decisions/bodies/governing-body'),
      );
      expect((await house.as().page('/decisions/bodies.csv')).html).toContain('quality-committee');
      const one = (await house.as().page('/decisions/bodies/quality-committee')).html;
      for (const way of ['feed.atom', 'meetings.ics'])
        expect(one).toContain(`href="/decisions/bodies/quality-committee/${way}"`);
      expect((await house.as().page('/decisions/bodies/nothing')).status).toBe(404);
    }));

  it('tells the governance officer alone of gaps and terms that end', () =>
    inHouse(async (house) => {
      await setUp(house);
      await appoint(house, 'chair', 'chair', { termEnds: '2026-09-07' });
      const task = (await house.tasks('officer')).find(({ kind }) => kind === 'Seats and terms');
      expect(task).toMatchObject({ kind: 'Seats and terms', href: `/decisions/bodies/${KEY}#missing` });
      expect(task?.title).toBe('Governing body: one term to renew or end and eight gaps in its seats');
      expect((await house.tasks('chair')).filter(({ kind }) => kind === 'Seats and terms')).toEqual([]);
    }));
});
