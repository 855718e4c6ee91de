import { describe, expect, it } from 'vitest';
import { idOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { ROOM } from './test-room.ts';
import { atScans, inHouse, kindOf } from './test-room-house.tsx';

describe('the vote in the room', () => {
  it('is opened with the motion of the item, taken down by the chair, closed, and stands in the record', () =>
    inHouse(async (house) => {
      const { as, items, room, words } = house;
      await atScans(house);
      const page = await as('chair').page(ROOM);
      expect(page.html).toContain('That the group buys heart scans that GPs can book directly.</textarea>');
      const sent = await as('chair').post(`${ROOM}/vote`, {
        form: 'vote',
        item: String(items.scans),
        shown: String(items.scans),
        'vote-motion': 'That we buy them.',
        'vote-method': 'roll-call',
      });
      expect(sent.location).toBe(`${ROOM}?item=${items.scans}`);
      const { vote } = (await room('chair')).shown;
      for (const who of ['chair', 'gp', 'nurse'] as const)
        await as('chair').post(`${ROOM}/cast`, {
          form: `cast-${idOf(who)}`,
          reference: vote.reference,
          voter: idOf(who),
          [`cast-${idOf(who)}-choice`]: 'for',
        });
      const { html } = await as('chair').page(ROOM);
      expect(html).toContain('three of nine are in');
      expect(html).toContain('Remind the six');
      expect(html).not.toContain('>For<span class="cf-hidden">: Dr Lettice Hobbinford');
      expect(
        (await as('chair').post(`${ROOM}/remind`, { form: 'remind', vote: vote.reference })).status,
      ).toBe(303);
      expect((await house.news()).filter(({ kind }) => kind === 'vote.waits')).toHaveLength(6);
      expect(
        (await as('chair').post(`${ROOM}/close-item`, { form: 'close-item', item: String(items.scans) }))
          .html,
      ).toContain('Close it, or make it void, first');
      await as('chair').post(`${ROOM}/close-vote`, { form: 'close-vote', vote: vote.reference });
      expect((await words()).at(-1)).toContain('Vote closed.');
      expect((await room('chair')).shown.vote.outcome).toBe('carried');
    }));
});

describe('what is voted upon', () => {
  it('stays as it was read out: no condition comes or goes while the vote is open', () =>
    inHouse(async (house) => {
      const { done, api, items, trx } = house;
      await atScans(house);
      const path = `items/${items.scans}/conditions`;
      await done(path, { words: 'Blood test first.' });
      await done(`items/${items.scans}/vote`, { motion: 'That we buy them.', method: 'hands' });
      expect(kindOf(await api('chair', path, { words: 'And another.' }))).toBe('room-vote-open');
      const { id } = await decisionDb(trx)
        .selectFrom('item_condition')
        .select('id')
        .executeTakeFirstOrThrow();
      expect(kindOf(await api('chair', `${path}/${id}/take-back`))).toBe('room-vote-open');
      expect(kindOf(await api('chair', 'close'))).toBe('room-vote-open');
    }));
});
