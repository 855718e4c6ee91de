import { describe, expect, it } from 'vitest';
import { nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { BODY } from './test-meeting.ts';
import {
  add,
  addItem,
  ITEM,
  inHouse,
  MEETING,
  post,
  REF,
  read,
  sendAgenda,
  typeOf,
  versionOf,
} from './test-meetings-house.tsx';

describe('planning a year', () => {
  const PLAN = {
    ...MEETING,
    rhythm: 'months',
    nth: '2',
    weekday: '2',
    every: '1',
    first: '2026-09-01',
    last: '2026-12-31',
    once: 'a-form',
  };

  it('shows the days first and keeps nothing; then makes one set, however often it is sent', () =>
    inHouse(async ({ as, db }) => {
      const fields = {
        ...PLAN,
        'first-day': '1',
        'first-month': '9',
        'first-year': '2026',
        'last-day': '31',
        'last-month': '12',
        'last-year': '2026',
      };
      const shown = await as('office').post('/decisions/meetings/plan', { ...fields, step: 'preview' });
      expect(shown.html).toContain('Tuesday 8 September 2026');
      expect(shown.html).toContain('Keep 4 meetings');
      const count = async () =>
        (await decisionDb(db).selectFrom('meeting').select('starts').execute()).length;
      expect(await count()).toBe(0);
      const sent = await as('office').post('/decisions/meetings/plan', { ...fields, step: 'keep' });
      expect(sent.location).toBe(`/decisions/meetings?body=${BODY}`);
      await as('office').post('/decisions/meetings/plan', { ...fields, step: 'keep' });
      const rows = await decisionDb(db).selectFrom('meeting').select('starts').orderBy('starts').execute();
      expect(rows.map(({ starts }) => starts.toISOString())).toEqual([
        '2026-09-08T13:00:00.000Z',
        '2026-10-13T13:00:00.000Z',
        '2026-11-10T14:00:00.000Z',
        '2026-12-08T14:00:00.000Z',
      ]);
    }));

  it('leaves out a day on which the body meets already', () =>
    inHouse(async (house) => {
      await add(house, { day: '2026-10-13' });
      const { body } = await house.as('office').api('POST', 'meetings/plan', PLAN);
      expect(body.meetings).toMatchObject([
        { day: '2026-09-08' },
        { day: '2026-10-13', reference: null, taken: 'MTG-2026-001' },
        { day: '2026-11-10' },
        { day: '2026-12-08' },
      ]);
    }));

  it('is for planners; refused for days past, no day, and privacy without its reason', () =>
    inHouse(async ({ as }) => {
      expect((await as('gp').page('/decisions/meetings/plan')).status).toBe(403);
      expect((await as().api('POST', 'meetings/plan', PLAN)).status).toBe(403);
      const ask = async (given: object) =>
        (await as('office').api('POST', 'meetings/plan', { ...PLAN, ...given })).body.type;
      expect(await ask({ first: '2026-01-01' })).toBe(typeOf('meeting-past'));
      expect(await ask({ last: '2026-09-02' })).toBe(typeOf('plan-empty'));
      expect(await ask({ rhythm: 'weeks', last: '2027-12-01' })).toBe(typeOf('plan-too-many'));
      expect(await ask({ inPublic: '' })).toBe(typeOf('meeting-needs'));
      expect(await ask({ body: 'nobody' })).toBe(typeOf('meeting-body-unknown'));
    }));
});

describe('a meeting', () => {
  it('has the items that every agenda begins with, its papers’ day and its chair', () =>
    inHouse(async (house) => {
      expect(await add(house)).toBe(REF);
      expect(await read(house, 'office')).toMatchObject({
        starts: '2026-06-23T13:00:00.000Z',
        papersDue: '2026-06-18',
        agendaBy: '2026-06-16',
        chair: nameOf('chair'),
        items: [
          { number: 1, kind: 'opening', planned: '2026-06-23T13:00:00.000Z' },
          { number: 2, kind: 'minutes', planned: '2026-06-23T13:05:00.000Z' },
          { number: 3, kind: 'actions' },
          { number: 4, kind: 'questions' },
        ],
      });
    }));

  it('is made once, however often its form is sent', () =>
    inHouse(async (house) => {
      const first = await add(house, { once: 'a' });
      expect(await add(house, { once: 'a' })).toBe(first);
      expect(await add(house, { once: 'a', place: 'Another hall' })).not.toBe(first);
    }));

  it('is known to the public when its agenda goes out, not before', () =>
    inHouse(async (house) => {
      await add(house);
      expect((await house.as().page(`/decisions/meetings/${REF}`)).status).toBe(404);
      expect((await house.as('gp').page(`/decisions/meetings/${REF}`)).html).toContain(
        'The agenda is not out yet',
      );
      expect((await house.as().api('GET', 'meetings')).body.total).toBe(0);
      await sendAgenda(house);
      const { html } = await house.as().page(`/decisions/meetings/${REF}`);
      expect(html).toContain('Questions from the public');
      expect(html).toContain('Tuesday 23 June 2026</time>, 14.00 to 16.30');
      expect((await house.as().api('GET', 'meetings')).body.total).toBe(1);
      expect((await house.as().page('/decisions/meetings.csv')).html).toContain(
        'MTG-2026-001,"Governing body, in public",Governing body,2026-06-23,14:00,16:30',
      );
    }));

  it('moves with a reason once it is called; members are told and calendars follow', () =>
    inHouse(async (house) => {
      await add(house);
      await sendAgenda(house);
      const move = async (given: object) =>
        post(house, 'edit', { ...MEETING, day: '2026-06-30', version: await versionOf(house), ...given });
      expect((await move({})).type).toBe(typeOf('meeting-needs'));
      await move({ why: 'The hall is flooded.' });
      expect(await read(house)).toMatchObject({
        starts: '2026-06-30T13:00:00.000Z',
        papersDue: '2026-06-25',
      });
      const row = await decisionDb(house.db)
        .selectFrom('meeting')
        .select('sequence')
        .executeTakeFirstOrThrow();
      expect(row.sequence).toBe(2);
      expect((await house.news()).filter(({ who }) => who === 'lay').map(({ title }) => title)).toEqual([
        'The agenda is out: Governing body, in public, Tuesday 23 June 2026, 14.00, Ochre Street Hall',
        'Changed: Governing body, in public, now Tuesday 30 June 2026, 14.00, Ochre Street Hall',
      ]);
    }));

  it('goes across midnight and the change of the clocks', () =>
    inHouse(async (house) => {
      await add(house, { day: '2026-10-24', from: '22:00', to: '03:00' });
      expect(await read(house, 'office')).toMatchObject({
        starts: '2026-10-24T21:00:00.000Z',
        ends: '2026-10-25T03:00:00.000Z',
      });
      expect((await house.as('office').page(`/decisions/meetings/${REF}`)).html).toContain(
        '22.00 to 03.00 the next day',
      );
    }));

  it('is called off with a reason that everybody reads', () =>
    inHouse(async (house) => {
      await add(house);
      const { status, location } = await house.as('office').post(`/decisions/meetings/${REF}/cancel`, {
        version: '1',
        why: 'Snow.',
      });
      expect([status, location]).toEqual([303, `/decisions/meetings/${REF}`]);
      expect((await house.as().page(`/decisions/meetings/${REF}`)).html).toContain('called off: Snow.');
      expect((await post(house, 'items', ITEM)).type).toBe(typeOf('meeting-state'));
    }));

  it('is refused to change for whoever had an older version before them', () =>
    inHouse(async (house) => {
      await add(house);
      await addItem(house);
      expect((await post(house, 'edit', { ...MEETING, version: 1 })).status).toBe(409);
    }));
});
