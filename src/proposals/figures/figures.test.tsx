import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { caseDb } from '../case/tables.ts';
import { makeVersion } from '../case/versions.ts';
import { scansMoney } from '../case/worked-example.ts';
import { daysByState, type Entry } from '../clocks/rules.ts';
import { actorOf, type Known, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { fillIdeas } from '../pipeline/fill.ts';
import { STAGES } from '../stages/table-rules.ts';
import { proposalDb } from '../tables.ts';
import { findAnswers, findDelay, findStays } from './queries.ts';
import { figureRoutes } from './routes.tsx';

const store = testStore();
const TODAY = '2026-05-21';
const WHO: readonly Known[] = ['locum', 'lead', 'manager', 'partner', 'nurse'];
const people = WHO.map((who) => {
  const { id, name, standing, roles } = actorOf(who);
  return { id, name, standing, role: roles[0]?.role ?? '' };
});

type House = Awaited<ReturnType<typeof testHouse>> & { db: Trx };
const inHouse = (count: number, work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => {
    const house = await testHouse(store.relational(), trx, { routes: figureRoutes });
    if (count > 0) await fillIdeas(trx, { count, seed: 3, today: TODAY, people });
    await work({ ...house, db: trx });
  });

const historiesOf = async (db: Trx) => {
  const rows = await proposalDb(db).selectFrom('proposal_entry').selectAll().orderBy('id').execute();
  const found = new Map<string, Entry[]>();
  for (const row of rows)
    found.set(row.proposal, [...(found.get(row.proposal) ?? []), { state: row.state, on: row.on_day }]);
  return found;
};

type Shown = {
  readonly key: string;
  readonly title: string;
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] };
};
const figuresFor = async ({ as }: House, who: Known | undefined, query = ''): Promise<readonly Shown[]> =>
  (await as(who).api('GET', `ideas-figures${query}`)).body.figures;

describe('days by stage', () => {
  it('are those that the clock’s own rule counts, for every idea that went beyond the stage', () =>
    inHouse(120, async ({ db }) => {
      const rows = await proposalDb(db).selectFrom('proposal').selectAll().execute();
      const histories = await historiesOf(db);
      const expected: string[] = [];
      for (const row of rows) {
        const at = STAGES.indexOf((row.aside_from ?? row.state) as never);
        for (const days of daysByState(histories.get(row.reference) ?? [], [], TODAY)) {
          const place = STAGES.indexOf(days.state as never);
          if (place >= 0 && place < at) expected.push(`${days.state} ${row.body} ${days.calendar}`);
        }
      }
      const found = (await findStays(db, false))
        .filter(({ way }) => way !== 'whole')
        .flatMap(({ way, route, days }) => days.map((one) => `${way} ${route} ${one}`));
      expect(found.length).toBeGreaterThan(200);
      expect(found.sort()).toEqual(expected.sort());
    }));

  it('on the page tell half and nine in ten, with what is still there, and choose year and stage', () =>
    inHouse(120, async (house) => {
      const { html, status } = await house.as('lead').page('/ideas/figures?stage=case');
      expect(status).toBe(200);
      expect(html).toMatch(/Half had an answer within \d+ days, nine in ten within \d+/);
      expect(html).toContain('What is this figure?');
      expect(html).toContain('at “Case”');
      expect(html).toContain('/ideas/figures/stages.csv?stage=case');
      const csv = await house.as('lead').page('/ideas/figures/stages.csv');
      expect(csv.html).toContain('Usual target, days');
      expect((await house.as('lead').page('/ideas/figures/stages.svg')).html).toContain('<svg');
      expect((await house.as('lead').page('/ideas/figures/nothing.csv')).status).toBe(404);
      expect((await house.as('lead').api('GET', 'ideas-figures?year=2025')).status).toBe(422);
      const [all] = await figuresFor(house, 'lead');
      const [one] = await figuresFor(house, 'lead', '?year=2024/25');
      const left = (of: Shown | undefined) =>
        (of?.table.rows ?? []).map((row) => Number(row[row.length - 3] ?? 0));
      const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
      expect(sum(left(one))).toBeLessThan(sum(left(all)));
    }));

  it('say that there is nothing yet where nothing was raised', () =>
    inHouse(0, async ({ as }) => {
      expect((await as('lead').page('/ideas/figures')).html).toContain('No figures yet');
    }));
});

