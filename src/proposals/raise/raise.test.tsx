import { describe, expect, it } from 'vitest';
import { pdf, png } from '../../platform/attachments/test-files.ts';
import { verifyRecord } from '../../platform/record/record.ts';
import { idOf } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { formOf, hidden, inHouse, typeOf, WORDS } from './test-raise.tsx';

describe('raising an issue', () => {
  it('takes three answers, says who looks and by when, and leads to its own page', () =>
    inHouse(async ({ as, news, trx }) => {
      const form = await as('locum').page('/ideas/raise');
      expect(form.status).toBe(200);
      for (const words of [
        'What is wrong for patients?',
        'Dr Rowan Ashcombe-Pike',
        'Tuesday 26 May',
        'Ironstone Vale CCG',
      ])
        expect(form.html).toContain(words);
      const once = hidden(form.html, 'once') ?? '';
      expect(once).toMatch(/^[\w-]{16}$/);
      const sent = await as('locum').post('/ideas/raise', formOf({ ...WORDS, once, do: 'send' }));
      expect([sent.status, sent.location]).toEqual([303, '/ideas/IRO-2026-001']);
      const { body } = await as('locum').api('GET', 'ideas/IRO-2026-001');
      expect(body).toMatchObject({
        title: 'Breathless people wait three months for a heart scan',
        state: 'raised',
        place: 'Everywhere they work: Ironstone Vale CCG',
        raisedBy: { name: 'Dr Amara Thistlewood', kept: false },
        move: { who: 'Dr Rowan Ashcombe-Pike and Ms Imogen Pennycress', by: '2026-05-26', late: false },
        voices: { watching: 1, watches: true },
        age: 0,
      });
      expect(await news()).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ who: 'lead', kind: 'idea.raised' }),
          expect.objectContaining({ who: 'office', kind: 'idea.raised' }),
        ]),
      );
      expect((await news()).length).toBe(2);
      expect(await verifyRecord(trx)).toMatchObject({ broken: undefined });
    }));

  it('sent twice, by the button or the way back, raises one', () =>
    inHouse(async ({ as, trx }) => {
      const fields = { ...WORDS, once: 'the-key-of-one-form' };
      await as('locum').post('/ideas/raise', formOf(fields));
      const again = await as('locum').post('/ideas/raise', formOf({ ...fields, asked: 'yes' }));
      expect(again.location).toBe('/ideas/IRO-2026-001');
      const other = await as('partner').api('POST', 'ideas', fields);
      expect(other.body).toMatchObject({ reference: 'IRO-2026-002', again: false });
      // Gone back to and written anew, it raises something else.
      const anew = formOf({ ...fields, what: 'Letters about night visits come to the wrong surgery.' });
      expect((await as('locum').post('/ideas/raise', anew)).location).toBe('/ideas/IRO-2026-003');
      const rows = await proposalDb(trx).selectFrom('proposal').select('reference').execute();
      expect(rows).toHaveLength(3);
    }));

  it('names each answer that is missing, and keeps the others', () =>
    inHouse(async ({ as }) => {
      const sent = await as('locum').post(
        '/ideas/raise',
        formOf({ what: '', often: 'once', where: 'elsewhere', place: '' }),
      );
      expect(sent.status).toBe(422);
      expect(sent.html).toContain('href="#what"');
      expect(sent.html).toMatch(/value="once"[^>]*checked|checked=""[^>]*value="once"/);
      const place = await as('locum').post('/ideas/raise', formOf({ ...WORDS, where: 'elsewhere' }));
      expect([place.status, place.html.includes('Say where else you see it.')]).toEqual([422, true]);
      const stranger = await as('locum').api('POST', 'ideas', { ...WORDS, where: 'Z00001' });
      expect(stranger.body.type).toBe(typeOf('idea-where-unknown'));
    }));

  it('marks what may tell who a patient is, takes it out when asked, and keeps nothing before', () =>
    inHouse(async ({ as, trx }) => {
      const what = 'Breathless people wait. 999 000 0018 went to the emergency department twice.';
      const warned = await as('locum').post('/ideas/raise', formOf({ ...WORDS, what }));
      expect(warned.status).toBe(422);
      expect(warned.html).toContain('<mark>999 000 0018</mark>');
      expect(await proposalDb(trx).selectFrom('proposal').select('reference').execute()).toEqual([]);
      const out = await as('locum').post('/ideas/raise', formOf({ ...WORDS, what, do: 'take-out' }));
      expect(out.html).toContain('Breathless people wait. One person went');
      const confirmed = await as('locum').post('/ideas/raise', formOf({ ...WORDS, what, confirmed: 'yes' }));
      expect(confirmed.status).toBe(303);
    }));

  it('is for members: the public is led to the door, and its words come back to it', () =>
    inHouse(async ({ as, trx }) => {
      expect((await as().page('/ideas/raise')).location).toContain('/sign-in?to=');
      expect((await as().api('POST', 'ideas', WORDS)).status).toBe(403);
      const out = await as().post('/ideas/raise', formOf({ ...WORDS, guardian: 'x', once: 'k' }));
      expect(out.status).toBe(401);
      for (const words of ['You were signed out', WORDS.what, 'name="once" value="k"'])
        expect(out.html).toContain(words);
      for (const name of ['Ashcombe', 'Pennycress']) expect(out.html).not.toContain(name);
      expect(await proposalDb(trx).selectFrom('proposal').select('reference').execute()).toEqual([]);
    }));

  it('shows a form from before signing in anew with its words, and keeps nothing until it is sent again', () =>
    inHouse(async ({ as, trx }) => {
      // The token of another browser, as after signing in meanwhile.
      const stale = await as('locum').post('/ideas/raise', { ...WORDS, csrf: 'stale' });
      expect(stale.status).toBe(409);
      expect(stale.html).toContain('You signed in meanwhile');
      expect(stale.html).toContain(WORDS.what);
      expect(await proposalDb(trx).selectFrom('proposal').select('reference').execute()).toEqual([]);
    }));

  it('takes a photo along, and a refused file costs no words', () =>
    inHouse(async ({ as, trx }) => {
      const zip = { bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]), name: 'photo.png' };
      const refused = await as('locum').post('/ideas/raise', formOf(WORDS, zip));
      expect(refused.status).toBe(415);
      expect(refused.html).toContain(WORDS.what);
      const large = { bytes: Buffer.alloc(21 * 1024 * 1024, 1), name: 'large.pdf' };
      const tooLarge = await as('locum').post('/ideas/raise', formOf(WORDS, large));
      expect([tooLarge.status, tooLarge.html.includes('at most 20 MB')]).toEqual([413, true]);
      expect(tooLarge.html).toContain(WORDS.what);
      expect(await proposalDb(trx).selectFrom('proposal').select('reference').execute()).toEqual([]);
      const sent = await as('locum').post('/ideas/raise', formOf(WORDS, { bytes: png, name: 'a.png' }));
      expect(sent.location).toBe('/ideas/IRO-2026-001');
      const page = await as('partner').page('/ideas/IRO-2026-001');
      expect(page.html).toContain('a.png (picture');
      const another = await as('partner').post(
        '/attachments/idea/IRO-2026-001',
        formOf({ csrf: '' }, { bytes: pdf(), name: 'b.pdf' }),
      );
      expect(another.status).toBe(303);
    }));

  it('comes from a gap only where there is one', () =>
    inHouse(async ({ as }) => {
      const form = await as('locum').page('/ideas/raise?gap=GAP-2026-777');
      expect(hidden(form.html, 'gap')).toBe('');
      const figure = '/population/figures/conditions/COPD/gradient?area=Z0X';
      const from = await as('locum').page(`/ideas/raise?figure=${encodeURIComponent(figure)}`);
      expect(hidden(from.html, 'gap')).toBe(figure.replaceAll('&', '&amp;'));
    }));
});

