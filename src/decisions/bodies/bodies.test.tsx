import { describe, expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { findBody } from '../kit/find.ts';
import { bodyRef } from '../kit/refs.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { standingOrdersOn } from '../orders/in-force.ts';
import { decisionDb } from '../tables.ts';
import type { MemberAnswer } from './answers.ts';
import { registerBodies } from './registries.ts';
import { bodyRoutes } from './routes.tsx';
import { membershipsOf } from './sitting.ts';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>> & { readonly db: Parameters<typeof testHouse>[1] };

const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (db) => {
    const parts = { routes: bodyRoutes, register: registerBodies };
    await work({ ...(await testHouse(store.relational(), db, parts)), db });
  });

const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const KEY = 'governing-body';
const BODY = {
  kind: 'governing-body',
  name: 'Governing body',
  about: 'It decides what the group buys.',
  foundedOn: '2013-04-01',
  inPublic: 'yes',
};

const setUp = async ({ as }: House, given: object = {}) => {
  const { status, body } = await as('officer').api('POST', 'bodies', { ...BODY, ...given });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.key as string;
};
const appoint = async ({ as }: House, who: Known, seat: string, given: object = {}) =>
  (
    await as('officer').api('POST', `bodies/${KEY}/members`, {
      person: idOf(who),
      seat,
      from: '2024-04-01',
      ...given,
    })
  ).body;
const read = async ({ as }: House, who?: Known) => (await as(who).api('GET', `bodies/${KEY}`)).body;
const member = async (house: House, id: number): Promise<MemberAnswer> =>
  (await read(house, 'officer')).members.find((one: MemberAnswer) => one.id === id);
const act = async (house: House, id: number, what: string, given: object = {}) => {
  const { version } = (await member(house, id)) ?? { version: 1 };
  return (await house.as('officer').api('POST', `bodies/${KEY}/members/${id}/${what}`, { version, ...given }))
    .body;
};

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

