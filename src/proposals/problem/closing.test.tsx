import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsMet } from '../kit/conditions.ts';
import { findProposal } from '../kit/find.ts';
import { type Known, nameOf } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { answer, close, inHouse, opened, PATH, problemFor, REFERENCE, typeOf } from './test-problem.tsx';
import { STANCES } from './votes-rules.ts';

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