describe('answers in time', () => {
  it('count each complete case once, and none that its leads took back; of five or more the share is told', () =>
    inHouse(0, async (house) => {
      const { db } = house;
      await fillIdeas(db, { count: 7, seed: 1, today: TODAY, people });
      await sql`delete from proposal_entry`.execute(db);
      const references = (await proposalDb(db).selectFrom('proposal').select('reference').execute()).map(
        ({ reference }) => reference,
      );
      const told: readonly (readonly [string, string, string | null])[][] = [
        [
          ['decision', '2026-01-01', null],
          ['mobilising', '2026-02-26', 'decide-yes'],
        ],
        [
          ['decision', '2026-01-01', null],
          ['mobilising', '2026-02-27', 'decide-yes'],
        ],
        [
          ['decision', '2026-01-01', null],
          ['case', '2026-01-20', 'back-to-case'],
        ],
        [['decision', '2026-01-02', null]],
        [['decision', '2026-05-01', null]],
        [
          ['decision', '2026-01-05', null],
          ['not-pursued', '2026-02-01', 'decide-no'],
        ],
      ];
      const enter = async (place: number, entries: (typeof told)[number]) => {
        for (const [state, on_day, move] of entries)
          await proposalDb(db)
            .insertInto('proposal_entry')
            .values({
              proposal: references[place] ?? '',
              state: state as never,
              on_day,
              move: (move ?? 'send') as never,
              reason: move ? 'Because' : null,
              by_name: 'x',
              by_standing: '',
              by_person: null,
              at: new Date(),
            })
            .execute();
      };
      for (const [place, entries] of told.entries()) await enter(place, entries);
      expect(await findAnswers(db, false)).toHaveLength(5);
      const title = async () => (await figuresFor(house, 'lead')).find(({ key }) => key === 'in-time')?.title;
      // Four are settled, which is too few to tell of.
      expect(await title()).toContain('Too few answers');
      await enter(6, [
        ['decision', '2026-01-06', null],
        ['case', '2026-02-03', 'decide-not-yet'],
      ]);
      expect(await title()).toBe('60% of complete cases had a reasoned answer in time in 2025/26');
    }));
});

describe('what delay costs', () => {
  it('is people expected each month times the months up to going live, by where they went', () =>
    inHouse(0, async ({ db }) => {
      await fillIdeas(db, { count: 1, seed: 5, today: TODAY, people });
      const [row] = await proposalDb(db).selectFrom('proposal').selectAll().execute();
      await sql`delete from proposal_entry`.execute(db);
      await proposalDb(db)
        .updateTable('proposal')
        .set({
          state: 'live',
          aside_from: null,
          reason: null,
          benefit: JSON.stringify({ value: 240, lower: 190, upper: 290 }),
        })
        .execute();
      for (const [state, on_day, move] of [
        ['raised', '2026-02-02', 'raise'],
        ['case', '2026-02-12', 'write-case'],
        ['live', '2026-05-21', 'go-live'],
      ] as const)
        await proposalDb(db)
          .insertInto('proposal_entry')
          .values({
            proposal: row?.reference ?? '',
            state,
            on_day,
            move,
            reason: null,
            by_name: 'x',
            by_standing: '',
            by_person: null,
            at: new Date(),
          })
          .execute();
      const found = await findDelay(db, { today: '2027-01-01', publicOnly: false });
      expect(found.map(({ state, days, value }) => [state, days, value]).sort()).toEqual([
        ['case', 98, 98 * 240],
        ['raised', 10, 10 * 240],
      ]);
      const april = await findDelay(db, {
        today: '2027-01-01',
        publicOnly: false,
        span: { from: '2026-04-01', to: '2027-03-31' },
      });
      expect(april.find(({ state }) => state === 'case')).toMatchObject({ days: 50, lower: 50 * 190 });
    }));
});

