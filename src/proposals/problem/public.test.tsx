import { describe, expect, it } from 'vitest';
import { idOf, nameOf } from '../kit/test-house.tsx';
import { problemDb } from './tables.ts';
import { answer, close, inHouse, opened, PATH, problemFor, REFERENCE, state } from './test-problem.tsx';

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
