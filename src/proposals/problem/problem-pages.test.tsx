import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import type { Db } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { setGroup } from '../../platform/settings.ts';
import { conditionsMet } from '../kit/conditions.ts';
import { findProposal } from '../kit/find.ts';
import { idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { proposalDb } from '../tables.ts';
import { registerProblems } from './registries.ts';
import { problemRoutes } from './routes.tsx';
import { problemDb } from './tables.ts';
import { STANCES } from './votes-rules.ts';

const store = testStore();
const REFERENCE = 'ISV-2026-014';
const PATH = `ideas/${REFERENCE}/problem`;

const houseOver = async (db: Db, given: Parameters<typeof insertProposal>[1] = {}) => {
  const house = await testHouse(store.relational(), db as never, {
    routes: problemRoutes,
    register: registerProblems,
  });
  await setGroup(db, system, { area: 'Z0X', invented: true });
  await insertProposal(db, given);
  return { ...house, db };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, given: Parameters<typeof insertProposal>[1] = {}) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const problemFor = async ({ as }: House, who?: Known) => (await as(who).api('GET', PATH)).body;

const touch = async ({ as }: House, given: object = {}) =>
  as('lead').api('PUT', `${PATH}/touches`, {
    how: 'all',
    specialties: ['Hollowmere General'],
    patients: ['heart failure'],
    partners: [],
    practices: [],
    version: 1,
    ...given,
  });

const state = async ({ as }: House, text: string, who: Known = 'lead') =>
  (await as(who).api('POST', `${PATH}/statements`, { text })).body.id as string;

/** Asked, with two statements. */
const opened = async (house: House) => {
  expect((await touch(house)).status).toBe(200);
  const statements = [
    await state(house, 'People wait too long for a heart scan'),
    await state(house, 'The clinic visit before the scan adds little'),
  ] as const;
  const { status, body } = await house.as('lead').api('POST', `${PATH}/open`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return statements;
};

const answer = ({ as }: House, who: Known, statement: string, stance: string, words = '') =>
  as(who).api('POST', `${PATH}/answers`, { statement, stance, words });

const close = async (house: House, given: object = {}) => {
  const { version } = await problemFor(house, 'lead');
  const written = await house.as('manager').api('PUT', `${PATH}/closing`, {
    text: 'People with suspected heart failure wait three months for a scan.',
    because: 'Each request states its question.',
    'without-practice': 'Rung twice',
    'without-patients': 'They answer by letter',
    version,
    ...given,
  });
  expect([written.status, written.body.detail]).toEqual([200, undefined]);
  for (const who of ['lead', 'manager'] as const)
    await house.as(who).api('POST', `${PATH}/signature`, { version: written.body.version });
  return house.as('lead').api('POST', `${PATH}/close`, { version: written.body.version });
};

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
      const sent = await house.as('nurse').post(`/${PATH}/answer`, {
        statement: first,
        stance: 'disagree',
        words: 'Ours wait four weeks.',
      });
      expect(sent.location).toBe(`/${PATH}/answer`);
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

describe('statements', () => {
  it('are open from a lead, proposed by others, and taken or not with a reason that reaches whoever wrote it', () =>
    inHouse(async (house) => {
      await opened(house);
      const id = await state(house, 'Nobody explains the wait', 'patient');
      expect((await house.news()).filter(({ kind }) => kind === 'problem.statement-proposed')).toHaveLength(
        2,
      );
      expect((await problemFor(house)).statements).toHaveLength(2);
      expect((await house.tasks('lead')).map(({ kind }) => kind)).toContain('A statement is proposed');
      const change = (given: object, who: Known = 'lead') =>
        house.as(who).api('POST', `${PATH}/statements/${id}`, { version: 1, ...given });
      expect((await change({ move: 'accept' }, 'patient')).body.type).toBe(typeOf('problem-not-yours'));
      expect((await change({ move: 'not-take' })).body.type).toBe(typeOf('problem-statement-needs'));
      expect((await change({ move: 'not-take', reason: 'Said in the second one' })).body.stands).toBe(
        'not-taken',
      );
      expect((await change({ move: 'accept' })).body.type).toBe(typeOf('changed-meanwhile'));
      expect((await change({ move: 'accept', version: 2 })).body.stands).toBe('open');
      const { html } = await house.as('patient').page(`/${PATH}/answer`);
      expect(html).toContain('Statement 1 of 3');
    }));

  it('keep their words once somebody has answered; until then they may be reworded', () =>
    inHouse(async (house) => {
      const [first] = await opened(house);
      const reword = (version: number) =>
        house.as('lead').post(`/${PATH}/statements/${first}`, {
          move: 'reword',
          text: 'People wait far too long',
          version: String(version),
        });
      expect((await reword(1)).location).toBe(`/${PATH}/statements`);
      await answer(house, 'nurse', first, 'agree');
      const again = await reword(2);
      expect(again.html).toContain('Withdraw it, and write another one.');
      expect(again.html).toContain('People wait far too long');
    }));

  it('are not kept twice', () =>
    inHouse(async (house) => {
      const first = await state(house, 'People wait too long');
      expect(await state(house, 'People wait too long.')).toBe(first);
      const other = await house
        .as('nurse')
        .api('POST', `${PATH}/statements`, { text: 'people wait too long' });
      expect(other.body.type).toBe(typeOf('problem-statement-twice'));
    }));
});

describe('closing', () => {
  it('says what is still to do, needs both names, and is kept with every dissent', () =>
    inHouse(async (house) => {
      const [first, second] = await opened(house);
      await answer(house, 'specialist', second, 'disagree', 'A scan without a question is a picture.');
      await answer(house, 'partner', first, 'agree');
      const page = await house.as('lead').page(`/${PATH}/closing`);
      for (const words of [
        'Write what is agreed.',
        `${nameOf('manager')} has not signed these words.`,
        'have not answered and may until 4 June 2026',
        'None of the patients’ groups has answered.',
      ])
        expect(page.html).toContain(words);
      expect((await close(house)).body.type).toBe(typeOf('problem-cannot-close'));
      house.clock.now = new Date('2026-06-05T09:00:00Z');
      expect((await close(house)).status).toBe(200);
      const problem = await problemFor(house, 'nurse');
      expect(problem).toMatchObject({
        stands: 'closed',
        asked: 5,
        answered: 2,
        heard: 2,
        closing: {
          on: '2026-06-05',
          because: 'Each request states its question.',
          without: [{ kind: 'patients', because: 'They answer by letter' }],
        },
        dissent: [{ words: 'A scan without a question is a picture.', by: { name: nameOf('specialist') } }],
      });
      expect((await answer(house, 'nurse', first, 'agree')).body.type).toBe(typeOf('problem-not-open'));
      const { html } = await house.as('nurse').page(`/${PATH}`);
      expect(html).toContain('What was agreed because of it');
      const proposal = await findProposal(house.db, REFERENCE);
      expect(proposal && [...(await conditionsMet(house.db, proposal))]).toContain('problem-closed');
    }));

  it('takes the signatures away when the words change, and nobody signs for a lead', () =>
    inHouse(async (house) => {
      await opened(house);
      const write = (text: string, version: number) =>
        house.as('lead').api('PUT', `${PATH}/closing`, { text, version });
      const { version } = await problemFor(house, 'lead');
      const first = await write('People wait.', version);
      const sign = (who: Known, of: number) =>
        house.as(who).api('POST', `${PATH}/signature`, { version: of });
      expect((await sign('office', first.body.version)).body.type).toBe(typeOf('problem-not-lead'));
      expect((await sign('manager', first.body.version)).body.signed).toBe(1);
      expect((await sign('manager', first.body.version)).body.signed).toBe(1);
      expect((await write('People wait.', first.body.version)).body.version).toBe(first.body.version);
      expect((await problemFor(house, 'lead')).draft.signedBy).toEqual([nameOf('manager')]);
      const second = await write('People wait too long.', first.body.version);
      expect((await problemFor(house, 'lead')).draft.signedBy).toEqual([]);
      expect((await sign('lead', first.body.version)).body.type).toBe(typeOf('changed-meanwhile'));
      expect(second.body.version).toBeGreaterThan(first.body.version);
    }));

  it('shows whoever wrote at the same time both texts, and loses neither', () =>
    inHouse(async (house) => {
      await opened(house);
      const { version } = await problemFor(house, 'lead');
      const post = (who: Known, text: string) =>
        house.as(who).post(`/${PATH}/closing`, { text, version: String(version) });
      expect((await post('lead', 'Words of the clinician')).location).toBe(`/${PATH}/closing`);
      const second = await post('manager', 'Words of the manager');
      expect(second.html).toContain('Words of the manager</textarea>');
      expect(second.html).toContain('Words of the clinician');
    }));

  it('holds until it is taken back to the problem; then those asked are asked again', () =>
    inHouse(async (house) => {
      const [first] = await opened(house);
      await answer(house, 'specialist', first, 'agree');
      house.clock.now = new Date('2026-06-05T09:00:00Z');
      expect((await close(house)).status).toBe(200);
      await proposalDb(house.db)
        .insertInto('proposal_entry')
        .values({
          proposal: REFERENCE,
          state: 'taken-on',
          on_day: '2026-06-05',
          move: 'back-to-problem',
          reason: 'New figures',
          by_person: null,
          by_name: '',
          by_standing: '',
          at: house.clock.now,
        })
        .execute();
      expect(await problemFor(house, 'lead')).toMatchObject({
        stands: 'not-asked',
        former: 1,
        closing: null,
      });
      expect((await house.as('lead').api('POST', `${PATH}/open`)).body.told).toBe(4);
      expect((await problemFor(house, 'lead')).heard).toBe(1);
    }));

  it('keeps each dissent and counts each person once, whatever people answered', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            who: fc.constantFrom<Known>('partner', 'nurse', 'specialist', 'patient', 'office'),
            place: fc.constantFrom(0, 1),
            stance: fc.constantFrom(...STANCES),
            words: fc.constantFrom('', 'Not where I work'),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        (said) =>
          inHouse(async (house) => {
            const statements = await opened(house);
            for (const one of said)
              await answer(house, one.who, statements[one.place] ?? '', one.stance, one.words);
            house.clock.now = new Date('2026-06-05T09:00:00Z');
            const without = { 'without-specialist': 'Asked twice' };
            expect((await close(house, without)).status).toBe(200);
            const problem = await problemFor(house, 'lead');
            const last = new Map(said.map((one) => [`${one.who} ${one.place}`, one]));
            const dissent = [...last.values()].filter(
              ({ stance, words }) => stance === 'disagree' && words !== '',
            );
            const key = (name: string, statement: string) => `${name} ${statement}`;
            expect(
              problem.dissent
                .map((one: { by: { name: string }; statement: string }) => key(one.by.name, one.statement))
                .sort(),
            ).toEqual(dissent.map(({ who, place }) => key(nameOf(who), statements[place] ?? '')).sort());
            statements.forEach((id, place) => {
              const { count } = problem.statements.find((one: { id: string }) => one.id === id);
              const own = [...last.values()].filter((one) => one.place === place);
              expect(count.of).toBe(own.length);
              for (const stance of STANCES)
                expect(count[stance]).toBe(own.filter((one) => one.stance === stance).length);
            });
          }),
      ),
      { seed: 63, numRuns: 8 },
    ));
});

