import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { evidenceDb } from '../evidence/tables.ts';
import { conditionsMet } from '../kit/conditions.ts';
import { findProposal } from '../kit/find.ts';
import type { Known } from '../kit/test-house.tsx';
import { proposalDb } from '../tables.ts';
import { CASE, fillSmall, type House, inHouse, put, typeOf } from './test-case.tsx';

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

describe('the move that sends it', () => {
  const send = ({ as }: House, given: object = {}, who: Known = 'lead') =>
    as(who).api('POST', 'ideas/ISV-2026-014/moves', { move: 'send', version: 1, ...given });

  it('makes it complete on that day and its answer owed by its body’s own days, and tells those whom it concerns once', () =>
    inHouse(
      async (house) => {
        await fillSmall(house);
        const version = (await findProposal(house.db, 'ISV-2026-014'))?.version ?? 0;
        const { status } = await send(house, { version });
        expect(status).toBe(200);
        const row = await findProposal(house.db, 'ISV-2026-014');
        expect(row).toMatchObject({ state: 'decision', since: '2026-05-21', complete_on: '2026-05-21' });
        // By a clinical lead within 14 days, as the scheme that a group begins with says.
        expect([row?.route?.body.key, row?.answer_due]).toEqual(['clinical-lead', '2026-06-04']);
        const told = (await house.news()).filter(({ who }) => who === 'locum');
        expect(told).toHaveLength(1);
        const { body } = await house.as('partner').api('GET', `${CASE}/versions`);
        expect(body.versions).toMatchObject([{ number: 1, sent: true }]);
      },
      { body: 'clinical-lead' },
    ));

  it('is the leads’ and the programme office’s, and made once however often it is sent', () =>
    inHouse(
      async (house) => {
        await fillSmall(house);
        const version = (await findProposal(house.db, 'ISV-2026-014'))?.version ?? 0;
        for (const who of ['partner', 'nurse', 'locum'] as const)
          expect((await send(house, { version }, who)).status).toBeGreaterThanOrEqual(400);
        expect((await findProposal(house.db, 'ISV-2026-014'))?.state).toBe('case');
        expect((await send(house, { version })).status).toBe(200);
        expect((await send(house, { version })).status).toBe(409);
        const { body } = await house.as('partner').api('GET', `${CASE}/versions`);
        expect(body.versions).toHaveLength(1);
      },
      { body: 'clinical-lead' },
    ));
});
