import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../platform/history/history.ts';
import { visibleTo } from '../../platform/registries.ts';
import { fillIdeas } from '../../proposals/index.ts';
import { itemRef, paperRef } from '../kit/refs.ts';
import { actorOf, idOf, type Known } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { itemInterestRef } from './open.ts';
import { type House, IDEA, inHouse, MEETING, matched, typeOf } from './test-interests-house.tsx';

describe('ruling', () => {
  const rule = (house: House, who: Known, id: number, given: object = {}) =>
    house.as(who).api('POST', `decisions/interests/${id}/ruling`, {
      ruling: 'no-papers',
      reason: 'She could gain from knowing the other bids.',
      version: 1,
      ...given,
    });

  it('is for who runs the meeting, on others, before it is over and while no vote is open', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      expect((await rule(house, 'lay', row.id)).body.type).toBe(typeOf('ruling-not-chair'));
      expect((await house.as().api('POST', `decisions/interests/${row.id}/ruling`, {})).status).toBe(403);
      const own = await house.as('chair').api('POST', `decisions/items/${house.item}/interests`, {
        person: 'me',
        kind: 'non-financial-personal',
        in: 'A heart charity',
        touches: 'campaigns for scans',
      });
      expect((await rule(house, 'chair', own.body.id)).body.type).toBe(typeOf('ruling-own'));
      expect((await rule(house, 'officer', own.body.id, { ruling: 'note' })).status).toBe(200);
      expect((await rule(house, 'chair', row.id, { reason: ' ' })).status).toBe(422);
      expect((await rule(house, 'chair', row.id, { version: 7 })).body.type).toBe(
        typeOf('changed-meanwhile'),
      );
      await decisionDb(house.trx).updateTable('meeting').set({ state: 'closed' }).execute();
      expect((await rule(house, 'chair', row.id)).body.type).toBe(typeOf('interest-meeting-over'));
    }));

  it('is kept with every change, writes a line while the meeting is open, and sent twice is one', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      const given = { ruling: 'leave', reason: 'A share in a bidder.', once: 'tablet 1' };
      expect((await rule(house, 'chair', row.id, given)).status).toBe(200);
      expect((await rule(house, 'chair', row.id, given)).status).toBe(200);
      expect(
        (await rule(house, 'chair', row.id, { ...given, ruling: 'note', version: 2, once: 'tablet 2' }))
          .status,
      ).toBe(200);
      const lines = await decisionDb(house.trx)
        .selectFrom('meeting_line')
        .select(['kind', 'words'])
        .execute();
      expect(lines).toEqual([
        { kind: 'ruled', words: 'Ruled on Dr Nadia Fennimore: leaves the room. A share in a bidder.' },
        { kind: 'ruled', words: 'Ruled anew on Dr Nadia Fennimore: noted. A share in a bidder.' },
      ]);
      const history = await changesOf(house.trx, itemInterestRef(row.id));
      expect(history.map(({ kind }) => kind)).toEqual(['interest.ruled-anew', 'interest.ruled']);
      expect(history[0]?.before).toMatchObject({ ruling: 'leave' });
    }, 'open'));

  it('that gives no papers hides the item until its decision is published; waiting for one hides the papers', () =>
    inHouse(async (house) => {
      const { platform, trx, item, paper } = house;
      const row = await matched(house);
      const refs = [
        itemRef(item),
        paperRef(paper),
        { kind: 'idea', id: IDEA },
        { kind: 'problem', id: IDEA },
        { kind: 'case', id: `${IDEA}/money` },
        { kind: 'decision', id: IDEA },
      ];
      const sees = async (who: Known) =>
        (await visibleTo(platform.registries, trx, actorOf(who), refs, (ref) => ref)).map(({ kind }) => kind);
      expect(await sees('partner')).toEqual(['item', 'idea', 'problem', 'decision']);
      await rule(house, 'chair', row.id);
      expect(await sees('partner')).toEqual([]);
      expect(await sees('gp')).toHaveLength(refs.length);
      await decisionDb(trx)
        .insertInto('decision')
        .values({
          reference: 'DEC-2026-001',
          body: 'governing-body',
          meeting: MEETING,
          item,
          proposal: IDEA,
          title: 'Heart scans',
          outcome: 'yes',
          summary: 'Yes.',
          reasons: '[]',
          conditions: '[]',
          dissent: '[]',
          stood: '{}',
          stood_hash: 'x',
          decided_on: '2026-06-09',
        })
        .execute();
      expect(await sees('partner')).toEqual([]);
      await decisionDb(trx).updateTable('decision').set({ published_on: '2026-06-10' }).execute();
      expect(await sees('partner')).toHaveLength(refs.length);
    }));

  it('hides with an idea all that joined it, and the items about those', () =>
    inHouse(async (house) => {
      const { platform, trx, item } = house;
      const row = await matched(house);
      await fillIdeas(trx, {
        count: 20,
        seed: 1,
        today: '2026-06-01',
        people: [{ id: idOf('lead'), name: 'A lead', standing: 'Clinical lead', role: 'clinical-lead' }],
      });
      const { rows } = await sql<{ reference: string }>`select reference from proposal where
        reference <> ${IDEA} and aside_from is null order by reference desc limit 2`.execute(trx);
      const [into = 'no idea', joined = 'no other'] = rows.map(({ reference }) => reference);
      const refs = [itemRef(item), { kind: 'idea', id: into }, { kind: 'case', id: joined }];
      refs.push({ kind: 'idea', id: joined });
      const sees = async () =>
        (await visibleTo(platform.registries, trx, actorOf('partner'), refs, (ref) => ref)).length;
      await decisionDb(trx).updateTable('agenda_item').set({ proposal: into }).execute();
      await rule(house, 'chair', row.id);
      expect(await sees()).toBe(2);
      await sql`update proposal set state = 'merged', aside_from = 'raised', merged_into = ${into}
        where reference = ${joined}`.execute(trx);
      expect(await sees()).toBe(0);
    }));

  it('is contested by its person only, who reaches it though the item is hidden, and the chair is told', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      await rule(house, 'chair', row.id);
      const shown = await house.as('partner').page(`/decisions/interests/${row.id}/contest`);
      expect(shown.status).toBe(200);
      expect(shown.html).not.toContain('Heart scans');
      expect((await house.as('gp').page(`/decisions/interests/${row.id}/contest`)).status).toBe(404);
      const sent = await house
        .as('partner')
        .post(`/decisions/interests/${row.id}/contest`, { words: 'I sold the shares in May.' });
      expect(sent.status).toBe(303);
      expect(await house.news()).toContainEqual(
        expect.objectContaining({ who: 'chair', kind: 'interest.to-rule' }),
      );
      const { html } = await house.as('chair').page(`/decisions/meetings/${MEETING}/interests`);
      expect(html).toContain('I sold the shares in May.');
      expect((await house.as('partner').page(`/decisions/meetings/${MEETING}/interests`)).html).not.toContain(
        'Heart scans',
      );
    }));
});
