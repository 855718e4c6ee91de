import { describe, expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { ideaRef } from '../kit/refs.ts';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { gatheredOf, goesOnAs } from './joined.ts';
import { get, type House, inHouse, move, moved, takeOn, typeOf } from './test-moves.tsx';
import { raiseFor } from './test-raise.ts';

describe('taking an idea on', () => {
  it('puts two names on it, opens it to the public, and tells the raiser first, then the two', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      const form = await house.as('office').page(`/ideas/${reference}/move/take-on`);
      expect(form.status).toBe(200);
      expect(form.html).toContain('Clinical lead, Ironstone Vale CCG, stands in on duty');
      // Whoever takes it on stands as one of the two until they choose otherwise.
      const chosen = (name: string) =>
        (form.html.match(/<input[^>]*>/g) ?? []).some(
          (input) => input.includes(`name="${name}"`) && /\bchecked\b/.test(input),
        );
      expect([chosen('manager'), chosen('clinician'), chosen('owner')]).toEqual([true, false, true]);
      const sent = await house.as('office').post(`/ideas/${reference}/move/take-on`, {
        clinician: idOf('lead'),
        manager: idOf('manager'),
        title: 'Direct-access echocardiography',
        phase: 'detection',
        fifth: '1',
        version: '1',
      });
      expect(sent.location).toBe(`/ideas/${reference}`);
      expect(await get(house, reference)).toMatchObject({
        state: 'taken-on',
        clinician_name: nameOf('lead'),
        manager_name: nameOf('manager'),
        title: 'Direct-access echocardiography',
        phase: 'detection',
        fifth: 1,
        taken_on_on: '2026-05-21',
        owner: idOf('lead'),
        next_by: '2026-07-02',
        stage_due: '2026-07-02',
        version: 2,
      });
      expect(await house.news()).toMatchObject([
        {
          who: 'locum',
          kind: 'idea.take-on',
          title: `${reference} was taken on: Direct-access echocardiography.`,
        },
        { who: 'lead', kind: 'idea.lead' },
        { who: 'manager', kind: 'idea.lead' },
      ]);
      expect((await house.as().page(`/ideas/${reference}/decision`)).html).toContain(
        'Nothing is decided yet',
      );
    }));

  it('finds somebody by name and keeps what was written', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      const { html, status } = await house.as('office').post(`/ideas/${reference}/move/take-on`, {
        find: 'yes',
        name: 'Ravensmoor',
        title: 'Half written',
        version: '1',
      });
      expect(status).toBe(200);
      expect(html).toContain(nameOf('specialist'));
      expect(html).toContain('value="Half written"');
      expect((await get(house, reference)).state).toBe('raised');
    }));

  it('is refused without two people, for somebody who is no clinician, and for whoever is not on duty', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      const type = async (who: Known, given: object) =>
        (await move(house, who, reference, 'take-on', given)).body.type;
      const [clinician, manager] = [idOf('lead'), idOf('manager')];
      expect(await type('office', { clinician })).toBe(typeOf('proposal-needs'));
      expect(await type('office', { clinician, manager: clinician })).toBe(typeOf('proposal-two-names'));
      expect(await type('office', { clinician: manager, manager })).toBe(typeOf('proposal-no-clinician'));
      expect(await type('office', { clinician: 'nobody', manager })).toBe(typeOf('proposal-person-unknown'));
      expect(await type('nurse', { clinician, manager })).toBe(typeOf('proposal-not-yours'));
      expect((await house.as('nurse').page(`/ideas/${reference}/move/take-on`)).status).toBe(403);
      expect((await house.as().page(`/ideas/${reference}/move/take-on`)).location).toMatch(/^\/sign-in/);
      expect(await type('office', { clinician, manager, reason: 'NHS number 943 476 5919' })).toBe(
        typeOf('words-identify'),
      );
      expect((await get(house, reference)).version).toBe(1);
    }));

  it('does not put the name of whoever keeps the raiser’s on it', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house, {
        name_kept: true,
        guardian: idOf('lead'),
        guardian_name: nameOf('lead'),
      });
      const { body } = await move(house, 'office', reference, 'take-on', {
        clinician: idOf('lead'),
        manager: idOf('manager'),
      });
      expect(body).toMatchObject({ type: typeOf('proposal-keeps-name') });
      const form = await house.as('office').page(`/ideas/${reference}/move/take-on`);
      expect(form.html).not.toContain(nameOf('lead'));
    }));

  it('sent twice, or from an old page, moves once', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      const given = { clinician: idOf('lead'), manager: idOf('manager'), version: 1 };
      await takeOn(house, reference, given);
      const again = await move(house, 'office', reference, 'take-on', given);
      expect(again).toMatchObject({ status: 409, body: { type: typeOf('changed-meanwhile') } });
      const kinds = (await changesOf(house.trx, ideaRef(reference))).map(({ kind }) => kind);
      expect(kinds.filter((kind) => kind === 'idea.take-on')).toHaveLength(1);
    }));
});

