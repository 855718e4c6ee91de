import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { registerContributions } from './registries.ts';
import { contributionRoutes } from './routes.tsx';
import { contributionsSum, unansweredOf } from './sum.ts';

const store = testStore();

const houseOver = async (db: Trx) => ({
  ...(await testHouse(store.relational(), db, {
    routes: contributionRoutes,
    register: registerContributions,
  })),
  db,
});
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

/** An idea whose manager owns the next step. */
const putProposal = async (db: Trx, given: Parameters<typeof insertProposal>[1] = {}): Promise<string> => {
  const proposal = await insertProposal(db, {
    title: 'Direct-access echocardiography',
    owner: idOf('manager'),
    owner_name: nameOf('manager'),
    manager_standing: 'Manager',
    ...given,
  });
  return proposal.reference;
};

const SAID = 'ideas/ISV-2026-014/said';
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const say = async ({ as }: House, who: Known, words: string, given: object = {}): Promise<string> => {
  const { status, body } = await as(who).api('POST', SAID, { words, ...given });
  expect([status, body.detail]).toEqual([200, undefined]);
  return body.id;
};

const answer = ({ as }: House, id: string, given: object, who: Known = 'manager', version = 1) =>
  as(who).api('POST', `${SAID}/${id}/answer`, { version, ...given });
const TAKEN = { kind: 'taken-up', what: 'Reports within five days', where: 'Case, section 4' };

/** The public sends the form, and gets the id of what it sent. */
const sendInPublic = async (house: House, fields: Record<string, string>) => {
  const sent = await house.as().post(`/${SAID}`, fields);
  return { ...sent, id: sent.location?.split('/').at(-1)?.split('?')[0] ?? '' };
};

