import { describe, expect, it } from 'vitest';
import { system } from '../../platform/actor.ts';
import { changesOf } from '../../platform/history/history.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { setGroup } from '../../platform/settings.ts';
import { lockProposal } from '../kit/find.ts';
import { ideaRef } from '../kit/refs.ts';
import { idOf, nameOf, testHouse } from '../kit/test-house.tsx';
import { insertProposal } from '../kit/test-proposal.ts';
import { proposalDb } from '../tables.ts';
import { answerDays, answerWeeks } from './answer-rules.ts';
import { refreshRoute } from './refresh.ts';
import { routeRoutes } from './routes.tsx';

const store = testStore();
const REFERENCE = 'ISV-2026-014';
const FACTS = `ideas/${REFERENCE}/route-facts`;
const typeOf = (kind: string) => `urn:coalface:refusal:${kind}`;

const houseOver = async (trx: Trx) => {
  await setGroup(trx, system, { area: 'Z0X', name: 'Ironstone Vale', invented: true });
  const house = await testHouse(store.relational(), trx, { routes: routeRoutes });
  const refresh = async () => {
    const proposal = await lockProposal(trx, REFERENCE);
    if (!proposal) throw new Error('it is not there');
    return refreshRoute(trx, house.platform, system, proposal);
  };
  const notes = async () =>
    (await changesOf(trx, ideaRef(REFERENCE)))
      .filter(({ kind }) => kind === 'idea.routed')
      .map(({ after }) => after?.note);
  return { ...house, trx, refresh, notes };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack(async (trx) => work(await houseOver(trx)));

describe('the days to an answer', () => {
  it.each([
    ['2015-02-03', '2015-03-31'],
    ['2016-02-03', '2016-03-30'],
  ])('of a case complete on %s are 56, one by one, up to %s', (completeOn, due) => {
    const days = answerDays(completeOn, due, completeOn);
    expect([days.day, days.of, days.left]).toEqual([0, 56, 56]);
    const weeks = answerWeeks(days);
    expect(weeks.flatMap((week) => week.days)).toEqual(Array.from({ length: 56 }, (_, day) => day + 1));
    expect([weeks.length, weeks.at(-1)?.to]).toEqual([8, due]);
  });

  it('end with a shorter week where they are no whole weeks, and go on below nought when late', () => {
    const days = answerDays('2026-05-01', '2026-05-11', '2026-05-14');
    expect([days.of, days.day, days.left]).toEqual([10, 13, -3]);
    expect(answerWeeks(days).map((week) => [week.from, week.to, week.days.length])).toEqual([
      ['2026-05-02', '2026-05-08', 7],
      ['2026-05-09', '2026-05-11', 3],
    ]);
  });
});

describe('a route that is worked out', () => {
  it('is known on the first day, with a note, and writes nothing when nothing changed', () =>
    inHouse(async ({ trx, refresh, notes }) => {
      await insertProposal(trx, { state: 'raised', since: '2026-02-02', owner: 'x' });
      const first = await refresh();
      expect([first.body, first.scheme, first.version]).toEqual(['clinical-lead', 'starting', 1]);
      expect(await notes()).toEqual([
        'Clinical lead, because not enough is known yet to send it further; it could still go to: Members',
      ]);
      await refresh();
      expect(await notes()).toHaveLength(1);
      const row = await proposalDb(trx).selectFrom('proposal').select('stage_due').executeTakeFirstOrThrow();
      expect(first.stage_due).toBe(row.stage_due);
    }));

  it('counts all practices of the group where it touches all', () =>
    inHouse(async ({ trx, refresh }) => {
      const touches = { practices: 'all', specialties: [], partners: [], patients: [] };
      await insertProposal(trx, { touches: JSON.stringify(touches), budget_share: 5 });
      const routed = await refresh();
      expect(routed.route?.lines.at(-1)?.fact).toBe('3 practices touched, 0.05% of the budget');
    }));

  it('tells both leads when it goes elsewhere, says why in its history, and moves the deadline of a complete case', () =>
    inHouse(async ({ trx, refresh, notes, news }) => {
      await insertProposal(trx, {
        state: 'decision',
        since: '2026-05-12',
        complete_on: '2026-05-12',
        answer_due: '2026-05-26',
      });
      await refresh();
      await proposalDb(trx).updateTable('proposal').set({ restricts: true }).execute();
      const routed = await refresh();
      expect([routed.body, routed.answer_due]).toEqual(['governing-body', '2026-07-07']);
      expect((await notes())[0]).toBe('Governing body: was Clinical lead, because a treatment is restricted');
      expect((await news()).map(({ who, kind }) => [who, kind])).toEqual([
        ['lead', 'idea.routed'],
        ['manager', 'idea.routed'],
      ]);
    }));

  it('is gone when no scheme is in force, and the page says so instead of guessing', () =>
    inHouse(async ({ trx, refresh, as, clock }) => {
      await insertProposal(trx);
      clock.now = new Date('2009-01-05T09:00:00Z');
      expect((await refresh()).body).toBeNull();
      clock.now = new Date('2026-05-21T09:00:00Z');
      const { status, html } = await as().page(`/ideas/${REFERENCE}/route`);
      expect(status).toBe(200);
      expect(html).toContain('No scheme of delegation is in force');
    }));
});

describe('the page of a route', () => {
  it('shows everybody each line, the line that decides, the scheme and that nobody has verified it', () =>
    inHouse(async ({ trx, refresh, as }) => {
      await insertProposal(trx, { restricts: true });
      await refresh();
      const { status, html } = await as().page(`/ideas/${REFERENCE}/route`);
      expect(status).toBe(200);
      for (const words of [
        '<b>Governing body</b>, because a treatment is restricted; answered within 56 days of a complete case.',
        'This line decides',
        'Recurring cost not known yet',
        'Not verified',
        'Recurring cost over £25,000 and up to £250,000: Commissioning committee, within 56 days.',
      ])
        expect(html).toContain(words);
      expect(html).not.toContain('name="budgetShare"');
      const { body } = await as().api('GET', `ideas/${REFERENCE}/route`);
      expect([body.body.label, body.atMost.label, body.scheme.verified]).toEqual([
        'Governing body',
        'Members',
        false,
      ]);
    }));

  it('counts the days of a complete case, and what is hidden is not found', () =>
    inHouse(async ({ trx, refresh, as }) => {
      await insertProposal(trx, {
        state: 'decision',
        since: '2026-05-12',
        complete_on: '2026-05-12',
        answer_due: '2026-07-07',
        restricts: true,
      });
      await refresh();
      const { html } = await as('locum').page(`/ideas/${REFERENCE}/route`);
      expect(html).toMatch(/day (<!-- -->)?9(<!-- -->)? of (<!-- -->)?56/);
      expect(html).toContain('47 days left');
      await proposalDb(trx).updateTable('proposal').set({ state: 'raised', taken_on_on: null }).execute();
      expect((await as().page(`/ideas/${REFERENCE}/route`)).status).toBe(404);
    }));
});

describe('what a route rests on', () => {
  it('is said by a lead on a form that shows what is known, and the route follows at once', () =>
    inHouse(async ({ trx, as, notes }) => {
      await insertProposal(trx, { budget_share: 150 });
      const form = await as('manager').page(`/ideas/${REFERENCE}/route`);
      expect(form.html).toContain('value="1.5"');
      const sent = await as('manager').post(`/ideas/${REFERENCE}/route`, {
        budgetShare: '0.05%',
        restricts: 'yes',
        partnersChange: 'unknown',
        version: '1',
      });
      expect([sent.status, sent.location]).toEqual([303, `/ideas/${REFERENCE}/route`]);
      const row = await proposalDb(trx).selectFrom('proposal').selectAll().executeTakeFirstOrThrow();
      expect([row.budget_share, row.restricts, row.partners_change, row.body]).toEqual([
        5,
        true,
        null,
        'governing-body',
      ]);
      expect(await notes()).toHaveLength(1);
      const again = await as('manager').post(`/ideas/${REFERENCE}/route`, { restricts: 'no', version: '1' });
      expect([again.status, again.html.includes('changed after you opened it')]).toEqual([409, true]);
    }));

  it('is signed by a lead by name and by the system, so that nothing tells that a lead raised it unnamed', () =>
    inHouse(async ({ trx, as }) => {
      await insertProposal(trx, {
        raised_by: idOf('lead'),
        raised_by_name: nameOf('lead'),
        name_kept: true,
        guardian: idOf('nurse'),
        guardian_name: nameOf('nurse'),
      });
      expect((await as('lead').api('POST', FACTS, { restricts: true, version: 1 })).status).toBe(200);
      const signed = (await changesOf(trx, ideaRef(REFERENCE))).map(({ kind, person_name }) => [
        kind,
        person_name,
      ]);
      expect(signed).toEqual([
        ['idea.routed', 'Coalface'],
        ['idea.route-facts', nameOf('lead')],
      ]);
    }));

  it('stays as it is where it is not given, and is refused from others, later, and beyond the whole budget', () =>
    inHouse(async ({ trx, as }) => {
      await insertProposal(trx, { budget_share: 7, restricts: false });
      const kept = await as('office').api('POST', FACTS, { partnersChange: true, version: 1 });
      expect(kept.status).toBe(200);
      const row = await proposalDb(trx).selectFrom('proposal').selectAll().executeTakeFirstOrThrow();
      expect([row.budget_share, row.restricts, row.partners_change]).toEqual([7, false, true]);
      const refusals = [];
      for (const [who, given] of [
        ['nurse', { restricts: 'yes' }],
        ['lead', { budgetShare: 'a lot' }],
        ['lead', { budgetShare: '101' }],
        ['lead', { budgetShare: '-1' }],
      ] as const) {
        const { body } = await as(who).api('POST', FACTS, { ...given, version: row.version });
        refusals.push(body.type);
      }
      expect(refusals).toEqual([
        typeOf('route-not-yours'),
        typeOf('route-share'),
        typeOf('route-share'),
        typeOf('route-share'),
      ]);
      expect((await as().api('POST', FACTS, { version: 1 })).status).toBe(403);
      await proposalDb(trx).updateTable('proposal').set({ state: 'live' }).execute();
      const settled = await as('lead').api('POST', FACTS, { restricts: true, version: row.version });
      expect(settled.body.type).toBe(typeOf('route-settled'));
    }));
});
