import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Known } from '../kit/test-house.tsx';
import { CASE, fieldsOf, inHouse, kept, put, typeOf } from './test-case.tsx';
import { SCANS } from './test-scans-money.ts';

/** What is chosen among its choices. */
const picked = (html: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [tag] of html.slice(html.indexOf('data-cf-autosave')).matchAll(/<input[^>]*checked=""[^>]*>/g))
    found[/name="([^"]+)"/.exec(tag)?.[1] ?? ''] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  for (const [, name = '', options = ''] of html.matchAll(
    /<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g,
  ))
    found[name] = /<option[^>]*value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  return found;
};

describe('writing a section', () => {
  it('begins with what the idea said already, and keeps what the person made of it', () =>
    inHouse(
      async ({ as }) => {
        const { html, status } = await as('lead').page(`/${CASE}/need`);
        expect(status).toBe(200);
        expect(html).toContain('People wait twelve weeks for a heart scan.</textarea>');
        const fields = fieldsOf(html);
        const saved = await as('lead').post(`/${CASE}/need`, {
          ...fields,
          'need-words': 'People wait twelve weeks. Some come to harm.',
          'evidence-1-words': 'Early scans find failing hearts.',
          'evidence-1-source': 'Invented guideline 12, 2024',
        });
        expect(saved.location).toBe(`/${CASE}/need`);
        const again = await as('manager').page(`/${CASE}`);
        expect(again.html).toContain('Some come to harm.');
        expect(again.html).toContain('Invented guideline 12, 2024');
        const people = await as('lead').api('GET', CASE);
        expect(people.body.topics.people.content.aYear).toBe(2880);
      },
      {
        benefit: JSON.stringify({
          value: 240,
          lower: 200,
          upper: 280,
          from: '24 months of requests',
          assumes: 'all are scanned',
          setBy: 'Dr Ashcombe-Pike',
          setOn: '2026-03-01',
        }),
      },
    ));

  it('comes back with what was typed where it cannot be, said at its field, and keeps nothing', () =>
    inHouse(async (house) => {
      const { as } = house;
      const fields = fieldsOf((await as('lead').page(`/${CASE}/people`)).html);
      const sent = { ...fields, 'people-aYear': 'many', 'people-words': 'Older people <b>mostly</b>.' };
      const refused = await as('lead').post(`/${CASE}/people`, sent);
      expect(refused.status).toBe(422);
      expect(refused.html).toContain('href="#people-aYear"');
      expect(refused.html).toContain('Older people &lt;b&gt;mostly&lt;/b&gt;.');
      expect((await kept(house, 'people')).version).toBe(0);
      const dated = await as('lead').post(`/${CASE}/measures`, {
        ...fieldsOf((await as('lead').page(`/${CASE}/measures`)).html),
        'measures-2-label': 'Weeks to a scan',
        'measures-2-reviewOn-day': '31',
        'measures-2-reviewOn-month': '2',
        'measures-2-reviewOn-year': '2027',
      });
      expect(dated.html).toContain('href="#measures-2-reviewOn"');
    }));

  it('asks before words are kept that may tell who a patient is', () =>
    inHouse(async (house) => {
      const words = { words: 'Her number is 943 476 5919.' };
      const refused = await put(house, 'pathway', words, 0);
      expect(refused.body.type).toBe(typeOf('words-identify'));
      const body = { content: words, version: 0, confirmed: true };
      expect((await house.as('lead').api('PUT', `${CASE}/topics/pathway`, body)).status).toBe(200);
    }));

  it.each([
    ['quality', 'safety-words'],
    ['quality', 'age-words'],
    ['money', 'recurring-2-label'],
    ['risks', 'risks-1-action'],
  ])('asks so in the section %s at the field where they stand: %s', (section, field) =>
    inHouse(async (house) => {
      const { as } = house;
      const same = { direction: 'same', words: 'As now.' };
      await put(house, 'quality', { effects: { safety: same }, risks: [], signedBy: null }, 0);
      await put(house, 'equality', { age: { effect: 'same', words: 'As now.', answer: '' } }, 0);
      await put(house, 'money', { ...SCANS, none: false, accounts: [] }, 0);
      await put(
        house,
        'risks',
        { risks: [{ key: 'a', label: 'It is forgotten', action: 'A list', owner: '' }] },
        0,
      );
      const { html } = await as('lead').page(`/${CASE}/${section}`);
      const fields = { ...fieldsOf(html), ...picked(html) };
      expect(fields).toHaveProperty([field]);
      const refused = await as('lead').post(`/${CASE}/${section}`, {
        ...fields,
        [field]: 'Her number is 943 476 5919.',
      });
      expect([refused.status, refused.html.includes(`href="#${field}"`)]).toEqual([422, true]);
      expect(refused.html).toContain(`id="${field}"`);
    }),
  );

  it('is for the two leads and the programme office; others read, the public not yet', () =>
    inHouse(async (house) => {
      const { as } = house;
      for (const [i, who] of (['lead', 'manager', 'office'] as const).entries())
        expect((await put(house, 'pathway', { words: `By ${who}` }, i, who)).status).toBe(200);
      expect((await put(house, 'pathway', { words: 'By me' }, 3, 'partner')).body.type).toBe(
        typeOf('case-not-yours'),
      );
      const read = await as('partner').page(`/${CASE}/pathway`);
      expect(read.html).toContain('By office');
      expect(read.html).not.toContain('data-cf-autosave');
      expect((await as().page(`/${CASE}`)).status).toBe(404);
      expect((await as().api('GET', CASE)).status).toBe(404);
    }));

  it('keeps nothing of somebody who is signed out meanwhile, and says so', () =>
    inHouse(async (house) => {
      const { as } = house;
      const fields = fieldsOf((await as('lead').page(`/${CASE}/pathway`)).html);
      const page = await as().post(`/${CASE}/pathway`, { ...fields, 'pathway-words': 'Half a case' });
      expect(page.status).toBe(403);
      const sent = { fields: { ...fields, 'pathway-words': 'Half a case' }, quiet: true };
      const api = await as().api('POST', `${CASE}/sections/pathway`, sent);
      expect(api.status).toBe(403);
      expect(api.body.type).toBe(typeOf('not-allowed'));
      expect((await kept(house, 'pathway')).version).toBe(0);
    }));

  it('that saves itself is told to history once while one person writes, and the record holds no words', () =>
    inHouse(async (house) => {
      const { as, clock, db } = house;
      const quiet = (words: string, version: number, who: Known = 'lead') =>
        as(who).api('POST', `${CASE}/sections/pathway`, {
          fields: { 'version-pathway': String(version), 'pathway-words': words },
          quiet: true,
        });
      for (let i = 0; i < 4; i += 1) {
        expect((await quiet(`Words ${i}`, i)).body.topics).toEqual([
          { topic: 'pathway', version: i + 1, merged: false },
        ]);
        clock.now = new Date(clock.now.getTime() + 5000);
      }
      await quiet('By the manager', 4, 'manager');
      const events = await db
        .withTables<{ event: { kind: string; object: string; after: unknown } }>()
        .selectFrom('event')
        .selectAll()
        .where('kind', '=', 'case.written')
        .execute();
      expect(events).toHaveLength(2);
      expect(JSON.stringify(events)).not.toMatch(/Words/);
      expect((await verifyRecord(db)).broken).toBeUndefined();
    }));
});
