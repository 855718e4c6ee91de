import { describe, expect, it } from 'vitest';
import { idOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { matchItem } from './match.ts';
import { interestsOn, withoutPapers } from './queries.ts';
import { declare, inHouse, MEETING, matched, NOW, touch } from './test-interests-house.tsx';

describe('matching', () => {
  it('finds the member with a share in a bidder, once however often it is done, and tells her', () =>
    inHouse(async (house) => {
      const row = await matched(house);
      expect(row).toMatchObject({
        person: idOf('partner'),
        direct: true,
        kind: 'financial',
        how: 'matched',
        ruling: null,
        words:
          'Dr Nadia Fennimore: owns a share of Quillmoor Ultrasound Ltd, which could bid for this proposal',
      });
      expect(await matchItem(house.trx, house.item, NOW)).toBe(0);
      expect(await interestsOn(house.trx, [house.item])).toEqual([row]);
      expect(await house.news()).toMatchObject([{ who: 'partner', kind: 'interest.matched' }]);
      expect(await withoutPapers(house.trx, house.item)).toEqual([idOf('partner')]);
    }));

  it('leaves out who does not sit on the body, and finds the chain through somebody close', () =>
    inHouse(async (house) => {
      const { trx, item } = house;
      await declare(trx, 'locum');
      await declare(trx, 'gp', {
        tie: 'employed-by',
        organisation: 'Z0T',
        closeTie: 'married-to',
        closeName: 'Ms H. Quartzley',
      });
      await touch(trx, 'Kestrelbridge Infirmary', 'Z0T', 'gainer');
      await touch(trx, 'Quillmoor Ultrasound Ltd', 'Z0S');
      await matchItem(trx, item, NOW);
      const rows = await interestsOn(trx, [item]);
      expect(rows.map(({ person, direct, kind }) => ({ person, direct, kind }))).toEqual([
        { person: idOf('gp'), direct: false, kind: 'indirect' },
      ]);
      const url = `/decisions/meetings/${MEETING}/interests`;
      expect((await house.as().page(url)).html).not.toContain('Hobbinford');
      await decisionDb(trx).updateTable('meeting').set({ state: 'open' }).execute();
      await decisionDb(trx)
        .updateTable('item_interest')
        .set({ ruling: 'speak-not-vote', ruling_reason: 'His knowledge helps.' })
        .execute();
      const { html } = await house.as().page(url);
      expect(html).toContain('somebody close');
      expect(html).not.toContain('Quartzley');
      expect((await house.as('lay').page(`/decisions/meetings/${MEETING}/interests`)).html).toContain(
        'Ms H. Quartzley',
      );
    }));

  it('lapses when the idea touches the bidder no longer, comes back with it, and never loses a ruling', () =>
    inHouse(async (house) => {
      const { trx, item } = house;
      const row = await matched(house);
      const off = () => decisionDb(trx).updateTable('touched').set({ taken_back_on: '2026-06-01' }).execute();
      const on = () => decisionDb(trx).updateTable('touched').set({ taken_back_on: null }).execute();
      await off();
      await matchItem(trx, item, NOW);
      expect((await interestsOn(trx, [item]))[0]?.lapsed_at).toEqual(NOW);
      expect(await withoutPapers(trx, item)).toEqual([]);
      await on();
      await matchItem(trx, item, NOW);
      const again = (await interestsOn(trx, [item]))[0];
      expect(again).toMatchObject({ id: row.id, lapsed_at: null, dismissed_reason: null });
      const ruled = await house.as('chair').api('POST', `decisions/interests/${row.id}/ruling`, {
        ruling: 'leave',
        reason: 'She owns a part of a bidder.',
        version: again?.version,
      });
      expect(ruled.status).toBe(200);
      await off();
      await matchItem(trx, item, NOW);
      expect((await interestsOn(trx, [item]))[0]).toMatchObject({ ruling: 'leave', dismissed_reason: null });
    }));
});
