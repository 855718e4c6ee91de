import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { brokenFrozen } from './proof.ts';
import { WORDS } from './test-decided.tsx';
import { DEC, decided, inHouse, typeOf } from './test-writing.tsx';

describe('correcting and proving a decision', () => {
  it('keeps each version, shows what changed, and refuses an older one', () =>
    inHouse(async (house) => {
      const { as, news } = house;
      await decided(house);
      const { outcome: _, publish: __, ...words } = WORDS;
      const correction = {
        ...words,
        title: 'GPs book heart scans directly',
        why: 'A word was wrong.',
        version: 1,
      };
      expect((await as('gp').api('PUT', `decisions/${DEC}`, correction)).body.type).toBe(
        typeOf('decision-not-yours'),
      );
      expect(
        (await as('officer').api('PUT', `decisions/${DEC}`, { ...correction, conditions: [] })).body.type,
      ).toBe(typeOf('decision-conditions'));
      expect((await as('officer').api('PUT', `decisions/${DEC}`, correction)).body).toEqual({
        reference: DEC,
        version: 2,
      });
      const stale = await as('chair').api('PUT', `decisions/${DEC}`, correction);
      expect([stale.status, stale.body.type]).toEqual([409, typeOf('changed-meanwhile')]);
      const same = await as('officer').api('PUT', `decisions/${DEC}`, { ...correction, version: 2 });
      expect(same.body.version).toBe(2);
      const versions = await as().page(`/decisions/${DEC}/versions`);
      for (const text of ['A word was wrong.', 'GPs can book heart scans directly', '<del>'])
        expect(versions.html).toContain(text);
      expect(versions.html).not.toContain('Tidmarsh');
      const { html } = await as().page(`/decisions/${DEC}`);
      for (const words of ['Corrected 1 time', 'Reading age ']) expect(html).toContain(words);
      const told = await news();
      const corrections = told.filter(({ kind }) => kind === 'decision.corrected');
      expect(corrections[0]?.who).toBe('locum');
      const feed = JSON.parse((await as().page('/decisions/feed.json')).html);
      expect(feed.items.map((one: { tags: string[] }) => one.tags[0])).toEqual(['corrected', 'published']);
    }));

  it('proves what stood, and finds what was changed behind its back', () =>
    inHouse(async (house) => {
      const { as, db } = house;
      await decided(house);
      const { body } = await as().api('GET', `decisions/${DEC}/proof`);
      expect(body).toMatchObject({ fits: true, entry: { fits: true }, vote: { fits: true } });
      const page = await as().page(`/decisions/${DEC}/proof`);
      expect(page.html).toContain('It holds.');
      expect(page.html).toContain(body.hash);
      const file = await as().page(`/decisions/${DEC}/stood.json`);
      const { createHash } = await import('node:crypto');
      expect(createHash('sha256').update(file.html).digest('hex')).toBe(body.hash);
      expect(await brokenFrozen(db)).toEqual([]);
      await sql`alter table decision disable trigger user`.execute(db);
      await sql`update decision set stood = jsonb_set(stood, '{sum}', '"Carried by all"')`.execute(db);
      expect(await brokenFrozen(db)).toEqual([
        { object: DEC, why: 'what stood when it was decided was changed afterwards' },
      ]);
      expect((await as().page(`/decisions/${DEC}/proof`)).html).toContain('It does not hold.');
    }));
});