describe('setting an idea aside', () => {
  it('tells the raiser the reason, word for word, and asks for a day to look again', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      await takeOn(house, reference);
      expect((await move(house, 'lead', reference, 'pause', { reason: 'No scanner' })).body.detail).toMatch(
        /which day it is looked at again/,
      );
      const sent = await house.as('lead').post(`/ideas/${reference}/move/pause`, {
        reason: 'The trust replaces its scanner',
        'lookAgain-day': '3',
        'lookAgain-month': '8',
        'lookAgain-year': '2026',
        version: '2',
      });
      expect(sent.status).toBe(303);
      expect(await get(house, reference)).toMatchObject({
        state: 'paused',
        aside_from: 'taken-on',
        next_by: '2026-08-03',
        stage_due: null,
        reason: 'The trust replaces its scanner',
      });
      expect((await house.news()).findLast(({ who }) => who === 'locum')?.title).toContain(
        'The trust replaces its scanner. To be looked at again on 3 August 2026.',
      );
      await moved(house, 'manager', reference, 'resume');
      expect(await get(house, reference)).toMatchObject({
        state: 'taken-on',
        aside_from: null,
        reason: null,
      });
    }));

  it('ends nothing without a reason, and opens it again with everything it had', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      expect((await move(house, 'office', reference, 'not-pursue')).body.type).toBe(typeOf('proposal-needs'));
      await moved(house, 'office', reference, 'not-pursue', { reason: 'Another service does it' });
      expect(await get(house, reference)).toMatchObject({ state: 'not-pursued', aside_from: 'raised' });
      await moved(house, 'chair', reference, 'reopen', { reason: 'That service has ended' });
      expect(await get(house, reference)).toMatchObject({ state: 'raised', owner: idOf('lead') });
      const kinds = (await changesOf(house.trx, ideaRef(reference))).map(({ kind }) => kind);
      expect(kinds).toEqual(['idea.reopen', 'idea.not-pursue', 'idea.routed']);
      expect((await verifyRecord(house.trx)).broken).toBeUndefined();
    }));

  it('names a raiser whose name is kept nowhere when they withdraw it', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house, {
        name_kept: true,
        guardian: idOf('nurse'),
        guardian_name: nameOf('nurse'),
      });
      await moved(house, 'locum', reference, 'withdraw', { reason: 'I no longer work there' });
      const entries = await proposalDb(house.trx).selectFrom('proposal_entry').selectAll().execute();
      const history = await changesOf(house.trx, ideaRef(reference));
      const events = await house.trx
        .selectFrom('event')
        .selectAll()
        .where('object', '=', `idea:${reference}`)
        .execute();
      const told = await house.news();
      for (const kept of [entries, history, events, told.map(({ title }) => title)]) {
        expect(JSON.stringify(kept)).not.toContain('Thistlewood');
        expect(JSON.stringify(kept)).not.toContain(idOf('locum'));
      }
      expect(entries.at(-1)).toMatchObject({ move: 'withdraw', by_person: null });
    }));
});

