import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { addDays } from '../../shared/dates.ts';
import { isHeldOn, mayKeepDetails, overlaps, sessionsOf, whyNotAppoint } from '../register/rules.ts';
import { actorOf, IDS, parts, TODAY, testHouse } from '../test-house.tsx';

const store = testStore();
type House = Awaited<ReturnType<typeof testHouse>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await testHouse(store.relational(), trx)));

describe('dates of appointments', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-01-01', n));
  const span = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 20 })))
    .map(([started, length]) => ({ started, ended: length === null ? null : addDays(started, length) }));

  it('overlap exactly when there is a day on which both are held', () => {
    const days = Array.from({ length: 120 }, (_, n) => addDays('2026-01-01', n));
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlaps(a, b)).toBe(days.some((on) => isHeldOn(a, on) && isHeldOn(b, on)));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('sum the sessions of those that say and tell that others vary', () => {
    expect(sessionsOf([{ sessions: 4.5 }, { sessions: null }, { sessions: 2 }])).toEqual({
      total: 6.5,
      varies: true,
    });
    expect(sessionsOf([])).toEqual({ total: 0, varies: false });
  });
});

describe('who may appoint whom', () => {
  const now = new Date('2026-05-21T09:00:00Z');

  it('leaves roles of the group to those who keep roles, with a second factor given just now', () => {
    const role = { role: 'finance-lead', organisation: 'Z00001' };
    expect(whyNotAppoint(actorOf('manager'), role, now)).toEqual({ kind: 'group-role', field: 'role' });
    expect(whyNotAppoint(actorOf('officer'), role, now)).toBeUndefined();
    const later = new Date(now.getTime() + 16 * 60_000);
    expect(whyNotAppoint(actorOf('officer'), role, later)).toEqual({ kind: 'second-factor-needed' });
  });

  it('leaves roles at a practice to its manager and to the group', () => {
    const at = (organisation: string) => ({ role: 'salaried-gp', organisation });
    expect(whyNotAppoint(actorOf('manager'), at('Z00001'), now)).toBeUndefined();
    expect(whyNotAppoint(actorOf('manager'), at('Z00002'), now)?.kind).toBe('only-at-own-organisation');
    expect(whyNotAppoint(actorOf('officer'), at('Z00002'), now)).toBeUndefined();
  });

  it('keeps the details of somebody without any appointment from a practice manager', () => {
    expect(mayKeepDetails(actorOf('manager'), [], TODAY)).toBe(false);
    expect(mayKeepDetails(actorOf('officer'), [], TODAY)).toBe(true);
  });
});

describe('an appointment', () => {
  const given = {
    role: 'salaried-gp',
    organisation: 'Z00001',
    contractType: 'salaried',
    sessions: '4.5',
    ...parts('started', '2026-06-01'),
  };

  it('is added on a page, and the practice’s manager hears of it unless they did it', () =>
    inHouse(async ({ as, platform }) => {
      const news = () =>
        platform.db
          .withTables<{ notification: { person: string; title: string } }>()
          .selectFrom('notification')
          .select(['person', 'title'])
          .execute();
      await as('manager').post(`/people/${IDS.locum}/appoint`, given);
      expect(await news()).toEqual([]);
      const sent = await as('officer').post(`/people/${IDS.hidden}/appoint`, given);
      expect(sent).toMatchObject({ status: 303, location: `/people/${IDS.hidden}` });
      expect(await news()).toEqual([
        {
          person: IDS.manager,
          title: 'Otis Pargeter is entered as salaried GP at Bellpit Medical Centre from 1 June 2026',
        },
      ]);
    }));

  it('is refused when it overlaps one of the same role there, and accepted the day after', () =>
    inHouse(async ({ as }) => {
      const manager = as('manager');
      const again = { role: 'gp-partner', organisation: 'Z00001', started: '2026-01-01' };
      const clash = await manager.api('POST', `people/${IDS.partner}/appointments`, again);
      expect([clash.status, clash.body.problems[0].field]).toEqual([409, 'started']);
      const { body } = await manager.api('GET', `people/${IDS.partner}`);
      const [held] = body.appointments;
      await manager.api('POST', `appointments/${held.id}/end`, {
        ended: '2026-05-31',
        reason: 'Now a locum',
      });
      const after = { ...again, started: '2026-06-01' };
      expect((await manager.api('POST', `people/${IDS.partner}/appointments`, after)).status).toBe(200);
    }));

  it('is refused at a place that nobody knows, with words that help', () =>
    inHouse(async ({ as }) => {
      const sent = await as('officer').post(`/people/${IDS.partner}/appoint`, {
        ...given,
        organisation: 'Z99999',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('We know no organisation with the code Z99999');
    }));

  it('is corrected where it was entered wrongly, and not moved out of the keeper’s hands', () =>
    inHouse(async ({ as }) => {
      const manager = as('manager');
      const [held] = (await manager.api('GET', `people/${IDS.partner}`)).body.appointments;
      const form = await manager.page(`/people/appointments/${held.id}/correct`);
      expect(form.html).toContain('Emberleigh');
      const right = { role: 'salaried-gp', organisation: 'Z00001', started: '2021-01-01', sessions: 6 };
      expect((await manager.api('PUT', `appointments/${held.id}`, right)).status).toBe(200);
      expect((await manager.api('GET', `people/${IDS.partner}`)).body).toMatchObject({
        sessionsNow: 6,
        appointments: [{ role: 'salaried-gp', started: '2021-01-01' }],
      });
      const moved = { ...right, organisation: 'Z00002' };
      expect((await manager.api('PUT', `appointments/${held.id}`, moved)).status).toBe(403);
      const raised = { ...right, role: 'chair' };
      expect((await manager.api('PUT', `appointments/${held.id}`, raised)).body.type).toBe(
        'urn:coalface:refusal:group-role',
      );
    }));

  it('ends once, not before it began', () =>
    inHouse(async ({ as }) => {
      const manager = as('manager');
      const [held] = (await manager.api('GET', `people/${IDS.partner}`)).body.appointments;
      const end = (ended: string) =>
        manager.post(`/people/appointments/${held.id}/end`, parts('ended', ended));
      expect((await end('2019-12-31')).html).toContain('The last day must be the first day or after it');
      expect((await end('2026-04-30')).status).toBe(303);
      expect((await end('2026-05-01')).html).toContain('The last day is recorded as 30 April 2026');
    }));

  it('is checked once a year by those who keep the place', () =>
    inHouse(async ({ as, platform }) => {
      const tasks = async () =>
        (
          await Promise.all(
            platform.registries.tasks.all().map(({ ask }) => ask(platform.db, actorOf('manager'), TODAY)),
          )
        ).flat();
      const title = 'Check 3 people of Bellpit Medical Centre';
      const review = async () => (await tasks()).find((task) => task.title === title);
      // Nobody was ever asked to look at them: it is not late since they began.
      expect(await review()).toBeDefined();
      expect((await review())?.due).toBeUndefined();
      await sql`update appointment set checked = '2020-01-01' where organisation = 'Z00001'`.execute(
        platform.db,
      );
      expect((await review())?.due).toBe('2020-12-31');
      expect((await as('manager').page('/people/practices/Z00001')).html).toContain('! check');
      expect((await as('partner').page('/people/practices/Z00001')).html).not.toContain('! check');
      expect((await as('manager').api('POST', 'organisations/Z00002/people/checked')).status).toBe(403);
      const sent = await as('manager').post('/people/organisations/Z00001/people-checked', {});
      expect(sent.location).toBe('/people/practices/Z00001');
      expect((await tasks()).map((task) => task.title)).toEqual(['Check your details']);
    }));
});
