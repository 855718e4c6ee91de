import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { dutyOn } from '../kit/duty.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { dutyRoutes } from './routes.tsx';

const store = testStore();
const houseOver = async (trx: Trx) => ({
  ...(await testHouse(store.relational(), trx, { routes: dutyRoutes })),
  trx,
});
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const TURN = { from: '2026-06-01', to: '2026-06-14', clinician: idOf('partner'), manager: idOf('manager') };
const add = ({ as }: House, given: object = {}, who: Known = 'office') =>
  as(who).api('POST', 'duty', { ...TURN, ...given });
const rota = async ({ as }: House) => (await as('office').api('GET', 'duty')).body;

describe('the rota of duty', () => {
  it('says who stands in while nobody is named, and takes those who are', () =>
    inHouse(async (house) => {
      expect(await rota(house)).toMatchObject({
        today: { byRota: false, clinician: nameOf('lead') },
        turns: [],
        gaps: [
          { from: '2026-05-21', to: '2026-07-15', standsIn: `${nameOf('lead')} and ${nameOf('office')}` },
        ],
      });
      const sent = await house.as('office').post('/ideas/duty/new', {
        'from-day': '1',
        'from-month': '6',
        'from-year': '2026',
        'to-day': '14',
        'to-month': '6',
        'to-year': '2026',
        clinician: idOf('partner'),
        manager: idOf('manager'),
      });
      expect(sent.location).toBe('/ideas/duty');
      expect((await rota(house)).gaps).toMatchObject([
        { from: '2026-05-21', to: '2026-05-31' },
        { from: '2026-06-15', to: '2026-07-15' },
      ]);
      expect(await dutyOn(house.trx, '2026-06-14')).toMatchObject({
        clinician: idOf('partner'),
        byRota: true,
      });
      expect((await house.news()).map(({ who }) => who).sort()).toEqual(['manager', 'partner']);
      const { html } = await house.as('office').page('/ideas/duty');
      expect(html).toContain('nobody is named.');
      expect((await house.as('office').page('/ideas/duty.csv')).html).toContain('2026-06-01,2026-06-14');
      expect((await verifyRecord(house.trx)).broken).toBeUndefined();
    }));

  it('is refused over days that others have, for days that have gone, and for anybody but its keepers', () =>
    inHouse(async (house) => {
      expect((await add(house)).status).toBe(200);
      const type = async (given: object, who?: Known) => (await add(house, given, who)).body.type;
      expect(await type({ from: '2026-06-14', to: '2026-06-20' })).toBe(typeOf('proposal-duty-overlap'));
      expect(await type({ from: '2026-05-20', to: '2026-05-25' })).toBe(typeOf('proposal-duty-past'));
      expect(await type({ from: '2026-07-02', to: '2026-07-01' })).toBe(typeOf('proposal-duty-order'));
      const later = { from: '2026-07-01', to: '2026-07-07' };
      expect(await type({ ...later, clinician: idOf('manager') })).toBe(typeOf('proposal-duty-clinician'));
      expect(await type({ ...later, manager: idOf('partner') })).toBe(typeOf('proposal-duty-two'));
      expect(await type({ ...later, manager: 'nobody' })).toBe(typeOf('proposal-duty-person'));
      expect((await add(house, later, 'lead')).status).toBe(403);
      expect((await house.as('lead').page('/ideas/duty')).status).toBe(403);
      const page = await house.as('office').post('/ideas/duty/new', { clinician: idOf('partner'), name: '' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('Say from which day.');
    }));

  it('is changed and ended, not from an old page, and what has begun stays', () =>
    inHouse(async (house) => {
      const { id } = (await add(house, { from: '2026-05-21' })).body;
      const change = (given: object) =>
        house.as('chair').api('PUT', `duty/${id}`, { ...TURN, from: '2026-05-21', version: 1, ...given });
      expect((await change({ to: '2026-06-20' })).status).toBe(200);
      expect((await change({ to: '2026-06-21' })).body.type).toBe(typeOf('changed-meanwhile'));
      house.clock.now = new Date('2026-06-01T09:00:00Z');
      expect((await house.as('office').post(`/ideas/duty/${id}/end`, {})).location).toBe('/ideas/duty');
      expect((await rota(house)).turns).toMatchObject([{ from: '2026-05-21', to: '2026-05-31', past: true }]);
      expect((await house.as('office').page(`/ideas/duty/${id}`)).status).toBe(404);
      const next = (await add(house, { from: '2026-07-01', to: '2026-07-07' })).body.id;
      await house.as('office').api('POST', `duty/${next}/end`);
      expect((await rota(house)).turns).toHaveLength(1);
    }));
});
