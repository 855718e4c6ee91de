import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { IDEA, inPortfolioHouse, insertIdea, SET_UP } from './test-portfolio.tsx';

const store = testStore();
const BASE = '/decisions/portfolios';
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the pages of a portfolio ballot', () => {
  it('lead from the sum over the list and the vote to the result, and keep what was written when something is wrong', () =>
    inPortfolioHouse(store, async ({ as, db, clock }) => {
      await insertIdea(db);
      expect((await as('gp').page(`${BASE}/new`)).status).toBe(403);
      const form = await as('officer').page(`${BASE}/new?body=members`);
      expect(form.html).toContain('A heart clinic.</b> Paid for.');
      const fields = {
        body: 'members',
        once: hidden(form.html, 'once'),
        title: SET_UP.title,
        why: SET_UP.why,
        source: SET_UP.source,
        rule: SET_UP.rule,
        'opens-day': '10',
        'opens-month': '6',
        'opens-year': '2026',
        'closes-day': '24',
        'closes-month': '6',
        'closes-year': '2026',
        'closes-time': '17.00',
      };
      const wrong = await as('officer').post(`${BASE}/new`, { ...fields, sum: 'much' });
      expect([wrong.status, wrong.html.includes('Give the sum in pounds, such as 84,500.')]).toEqual([
        422,
        true,
      ]);
      expect(wrong.html).toContain(`${SET_UP.why}</textarea>`);
      const address = (await as('officer').post(`${BASE}/new`, { ...fields, sum: '50,000' })).location ?? '';
      expect(address).toBe(`${BASE}/PORT-2026-001`);
      const filled = await as('officer').page(`${address}/projects/new?idea=${IDEA}`);
      expect(filled.html).toMatch(/name="cost"[^>]*value="42,500"/);
      const dear = { title: 'A palace', words: 'Marble.', cost: '50,001', written: 'yes' };
      const refused = await as('officer').post(`${address}/projects/new`, dear);
      expect(refused.html).toContain('it could never be paid for');
      expect(refused.html).toContain('Marble.</textarea>');
      for (const project of [
        { proposal: IDEA, title: 'Heart scans', words: 'Scans near home.', cost: '42,500' },
        { ...dear, title: 'Walks', cost: '10,000' },
      ])
        expect((await as('officer').post(`${address}/projects/new`, project)).location).toBe(address);
      expect((await as('officer').post(`${address}/open`, {})).location).toBe(address);
      const ballot = await as('gp').page(`${address}/vote`);
      const scans = /value="(\d)"[^>]*>(?:<[^>]*>)*Heart scans/.exec(ballot.html)?.[1] ?? '';
      expect(scans).toMatch(/[12]/);
      const given = {
        voter: hidden(ballot.html, 'voter'),
        version: hidden(ballot.html, 'version'),
        once: hidden(ballot.html, 'once'),
      };
      const none = await as('gp').post(`${address}/vote`, given);
      expect([none.status, none.html.includes('Tick at least one project')]).toEqual([422, true]);
      expect((await as('gp').post(`${address}/vote`, given, [['projects', scans]])).location).toBe(address);
      const mine = (await as('gp').page(address)).html;
      expect(mine).toContain('The vote of Bellpit Medical Centre is in:</b> Heart scans.');
      expect((await as('partner').page(address)).html).not.toContain('The vote of Bellpit');
      clock.now = new Date('2026-06-24T16:00:00Z');
      const { html } = await as().page(address);
      expect(html).toContain('1 of 2 projects is paid for: £42,500 of £50,000, with £7,500 left.');
      expect(html).toContain('Not paid for. Nobody chose it.');
      const how = await as().page(`${address}/ballots`);
      expect(how.html).toMatch(new RegExp(`Bellpit Medical Centre.*${scans}\\. Heart scans`));
      expect((await as().page(`${BASE}.csv`)).html).toContain('50000.00');
    }));
});