describe('what the public reads', () => {
  it('has no name, and no answer while fewer than five have given one', () =>
    inHouse(async (house) => {
      const [first] = await opened(house);
      await answer(house, 'specialist', first, 'disagree', 'A picture is no answer.');
      for (const who of ['partner', 'nurse', 'patient'] as const) await answer(house, who, first, 'agree');
      const few = await problemFor(house);
      expect([few.statements[0].count, few.dissent, few.askedList, few.draft]).toEqual([null, [], [], null]);
      expect((await house.as().page(`/${PATH}`)).html).not.toMatch(/Ravensmoor|A picture is no answer/);
      await answer(house, 'office', first, 'agree');
      const enough = await problemFor(house);
      expect(enough.statements[0].count).toMatchObject({ agree: 4, disagree: 1, of: 5 });
      expect(enough.dissent).toMatchObject([
        { words: 'A picture is no answer.', by: { name: null, role: 'secondary-care-specialist' } },
      ]);
      const { html } = await house.as().page(`/${PATH}`);
      expect(html).toContain('A picture is no answer.');
      for (const who of ['specialist', 'partner', 'nurse', 'patient', 'lead', 'office'] as const)
        expect(JSON.stringify(enough) + html).not.toContain(nameOf(who));
    }));

  it('never has the raiser whose name is kept, nor have colleagues, the history or the record', () =>
    inHouse(
      async (house) => {
        const [first] = await opened(house);
        await answer(house, 'locum', first, 'disagree', 'It is longer on the night shift.');
        await state(house, 'Nights are worst', 'locum');
        house.clock.now = new Date('2026-06-05T09:00:00Z');
        expect((await close(house, { 'without-specialist': 'Asked twice' })).status).toBe(200);
        const problem = await problemFor(house, 'nurse');
        expect(problem.dissent[0].by.name).toBe('A colleague whose name is kept');
        const { rows } = {
          rows: await house.db
            .withTables<{ object_change: { person_name: string; person: string | null; after: unknown } }>()
            .selectFrom('object_change')
            .selectAll()
            .execute(),
        };
        const events = await house.db.selectFrom('event').selectAll().execute();
        const closings = await problemDb(house.db).selectFrom('problem_closing').selectAll().execute();
        const pages = await Promise.all(
          ['', '/asked', '/statements'].map(
            async (below) => (await house.as('nurse').page(`/${PATH}${below}`)).html,
          ),
        );
        const own = events.filter(({ object }) => object.includes(REFERENCE));
        expect(JSON.stringify([problem, rows, own, closings, pages, await house.news()])).not.toMatch(
          new RegExp(`Thistlewood|${idOf('locum')}`),
        );
      },
      { name_kept: true, guardian: idOf('officer'), guardian_name: nameOf('officer') },
    ));

  it('sees nothing of one that nobody has taken on', () =>
    inHouse(
      async ({ as }) => {
        expect((await as().page(`/${PATH}`)).status).toBe(404);
        expect((await as('nurse').page(`/${PATH}`)).status).toBe(200);
      },
      { state: 'raised', taken_on_on: null },
    ));
});
