import { describe, expect, it } from 'vitest';
import { contributionDb } from '../contributions/tables.ts';
import { idOf, type Known } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { CASE, type House, inHouse, kept, put, typeOf } from './test-case.tsx';

describe('versions', () => {
  const keep = ({ as }: House, note: string, who: Known = 'lead') =>
    as(who).api('POST', `${CASE}/versions`, { note });

  it('are kept with a note, once when sent twice, and compared word by word', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'All release cash.' }, 0);
      expect((await keep(house, 'The first')).body).toEqual({ number: 1 });
      expect((await keep(house, 'The first')).body).toEqual({ number: 1 });
      await put(house, 'pathway', { words: '45% release cash.' }, 1);
      const { html } = await house.as('lead').page(`/${CASE}/versions`);
      expect(html).toMatch(/<del[^>]*>(<span[^>]*>taken out: <\/span>)?All/);
      expect(html).toMatch(/<ins[^>]*>(<span[^>]*>added: <\/span>)?45%/);
      const { body } = await house.as('partner').api('GET', `${CASE}/changes?from=1&to=now`);
      expect(body.changes).toMatchObject([{ section: 'The pathway', added: 1, removed: 1 }]);
      expect((await house.as('lead').api('GET', `${CASE}/changes?from=9`)).status).toBe(404);
      // More than the store can count is refused before it is asked.
      expect((await house.as('lead').api('GET', `${CASE}/changes?from=99999999999`)).status).toBe(422);
      const far = await house.as('lead').post(`/${CASE}/versions/99999999999/restore`, { topic: 'pathway' });
      expect(far.status).toBe(422);
      expect((await keep(house, 'Not mine', 'partner')).body.type).toBe(typeOf('case-not-yours'));
    }));

  it('give one part back as a new change, with what stood before kept', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'As it was.' }, 0);
      await keep(house, 'The first');
      await put(house, 'pathway', { words: 'As it became.' }, 1);
      const back = await house.as('manager').post(`/${CASE}/versions/1/restore`, { topic: 'pathway' });
      expect(back.location).toBe(`/${CASE}/versions`);
      expect((await kept(house, 'pathway')).content.words).toBe('As it was.');
      const { body } = await house.as('lead').api('GET', `${CASE}/changes?from=1&to=2`);
      expect(JSON.stringify(body.changes)).toContain('became');
    }));
});

describe('the board paper', () => {
  const fill = async (house: House) => {
    const risk = {
      key: 'a',
      label: 'Scans outrun reporters',
      action: 'Two sessions',
      owner: 'Dr Ines Ravensmoor',
    };
    await put(house, 'risks', { risks: [risk] }, 0);
  };

  it('has numbered sections under what patients gain and what it costs, and comes as a Word file', () =>
    inHouse(async (house) => {
      await fill(house);
      const { html } = await house.as('partner').page(`/${CASE}/paper`);
      expect(html).toContain('1 Need and evidence');
      expect(html).toContain('What patients gain');
      expect(html).toContain('This is a draft');
      expect(html).not.toContain('Write the case');
      const { html: file, status } = await house.as('partner').page(`/${CASE}/paper.docx`);
      expect(status).toBe(200);
      expect(file.startsWith('PK')).toBe(true);
    }));

  it('prints what came of what people said, in numbers', () =>
    inHouse(async (house) => {
      const said = {
        proposal: 'ISV-2026-014',
        about: 'idea',
        person_name: 'Dr Ada Vane',
        standing: 'GP partner',
        said_on: '2026-05-01',
        at: new Date('2026-05-01T10:00:00Z'),
        state: 'shown' as const,
        due: '2026-05-15',
      };
      const answered = { answered_by_name: 'Dr Ines Ravensmoor', answered_on: '2026-05-10' };
      await contributionDb(house.db)
        .insertInto('proposal_contribution')
        .values([
          {
            ...said,
            words: 'Ring people.',
            ...answered,
            answer: 'taken-up',
            answer_what: 'A call',
            answer_where: 'Case',
          },
          {
            ...said,
            words: 'Open at night.',
            ...answered,
            answer: 'not-taken-up',
            answer_why: 'Nobody comes.',
          },
          { ...said, words: 'Who drives them?' },
        ])
        .execute();
      for (const page of ['', '/paper'])
        expect((await house.as('partner').page(`/${CASE}${page}`)).html).toContain(
          'Of 3 contributions 1 taken up, 1 not taken up, 1 to be answered.',
        );
    }));

  it('is read by the public once it was sent, with roles and without names of people', () =>
    inHouse(async (house) => {
      await fill(house);
      await put(house, 'measures', { measures: [{ key: 'a', label: 'Weeks', byWhom: 'Otis Wrenfold' }] }, 0);
      await proposalDb(house.db).updateTable('proposal').set({ state: 'decision' }).execute();
      for (const path of ['', '/paper', '/versions', '/changes']) {
        const { html } =
          path === '/changes'
            ? { html: JSON.stringify((await house.as().api('GET', CASE + path)).body) }
            : await house.as().page(`/${CASE}${path}`);
        expect(html).not.toMatch(/Ravensmoor|Wrenfold|Ashcombe|Oakhanger|Thistlewood/);
      }
      expect((await house.as().page(`/${CASE}`)).html).toContain('a named person');
      expect(JSON.stringify((await house.as().api('GET', CASE)).body)).not.toMatch(/Ravensmoor|Ashcombe/);
      expect((await put(house, 'risks', { risks: [] }, 1)).body.type).toBe(typeOf('case-closed'));
    }));
});

describe('a raiser whose name is kept and who works on it', () => {
  it('signs their writing by name as its other writers do, so that nothing tells that they raised it', () =>
    inHouse(
      async (house) => {
        await put(house, 'pathway', { words: 'The nurse rings.' }, 0, 'office');
        await house.as('office').api('POST', `${CASE}/versions`, { note: 'The first' });
        const seen = [
          JSON.stringify((await house.as('partner').api('GET', CASE)).body),
          JSON.stringify((await house.as('partner').api('GET', `${CASE}/versions`)).body),
          JSON.stringify(
            await house.db
              .withTables<{ event: { kind: string; actor: unknown; after: unknown } }>()
              .selectFrom('event')
              .selectAll()
              .where('kind', 'like', 'case.%')
              .execute(),
          ),
        ].join('\n');
        expect(seen).toContain('Pennycress');
        expect(seen).not.toContain('whose name is kept');
      },
      { raised_by: idOf('office'), name_kept: true, guardian: idOf('officer'), guardian_name: 'Ms Tidmarsh' },
    ));
});

describe('comments on a section', () => {
  it('stand beside it, are told to both leads, and are for members', () =>
    inHouse(async (house) => {
      const path = `/comments/case/${encodeURIComponent('ISV-2026-014/money')}`;
      const sent = await house.as('partner').post(path, { text: 'Avoided is not saved.' });
      expect(sent.location).toBe(`/${CASE}/money#comments`);
      expect((await house.as('lead').page(`/${CASE}/money`)).html).toContain('Avoided is not saved.');
      expect((await house.as('lead').page(`/${CASE}/need`)).html).not.toContain('Avoided is not saved.');
      expect((await house.news()).map(({ who }) => who).sort()).toEqual(['lead', 'manager']);
      expect((await house.as().post(path, { text: 'Me too' })).status).toBe(403);
    }));
});