describe('what ideas are about', () => {
  it('counts ideas, cases and their money by what they mostly are and by whom they reach', () =>
    inHouse(0, async (house) => {
      const { db } = house;
      const scans = { phase: 'detection' as const, fifth: 1, raised_on: '2026-02-02' };
      const proposal = await insertProposal(db, { ...scans, state: 'case' });
      await insertProposal(db, { ...scans, reference: 'ISV-2026-015' });
      await caseDb(db)
        .insertInto('case_topic')
        .values({
          proposal: 'ISV-2026-014',
          topic: 'money',
          content: JSON.stringify(scansMoney({ payer: 'Z0X', hollowmere: 'Z0T', kestrelbridge: 'Z0K' })),
          version: 1,
          edited_by: null,
          edited_by_name: '',
          edited_at: new Date(),
          told_at: new Date(),
        })
        .execute();
      const rowsOf = async (who: Known | undefined, key: string) =>
        (await figuresFor(house, who)).find((one) => one.key === key)?.table.rows ?? [];
      const told = (rows: readonly (readonly unknown[])[]) =>
        rows.filter(([, ideas]) => ideas !== 0).map(([, ...counts]) => counts);
      for (const key of ['phases', 'fifths']) {
        expect([key, told(await rowsOf('lead', key))]).toEqual([key, [[2, 1, 1, 414_960]]]);
        // The money of a case that was not sent is a draft, and no business of the public.
        expect([key, told(await rowsOf(undefined, key))]).toEqual([key, [[2, 1, 0, 0]]]);
      }
      await makeVersion(db, actorOf('lead'), new Date(), proposal, 'Sent for a decision', true);
      // Taken back and written on, it counts for the public as it was sent.
      await caseDb(db)
        .updateTable('case_topic')
        .set({ content: JSON.stringify({ recurring: [] }) })
        .execute();
      expect(told(await rowsOf('lead', 'phases'))).toEqual([[2, 1, 0, 0]]);
      expect(told(await rowsOf(undefined, 'phases'))).toEqual([[2, 1, 1, 414_960]]);
    }));
});

describe('small numbers', () => {
  it('of people are in no figure that the public reads, in page, JSON or file, whatever was raised', () =>
    inHouse(0, async (house) => {
      for (const seed of [11, 12, 13]) {
        await fillIdeas(house.db, {
          count: 25 + seed,
          seed,
          today: TODAY,
          people,
          from: seed * 1000,
        });
        for (const query of ['', '?year=2025/26', '?year=2026/27']) {
          const figures = await figuresFor(house, undefined, query);
          for (const key of ['professions', 'contracts', 'sizes']) {
            const rows = figures.find((figure) => figure.key === key)?.table.rows ?? [];
            for (const [kind, ideas] of rows)
              expect([key, kind, ideas === null || Number(ideas) === 0 || Number(ideas) >= 5]).toEqual([
                key,
                kind,
                true,
              ]);
          }
        }
      }
    }));

  it('of the public’s figures count only what somebody has taken on', () =>
    inHouse(40, async (house) => {
      const ideasIn = (figures: readonly Shown[]) =>
        (figures.find(({ key }) => key === 'phases')?.table.rows ?? []).reduce(
          (sum, row) => sum + Number(row[1]),
          0,
        );
      const taken = await proposalDb(house.db)
        .selectFrom('proposal')
        .select('reference')
        .where('taken_on_on', 'is not', null)
        .execute();
      expect(ideasIn(await figuresFor(house, undefined))).toBe(taken.length);
      expect(ideasIn(await figuresFor(house, 'lead'))).toBe(40);
      const { html } = await house.as().page('/ideas/figures');
      for (const { name } of people) expect(html).not.toContain(name);
    }));
});
