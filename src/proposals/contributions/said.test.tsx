import { describe, expect, it } from 'vitest';
import { idOf, type Known } from '../kit/test-house.tsx';
import { contributionsSum, unansweredOf } from './sum.ts';
import { answer, inHouse, putProposal, SAID, say, TAKEN, typeOf } from './test-said.tsx';

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
      const told = await house.news();
      expect(await say(house, 'partner', 'Once.', { once: 'form-1' })).toBe(first);
      expect(await house.news()).toEqual(told);
      expect(await say(house, 'partner', 'And more.', { once: 'form-1' })).not.toBe(first);
      expect((await contributionsSum(house.db, 'ISV-2026-014')).all).toBe(2);
    }));

  it('of another person, or of another idea, is not taken for a second sending though its key is the same', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      await putProposal(house.db, { reference: 'ISV-2026-015' });
      const first = await say(house, 'partner', 'I agree.', { once: '1' });
      expect(await say(house, 'nurse', 'I agree.', { once: '1' })).not.toBe(first);
      const other = await house
        .as('partner')
        .api('POST', 'ideas/ISV-2026-015/said', { words: 'I agree.', once: '1' });
      expect([other.status, other.body.id === first]).toEqual([200, false]);
      expect((await contributionsSum(house.db, 'ISV-2026-014')).all).toBe(2);
      expect((await contributionsSum(house.db, 'ISV-2026-015')).all).toBe(1);
    }));

  it('is of a section of the case that there is: another one is refused with those that it has', () =>
    inHouse(async (house) => {
      await putProposal(house.db);
      await putProposal(house.db, { reference: 'ISV-2026-015', state: 'case', body: 'clinical-lead' });
      const about = (reference: string, section: string) =>
        house.as('partner').api('POST', `ideas/${reference}/said`, { words: 'It is long.', about: section });
      expect((await about('ISV-2026-015', 'case:change')).status).toBe(200);
      const wrong = await about('ISV-2026-015', 'case:pathway');
      expect([wrong.status, wrong.body.type]).toEqual([422, typeOf('contribution-no-section')]);
      expect(wrong.body.detail).toContain('What changes (case:change)');
      expect((await about('ISV-2026-014', 'case:need')).body.detail).toContain('There is no case yet.');
      const { html } = await house.as('partner').page('/ideas/ISV-2026-015/said');
      expect(html).toContain('value="case:change"');
      expect(html).not.toContain('value="case:pathway"');
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
