import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { findProposal } from '../kit/find.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { moveRoutes } from '../moves/routes.tsx';
import { raiseFor } from '../moves/test-raise.ts';
import { refreshClocks } from './refresh.ts';
import { clockRoutes } from './routes.tsx';

const store = testStore();
const houseOver = async (trx: Trx) => {
  const house = {
    ...(await testHouse(store.relational(), trx, { routes: [...moveRoutes, ...clockRoutes] })),
    trx,
  };
  const reference = await raiseFor(house);
  const { status } = await house.as('office').api('POST', `ideas/${reference}/moves`, {
    move: 'take-on',
    clinician: idOf('lead'),
    manager: idOf('manager'),
  });
  expect(status).toBe(200);
  return { ...house, reference };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;
const on = (day: string) => new Date(`${day}T09:00:00Z`);

const hold = ({ as, reference }: House, who: Known, given: object) =>
  as(who).api('POST', `ideas/${reference}/clock-stops`, {
    reason: 'The trust replaces its scanner',
    ...given,
  });
const clock = async ({ as, reference }: House, who?: Known) =>
  (await as(who).api('GET', `ideas/${reference}/clock`)).body;
const due = async ({ trx, reference }: House) => {
  const found = await findProposal(trx, reference);
  return [found?.stage_due, found?.clock_held, found?.exempt];
};

describe('holding a clock', () => {
  it('stops its days with a reason and a name, and moves the last day on by the days held', () =>
    inHouse(async (house) => {
      expect(await due(house)).toEqual(['2026-07-02', false, false]);
      expect((await hold(house, 'lead', {})).status).toBe(200);
      expect(await due(house)).toEqual([null, true, false]);
      house.clock.now = on('2026-05-31');
      const [stop] = (await clock(house, 'lead')).stops;
      const sent = await house.as('manager').post(`/ideas/${house.reference}/clock/${stop.id}/end`, {});
      expect(sent.location).toBe(`/ideas/${house.reference}/clock`);
      expect(await due(house)).toEqual(['2026-07-12', false, false]);
      expect(await clock(house, 'lead')).toMatchObject({
        clock: { counted: 0, target: 42, standing: 'in-time' },
        days: [
          { state: 'raised', calendar: 10 },
          { state: 'taken-on', calendar: 10, held: 10 },
        ],
      });
      expect((await house.news()).filter(({ who }) => who === 'locum').at(-1)?.title).toMatch(
        /count again from 31 May 2026/,
      );
    }));

  it('is refused backwards, twice over, without a reason, and to whoever does not lead it', () =>
    inHouse(async (house) => {
      const type = async (who: Known, given: object) => (await hold(house, who, given)).body.type;
      expect(await type('lead', { from: '2026-05-20' })).toBe(typeOf('clock-backdated'));
      expect(await type('lead', { reason: '' })).toBe(typeOf('bad-input'));
      expect(await type('nurse', {})).toBe(typeOf('clock-not-yours'));
      expect(await type('locum', {})).toBe(typeOf('clock-not-yours'));
      expect((await hold(house, 'chair', { from: '2026-06-01', to: '2026-06-11' })).status).toBe(200);
      expect(await type('lead', {})).toBe(typeOf('clock-stopped-already'));
      const page = await house.as('lead').post(`/ideas/${house.reference}/clock`, { reason: '' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('Say why: everybody sees it beside the days.');
    }));

  it('planned ahead begins and ends by the night’s work, and is taken back before it begins', () =>
    inHouse(async (house) => {
      await hold(house, 'lead', { from: '2026-06-01', to: '2026-06-11' });
      expect(await due(house)).toEqual(['2026-07-02', false, false]);
      expect(await refreshClocks(house.trx, '2026-06-01')).toBe(1);
      expect(await due(house)).toEqual([null, true, false]);
      expect(await refreshClocks(house.trx, '2026-06-11')).toBe(1);
      expect(await due(house)).toEqual(['2026-07-12', false, false]);
      expect(await refreshClocks(house.trx, '2026-06-12')).toBe(0);
      const [stop] = (await clock(house, 'lead')).stops;
      await house.as('lead').api('POST', `ideas/${house.reference}/clock-stops/${stop.id}/end`);
      expect((await clock(house, 'lead')).stops).toEqual([]);
      expect(await due(house)).toEqual(['2026-07-02', false, false]);
    }));

  it('shows everybody the reason, and the public no name', () =>
    inHouse(async (house) => {
      await hold(house, 'lead', {});
      const { html, status } = await house.as().page(`/ideas/${house.reference}/clock`);
      expect(status).toBe(200);
      expect(html).toContain('The trust replaces its scanner');
      expect(html).not.toContain(nameOf('lead'));
      expect(html).not.toContain('Stop counting');
      expect((await house.as('nurse').page(`/ideas/${house.reference}/clock`)).html).toContain(
        nameOf('lead'),
      );
    }));
});

describe('lifting a target', () => {
  const lift = ({ as, reference }: House, who: Known) =>
    as(who).post(`/ideas/${reference}/clock/lifted`, { 'lift-reason': 'A national review is out' });

  it('is for those who keep the pipeline, with a reason, once, and is put back', () =>
    inHouse(async (house) => {
      expect((await lift(house, 'lead')).status).toBe(403);
      expect((await lift(house, 'office')).status).toBe(303);
      expect(await due(house)).toEqual(['2026-07-02', false, true]);
      expect((await lift(house, 'chair')).html).toContain('is lifted already');
      expect(await clock(house)).toMatchObject({
        clock: { standing: 'exempt' },
        lifted: [{ stage: 'taken-on', reason: 'A national review is out', by: null }],
      });
      await house.as('office').api('POST', `ideas/${house.reference}/exemptions/taken-on/end`);
      expect(await due(house)).toEqual(['2026-07-02', false, false]);
    }));

  it('is refused where no target is held against the days', () =>
    inHouse(async (house) => {
      await house.as('office').api('POST', `ideas/${house.reference}/moves`, {
        move: 'pause',
        reason: 'Later',
        lookAgain: '2026-09-01',
      });
      const { body } = await house
        .as('office')
        .api('POST', `ideas/${house.reference}/exemptions`, { reason: 'No' });
      expect(body.type).toBe(typeOf('clock-none'));
    }));
});