describe('saying something', () => {
  it('stands at once, with who said it and who answers by when, and its leads are told', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'A scan nobody rings me about is worse than a letter.');
      const { html } = await house.as('nurse').page(`/${SAID}`);
      expect(html).toContain('“A scan nobody rings me about is worse than a letter.”');
      expect(html).toContain('Dr Tobias Emberleigh, gp-partner, Z00001');
      expect(html).toMatch(
        /Who answers:<\/b> Ms Delphine Oakhanger, the manager, by <time[^>]*>Thursday 4 June 2026/,
      );
      expect((await house.news()).map(({ who }) => who).sort()).toEqual(['lead', 'manager']);
      expect((await house.tasks('manager')).filter(({ kind }) => kind === 'What people said')).toMatchObject([
        { title: 'Answer 1 contribution: Direct-access echocardiography', due: '2026-06-04' },
      ]);
      expect(await unansweredOf(house.db, 'ISV-2026-014')).toMatchObject([{ id, due: '2026-06-04' }]);
    }));

  it('shows the public roles and no names, on the page, in JSON and in the file', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Two buses to the hospital.');
      await answer(house, id, TAKEN);
      for (const text of [
        (await house.as().page(`/${SAID}`)).html,
        (await house.as().page(`/${SAID}/${id}`)).html,
        (await house.as().page(`/${SAID}.csv`)).html,
        JSON.stringify((await house.as().api('GET', SAID)).body),
      ]) {
        expect(text).toContain('Two buses to the hospital.');
        expect(text).not.toMatch(/Emberleigh|Oakhanger|Z00001/);
      }
    }));

  it('sent twice stands once, and changed words under the same form stand beside it', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const first = await say(house, 'partner', 'Once.', { once: 'form-1' });
      expect(await say(house, 'partner', 'Once.', { once: 'form-1' })).toBe(first);
      expect(await say(house, 'partner', 'And more.', { once: 'form-1' })).not.toBe(first);
      expect((await contributionsSum(house.db, 'ISV-2026-014')).all).toBe(2);
    }));

  it('asks to take out what may be a patient’s, and keeps what was written', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const sent = await house.as('partner').post(`/${SAID}`, {
        about: 'idea',
        words: 'Mrs A, 943 476 5919, waited.',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('Mrs A, 943 476 5919, waited.</textarea>');
      expect((await contributionsSum(house.db, 'ISV-2026-014')).all).toBe(0);
      await say(house, 'partner', 'Order 943 476 5919 came late.', { confirmed: true });
    }));

  it('never names a raiser whose name is kept, who is told of the answer all the same', () =>
    inHouse(async (house) => {
      await putProposal(house.db, { name_kept: true, guardian: idOf('office') });
      const id = await say(house, 'locum', 'I see this every week.');
      const texts = [
        (await house.as('chair').page(`/${SAID}`)).html,
        JSON.stringify((await house.as('lead').api('GET', SAID)).body),
        JSON.stringify(await house.news()),
        JSON.stringify(await house.db.selectFrom('event').selectAll().execute()),
        JSON.stringify(
          await house.db
            .withTables<{ object_change: object }>()
            .selectFrom('object_change')
            .selectAll()
            .execute(),
        ),
      ];
      for (const text of texts) expect(text).not.toMatch(/Thistlewood/);
      expect(JSON.stringify(texts.slice(3))).not.toContain(idOf('locum'));
      expect(texts[0]).toContain('A colleague whose name is kept');
      expect((await house.as('locum').api('GET', `${SAID}/${id}`)).body.contribution.mine).toBe(true);
      await answer(house, id, TAKEN);
      expect((await house.news()).filter(({ who }) => who === 'locum')).toMatchObject([
        { title: 'What you said of ISV-2026-014 is taken up: Reports within five days' },
      ]);
    }));

  it('can be put right by whoever said it until it is answered, and by nobody else', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Tow buses.');
      const put = (who: Known, version: number) =>
        house.as(who).api('PUT', `${SAID}/${id}`, { words: 'Two buses.', version });
      expect((await put('nurse', 1)).body.type).toBe(typeOf('contribution-not-yours'));
      expect((await put('partner', 1)).status).toBe(200);
      expect((await put('partner', 1)).body.type).toBe(typeOf('changed-meanwhile'));
      await answer(house, id, TAKEN, 'lead', 2);
      expect((await put('partner', 3)).body.type).toBe(typeOf('contribution-answered'));
    }));

  it('goes to the idea that this one joined, and what was said of both counts there', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const reference = await putProposal(house.db, { reference: 'ISV-2026-022' });
      const id = (await house.as('nurse').api('POST', `ideas/${reference}/said`, { words: 'Here too.' })).body
        .id;
      await house.db
        .withTables<{
          proposal: { reference: string; state: string; aside_from: string; merged_into: string };
        }>()
        .updateTable('proposal')
        .set({ state: 'merged', aside_from: 'taken-on', merged_into: 'ISV-2026-014' })
        .where('reference', '=', reference)
        .execute();
      expect(
        (await house.as('nurse').api('POST', `ideas/${reference}/said`, { words: 'More.' })).body,
      ).toMatchObject({
        type: typeOf('contribution-goes-on'),
        detail: 'This has joined ISV-2026-014. Say it there.',
      });
      expect((await house.as('nurse').page(`/${SAID}`)).html).toContain(
        'Said of ISV-2026-022, which joined this',
      );
      expect((await answer(house, id, TAKEN)).status).toBe(200);
      expect(await contributionsSum(house.db, 'ISV-2026-014')).toMatchObject({ all: 1, takenUp: 1 });
    }));

  it('is not found where the idea is not taken on and the reader has not signed in', () =>
    inHouse(async (house) => {
      await putProposal(house.db, { state: 'raised' });
      expect((await house.as().page(`/${SAID}`)).status).toBe(404);
      expect((await house.as('nurse').page(`/${SAID}`)).status).toBe(200);
    }));
});

