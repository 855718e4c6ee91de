import { describe, expect, it } from 'vitest';
import { png } from '../../platform/attachments/test-files.ts';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { formOf, inHouse, typeOf, WORDS } from './test-raise.tsx';

describe('a name that is kept', () => {
  const kept = (given: object = {}) => ({ ...WORDS, keep: true, guardian: idOf('officer'), ...given });

  it('is known to one guardian and to the chair, and to nobody else, wherever they look', () =>
    inHouse(async ({ as, news, trx }) => {
      const { body } = await as('locum').api('POST', 'ideas', kept());
      const path = `ideas/${body.reference}`;
      const names = async (who?: Known) => {
        const json = JSON.stringify((await as(who).api('GET', path)).body);
        const page = await as(who).page(`/${path}`);
        return [json.includes('Thistlewood'), page.html.includes('Thistlewood')];
      };
      for (const who of ['locum', 'officer', 'chair'] as const)
        expect(await names(who)).toEqual([true, true]);
      for (const who of ['lead', 'office', 'partner', 'manager'] as const)
        expect(await names(who)).toEqual([false, false]);
      expect(JSON.stringify(await news())).not.toContain('Thistlewood');
      expect(await news()).toContainEqual(expect.objectContaining({ who: 'officer', kind: 'idea.guardian' }));
      const events = await trx
        .withTables<{ event: { object: string; actor: unknown } }>()
        .selectFrom('event')
        .selectAll()
        .where('object', 'like', 'idea:%')
        .execute();
      expect(events.length).toBeGreaterThan(0);
      expect(JSON.stringify(events)).not.toMatch(new RegExp(`Thistlewood|${idOf('locum')}`));
      const entries = await proposalDb(trx).selectFrom('proposal_entry').selectAll().execute();
      expect(entries).toMatchObject([{ by_person: null, by_name: 'A colleague whose name is kept' }]);
    }));

  it('stays from the chair too where the raiser says so, and from the list of where they work', () =>
    inHouse(async ({ as }) => {
      const { body } = await as('locum').api('POST', 'ideas', kept({ notChair: true }));
      const seen = await as('chair').api('GET', `ideas/${body.reference}`);
      expect(seen.body.raisedBy).toMatchObject({ name: null, kept: true });
      expect(seen.body.place).toBe('Everywhere they work');
    }));

  it('stays from files: one sent along is unsigned, and no other is taken from the raiser', () =>
    inHouse(async ({ as, trx }) => {
      const fields = { ...WORDS, keep: 'yes', guardian: idOf('officer') };
      await as('locum').post('/ideas/raise', formOf(fields, { bytes: png, name: 'a.png' }));
      const page = await as('partner').page('/ideas/IRO-2026-001');
      expect(page.html).toContain('a.png');
      expect(page.html).not.toContain('Thistlewood');
      const more = await as('locum').post(
        '/attachments/idea/IRO-2026-001',
        formOf({ csrf: '' }, { bytes: png, name: 'b.png' }),
      );
      expect(more.status).toBe(404);
      await as('locum').api('POST', 'ideas/IRO-2026-001/stance', {
        stance: 'otherwise',
        words: 'On second thoughts, no.',
      });
      expect((await as('partner').page('/ideas/IRO-2026-001')).html).not.toContain('Thistlewood');
      const events = await trx
        .withTables<{ event: { object: string } }>()
        .selectFrom('event')
        .selectAll()
        .where('object', 'like', 'idea:%')
        .execute();
      expect(JSON.stringify(events)).not.toContain('Thistlewood');
    }));

  it('is on no voice for another idea, until whoever asked for it unticks it', () =>
    inHouse(async ({ as, trx }) => {
      await as('partner').api('POST', 'ideas', WORDS);
      const fields = { ...WORDS, keep: 'yes', guardian: idOf('officer'), support: 'IRO-2026-001' };
      const asked = await as('locum').post('/ideas/raise', formOf(fields));
      expect(asked.status).toBe(409);
      expect(asked.html).toContain('href="#keep"');
      for (const words of [
        'a voice on another idea is added in your name',
        WORDS.what,
        'Is it one of these?',
      ])
        expect(asked.html).toContain(words);
      const voices = () => proposalDb(trx).selectFrom('proposal_stance').select('person').execute();
      expect(await voices()).toEqual([]);
      const { keep: _, ...open } = fields;
      expect((await as('locum').post('/ideas/raise', formOf(open))).location).toBe('/ideas/IRO-2026-001');
      expect(await voices()).toEqual([{ person: idOf('locum') }]);
    }));

  it('is kept where nobody is on duty too: the guardian looks at it, and it is not the raiser’s in any list', () =>
    inHouse(async ({ as, news, trx }) => {
      await trx
        .withTables<{ appointment: { role: string; ended: string | null } }>()
        .updateTable('appointment')
        .set({ ended: '2026-05-01' })
        .where('role', 'in', ['clinical-lead', 'chair', 'gp-partner', 'salaried-gp'])
        .execute();
      const { body } = await as('locum').api('POST', 'ideas', kept());
      expect(body.looks).toEqual([nameOf('officer')]);
      const row = await proposalDb(trx)
        .selectFrom('proposal')
        .select(['owner', 'owner_name', 'raised_by', 'guardian'])
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({
        owner: idOf('officer'),
        guardian: idOf('officer'),
        raised_by: idOf('locum'),
      });
      const { html } = await as('nurse').page(`/ideas/${body.reference}`);
      expect(html).not.toContain('Thistlewood');
      expect((await news()).filter(({ who }) => who === 'locum')).toEqual([]);
      const open = await as('locum').api('POST', 'ideas', {
        ...WORDS,
        what: 'Dressings run out at weekends.',
      });
      expect(open.body.looks).toEqual([nameOf('locum')]);
    }));

  it('is refused without a guardian of those offered', () =>
    inHouse(async ({ as }) => {
      for (const guardian of [undefined, idOf('partner'), idOf('locum'), idOf('lead')]) {
        const { status, body } = await as('locum').api('POST', 'ideas', kept({ guardian }));
        expect([status, body.type]).toEqual([422, typeOf('idea-keeper')]);
      }
      expect((await as('locum').api('POST', 'ideas', kept({ guardian: 'nobody' }))).status).toBe(422);
    }));
});
