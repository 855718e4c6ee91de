import { describe, expect, it } from 'vitest';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { type House, inHouse, REF, typeOf } from './test-meetings-house.tsx';
import { outMeeting } from './test-out-meeting.ts';

describe('actions', () => {
  const addAction = (house: House, item: number | null, given: object = {}) =>
    decisionDb(house.db)
      .insertInto('meeting_action')
      .values({
        reference: 'ACT-2026-001',
        meeting: REF,
        item,
        what: 'Ask Kestrelbridge for its waiting times',
        owner: idOf('gp'),
        owner_name: nameOf('gp'),
        due: '2026-06-15',
        ...given,
      })
      .execute();

  it('are a task of their owner until they say what came of them', () =>
    inHouse(async (house) => {
      const { quality } = await outMeeting(house);
      await addAction(house, quality);
      expect((await house.tasks('gp')).map(({ title }) => title)).toContain(
        'Ask Kestrelbridge for its waiting times',
      );
      const done = (who: Known, given: object = {}) =>
        house.as(who).api('POST', 'meeting-actions/ACT-2026-001/done', {
          version: 1,
          words: 'They wait 11 weeks.',
          ...given,
        });
      expect((await done('nurse')).body.type).toBe(typeOf('action-not-yours'));
      const sent = await house.as('gp').post('/decisions/actions/ACT-2026-001/done', {
        version: '1',
        words: 'They wait 11 weeks.',
      });
      expect(sent.location).toBe('/decisions/actions/ACT-2026-001');
      expect((await done('gp')).body.type).toBe(typeOf('action-settled'));
      expect((await house.as('nurse').page('/decisions/actions?state=settled')).html).toContain(
        'They wait 11 weeks.',
      );
      expect(await house.tasks('gp')).not.toContainEqual(
        expect.objectContaining({ kind: 'An action of a meeting' }),
      );
    }));

  it('are carried on to a later day with the reason, or asked no more', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      await addAction(house, null);
      const carry = (due: string) =>
        house
          .as('gp')
          .api('POST', 'meeting-actions/ACT-2026-001/carry', { version: 1, due, why: 'They wait.' });
      for (const due of ['2026-06-14', '2026-06-15'])
        expect([due, (await carry(due)).body.type]).toEqual([due, typeOf('action-later')]);
      house.clock.now = new Date('2026-07-01T09:00:00Z');
      expect((await carry('2026-06-30')).body.detail).toBe(
        'It is due 15 June 2026. Give a day after that, and not before today.',
      );
      const carried = await house.as('gp').post('/decisions/actions/ACT-2026-001/carry', {
        version: '1',
        'due-day': '1',
        'due-month': '9',
        'due-year': '2026',
        why: 'They answer in August.',
      });
      expect(carried.status).toBe(303);
      expect((await house.as('gp').page('/decisions/actions/ACT-2026-001')).html).toContain(
        '1 September 2026',
      );
      const drop = (version: number) =>
        house.as('chair').api('POST', 'meeting-actions/ACT-2026-001/drop', { version, why: 'Known.' });
      expect((await drop(1)).body.type).toBe(typeOf('changed-meanwhile'));
      await drop(2);
      expect((await house.news()).at(-1)).toMatchObject({ who: 'gp', kind: 'action.dropped' });
    }));

  it('of an item that is kept from a person are not there for them', () =>
    inHouse(async (house) => {
      const { scans } = await outMeeting(house);
      await addAction(house, scans);
      expect((await house.as('partner').api('GET', 'meeting-actions')).body.total).toBe(0);
      expect((await house.as('partner').page('/decisions/actions/ACT-2026-001')).status).toBe(404);
      expect((await house.as('nurse').api('GET', 'meeting-actions')).body.total).toBe(1);
    }));
});