describe('who sits on it', () => {
  it('is appointed from a day, told, and read by everybody with their name, but not their id', () =>
    inHouse(async (house) => {
      await setUp(house);
      await appoint(house, 'chair', 'chair', { termEnds: '2026-08-31', isClinician: true });
      expect(await house.news()).toMatchObject([{ who: 'chair', kind: 'body.appointed' }]);
      const body = await read(house);
      expect(body.members).toMatchObject([
        { name: nameOf('chair'), seatLabel: 'Chair', person: null, term: 'ends-soon', isClinician: true },
      ]);
      expect(body.history).toEqual([]);
      const { html } = await house.as().page(`/decisions/bodies/${KEY}`);
      expect(html).toContain(nameOf('chair'));
      expect(html).toContain('Ends soon');
      expect(html).not.toContain(idOf('chair'));
      expect((await house.as().page(`/decisions/bodies/${KEY}/members.csv`)).html).toContain(nameOf('chair'));
    }));

  it('is appointed once by a form that is sent twice, and never overlaps in one seat', () =>
    inHouse(async (house) => {
      await setUp(house);
      const first = await appoint(house, 'nurse', 'nurse');
      expect((await appoint(house, 'nurse', 'nurse')).member).toBe(first.member);
      expect((await appoint(house, 'nurse', 'nurse', { from: '2025-01-01' })).type).toBe(
        typeOf('member-twice'),
      );
      expect(await membershipsOf(house.db, KEY)).toHaveLength(1);
    }));

  it('refuses unknown people and seats, days before the body, and a term that is up before it begins', () =>
    inHouse(async (house) => {
      await setUp(house);
      const type = async (seat: string, given: object) => (await appoint(house, 'lay', seat, given)).type;
      expect(await type('throne', {})).toBe(typeOf('member-seat-unknown'));
      expect(await type('lay-audit', { person: 'nobody' })).toBe(typeOf('member-person-unknown'));
      expect(await type('lay-audit', { from: '2012-01-01' })).toBe(typeOf('member-before-body'));
      expect(await type('lay-audit', { termEnds: '2024-03-31' })).toBe(typeOf('member-term-first'));
      expect(await type('lay-audit', { organisation: 'Z99999' })).toBe(typeOf('member-organisation-unknown'));
      expect((await house.as('chair').api('POST', `bodies/${KEY}/members`, {})).status).toBe(403);
    }));

  it('gives a member a deputy, who goes with them; the past stays', () =>
    inHouse(async (house) => {
      await setUp(house);
      const { member: id } = await appoint(house, 'finance', 'finance');
      expect((await appoint(house, 'finance', '', { deputyFor: id })).type).toBe(
        typeOf('member-deputy-self'),
      );
      const deputy = await appoint(house, 'manager', '', { deputyFor: id });
      expect(await member(house, deputy.member)).toMatchObject({
        seat: 'finance',
        deputyFor: { name: nameOf('finance') },
      });
      expect(await act(house, id, 'end', { lastDay: '2024-01-01', reason: 'Left.' })).toMatchObject({
        type: typeOf('member-ends-first'),
      });
      expect(await act(house, id, 'end', { lastDay: '2026-06-01', reason: 'End of term.' })).toMatchObject({
        deputies: 1,
      });
      expect((await read(house, 'officer')).members).toMatchObject([
        { standing: 'past', to: '2026-06-01', endedReason: 'End of term.' },
        { standing: 'past', to: '2026-06-01' },
      ]);
      expect((await read(house)).members[0].endedReason).toBeNull();
      expect((await act(house, id, 'renew', { termEnds: '2028-01-01' })).type).toBe(typeOf('member-over'));
    }));

  it('is renewed, corrected, and taken back while nothing hangs on it', () =>
    inHouse(async (house) => {
      await setUp(house);
      const { member: id } = await appoint(house, 'lay', 'lay-audit', { termEnds: '2026-03-31' });
      expect((await member(house, id)).term).toBe('over');
      expect((await act(house, id, 'renew', { termEnds: '2026-03-31' })).type).toBe(
        typeOf('member-term-first'),
      );
      await act(house, id, 'renew', { termEnds: '2029-03-31' });
      expect((await member(house, id)).term).toBe('runs');
      const stale = await act(house, id, 'renew', { termEnds: '2030-03-31', version: 1 });
      expect(stale.type).toBe(typeOf('changed-meanwhile'));
      await act(house, id, 'correct', { seat: 'lay-public', from: '2024-05-01' });
      expect(await member(house, id)).toMatchObject({
        seat: 'lay-public',
        from: '2024-05-01',
        termEnds: null,
      });
      const deputy = await appoint(house, 'deputy', '', { deputyFor: id, from: '2025-01-01' });
      expect((await act(house, id, 'take-back')).type).toBe(typeOf('member-used'));
      expect(await act(house, deputy.member, 'take-back')).toEqual({ key: KEY });
      expect(await act(house, id, 'take-back')).toEqual({ key: KEY });
      expect((await read(house, 'officer')).members).toEqual([]);
      expect((await read(house, 'officer')).history[0].kind).toBe('body.member-taken-back');
    }));

  it('speaks for one practice alone on a members’ council', () =>
    inHouse(async (house) => {
      await setUp(house, { kind: 'members' });
      const sit = (who: Known, organisation?: string) => appoint(house, who, 'practice', { organisation });
      expect((await sit('gp')).type).toBe(typeOf('member-practice-needed'));
      await sit('gp', 'z00001');
      expect((await sit('partner', 'Z00001')).type).toBe(typeOf('member-practice-taken'));
      expect((await sit('partner', 'Z00002')).member).toBeGreaterThan(0);
      expect((await read(house)).members[0].organisation).toEqual({
        code: 'Z00001',
        name: 'Bellpit Medical Centre',
      });
    }));

  it('is found by name, then appointed, on pages', () =>
    inHouse(async (house) => {
      await setUp(house);
      const path = `/decisions/bodies/${KEY}/members/new`;
      const found = await house.as('officer').page(`${path}?name=Vellacote`);
      expect(found.html).toContain(`${path}?person=${idOf('specialist')}`);
      const form = await house.as('officer').page(`${path}?person=${idOf('specialist')}`);
      expect(form.html).toContain(`Appoint ${nameOf('specialist')}`);
      const from = { 'from-day': '1', 'from-month': '7', 'from-year': '2026' };
      const wrong = await house.as('officer').post(path, { person: idOf('specialist'), seat: '', ...from });
      expect([wrong.status, wrong.html.includes('value="2026"')]).toEqual([422, true]);
      const sent = await house
        .as('officer')
        .post(path, { person: idOf('specialist'), seat: 'specialist', ...from });
      expect(sent.location).toBe(`/decisions/bodies/${KEY}`);
      expect((await read(house)).members).toMatchObject([{ standing: 'to come', from: '2026-07-01' }]);
      const [{ id }] = (await read(house)).members;
      // A seat for clinicians alone makes nobody one by profession: the form of a correction does not tick it.
      const lay = await appoint(house, 'manager', 'nurse');
      expect(await member(house, lay.member)).toMatchObject({ isClinician: true, byProfession: false });
      expect(
        (await house.as('officer').page(`/decisions/bodies/${KEY}/members/${lay.member}/correct`)).html,
      ).not.toMatch(/name="isClinician"[^>]*checked/);
      for (const what of ['', '/renew', '/end', '/correct', '/take-back'])
        expect((await house.as('officer').page(`/decisions/bodies/${KEY}/members/${id}${what}`)).status).toBe(
          200,
        );
      expect((await house.as('gp').page(`/decisions/bodies/${KEY}/members/${id}/end`)).status).toBe(403);
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
