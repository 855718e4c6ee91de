import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { targetsInForce } from '../kit/settings.ts';
import { actorOf, idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { fillIdeas } from './fill.ts';
import { stageUnlessSaid } from './filter-rules.ts';
import { pipelineRoutes } from './index.ts';
import { findIdeas, ideasListed } from './queries.ts';
import { listedFor } from './shown.ts';

const store = testStore();
const TODAY = '2026-05-21';

const WHO: readonly Known[] = ['locum', 'lead', 'manager', 'partner', 'nurse', 'chair', 'office'];
const people = WHO.map((who) => {
  const { id, name, standing, roles } = actorOf(who);
  return { id, name, standing, role: roles[0]?.role ?? '' };
});

const inHouse = (
  work: (house: Awaited<ReturnType<typeof testHouse>> & { db: Trx }) => Promise<void>,
  count = 60,
) =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx, { routes: pipelineRoutes });
    await fillIdeas(trx, { count, seed: 7, today: TODAY, people });
    await work({ ...house, db: trx });
  });

describe('the list of ideas', () => {
  it('tells of each where it is, its day and target, whose move it is and by when', () =>
    inHouse(async ({ as }) => {
      const { body } = await as('lead').api('GET', 'ideas?stage=all&limit=200');
      expect(body.total).toBe(60);
      const [first] = body.ideas;
      expect(first.line).toHaveLength(9);
      expect(first.next.by).toMatch(/^2026-/);
      const { html, status } = await as('lead').page('/ideas');
      expect(status).toBe(200);
      expect(html).toContain('Whose move, and by when');
      expect(html).toMatch(/Today: <a href="\/ideas\?clock=late">\d+ late/);
      expect(html).toMatch(/day \d+ of \d+/);
    }));

  it('sorts and filters as the rules count, idea by idea', () =>
    inHouse(async ({ db }) => {
      const then = { today: TODAY, targets: await targetsInForce(db, TODAY) };
      const order = { sort: 'pressing', dir: 'ascending' } as const;
      const all = await findIdeas(db, { stage: 'all', publicOnly: false }, order, then);
      const rows = (await ideasListed(db, all.references)).map((row) =>
        listedFor(actorOf('lead'), row, then),
      );
      expect(rows).toHaveLength(60);
      const standing = (of: string) =>
        rows.filter(({ clock }) => clock?.standing === of).map(({ reference }) => reference);
      for (const [clock, of] of [
        ['late', 'late'],
        ['soon', 'soon-late'],
        ['held', 'stopped'],
        ['exempt', 'exempt'],
      ] as const) {
        const found = await findIdeas(db, { stage: 'all', clock, publicOnly: false }, order, then);
        expect([clock, [...found.references].sort()]).toEqual([clock, standing(of).sort()]);
      }
      expect([...all.late].sort()).toEqual(standing('late').sort());
      expect([...all.soon].sort()).toEqual(standing('soon-late').sort());
      const days = await findIdeas(
        db,
        { stage: 'all', publicOnly: false },
        { sort: 'days', dir: 'descending' },
        then,
      );
      expect(rows.find(({ reference }) => reference === days.references[0])?.raisedOn).toBe(
        rows.map(({ raisedOn }) => raisedOn).sort()[0],
      );
      const liked = await findIdeas(
        db,
        { stage: 'all', publicOnly: false },
        { sort: 'supporters', dir: 'descending' },
        then,
      );
      const supporters = liked.references.map(
        (one) => rows.find(({ reference }) => reference === one)?.supporters ?? 0,
      );
      expect(supporters).toEqual([...supporters].sort((a, b) => b - a));
      expect(Math.max(...supporters)).toBeGreaterThan(0);
    }));

  it('answers every filter, alone and together', () =>
    inHouse(async ({ as, db }) => {
      const rows = await proposalDb(db).selectFrom('proposal').selectAll().execute();
      const asked = async (query: string, who: Known = 'lead') =>
        (await as(who).api('GET', `ideas?limit=200&stage=all&${query}`)).body.ideas.map(
          (idea: { reference: string }) => idea.reference,
        );
      const those = (fits: (row: (typeof rows)[number]) => boolean) =>
        rows.filter(fits).map(({ reference }) => reference);
      const lead = idOf('lead');
      const cases: readonly (readonly [string, readonly string[]])[] = [
        [`lead=${lead}`, those((row) => row.clinician === lead || row.manager === lead)],
        ['whose=duty', those(({ state }) => state === 'raised')],
        ['whose=body', those(({ state }) => state === 'decision')],
        ['whose=me', those(({ owner, state }) => owner === lead && state !== 'decision')],
        ['phase=care', those(({ phase }) => phase === 'care')],
        ['fifth=1', those(({ fifth }) => fifth === 1)],
        ['condition=copd', those(({ condition }) => condition === 'copd')],
        ['route=committee', those(({ body }) => body === 'committee')],
        [
          'from=2025-06-01&to=2025-12-31',
          those((row) => row.raised_on >= '2025-06-01' && row.raised_on <= '2025-12-31'),
        ],
        ['role=locum-gp', those((row) => row.raised_role === 'locum-gp' && !row.name_kept)],
        ['phase=care&fifth=2', those(({ phase, fifth }) => phase === 'care' && fifth === 2)],
      ];
      for (const [query, expected] of cases)
        expect([query, (await asked(query)).sort()]).toEqual([query, [...expected].sort()]);
      expect(cases.filter(([, expected]) => expected.length > 0).length).toBeGreaterThan(5);
    }));

  it('finds words and a reference in closed ones too, unless a stage is asked for', () =>
    inHouse(async ({ as, db }) => {
      const row = await proposalDb(db)
        .selectFrom('proposal')
        .select('reference')
        .where('state', 'in', ['not-pursued', 'withdrawn', 'paused'])
        .executeTakeFirstOrThrow();
      expect(stageUnlessSaid('x')).toBe('all');
      const { body } = await as('lead').api('GET', `ideas?q=${row.reference}`);
      expect(body.ideas[0].reference).toBe(row.reference);
      const open = await as('lead').api('GET', `ideas?stage=open&q=${row.reference}`);
      expect(open.body.ideas.map((idea: { reference: string }) => idea.reference)).not.toContain(
        row.reference,
      );
    }));

  it('finds all of the words that were asked for, forgiving of their spelling, and nothing by signs alone', () =>
    inHouse(async ({ as, db }) => {
      const rows = await proposalDb(db)
        .selectFrom('proposal')
        .select(['reference', 'title', 'what'])
        .execute();
      const expected = rows.filter(({ title, what }) => /talking therapies/i.test(`${title} ${what}`));
      expect(expected.length).toBeGreaterThan(0);
      const asked = async (q: string) =>
        (await as('lead').api('GET', `ideas?limit=200&q=${encodeURIComponent(q)}`)).body.ideas.map(
          (idea: { reference: string }) => idea.reference,
        );
      expect((await asked('talkin therapys')).sort()).toEqual(
        expected.map(({ reference }) => reference).sort(),
      );
      expect(await asked('talking zebras')).toEqual([]);
      expect(await asked('?!')).toEqual([]);
    }));

  it('counts a supporter of a joined one once, with the one in which it goes on', () =>
    inHouse(async ({ as, db }) => {
      const [one, other] = await proposalDb(db)
        .selectFrom('proposal')
        .select('reference')
        .orderBy('reference')
        .limit(2)
        .execute();
      await sql`delete from proposal_stance`.execute(db);
      for (const [proposal, who] of [
        [one?.reference, 'nurse'],
        [other?.reference, 'nurse'],
        [other?.reference, 'partner'],
      ] as const)
        await proposalDb(db)
          .insertInto('proposal_stance')
          .values({
            proposal: proposal ?? '',
            person: idOf(who),
            stance: 'supports',
            words: null,
            person_name: who,
            standing: '',
            at: new Date(),
          })
          .execute();
      await proposalDb(db)
        .updateTable('proposal')
        .set({ state: 'merged', aside_from: 'taken-on', merged_into: one?.reference ?? '' })
        .where('reference', '=', other?.reference ?? '')
        .execute();
      const { body } = await as('lead').api('GET', `ideas?q=${one?.reference}&sort=supporters`);
      expect(body.ideas[0]).toMatchObject({ reference: one?.reference, supporters: 2 });
    }));

  it('never names whoever asked for their name to be kept, in page, JSON or file, nor by a profession of one', () =>
    inHouse(async ({ as, db }) => {
      await proposalDb(db)
        .updateTable('proposal')
        .set({
          name_kept: true,
          guardian: idOf('chair'),
          guardian_name: 'Dr Thrupp',
          raised_by: idOf('specialist'),
          raised_by_name: 'Dr Ines Ravensmoor',
          raised_role: 'secondary-care-specialist',
        })
        .execute();
      const faces = await Promise.all([
        as('chair').page('/ideas?stage=all&print=yes'),
        as('chair').page('/ideas.csv?stage=all'),
        as('chair').page('/ideas/board'),
      ]);
      const { body } = await as('chair').api('GET', 'ideas?stage=all');
      for (const text of [...faces.map(({ html }) => html), JSON.stringify(body)]) {
        expect(text).not.toContain('Ravensmoor');
        expect(text).not.toMatch(/[Ss]econdary.care.specialist/);
      }
      const asked = await as('chair').api('GET', 'ideas?stage=all&role=secondary-care-specialist');
      expect(asked.body.total).toBe(0);
    }));

  it('offers ticks to those who keep the pipeline, and to nobody else', () =>
    inHouse(async ({ as }) => {
      const office = await as('office').page('/ideas');
      expect(office.html).toContain('action="/ideas/move-many"');
      expect(office.html).toContain('name="references"');
      expect((await as('nurse').page('/ideas')).html).not.toContain('move-many');
    }));

  it('pages, sorts and prints, and says what to do where nothing fits', () =>
    inHouse(async ({ as }) => {
      const page = await as('lead').page('/ideas?stage=all&page=2');
      expect(page.html).toContain('26 to 50 of 60 ideas');
      const none = await as('lead').page('/ideas?q=zebra');
      expect(none.html).toContain('No idea fits');
      const csv = await as('lead').page('/ideas.csv?stage=all');
      expect(csv.html.trim().split('\r\n')).toHaveLength(61);
      const first = await as('lead').api('GET', 'ideas?stage=all&limit=40');
      const second = await as('lead').api('GET', `ideas?stage=all&limit=40&cursor=${first.body.next}`);
      expect([first.body.ideas.length, second.body.ideas.length, second.body.next]).toEqual([
        40,
        20,
        undefined,
      ]);
      expect((await as('lead').api('GET', 'ideas?stage=nowhere')).status).toBe(422);
    }));
});
