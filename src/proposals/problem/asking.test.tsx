import { describe, expect, it } from 'vitest';
import { idOf } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import {
  answer,
  inHouse,
  opened,
  PATH,
  problemFor,
  REFERENCE,
  state,
  touch,
  typeOf,
} from './test-problem.tsx';

describe('whom a proposal touches', () => {
  it('decides who is asked: practices, specialists, healthwatch; and says for what nobody is known', () =>
    inHouse(async (house) => {
      const { status } = await touch(house, {
        specialties: ['Hollowmere General', 'Radiologist'],
        partnersChange: 'yes',
      });
      expect(status).toBe(200);
      const problem = await problemFor(house, 'lead');
      expect(problem.askedList.map(({ name }: { name: string }) => name)).toEqual([
        'Bellpit Medical Centre',
        'Kiln Row Surgery',
        'Ochre Street Surgery',
        'Dr Ines Ravensmoor, Hollowmere General',
        'Ironstone Vale healthwatch',
      ]);
      expect(problem.nobodyFor).toEqual([{ kind: 'specialist', what: 'Radiologist' }]);
      expect(problem.touches).toMatchObject({ practices: null, partnersChange: true });
      const { html } = await house.as('lead').page(`/ideas/${REFERENCE}/problem/asked`);
      expect(html).toContain('Nobody was found to ask');
      const csv = await house.as('lead').page(`/ideas/${REFERENCE}/problem/asked.csv`);
      expect(csv.html).toContain('Ochre Street Surgery');
      expect(csv.html.trim().split('\n')).toHaveLength(problem.askedList.length + 1);
      expect((await house.as().page(`/ideas/${REFERENCE}/problem/asked.csv`)).status).not.toBe(200);
    }));

  it('is written on a form that comes back with what the person wrote', () =>
    inHouse(async ({ as }) => {
      const { html } = await as('lead').page(`/ideas/${REFERENCE}/problem/touches`);
      expect(html).toContain('All practices (3)');
      const sent = await as('lead').post(`/ideas/${REFERENCE}/problem/touches`, {
        how: 'some',
        patients: 'heart failure',
        version: '1',
      });
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('Choose the practices that it touches.');
      expect(sent.html).toContain('heart failure</textarea>');
      const kept = await as('lead').post(
        `/ideas/${REFERENCE}/problem/touches`,
        { how: 'some', patients: 'heart failure', version: '1' },
        [['practices', 'Z00002']],
      );
      expect(kept.location).toBe(`/ideas/${REFERENCE}/problem/asked`);
    }));

  it('is the leads’ and the programme office’s, as they last saw it, until it goes to a decision', () =>
    inHouse(async (house) => {
      const nurse = await house.as('nurse').api('PUT', `${PATH}/touches`, { how: 'all', version: 1 });
      expect(nurse.body.type).toBe(typeOf('problem-not-yours'));
      expect((await house.as('nurse').page(`/ideas/${REFERENCE}/problem/touches`)).status).toBe(403);
      expect(
        (await house.as('office').api('PUT', `${PATH}/touches`, { how: 'all', version: 1 })).status,
      ).toBe(200);
      expect((await touch(house)).body.type).toBe(typeOf('changed-meanwhile'));
      await proposalDb(house.db).updateTable('proposal').set({ state: 'decision' }).execute();
      expect((await touch(house, { version: 2 })).body.type).toBe(typeOf('problem-settled'));
    }));

  it('can be edited: who is left out stays on show with the reason, also when the list is worked out anew', () =>
    inHouse(async (house) => {
      await touch(house);
      const edit = (given: object) =>
        house.as('manager').api('POST', `${PATH}/asked`, { kind: 'practice', key: 'Z00003', ...given });
      expect((await edit({ what: 'leave-out' })).status).toBe(422);
      expect((await edit({ what: 'leave-out', because: 'It closes in June' })).body.asked).toBe(4);
      expect(
        (await edit({ what: 'add', kind: 'specialist', key: idOf('nurse'), because: 'Runs the clinic' })).body
          .asked,
      ).toBe(5);
      expect((await edit({ what: 'add', key: 'Z99999', because: 'x' })).body.type).toBe(
        typeOf('asked-unknown'),
      );
      await touch(house, { specialties: [], version: 2 });
      const problem = await problemFor(house, 'lead');
      expect(problem.leftOut).toMatchObject([{ name: 'Kiln Row Surgery', because: 'It closes in June' }]);
      expect(problem.askedList.map(({ key }: { key: string }) => key)).toEqual([
        'Z00001',
        'Z00002',
        'Z0H',
        idOf('nurse'),
      ]);
    }));

  it('finds somebody by name on the page, and shows the reason’s field before they are added', () =>
    inHouse(async (house) => {
      await touch(house);
      const page = (query: string) => house.as('lead').page(`/ideas/${REFERENCE}/problem/asked?${query}`);
      expect((await page('name=Wrenfold')).html).toContain(`key=${idOf('nurse')}`);
      const { html } = await page(`what=add&kind=specialist&key=${idOf('nurse')}`);
      expect(html).toContain('Why are they asked?');
      const sent = await house.as('lead').post(`/ideas/${REFERENCE}/problem/asked`, {
        what: 'add',
        kind: 'specialist',
        key: idOf('nurse'),
        because: '',
      });
      expect([sent.status, sent.html.includes('Say why they are asked, or left out')]).toEqual([422, true]);
    }));
});

