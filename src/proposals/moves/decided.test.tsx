import { describe, expect, it } from 'vitest';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { get, type House, inHouse, move, moved, put, takeOn, typeOf } from './test-moves.tsx';
import { raiseFor } from './test-raise.ts';

describe('a decision made elsewhere', () => {
  const DECIDED = {
    body: 'Governing body',
    reason: 'People wait too long for a heart scan.',
    on: '2026-05-20',
  };
  const atDecision = async (house: House) => {
    house.clock.now = new Date('2026-05-12T09:00:00Z');
    const reference = await raiseFor(house);
    await takeOn(house, reference);
    await put(house, reference, { state: 'decision', complete_on: '2026-05-12', answer_due: '2026-07-07' });
    house.clock.now = new Date('2026-05-21T09:00:00Z');
    return reference;
  };

  it('is written down with its day and its reasons, tells the raiser first, and has a page for everybody', () =>
    inHouse(async (house) => {
      const reference = await atDecision(house);
      const before = (await house.news()).length;
      await moved(house, 'officer', reference, 'decide-yes', {
        ...DECIDED,
        conditions: 'Each request states its question',
      });
      expect(await get(house, reference)).toMatchObject({
        state: 'mobilising',
        since: '2026-05-20',
        owner: idOf('manager'),
        owner_name: nameOf('manager'),
      });
      const told = (await house.news()).slice(before);
      expect(told[0]).toMatchObject({ who: 'locum' });
      expect(told[0]?.title).toContain('was decided: yes, with conditions');
      const { html, status } = await house.as().page(`/ideas/${reference}/decision`);
      expect(status).toBe(200);
      for (const words of [
        'Yes, with conditions',
        'Governing body',
        'People wait too long',
        'Each request states',
      ])
        expect(html).toContain(words);
      expect(html).toContain('in time: it was owed by');
      expect(html).toMatch(/How long it took.*8 days from the complete case; 9 days since it was raised/s);
      expect(html).not.toContain(nameOf('officer'));
    }));

  it('is refused for a day to come, without a body or reasons, and to the leads', () =>
    inHouse(async (house) => {
      const reference = await atDecision(house);
      const type = async (who: Known, given: object) =>
        (await move(house, who, reference, 'decide-no', { ...DECIDED, ...given })).body.type;
      expect(await type('officer', { on: '2026-05-22' })).toBe(typeOf('proposal-day'));
      expect(await type('officer', { on: '2026-05-01' })).toBe(typeOf('proposal-day'));
      await put(house, reference, { route: null, body: null });
      expect(await type('officer', { body: '' })).toBe(typeOf('proposal-decision-needs'));
      expect(await type('officer', { reason: '' })).toBe(typeOf('proposal-needs'));
      expect(await type('lead', {})).toBe(typeOf('proposal-not-yours'));
      expect((await get(house, reference)).state).toBe('decision');
    }));

  it('has its words corrected by whoever writes decisions down, and by nobody else', () =>
    inHouse(async (house) => {
      const reference = await atDecision(house);
      await moved(house, 'officer', reference, 'decide-not-yet', DECIDED);
      const { body } = await house.as('chair').api('GET', `ideas/${reference}/decisions`);
      const [{ id }] = body.decisions;
      const given = { body: 'Governing body', reasons: 'Show the cost first.', version: body.version };
      const correct = (who: Known) => house.as(who).api('PUT', `ideas/${reference}/decisions/${id}`, given);
      expect((await correct('lead')).body.type).toBe(typeOf('proposal-decision-not-yours'));
      expect((await correct('chair')).status).toBe(200);
      expect((await house.as().page(`/ideas/${reference}/decision`)).html).toContain('Show the cost first.');
    }));

  it('leaves no answer owed when its case is taken back before anybody answers', () =>
    inHouse(async (house) => {
      const reference = await atDecision(house);
      await moved(house, 'lead', reference, 'back-to-case', { reason: 'A cost was wrong' });
      expect(await get(house, reference)).toMatchObject({
        state: 'case',
        answer_due: null,
        complete_on: null,
      });
    }));

  it('holds up every move until it is published, save a handing over by those who may', () =>
    inHouse(async (house) => {
      const reference = await atDecision(house);
      await put(house, reference, { decision_waits: '/decisions/DEC-2026-047' });
      const page = (who: Known, name: string) => house.as(who).page(`/ideas/${reference}/move/${name}`);
      const held = await page('lead', 'pause');
      expect(held.status).toBe(409);
      expect(held.html).toContain('The decision on it is written down (DEC-2026-047) and not published yet.');
      expect((await move(house, 'officer', reference, 'decide-no', DECIDED)).body.type).toBe(
        typeOf('proposal-decided'),
      );
      // Somebody who may not hand it over is told that, not that they should wait.
      expect((await page('nurse', 'hand-over')).status).toBe(403);
      expect((await page('lead', 'hand-over')).status).toBe(200);
    }));
});
