import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { evidenceDb } from '../evidence/tables.ts';
import { conditionsMet } from '../kit/conditions.ts';
import { findProposal } from '../kit/find.ts';
import { proposalDb } from '../tables.ts';
import { CASE, type House, inHouse, put, typeOf } from './test-case.tsx';

/** All that the small form of case asks for. */
const fillSmall = async (house: House) => {
  const { as } = house;
  await put(house, 'people', { aYear: 40, words: 'People at home.' }, 0);
  await put(house, 'pathway', { words: 'The nurse rings.' }, 0);
  await put(house, 'hoops', { hoops: [], noHoops: true }, 0);
  const none = { none: true, pricesOf: '', payer: 'group', recurring: [], once: [], effects: [], freed: [] };
  expect((await put(house, 'money', none, 0)).status).toBe(200);
  const risk = { key: 'a', label: 'It is forgotten', action: 'A list', owner: 'Otis' };
  await put(house, 'risks', { risks: [risk] }, 0);
  const measure = { key: 'a', label: 'Calls', what: 'Calls a week', byWhom: 'Otis', reviewOn: '2027-03-01' };
  await put(house, 'measures', { measures: [measure] }, 0);
  await as('lead').api('PUT', 'ideas/ISV-2026-014/options/0', { words: 'They wait.', version: 0 });
  await as('lead').api('POST', 'ideas/ISV-2026-014/options/0/choice', { because: 'Cheapest' });
  // What it costs is told, so its route is worked out anew; the tests here are of this body's form of case.
  await proposalDb(house.db).updateTable('proposal').set({ body: 'clinical-lead' }).execute();
};

describe('what is missing', () => {
  it('is told in a sentence, and each thing leads to where it is written', () =>
    inHouse(async (house) => {
      const { html } = await house.as('lead').page(`/${CASE}`);
      expect(html).toMatch(/(None|One|Two) of ten sections (is|are) complete/);
      expect(html).toContain('stop it being sent');
      expect(html).toContain(`href="/${CASE}/risks">No risk named</a>: name what could go wrong`);
      await put(house, 'risks', { risks: [{ key: 'a', label: 'scans outrun reporters' }] }, 0);
      const { body } = await house.as('lead').api('GET', CASE);
      expect(body.stops).toContainEqual({
        ask: 'risks.owner',
        item: 'Risk 1, “scans outrun reporters”',
        words: 'name an owner',
        section: 'risks',
      });
      expect(body.why).toBe('case-incomplete');
    }));

  it('stops it being sent until it is there; sent, it is kept as it stood and closed', () =>
    inHouse(
      async (house) => {
        const { as } = house;
        const met = async () => {
          const proposal = await findProposal(house.db, 'ISV-2026-014');
          return proposal ? [...(await conditionsMet(house.db, proposal))] : [];
        };
        const send = () => as('lead').api('POST', 'ideas/ISV-2026-014/moves', { move: 'send', version: 1 });
        expect(await met()).not.toContain('case-complete');
        expect((await send()).body.type).toBe(typeOf('proposal-waits'));
        await fillSmall(house);
        expect((await as('lead').api('GET', CASE)).body.stops).toEqual([]);
        expect(await met()).toContain('case-complete');
        expect((await as('lead').page(`/${CASE}`)).html).toContain('/move/send');
        expect((await send()).body.detail).toBeUndefined();
        const { body } = await as('partner').api('GET', `${CASE}/versions`);
        expect(body.versions).toMatchObject([{ number: 1, note: 'Sent for a decision', sent: true }]);
        expect((await put(house, 'pathway', { words: 'Later.' }, 1)).body.type).toBe(typeOf('case-closed'));
        expect((await as().api('GET', `${CASE}/versions`)).body.versions).toHaveLength(1);
      },
      { body: 'clinical-lead' },
    ));

  it('is also a pinned figure that was taken back: it cannot be sent with it, and leads to the evidence', () =>
    inHouse(
      async (house) => {
        await fillSmall(house);
        const load = '00000000-0000-4000-8000-00000000beef';
        await sql`insert into import_load (id, name, status, who, owner)
          values (${load}, 'waits.csv', 'taken-back', '{}', 'test')`.execute(house.db);
        await evidenceDb(house.db)
          .insertInto('proposal_evidence')
          .values({
            proposal: 'ISV-2026-014',
            kind: 'figure',
            title: 'Waits for heart scans',
            figure: JSON.stringify({ files: [{ load }] }),
            figure_hash: 'a'.repeat(64),
            href: '/population/figures/conditions/COPD/gradient',
            stood_on: '2026-05-01',
            added_by_name: 'Dr Ashcombe-Pike',
            added_by_standing: 'clinical-lead',
            added_on: '2026-05-01',
          } as never)
          .execute();
        const { body } = await house.as('lead').api('GET', CASE);
        expect(body.stops).toMatchObject([{ ask: 'need.stands', section: 'need' }]);
        const { html } = await house.as('lead').page(`/${CASE}/need`);
        expect(html).toContain('Taken back');
        expect(html).toContain('href="/ideas/ISV-2026-014/evidence">pin a newer one, or take it out</a>');
        const sent = await house
          .as('lead')
          .api('POST', 'ideas/ISV-2026-014/moves', { move: 'send', version: 1 });
        expect(sent.body.type).toBe(typeOf('proposal-waits'));
      },
      { body: 'clinical-lead' },
    ));

  it('of a case that restricts care comes before all else, whatever its template asks', () =>
    inHouse(
      async ({ as }) => {
        expect((await as('lead').api('GET', CASE)).body.why).toBe('case-care-first');
        expect((await as('lead').page(`/${CASE}`)).html).toContain('Care comes before money');
      },
      { body: 'clinical-lead', restricts: true },
    ));

  it('is asked by the template of its route; when the route brings another, the texts stay', () =>
    inHouse(async (house) => {
      await put(house, 'pathway', { words: 'The nurse rings.' }, 0);
      expect((await house.as('lead').api('GET', CASE)).body.template.key).toBe('standard');
      await proposalDb(house.db).updateTable('proposal').set({ body: 'clinical-lead' }).execute();
      const { body } = await house.as('lead').api('GET', CASE);
      expect(body.template.key).toBe('small');
      expect(body.sections.map(({ key }: { key: string }) => key)).toEqual([
        'need',
        'change',
        'money',
        'after',
      ]);
      expect(body.topics.pathway.content.words).toBe('The nurse rings.');
    }));
});
