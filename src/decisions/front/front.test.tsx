import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { type DecidedHouse, IDEA, inDecidedHouse, voteOnItem, WORDS } from '../decided/test-decided.tsx';

const store = testStore();
const inHouse = (work: (house: DecidedHouse) => Promise<void>) =>
  inDecidedHouse(store, async (house) => {
    await voteOnItem(house);
    await house
      .as('officer')
      .api('POST', 'decisions', { meeting: 'MTG-2026-001', item: house.item, ...WORDS });
    await work(house);
  });

describe('the front page of decisions', () => {
  it('lists decisions for everybody, with who decides and what comes next', () =>
    inHouse(async ({ as }) => {
      const { html, status } = await as().page('/decisions');
      expect(status).toBe(200);
      for (const words of [
        WORDS.title,
        'Yes, with conditions',
        'Governing body, in public',
        'No ballot and no election is open.',
        'No idea asks for comments now.',
        '/decisions/feed.atom',
        '/decisions/registers/interests',
      ])
        expect(html).toContain(words);
      expect(html).not.toContain('/decisions/mine');
      expect((await as('gp').page('/decisions')).html).toContain('/decisions/mine');
    }));

  it('begins with the ideas that ask for comments, and lists twenty decisions at a time', () =>
    inHouse(async ({ as, db }) => {
      await sql`update proposal set comments_until = '2026-08-01'`.execute(db);
      await sql`insert into decision (reference, body, title, outcome, summary, reasons, conditions, dissent, stood, stood_hash,
          decided_on, published_on)
        select 'DEC-2025-' || n, body, 'Older ' || n, outcome, summary, reasons, conditions, dissent, stood, stood_hash,
          '2025-06-01', '2025-06-02' from decision, generate_series(100, 120) as n`.execute(db);
      const { html } = await as().page('/decisions');
      expect(html.indexOf(`/ideas/${IDEA}`)).toBeGreaterThan(0);
      expect(html.indexOf(`/ideas/${IDEA}`)).toBeLessThan(html.indexOf(WORDS.title));
      expect(html.match(/href="\/decisions\/DEC-/g)).toHaveLength(20);
      expect(html).toContain('1 to 20 of 22 decisions');
      const second = (await as().page('/decisions?page=2')).html;
      expect(second.match(/href="\/decisions\/DEC-/g)).toHaveLength(2);
      expect(second).not.toContain('Open now');
    }));

  it('finds by words, reference, body, answer and year, and says what to do when nothing fits', () =>
    inHouse(async ({ as }) => {
      const shows = async (query: string) =>
        (await as().page(`/decisions?${query}`)).html.includes(WORDS.title);
      for (const query of [
        'q=heart',
        'q=hart+scans',
        'q=dec-2026-001',
        'body=governing-body',
        'outcome=yes-with-conditions',
        'year=2026',
        'year=nonsense',
        'sort=title',
      ])
        expect([query, await shows(query)]).toEqual([query, true]);
      for (const query of ['q=parking', 'body=nobody', 'outcome=no', 'year=2025'])
        expect([query, await shows(query)]).toEqual([query, false]);
      expect((await as().page('/decisions?q=parking')).html).toContain('No decision fits');
      const { body } = await as().api('GET', `decisions?idea=${IDEA}`);
      expect(body).toMatchObject({ total: 1, decisions: [{ reference: 'DEC-2026-001', idea: IDEA }] });
    }));

  it('gives the list as a file, and decisions to search', () =>
    inHouse(async ({ as, platform, actor, db }) => {
      const csv = (await as().page('/decisions.csv?q=heart')).html;
      expect(csv.split('\n')[1]).toContain('DEC-2026-001');
      const found = [];
      for (const { name, ask } of platform.registries.searchable.all())
        if (name === 'decisions') found.push(...(await ask(db, actor(), 'heart scans', 5)));
      expect(found).toMatchObject([
        { kind: 'Decision', title: WORDS.title, href: '/decisions/DEC-2026-001' },
      ]);
    }));
});
