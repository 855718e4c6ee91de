import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { actorOf, idOf, type Known, nameOf, testHouse } from '../kit/test-house.tsx';
import { type ProposalTable, proposalDb } from '../tables.ts';
import { CARDS } from './board.ts';
import { dueWords } from './calendar.ts';
import { monthGrid } from './calendar-rules.ts';
import { digestJobs, mondayOf, tellDigest } from './digest.ts';
import { fillIdeas } from './fill.ts';
import { pipelineRoutes } from './index.ts';

const store = testStore();
const TODAY = '2026-05-21';
const WHO: readonly Known[] = ['locum', 'lead', 'manager', 'partner', 'nurse', 'chair', 'office'];
const people = WHO.map((who) => {
  const { id, name, standing, roles } = actorOf(who);
  return { id, name, standing, role: roles[0]?.role ?? '' };
});

type House = Awaited<ReturnType<typeof testHouse>> & { readonly db: Trx };
const inHouse = (count: number, work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx, { routes: pipelineRoutes });
    if (count > 0) await fillIdeas(trx, { count, seed: 9, today: TODAY, people });
    await work({ ...house, db: trx });
  });

/** One idea that stands as asked; its history began on 2 February 2026. */
const one = async (db: Trx, set: Partial<Record<keyof ProposalTable, unknown>>): Promise<string> => {
  await fillIdeas(db, { count: 1, seed: 2, today: TODAY, people, from: 900 });
  const row = await proposalDb(db)
    .selectFrom('proposal')
    .select('reference')
    .orderBy('reference', 'desc')
    .where('reference', 'like', '%00900')
    .executeTakeFirstOrThrow();
  await proposalDb(db)
    .updateTable('proposal')
    .set({
      state: 'case',
      aside_from: null,
      reason: null,
      clock_held: false,
      exempt: false,
      stage_due: null,
      review_on: null,
      answer_due: null,
      ...set,
    } as never)
    .where('reference', '=', row.reference)
    .execute();
  return row.reference;
};