describe('asking', () => {
  it('tells the people behind those asked once, gives them their days, and puts it on their Home', () =>
    inHouse(async (house) => {
      expect((await house.as('lead').api('POST', `${PATH}/open`)).body.type).toBe(
        typeOf('problem-without-statement'),
      );
      await state(house, 'Nobody is asked about this');
      expect((await house.as('lead').api('POST', `${PATH}/open`)).body.type).toBe(
        typeOf('problem-nobody-asked'),
      );
      await opened(house);
      expect((await problemFor(house)).due).toBe('2026-06-04');
      const told = (await house.news()).filter(({ kind }) => kind === 'problem.asked').map(({ who }) => who);
      expect(told.sort()).toEqual(['nurse', 'partner', 'patient', 'specialist']);
      const task = (await house.tasks('nurse')).find(({ href }) => href.endsWith('/answer'));
      expect(task).toMatchObject({
        kind: 'A problem to agree, before anybody offers a solution',
        href: `/${PATH}/answer`,
        due: '2026-06-04',
      });
      expect((await house.as('lead').api('POST', `${PATH}/open`)).body.type).toBe(
        typeOf('problem-asked-already'),
      );
      const edit = { what: 'add', kind: 'specialist', key: idOf('chair'), because: 'Knows the history' };
      await house.as('lead').api('POST', `${PATH}/asked`, edit);
      const after = (await house.news()).filter(({ kind }) => kind === 'problem.asked').map(({ who }) => who);
      expect(after.filter((who) => who === 'nurse')).toHaveLength(1);
      expect(after).toContain('chair');
    }));

  it('is answered one statement at a time on a phone, and leaves Home when all are answered', () =>
    inHouse(async (house) => {
      const [first, second] = await opened(house);
      const page = () => house.as('nurse').page(`/${PATH}/answer`);
      expect((await page()).html).toMatch(/Statement 1 of 2.*People wait too long/s);
      const onHome = async () =>
        (await house.tasks('nurse')).find(({ href }) => href === `/${PATH}/answer`)?.answer;
      expect(await onHome()).toMatchObject({
        quote: 'People wait too long for a heart scan',
        action: `/${PATH}/answer`,
        hidden: { statement: first },
        name: 'stance',
      });
      const sent = await house.as('nurse').post(`/${PATH}/answer`, {
        statement: first,
        stance: 'disagree',
        words: 'Ours wait four weeks.',
      });
      expect(sent.location).toBe(`/${PATH}/answer`);
      expect((await onHome())?.quote).toBe('The clinic visit before the scan adds little');
      expect((await page()).html).toMatch(/Statement 2 of 2.*Ours wait four weeks/s);
      await house.as('nurse').post(`/${PATH}/answer`, { statement: second, stance: 'pass', words: '' });
      expect((await page()).html).toContain('you have answered them all');
      expect((await house.tasks('nurse')).map(({ kind }) => kind)).not.toContain(
        'A problem to agree, before anybody offers a solution',
      );
      const problem = await problemFor(house, 'lead');
      expect(problem.askedList.find(({ key }: { key: string }) => key === 'Z00002').answered).toBe(true);
      expect([problem.answered, problem.heard]).toEqual([1, 1]);
    }));

  it('warns of words that may tell who a patient is, and keeps what was written', () =>
    inHouse(async (house) => {
      const [first] = await opened(house);
      const words = 'Her number is 943 476 5919.';
      const sent = await house
        .as('nurse')
        .post(`/${PATH}/answer`, { statement: first, stance: 'agree', words });
      expect(sent.html).toContain('943 476 5919');
      expect(sent.html).toContain('I have checked');
      expect((await problemFor(house, 'lead')).heard).toBe(0);
    }));

  it('is open to any member, to nobody who has not signed in, and not before it is opened', () =>
    inHouse(async (house) => {
      const early = await state(house, 'People wait too long');
      expect((await answer(house, 'office', early, 'agree')).body.type).toBe(typeOf('problem-not-open'));
      const [first] = await opened(house);
      expect((await answer(house, 'office', first, 'agree')).status).toBe(200);
      expect(
        (await house.as().api('POST', `${PATH}/answers`, { statement: first, stance: 'agree' })).status,
      ).toBe(403);
      expect((await answer(house, 'office', first, 'perhaps')).status).toBe(422);
    }));
});
