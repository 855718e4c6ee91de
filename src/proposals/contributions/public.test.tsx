import { describe, expect, it } from 'vitest';
import { idOf, type Known } from '../kit/test-house.tsx';
import { contributionsSum, unansweredOf } from './sum.ts';
import {
  answer,
  type House,
  inHouse,
  putProposal,
  SAID,
  say,
  sendInPublic,
  TAKEN,
  typeOf,
} from './test-said.tsx';

describe('comments of the public', () => {
  const open = (house: House, until: string | undefined, who: Known = 'lead', version = 1) =>
    house.as(who).api('PUT', `${SAID}/open`, { until, version });

  it('are opened by a lead, for ninety days at most, and closed again', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      expect((await open(house, '2026-06-30', 'nurse')).body.type).toBe(typeOf('contribution-not-yours'));
      expect((await open(house, '2026-05-20')).body.type).toBe(typeOf('comments-too-early'));
      expect((await open(house, '2026-08-20')).body.type).toBe(typeOf('comments-too-long'));
      expect((await open(house, '2026-08-19')).status).toBe(200);
      expect((await house.as().page(`/${SAID}`)).html).toContain('You do not need to sign in');
      const form = { 'until-day': '', 'until-month': '', 'until-year': '', version: '2', close: 'yes' };
      expect((await house.as('manager').post(`/${SAID}/open`, form)).status).toBe(303);
      expect((await house.as().page(`/${SAID}`)).html).toContain('Comments are closed');
    }));

  it('wait for a moderator, are shown, and are then owed an answer', () =>
    inHouse(async (house) => {
      await putProposal(house.db, { comments_until: '2026-05-21' });
      const sent = await sendInPublic(house, { words: 'Two buses.', name: 'Edna Marl' });
      expect(sent.location).toMatch(/\?sent=yes$/);
      const waiting = await house.as().page(sent.location ?? '');
      expect(waiting.html).toContain('Keep this address');
      expect(waiting.html).not.toContain('Two buses');
      expect((await house.as('nurse').page(`/${SAID}`)).html).not.toContain('Two buses');
      expect((await contributionsSum(house.db, 'ISV-2026-014')).all).toBe(0);
      expect((await house.tasks('office')).map(({ title }) => title)).toContain(
        'Read 1 thing that the public wrote',
      );
      const queue = await house.as('office').page('/ideas/moderation');
      expect(queue.html).toContain('“Two buses.”');
      const shown = { act: 'shown', version: '1', reference: 'ISV-2026-014' };
      house.clock.now = new Date('2026-05-25T09:00:00Z');
      expect((await house.as('office').post(`/ideas/moderation/${sent.id}`, shown)).location).toBe(
        '/ideas/moderation',
      );
      const open = await house.as().page(`/${SAID}/${sent.id}`);
      expect(open.html).toContain('“Two buses.”');
      expect(open.html).toContain('Member of the public');
      expect(open.html).not.toContain('Edna Marl');
      // As its form promises: whoever works on it sees the name, and no other colleague does.
      for (const who of ['lead', 'manager', 'office'] as const)
        expect((await house.as(who).page(`/${SAID}/${sent.id}`)).html).toContain('Edna Marl');
      for (const text of [
        (await house.as('nurse').page(`/${SAID}/${sent.id}`)).html,
        (await house.as('nurse').page(`/${SAID}.csv`)).html,
      ])
        expect([text.includes('Two buses.'), text.includes('Edna Marl')]).toEqual([true, false]);
      expect(await unansweredOf(house.db, 'ISV-2026-014')).toMatchObject([{ due: '2026-06-08' }]);
    }));

  it('are refused when closed, with an identifier whatever is confirmed, and where a machine fills its trap', () =>
    inHouse(async (house) => {
      await putProposal(house.db, { comments_until: '2026-05-21' });
      const number = await sendInPublic(house, { words: 'I am 943 476 5919.', confirmed: 'yes' });
      expect(number.status).toBe(422);
      expect(number.html).toContain('I am 943 476 5919.</textarea>');
      expect(number.html).not.toContain('name="confirmed"');
      expect((await sendInPublic(house, { words: 'Buy.', website: 'http://spam.example' })).status).toBe(422);
      house.clock.now = new Date('2026-05-22T09:00:00Z');
      const late = await sendInPublic(house, { words: 'Too late.' });
      expect(late.status).toBe(409);
      expect((await house.as().api('POST', SAID, { words: 'By the back door.' })).status).toBe(403);
    }));

  it('are so many an hour from one address', () =>
    inHouse(async (house) => {
      await putProposal(house.db, { comments_until: '2026-06-21' });
      for (let i = 0; i < 12; i += 1)
        expect((await sendInPublic(house, { words: `Number ${i}.` })).status).toBe(303);
      const over = await sendInPublic(house, { words: 'One too many.' });
      expect(over.status).toBe(429);
      expect(over.html).toContain('One too many.');
    }));
});

