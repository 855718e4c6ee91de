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

  it('tells of the ballots and elections that end first, and of none whose last day is past', () =>
    inHouse(async ({ as, db }) => {
      await sql`insert into vote (reference, body, kind, title, motion, method, secret, state, frozen, frozen_hash,
          opened_at, opened_name, closes_at)
        select 'VOTE-2026-10' || n, body, 'members', 'Ballot ' || n, motion, 'ballot', false, 'open', frozen, frozen_hash,
          opened_at, opened_name, timestamptz '2026-08-01T17:00:00Z' + n * interval '1 day'
        from vote, generate_series(1, 3) as n`.execute(db);
      for (const [n, state, standTo, voteTo] of [
        [1, 'voting', '2026-05-01', '2026-07-01'],
        [2, 'nominations', '2026-06-08', '2026-07-02'],
        [3, 'nominations', '2026-06-09', '2026-07-03'],
      ] as const)
        await sql`insert into election (reference, body, seat, title, seats, rule, electorate, eligible, nominations_from,
            nominations_to, voting_from, voting_to, term_from, state, opened_by_name)
          values (${`ELEC-2026-00${n}`}, 'governing-body', 'gp', ${`Election ${n}`}, 1, 'instant-runoff', 'practices', 'A GP.',
            '2026-04-01', ${standTo}, '2026-06-20', ${voteTo}, '2026-10-01', ${state}, 'Somebody')`.execute(
          db,
        );
      const { html } = await as().page('/decisions');
      const vote = html.slice(html.indexOf('>Vote</h3>'), html.indexOf('>Have your say</h3>'));
      expect([...vote.matchAll(/(?:Ballot|Election) \d/g)].map(([title]) => title)).toEqual([
        'Election 3',
        'Election 1',
        'Ballot 1',
      ]);
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