describe('joining two ideas', () => {
  const stance = (house: House, proposal: string, who: Known, how: 'supports' | 'otherwise') =>
    proposalDb(house.trx)
      .insertInto('proposal_stance')
      .values({
        proposal,
        person: idOf(who),
        stance: how,
        words: how === 'otherwise' ? 'No' : null,
        person_name: nameOf(who),
        standing: '',
        at: new Date('2026-05-20T10:00:00Z'),
      })
      .execute();

  it('loses nobody, tells both raisers, and can be parted again', () =>
    inHouse(async (house) => {
      const old = await raiseFor(house);
      const into = await raiseFor(house, {}, 'partner');
      await stance(house, old, 'nurse', 'supports');
      await stance(house, into, 'nurse', 'supports');
      await stance(house, old, 'specialist', 'otherwise');
      await moved(house, 'office', old, 'merge', {
        into: into.toLowerCase(),
        reason: 'Both are about scans',
      });
      expect(await get(house, old)).toMatchObject({ state: 'merged', merged_into: into });
      expect(await goesOnAs(house.trx, old)).toBe(into);
      const { supporting, seeingOtherwise } = await gatheredOf(house.trx, into);
      expect([supporting, seeingOtherwise]).toEqual([1, 1]);
      const told = await house.news();
      expect(told.filter(({ who }) => who === 'locum')).toHaveLength(1);
      expect(told.filter(({ who }) => who === 'partner')).toHaveLength(1);
      expect(told.filter(({ who }) => who === 'nurse')).toHaveLength(1);
      expect((await changesOf(house.trx, ideaRef(into)))[0]).toMatchObject({ kind: 'idea.took-in' });
      await moved(house, 'locum', old, 'part', { reason: 'Mine is about children' });
      expect(await get(house, old)).toMatchObject({ state: 'raised', merged_into: null });
    }));

  it('never in a circle, into itself, into one that has ended or that nobody knows', () =>
    inHouse(async (house) => {
      const [a, b, c] = [await raiseFor(house), await raiseFor(house), await raiseFor(house)];
      await moved(house, 'office', a, 'merge', { into: b });
      await moved(house, 'office', b, 'merge', { into: c });
      const type = async (from: string, into: string) =>
        (await move(house, 'office', from, 'merge', { into })).body;
      expect((await type(c, a)).type).toBe(typeOf('proposal-in-a-circle'));
      expect((await type(c, c)).type).toBe(typeOf('proposal-into-itself'));
      expect((await type(c, 'ISV-2026-999')).type).toBe(typeOf('proposal-into-unknown'));
      const d = await raiseFor(house);
      expect((await type(d, a)).detail).toContain(`Join it with ${c} instead`);
      await moved(house, 'office', c, 'not-pursue', { reason: 'It is done elsewhere' });
      expect((await type(d, c)).type).toBe(typeOf('proposal-into-closed'));
    }));
});

describe('what happens next', () => {
  it('is said by those who lead it, with a day to come, and is never left empty', () =>
    inHouse(async (house) => {
      const reference = await raiseFor(house);
      await takeOn(house, reference);
      const next = (who: Known, given: object) =>
        house.as(who).api('PUT', `ideas/${reference}/next-step`, given);
      const step = { what: 'Ask both hospitals', by: '2026-06-01', owner: 'manager' };
      expect((await next('nurse', step)).body.type).toBe(typeOf('proposal-next-not-yours'));
      expect((await next('lead', { ...step, by: '2026-05-20' })).body.type).toBe(
        typeOf('proposal-too-early'),
      );
      expect((await next('lead', { what: ' ', by: '2026-06-01' })).body.type).toBe(typeOf('bad-input'));
      expect((await next('lead', step)).status).toBe(200);
      expect(await get(house, reference)).toMatchObject({
        next_what: 'Ask both hospitals',
        next_by: '2026-06-01',
        owner: idOf('manager'),
      });
      const page = await house.as('lead').post(`/ideas/${reference}/next`, { what: 'Write', version: '3' });
      expect(page.status).toBe(422);
      expect(page.html).toContain('value="Write"');
    }));
});