describe('moderation', () => {
  it('takes away under a rule of the policy alone, tells the writer which, and puts back', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Sell cheap scanners.');
      const moderate = (given: object) => house.as('office').api('POST', `ideas/moderation/${id}`, given);
      expect((await moderate({ act: 'taken-away', under: 'dull', version: 1 })).body.type).toBe(
        typeOf('contribution-removal-needs'),
      );
      expect((await moderate({ act: 'shown', version: 1 })).body.type).toBe(typeOf('contribution-stands'));
      expect(
        (await house.as('lead').api('POST', `ideas/moderation/${id}`, { act: 'shown', version: 1 })).status,
      ).toBe(403);
      expect(
        (await moderate({ act: 'taken-away', under: 'selling', note: 'An advert', version: 1 })).status,
      ).toBe(200);
      const gone = await house.as('nurse').page(`/${SAID}`);
      expect(gone.html).toContain('It sells or advertises something.');
      expect(gone.html).not.toContain('cheap scanners');
      expect((await house.as('partner').page(`/${SAID}/${id}`)).html).toContain('cheap scanners');
      expect((await house.news()).filter(({ who }) => who === 'partner')).toMatchObject([
        { title: 'What you said of ISV-2026-014 was taken away: It sells or advertises something.' },
      ]);
      expect((await answer(house, id, TAKEN, 'lead', 2)).body.type).toBe(typeOf('contribution-removed'));
      expect(await contributionsSum(house.db, 'ISV-2026-014')).toMatchObject({ all: 1, removed: 1 });
      expect((await moderate({ act: 'put-back', version: 2 })).status).toBe(200);
      expect(await contributionsSum(house.db, 'ISV-2026-014')).toMatchObject({ removed: 0, toAnswer: 1 });
    }));

  it('is told to everybody in numbers, and to moderators line by line', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Sell cheap scanners.');
      await house
        .as('office')
        .api('POST', `ideas/moderation/${id}`, { act: 'taken-away', under: 'selling', version: 1 });
      const log = await house.as().api('GET', 'ideas/moderation/log');
      expect(log.body).toMatchObject({ takenAway: 1, lines: null });
      const { html } = await house.as().page('/ideas/moderation/log');
      expect(html).toContain('It sells or advertises something.');
      expect(html).not.toMatch(/cheap|Pennycress|Emberleigh/);
      expect((await house.as('office').page('/ideas/moderation/log')).html).toMatch(
        /cheap scanners.*Pennycress/s,
      );
      expect((await house.as('nurse').page('/ideas/moderation')).status).toBe(403);
    }));

  it('never finds what a restriction hides from the reader', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Hidden words.');
      house.platform.registries.restrictions.add('test', async (_, actor) =>
        actor.kind === 'person' && actor.id === idOf('nurse') ? new Set(['idea:ISV-2026-014']) : new Set(),
      );
      for (const path of [SAID, `${SAID}/${id}`])
        expect((await house.as('nurse').api('GET', path)).status).toBe(404);
      expect((await house.as('lead').api('GET', `${SAID}/${id}`)).status).toBe(200);
    }));
});
