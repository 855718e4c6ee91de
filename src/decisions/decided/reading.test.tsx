import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Known } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { publishDue } from './publish.ts';
import { IDEA, voteOnItem } from './test-decided.tsx';
import { DEC, decided, ideaNow, inHouse, typeOf, write } from './test-writing.tsx';

describe('who reads a decision, and when', () => {
  it('is published by its day, and before that read by the body, the leads and the raiser', () =>
    inHouse(async (house) => {
      const { as, clock, platform } = house;
      await decided(house, { publish: 'by-rules' });
      const seen = async (who?: Known) =>
        ((await as(who).api('GET', `decisions/${DEC}`)).body.words === null ? 'not yet' : 'words') as string;
      for (const who of ['gp', 'lead', 'manager', 'locum', 'officer'] as const)
        expect([who, await seen(who)]).toEqual([who, 'words']);
      expect(await seen()).toBe('not yet');
      const page = await as().page(`/decisions/${DEC}`);
      expect(page.html).toContain('not yet published');
      expect(page.html).not.toContain('book heart scans');
      for (const path of ['/decisions', '/decisions.csv', '/decisions/feed.json', '/decisions?q=scans'])
        expect((await as().page(path)).html).not.toContain('book heart scans');
      for (const path of ['proof', 'versions', 'stood.json'])
        expect((await as().page(`/decisions/${DEC}/${path}`)).status).toBe(404);
      const record = await decisionDb(platform.db)
        .selectFrom('meeting_line')
        .select('words')
        .where('kind', '=', 'decided')
        .execute();
      // Its title says what was decided.
      expect(record).toEqual([{ words: `Decided. ${DEC}` }]);
      expect(await ideaNow(house)).toMatchObject({
        state: 'decision',
        waits: `/decisions/${DEC}`,
        outcome: null,
      });
      clock.now = new Date('2026-07-20T05:00:00Z');
      await publishDue(platform);
      expect(await seen()).toBe('words');
      expect(await ideaNow(house)).toEqual({
        state: 'mobilising',
        waits: null,
        since: '2026-06-09',
        outcome: 'yes-with-conditions',
        reasons: expect.stringContaining('doubled'),
        conditions: 'A blood test comes first.',
      });
      expect((await as().page('/decisions')).html).toContain('book heart scans');
    }));

  it('keeps its idea where it is until then, tells the raiser first of both, and lets nothing else move it', () =>
    inHouse(async (house) => {
      const { as, news, db, platform, clock } = house;
      await voteOnItem(house);
      const before = (await news()).length;
      await write(house, { publish: 'by-rules' });
      const first = (await news()).slice(before);
      expect(first[0]).toMatchObject({
        who: 'locum',
        kind: 'decision.waits',
        title: expect.stringMatching(new RegExp(`^${IDEA} is decided, yes: .* by `)),
      });
      // Whoever only follows the idea hears nothing yet.
      expect(first.flatMap(({ who, kind }) => (kind === 'decision.waits' ? [who] : []))).toEqual([
        'locum',
        'lead',
        'manager',
      ]);
      expect(first.map(({ who }) => who)).not.toContain('office');
      for (const [who, move] of [
        ['chair', 'decide-no'],
        ['lead', 'back-to-case'],
      ] as const) {
        const moved = await as(who).api('POST', `ideas/${IDEA}/moves`, { move, reason: 'So be it.' });
        expect([move, moved.body.type]).toEqual([move, typeOf('proposal-decided')]);
        expect((await as(who).page(`/ideas/${IDEA}`)).html).not.toContain(`/move/${move}`);
      }
      for (const path of [`/ideas/${IDEA}`, `/ideas/${IDEA}/decision`]) {
        const { html } = await as().page(path);
        expect(html).toContain('The decision is written down, and not published yet.');
        expect(html).toContain(`href="/decisions/${DEC}"`);
      }
      const heard = (await news()).length;
      clock.now = new Date('2026-07-20T05:00:00Z');
      await publishDue(platform);
      const then = (await news()).slice(heard);
      expect(then[0]).toMatchObject({ who: 'locum', kind: 'idea.decide-yes' });
      expect(then.map(({ who }) => who)).toContain('office');
      expect(then).toContainEqual(expect.objectContaining({ who: 'nurse', kind: 'decision.contribution' }));
      expect((await verifyRecord(db)).broken).toBeUndefined();
      expect((await as().api('GET', `decisions/${DEC}`)).body.standing).toBe('published');
    }));

  it('is read, and told to its raiser first, on its day though its idea cannot move on', () =>
    inHouse(async (house) => {
      const { as, news, db, platform, clock } = house;
      await decided(house, { publish: 'by-rules' });
      await sql`update proposal set state = 'case'`.execute(db);
      const before = (await news()).length;
      clock.now = new Date('2026-07-20T05:00:00Z');
      await publishDue(platform);
      expect((await as().api('GET', `decisions/${DEC}`)).body.standing).toBe('published');
      expect(await ideaNow(house)).toMatchObject({ state: 'case', waits: null, outcome: null });
      const told = (await news()).slice(before);
      expect(told[0]).toMatchObject({ who: 'locum', kind: 'decision.published' });
      expect(told.map(({ who }) => who)).toEqual(expect.arrayContaining(['lead', 'manager', 'office']));
    }));

  it('tells a raiser of what is withheld that it is decided, and until when they cannot read it', () =>
    inHouse(async (house) => {
      const { as, news } = house;
      await decided(house, { publish: 'by-rules' });
      await as('officer').api('POST', `decisions/${DEC}/withhold`, {
        withheldReason: 'The price is being agreed.',
        withheldUntil: '2026-09-01',
        version: 1,
      });
      const last = (await news())
        .filter(({ who, kind }) => who === 'locum' && kind === 'decision.waits')
        .at(-1);
      expect(last?.title).toBe(
        `${IDEA} is decided: Heart scans take twelve weeks. What was decided is withheld until 1 September 2026: The price is being agreed.`,
      );
      const { rows } = await sql<{ next_by: string }>`select next_by from proposal`.execute(house.db);
      expect(rows).toEqual([{ next_by: '2026-09-01' }]);
      await as('officer').api('POST', `decisions/${DEC}/publish`, { version: 1 });
      expect(await ideaNow(house)).toMatchObject({ state: 'mobilising', waits: null });
    }));

  it('is withheld for a reason until a day, and published on it by itself', () =>
    inHouse(async (house) => {
      const { as, clock, platform } = house;
      const withheld = {
        publish: 'withheld',
        withheldReason: 'The price is being agreed with bidders.',
        withheldUntil: '2026-08-01',
      };
      await voteOnItem(house);
      expect((await write(house, { ...withheld, withheldUntil: '' })).body.problems?.[0]?.field ?? 'x').toBe(
        'withheldUntil',
      );
      expect((await write(house, { ...withheld, withheldUntil: '2026-06-09' })).body.type).toBe(
        typeOf('decision-withheld-day'),
      );
      await write(house, withheld);
      const page = await as().page(`/decisions/${DEC}`);
      expect(page.html).toContain('The price is being agreed with bidders.');
      expect(page.html).toContain('1 August 2026');
      expect(page.html).not.toContain('book heart scans');
      expect((await as('locum').api('GET', `decisions/${DEC}`)).body.words).toBeNull();
      expect((await as('lead').api('GET', `decisions/${DEC}`)).body.words).not.toBeNull();
      const feed = JSON.parse((await as().page('/decisions/feed.json')).html);
      expect(feed.items[0]).toMatchObject({ title: `Withheld: ${DEC}`, tags: ['withheld'], _number: 1 });
      expect((await as().page('/decisions')).html).toContain('Withheld until 1 August 2026');
      expect((await as().page('/decisions?q=scans')).html).not.toContain('Withheld until');
      const later = await as('officer').api('POST', `decisions/${DEC}/withhold`, {
        withheldReason: 'The price is still being agreed.',
        withheldUntil: '2026-09-01',
        version: 1,
      });
      expect(later.status).toBe(200);
      clock.now = new Date('2026-08-02T05:00:00Z');
      await publishDue(platform);
      expect((await as().api('GET', `decisions/${DEC}`)).body.standing).toBe('withheld');
      clock.now = new Date('2026-09-01T05:10:00Z');
      await publishDue(platform);
      await publishDue(platform);
      expect((await as().api('GET', `decisions/${DEC}`)).body.standing).toBe('published');
      const after = JSON.parse((await as().page('/decisions/feed.json?since=0')).html);
      expect(after.items.map((one: { _number: number }) => one._number)).toEqual([1, 2, 3]);
      const gone = await as('officer').api('POST', `decisions/${DEC}/withhold`, {
        withheldReason: 'x',
        withheldUntil: '2026-12-01',
        version: 1,
      });
      expect(gone.body.type).toBe(typeOf('decision-published'));
    }));

  it('is hidden from whoever a ruling keeps it from, until it is published', () =>
    inHouse(
      async (house) => {
        const { as, news } = house;
        await decided(house, { publish: 'by-rules' });
        for (const path of [`decisions/${DEC}`, `decisions/${DEC}/proof`, `decisions/${DEC}/versions`])
          expect([path, (await as('partner').api('GET', path)).status]).toEqual([path, 404]);
        for (const path of ['/decisions', '/decisions.csv', `/decisions?q=${DEC}`, '/decisions/feed.atom'])
          expect((await as('partner').page(path)).html).not.toContain('heart scans');
        expect((await as('partner').page(`/decisions/${DEC}`)).status).toBe(404);
        const stood = (await as('gp').api('GET', `decisions/${DEC}`)).body.words.stood;
        expect(stood.interests).toEqual([
          {
            name: 'Dr Nadia Fennimore',
            words: 'owns a share in a company that could bid',
            ruling: 'No papers, leaves the room',
          },
        ]);
        expect(stood.who.map(({ name }: { name: string }) => name)).not.toContain('Dr Nadia Fennimore');
        for (const { who, title } of await news())
          if (who === 'partner') expect(title).not.toContain('scans');
        await as('officer').api('POST', `decisions/${DEC}/publish`, { version: 1 });
        expect((await as('partner').api('GET', `decisions/${DEC}`)).status).toBe(200);
      },
      { rulings: [['partner', 'no-papers']] },
    ));

  it('never tells the name of a raiser that is kept', () =>
    inHouse(
      async (house) => {
        const { as, news, db } = house;
        await decided(house);
        await as('manager').api('POST', `decisions/${DEC}/follow`, {
          kind: 'contract',
          on: '2026-06-09',
          title: 'One line',
          words: 'It began.',
        });
        const paths = [
          `/decisions/${DEC}`,
          `/decisions/${DEC}/proof`,
          `/decisions/${DEC}/stood.json`,
          `/decisions/${DEC}/versions`,
          '/decisions',
          '/decisions.csv',
          '/decisions/feed.atom',
          '/decisions/feed.json',
        ];
        for (const who of [undefined, 'gp', 'officer', 'manager'] as const)
          for (const path of paths) {
            const { html, status } = await as(who).page(path);
            expect([path, status]).toEqual([path, 200]);
            expect([path, html.includes('Thistlewood')]).toEqual([path, false]);
          }
        for (const { title, who } of await news())
          if (who !== 'locum') expect(title).not.toContain('Thistlewood');
        const kept = await sql<{ all: string }>`
          select (select string_agg(to_jsonb(e)::text, '') from event e)
            || (select string_agg(to_jsonb(c)::text, '') from object_change c) as all`.execute(db);
        expect(kept.rows[0]?.all).not.toContain('Thistlewood');
        expect((await news()).find(({ kind }) => kind.startsWith('idea.decide'))?.who).toBe('locum');
      },
      { kept: true },
    ));

  it('shows names of leads to members, and roles to the public', () =>
    inHouse(async (house) => {
      await decided(house);
      const open = await house.as().page(`/decisions/${DEC}`);
      expect(open.html).not.toContain('Oakhanger');
      expect(open.html).not.toContain('Ashcombe');
      expect(open.html).toContain('Locum GP');
      const member = await house.as('gp').page(`/decisions/${DEC}`);
      expect(member.html).toContain('Oakhanger');
    }));
});