describe('ideas like it', () => {
  it('are found while one is written, in other words too, and only open ones', () =>
    inHouse(async ({ as }) => {
      await as('partner').api('POST', 'ideas', {
        ...WORDS,
        what: 'Heart scans: breathless patients wait a quarter of a year',
      });
      await as('partner').api('POST', 'ideas', {
        ...WORDS,
        what: 'Nobody dresses wounds after six in the evening',
      });
      const { body } = await as('locum').api('GET', `ideas-alike?what=${encodeURIComponent(WORDS.what)}`);
      expect(body.ideas.map(({ reference }: { reference: string }) => reference)).toEqual(['IRO-2026-001']);
      const looked = await as('locum').post('/ideas/raise', formOf({ ...WORDS, do: 'look' }));
      expect(looked.html).toContain('Yes, add my voice');
      const none = await as('locum').api('GET', 'ideas-alike?what=they%20were%20there');
      expect(none.body.ideas).toEqual([]);
      expect((await as().api('GET', 'ideas-alike?what=heart%20scan')).status).toBe(403);
    }));

  it('are asked about once before much the same is raised again, and the voice can go there instead', () =>
    inHouse(async ({ as, trx }) => {
      await as('partner').api('POST', 'ideas', WORDS);
      const asked = await as('locum').post('/ideas/raise', formOf({ ...WORDS, do: 'send' }));
      expect([asked.status, hidden(asked.html, 'asked')]).toEqual([409, 'yes']);
      expect(asked.html).toContain('Is it one of these?');
      const voice = await as('locum').post('/ideas/raise', formOf({ ...WORDS, support: 'IRO-2026-001' }));
      expect(voice.location).toBe('/ideas/IRO-2026-001');
      const stance = await proposalDb(trx).selectFrom('proposal_stance').selectAll().execute();
      expect(stance).toMatchObject([{ person: idOf('locum'), stance: 'supports', words: WORDS.what }]);
      const own = await as('locum').post('/ideas/raise', formOf({ ...WORDS, asked: 'yes' }));
      expect(own.location).toBe('/ideas/IRO-2026-002');
    }));
});
