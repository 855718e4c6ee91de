import { describe, expect, it } from 'vitest';
import type { Known } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { inHouse, REF } from './test-meetings-house.tsx';
import { outMeeting } from './test-out-meeting.ts';

describe('a pack', () => {
  it('is one document with its contents, each paper under the number of its item and its own', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const { html } = await house.as('gp').page(`/decisions/meetings/${REF}/pack`);
      expect(html).toContain('id="pack-5.1"');
      expect(html).toContain('All is well in the wards.');
      expect(html).toContain('Quillmoor offers 240 scans a month.');
      expect(html).toContain('href="#pack-6.1"');
    }));

  it('holds nothing of an item that is kept from its reader but its number, on no page and in no file', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const { as } = house;
      for (const path of ['/pack', '', '/meeting.ics', '/minutes', '/questions']) {
        const { html } = await as('partner').page(`/decisions/meetings/${REF}${path}`);
        expect(html).not.toMatch(/Heart scans|Quillmoor/);
      }
      expect((await as('partner').page(`/decisions/meetings/${REF}/pack`)).html).toContain(
        'is not in your pack',
      );
      const papers = await decisionDb(house.db).selectFrom('paper').select(['id', 'title']).execute();
      for (const { id, title } of papers)
        expect((await as('partner').page(`/decisions/meetings/${REF}/papers/${id}`)).status).toBe(
          title.includes('Heart') ? 404 : 200,
        );
    }));

  it('is not there for others before it goes out', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      await decisionDb(house.db)
        .updateTable('meeting')
        .set({ state: 'agenda-out', papers_on: null })
        .execute();
      const page = async (who?: Known) => (await house.as(who).page(`/decisions/meetings/${REF}/pack`)).html;
      for (const who of [undefined, 'gp'] as const) {
        expect(await page(who)).toContain('The papers are not out yet');
        expect(await page(who)).not.toContain('All is well');
      }
      expect(await page('office')).toContain('All is well');
      expect((await house.as().page(`/decisions/meetings/${REF}/pack.pdf`)).status).toBe(404);
    }));

  it('is a task until its reader says that they have read it, and may take that back', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const kinds = async () => (await house.tasks('gp')).map(({ kind }) => kind);
      expect(await kinds()).toContain('Papers');
      await house.as('gp').post(`/decisions/meetings/${REF}/pack`, { read: 'yes' });
      await house.as('gp').post(`/decisions/meetings/${REF}/pack`, { read: 'yes' });
      expect(await kinds()).not.toContain('Papers');
      await house.as('gp').post(`/decisions/meetings/${REF}/pack`, { read: '' });
      expect(await kinds()).toContain('Papers');
    }));
});

describe('a member’s one page', () => {
  it('has their next meetings, papers, interests and actions, and tells no name of what is kept from them', () =>
    inHouse(async (house) => {
      await outMeeting(house);
      const { html } = await house.as('partner').page('/decisions/mine');
      expect(html).toContain('Governing body, in public');
      expect(html).toContain('1 pack to read');
      expect(html).toContain('No papers, leaves the room');
      expect(html).not.toContain('Heart scans');
      expect((await house.as('locum').page('/decisions/mine')).html).toContain(
        'No meeting of yours is planned',
      );
      expect((await house.as().page('/decisions/mine')).status).not.toBe(200);
    }));
});