describe('the board', () => {
  it('counts every stage and shows those that press most, with all of them one press away', () =>
    inHouse(90, async ({ as, db }) => {
      const rows = await proposalDb(db).selectFrom('proposal').select(['state']).execute();
      const { body } = await as('lead').api('GET', 'ideas-board');
      for (const column of [...body.columns, ...body.asides])
        expect([column.state, column.total]).toEqual([
          column.state,
          rows.filter(({ state }) => state === column.state).length,
        ]);
      const full = body.columns.find(({ total }: { total: number }) => total > CARDS);
      expect(full.ideas).toHaveLength(CARDS);
      const pressing = await as('lead').api('GET', `ideas?stage=${full.state}&limit=${CARDS}`);
      expect(full.ideas.map(({ reference }: { reference: string }) => reference)).toEqual(
        pressing.body.ideas.map(({ reference }: { reference: string }) => reference),
      );
      const { html } = await as('lead').page('/ideas/board?phase=care');
      expect(html).toMatch(/href="\/ideas\?phase=care&amp;stage=/);
      expect(html).not.toContain('draggable');
    }));

  it('sends the public to the list, which has the same in words', () =>
    inHouse(3, async ({ as }) => {
      expect((await as().page('/ideas/board')).location).toBe('/ideas');
      expect((await as().page('/ideas/calendar')).location).toBe('/ideas');
    }));
});

describe('the calendar', () => {
  it('has whole weeks from Monday, with weekends and bank holidays as free', () => {
    const may = monthGrid('2026-05');
    expect([may.length, may[0]?.date, may.at(-1)?.date]).toEqual([35, '2026-04-27', '2026-05-31']);
    expect(may.find(({ date }) => date === '2026-05-25')).toMatchObject({ holiday: 'Spring', off: true });
    expect(may.find(({ date }) => date === '2026-05-21')).toMatchObject({ off: false, inMonth: true });
    expect(monthGrid('2027-02').length).toBe(28);
    expect(monthGrid('2026-08').length).toBe(42);
  });

  it('tells what is due of an idea once a day, whatever falls together', () =>
    inHouse(0, async ({ as, db }) => {
      const reference = await one(db, {
        state: 'decision',
        answer_due: '2026-06-09',
        stage_due: '2026-06-09',
        next_by: '2026-06-09',
      });
      const { body } = await as('lead').api('GET', 'ideas-calendar?month=2026-06');
      expect(body.total).toBe(1);
      const day = body.days.find(({ date }: { date: string }) => date === '2026-06-09');
      expect(day.items).toMatchObject([{ reference, what: 'an answer is owed' }]);
      expect(dueWords(['stage', 'next'], 'Case', 'Costs are checked')).toBe(
        'last day in time for “Case”; costs are checked',
      );
      const { html } = await as('lead').page('/ideas/calendar?month=2026-06');
      expect(html).toContain('1 thing is due');
      const alone = await as('lead').page('/ideas/calendar?day=2026-06-09');
      expect(alone.html).toContain('Tuesday 9 June');
      expect((await as('lead').page('/ideas/calendar.csv?month=2026-06')).html).toContain(reference);
      expect((await as('lead').api('GET', 'ideas-calendar?month=June')).status).toBe(422);
    }));

  it('leaves out targets that were lifted, what is over, and what is not mine where I ask for mine', () =>
    inHouse(0, async ({ as, db }) => {
      await one(db, {
        exempt: true,
        stage_due: '2026-06-02',
        next_by: '2026-06-03',
        owner: idOf('nurse'),
        clinician: idOf('lead'),
        manager: idOf('manager'),
        raised_by: idOf('locum'),
      });
      const total = async (who: Known, query = '') =>
        (await as(who).api('GET', `ideas-calendar?month=2026-06${query}`)).body.total;
      expect(await total('chair')).toBe(1);
      expect(await total('nurse', '&mine=yes')).toBe(1);
      expect(await total('partner', '&mine=yes')).toBe(0);
      await proposalDb(db)
        .updateTable('proposal')
        .set({ state: 'withdrawn', aside_from: 'raised', reason: 'It is solved' })
        .execute();
      expect(await total('chair')).toBe(0);
    }));
});

describe('the week', () => {
  it('begins on its Monday', () => {
    expect([mondayOf('2026-05-21'), mondayOf('2026-05-18'), mondayOf('2026-05-24')]).toEqual([
      '2026-05-18',
      '2026-05-18',
      '2026-05-18',
    ]);
    expect(digestJobs[0]?.cron).toBe('45 6 * * 1');
  });

  it('is for those who keep the pipeline', () =>
    inHouse(40, async ({ as }) => {
      expect((await as('nurse').page('/ideas/digest')).status).toBe(403);
      const { html, status } = await as('chair').page('/ideas/digest');
      expect(status).toBe(200);
      for (const part of ['Late, and whose move it is', 'What this week brings', 'What moved last week'])
        expect(html).toContain(part);
    }));

  it('tells each of them once, however often the job runs, and again the next week', () =>
    inHouse(40, async ({ platform, clock, news }) => {
      platform.registries.contacts.add('test', async (_db, ids) =>
        (['chair', 'office', 'nurse'] as const)
          .filter((who) => ids.includes(idOf(who)))
          .map((who) => ({ actor: actorOf(who), hears: 'weekly' as const, stopMail: async () => {} })),
      );
      await tellDigest(platform);
      await tellDigest(platform);
      const told = await news();
      expect(told.map(({ who }) => who).sort()).toEqual(['chair', 'office']);
      expect(told[0]?.title).toMatch(/^Ideas this week: \d+ late/);
      clock.now = new Date('2026-05-25T05:45:00Z');
      await tellDigest(platform);
      expect(await news()).toHaveLength(4);
    }));

  it('is not told where there is nothing to tell', () =>
    inHouse(0, async ({ platform, news }) => {
      await tellDigest(platform);
      expect(await news()).toEqual([]);
    }));
});

describe('the public', () => {
  it('reads what is worked on by where it stands, where comments are open and until when, without names', () =>
    inHouse(60, async ({ as, db }) => {
      const reference = await one(db, { taken_on_on: '2026-03-01', comments_until: '2026-06-12' });
      const { html, status } = await as().page('/ideas');
      expect(status).toBe(200);
      expect(html).toContain('What we are working on');
      expect(html).toContain('Open for comments');
      expect(html).toContain('Friday 12 June');
      expect(html).toContain(`/ideas/${reference}/said`);
      for (const { name } of people) expect(html).not.toContain(name);
    }));

  it('reads no idea that nobody has taken on, no name and no number under five people, whatever there is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), fc.integer({ min: 5, max: 30 }), async (seed, count) => {
        await store.rolledBack(async (trx) => {
          const { as } = await testHouse(store.relational(), trx, { routes: pipelineRoutes });
          const made = await fillIdeas(trx, { count, seed, today: TODAY, people });
          const hidden = made.filter(({ proposal }) => !proposal.taken_on_on);
          const list = await as().api('GET', 'ideas?stage=all&limit=1000');
          const board = await as().api('GET', 'ideas-board');
          const month = await as().api('GET', 'ideas-calendar');
          const faces = [
            (await as().page('/ideas?stage=all&print=yes')).html,
            (await as().page('/ideas.csv?stage=all')).html,
            (await as().page('/ideas/calendar.csv')).html,
            ...[list, board, month].map(({ body }) => JSON.stringify(body)),
          ];
          for (const face of faces) {
            for (const { proposal } of hidden) expect(face).not.toContain(proposal.reference);
            for (const who of WHO) {
              expect(face).not.toContain(nameOf(who));
              expect(face).not.toContain(idOf(who));
            }
          }
          const shown = [
            ...list.body.ideas,
            ...board.body.columns.flatMap(({ ideas }: { ideas: object[] }) => ideas),
          ] as { supporters: number | null; raisedRole: string | null }[];
          for (const { supporters, raisedRole } of shown) {
            expect(supporters === null || supporters === 0 || supporters >= 5).toBe(true);
            expect(raisedRole).toBeNull();
          }
          expect(list.body.total).toBe(count - hidden.length);
          const by = await as().api('GET', `ideas?stage=all&lead=${idOf('lead')}&role=locum-gp&whose=duty`);
          expect(by.body.total).toBe(list.body.total);
        });
      }),
      { seed: 7, numRuns: 4 },
    );
  });
});