describe('the answer', () => {
  it('tells what changed and where, the person who said it, and those who replied', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Ring me.');
      await house.as('nurse').post(`/${SAID}/${id}/reply`, { words: 'Me too.' });
      const { location } = await house.as('lead').post(`/${SAID}/${id}/answer`, { ...TAKEN, version: '1' });
      expect(location).toBe(`/${SAID}/${id}`);
      const { html } = await house.as().page(`/${SAID}/${id}`);
      expect(html).toMatch(/What changed:<\/b> Reports within five days .*Case, section 4/);
      const answered = (await house.news()).filter(({ kind }) => kind === 'contribution.answered');
      expect(answered.map(({ who }) => who).sort()).toEqual(['nurse', 'partner']);
    }));

  it('says why not, and is refused without its words, with what was written kept', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Let practices buy machines.');
      expect((await answer(house, id, { kind: 'not-taken-up' })).body).toMatchObject({
        status: 422,
        type: typeOf('contribution-needs'),
      });
      const { status, html } = await house
        .as('manager')
        .post(`/${SAID}/${id}/answer`, { kind: 'taken-up', what: 'A machine each', where: '', version: '1' });
      expect(status).toBe(422);
      expect(html).toContain('A machine each</textarea>');
      expect(html).toContain('Say where that can be read');
    }));

  it('is for its two leads and the programme office', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Ring me.');
      for (const who of ['partner', 'nurse', 'chair'] as const)
        expect((await answer(house, id, TAKEN, who)).body.type).toBe(typeOf('contribution-not-yours'));
      expect((await house.as().api('POST', `${SAID}/${id}/answer`, { ...TAKEN, version: 1 })).status).toBe(
        403,
      );
      expect((await answer(house, id, TAKEN, 'office')).status).toBe(200);
    }));

  it('is put right and taken back, each told, with the history of what it was', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const id = await say(house, 'partner', 'Ring me.');
      await answer(house, id, TAKEN);
      expect((await answer(house, id, TAKEN, 'lead', 1)).body.type).toBe(typeOf('changed-meanwhile'));
      await answer(house, id, { kind: 'not-taken-up', why: 'No room' }, 'lead', 2);
      await answer(house, id, { back: true }, 'lead', 3);
      expect(await contributionsSum(house.db, 'ISV-2026-014', '2026-06-05')).toMatchObject({
        toAnswer: 1,
        late: 1,
      });
      const changes = await house.db
        .withTables<{
          object_change: { id: number; kind: string; before: { changed?: string; whyNot?: string } | null };
        }>()
        .selectFrom('object_change')
        .select(['kind', 'before'])
        .where('kind', 'like', 'contribution.answer%')
        .orderBy('id')
        .execute();
      expect(changes.map(({ kind, before }) => [kind, before?.changed ?? before?.whyNot])).toEqual([
        ['contribution.answered', undefined],
        ['contribution.answered', 'Reports within five days'],
        ['contribution.answer-taken-back', 'No room'],
      ]);
    }));
});

describe('the list', () => {
  it('is narrowed by what came of it, by words and by what it is about, and keeps its sum', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      const first = await say(house, 'partner', 'Housebound people wait too.', { about: 'problem' });
      await say(house, 'nurse', 'Buy machines.', { about: 'options' });
      await answer(house, first, TAKEN);
      const ask = async (query: string) =>
        (await house.as('nurse').api('GET', `${SAID}?${query}`)).body.contributions.map(
          (one: { words: string }) => one.words,
        );
      expect(await ask('status=taken-up')).toEqual(['Housebound people wait too.']);
      expect(await ask('status=to-answer')).toEqual(['Buy machines.']);
      expect(await ask('about=options')).toEqual(['Buy machines.']);
      expect(await ask('q=housbound')).toEqual(['Housebound people wait too.']);
      const { body } = await house.as('nurse').api('GET', `${SAID}?limit=1`);
      expect([body.total, body.contributions.length, body.sumWords]).toEqual([
        2,
        1,
        '1 taken up, 0 not taken up, 1 to be answered',
      ]);
      const next = await house.as('nurse').api('GET', `${SAID}?limit=1&cursor=${body.next}`);
      expect(next.body.contributions[0].words).not.toBe(body.contributions[0].words);
    }));
});

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
      expect((await house.as('nurse').page(`/${SAID}/${sent.id}`)).html).toContain('Edna Marl');
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
