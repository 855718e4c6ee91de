import { describe, expect, it } from 'vitest';
import { idOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { insertInterest, MEETING, ROOM } from './test-room.ts';
import { atScans, inHouse, kindOf } from './test-room-house.tsx';

describe('quorum of an item', () => {
  it('is worked out again as people leave and return, and the record says it only when it says something new', () =>
    inHouse(async (house) => {
      const { done, room, words } = house;
      await atScans(house);
      const before = await room('chair');
      expect(before.shown.quorum).toMatchObject({
        isQuorate: true,
        onlyJust:
          'If one more clinician leaves, it is 4 to 4 and the item fails. If Mr Callum Featherhay leaves, no chief finance officers count, and one is needed: the item fails.',
      });
      await done('attendance', { person: idOf('accountable'), what: 'left' });
      await done('attendance', { person: idOf('partner'), what: 'left' });
      await done('attendance', { person: idOf('nurse'), what: 'left' });
      const { shown } = await room('chair');
      expect(shown.quorum.isQuorate).toBe(false);
      expect(shown.quorum.ways.map(({ way }: { way: string }) => way)).toEqual(['defer']);
      expect(shown.quorum.helpers.map(({ name }: { name: string }) => name)).toContain(
        'Ms Delphine Oakhanger',
      );
      expect(shown.steps.find(({ key }: { key: string }) => key === 'quorum').state).toBe('fails');
      await done('attendance', { person: idOf('manager'), what: 'video' });
      expect((await room('chair')).shown.quorum.isQuorate).toBe(true);
      expect((await words()).filter((line) => line.startsWith('Quorum'))).toHaveLength(5);
      expect(await words()).toContain(
        'Ms Delphine Oakhanger is here by video in place of Sister Joan Wrenfold.',
      );
    }));

  it('lost while a vote is open stops the vote, which does not count, and no other is opened before it is mended', () =>
    inHouse(async (house) => {
      const { done, api, items, room, words, as } = house;
      await atScans(house);
      await done(`items/${items.scans}/vote`, { motion: 'That we buy them.', method: 'roll-call' });
      const { vote } = (await room('chair')).shown;
      expect((await as('gp').api('POST', `votes/${vote.reference}/cast`, { choice: 'for' })).status).toBe(
        200,
      );
      await done('attendance', { person: idOf('partner'), what: 'left' });
      const { shown } = await room('chair');
      expect(shown.vote).toBeNull();
      expect(shown.stopped).toContain('Quorum was lost while it was open.');
      expect((await words()).at(-1)).toMatch(/^The vote was made void: Quorum was lost/);
      expect(
        kindOf(await api('chair', `items/${items.scans}/vote`, { motion: 'Again.', method: 'hands' })),
      ).toBe('room-inquorate');
      expect((await as('nurse').api('POST', `votes/${vote.reference}/cast`, { choice: 'for' })).status).toBe(
        409,
      );
      await done('attendance', { person: idOf('partner'), what: 'here' });
      await done(`items/${items.scans}/vote`, { motion: 'Again.', method: 'hands' });
    }));

  it('stops at its closing a vote of which a member was taken off the body meanwhile', () =>
    inHouse(async (house) => {
      const { done, items, room, trx } = house;
      await atScans(house);
      await done(`items/${items.scans}/vote`, { motion: 'That we buy them.', method: 'hands' });
      const { vote } = (await room('chair')).shown;
      await decisionDb(trx)
        .updateTable('body_member')
        .set({ to_day: '2026-06-08' })
        .where('person', '=', idOf('specialist'))
        .execute();
      await done(`votes/${vote.reference}/close`, { for: 9 });
      expect((await room('chair')).shown.stopped).toContain('it is 4 to 4');
    }));

  it('that fails by rulings leaves the ways of the orders: one is taken and stands in the record', () =>
    inHouse(async (house) => {
      const { done, api, items, room, words, trx } = house;
      for (const who of ['gp', 'partner', 'specialist'] as const)
        await insertInterest(trx, items.scans, who, 'leave');
      await atScans(house);
      const { shown } = await room('chair');
      expect(shown.quorum.ways.map(({ way }: { way: string }) => way)).toContain('unconflicted-panel');
      const path = `items/${items.scans}/way`;
      expect((await api('chair', path, { way: 'another-body' })).body.problems).toMatchObject([
        { field: 'how' },
      ]);
      await done(path, { way: 'another-body', how: 'The board of the two groups decides on 30 June.' });
      expect((await words()).at(-1)).toBe(
        'Item 2 is not quorate. Refer it to another body: The board of the two groups decides on 30 June.',
      );
      expect((await room('chair', items.scans)).shown).toMatchObject({
        state: 'closed',
        way: 'another-body',
      });
    }));

  it('that holds allows no other way', () =>
    inHouse(async (house) => {
      await atScans(house);
      const answer = await house.api('chair', `items/${house.items.scans}/way`, {
        way: 'defer',
        how: 'Just so.',
      });
      expect(kindOf(answer)).toBe('room-quorate');
    }));
});

describe('interests in the room', () => {
  it('declared by a member keep them from counting until the chair rules, and the ruling brings them back', () =>
    inHouse(async (house) => {
      const { done, items, room, words } = house;
      await atScans(house);
      await done(
        `items/${items.scans}/interests`,
        { person: 'me', kind: 'non-financial-personal', tie: 'trustee-of', in: 'a heart charity' },
        'lay',
      );
      const [one] = (await room('chair')).shown.interests;
      expect(
        (await room('chair')).people.find(({ person }: { person: string }) => person === idOf('lay')),
      ).toMatchObject({
        counts: false,
      });
      await done(`interests/${one.id}/ruling`, {
        ruling: 'note',
        reason: 'It ended in December.',
        version: one.version,
      });
      expect((await room('chair')).shown.quorum.sentence).toContain('Nine members count');
      expect((await words()).slice(-4)).toEqual([
        'Mrs Perpetua Dunnock declared an interest: trustee of a heart charity.',
        expect.stringContaining('Eight members count'),
        'Ruled on Mrs Perpetua Dunnock: noted. It ended in December.',
        expect.stringContaining('Nine members count'),
      ]);
    }));

  it('with a ruling of no papers hide the item from its person: room, lines, agenda, board, and every act on it', () =>
    inHouse(async (house) => {
      const { done, items, room, as, trx, api } = house;
      await insertInterest(trx, items.scans, 'partner', 'no-papers');
      await atScans(house);
      await done('conditions'.replace('conditions', `items/${items.scans}/conditions`), {
        words: 'Blood test first.',
      });
      await done('actions', {
        item: items.scans,
        what: 'Write to the hospital.',
        owner: idOf('lead'),
        due: '2026-06-30',
      });
      const theirs = await room('partner', items.scans);
      expect(theirs).toMatchObject({ shown: null, keptNow: true, kept: [2], currentItem: null });
      for (const path of [ROOM, `${ROOM}?item=${items.scans}`, `/decisions/meetings/${MEETING}/board`]) {
        const { status, html } = await as('partner').page(path);
        expect(status).toBe(200);
        expect(html).not.toMatch(/heart scans|Blood test|Write to the hospital|Item 2/i);
      }
      expect((await as('gp').page(ROOM)).html).toContain('Blood test first.');
      expect(
        (await api('partner', `items/${items.scans}/interests`, { person: 'me', kind: 'financial', in: 'X' }))
          .status,
      ).toBe(404);
    }));

  it('of the chair leave the item to whoever runs it with them', () =>
    inHouse(async (house) => {
      const { done, api, items, trx, room } = house;
      await insertInterest(trx, items.scans, 'chair', 'no-papers');
      await done('open');
      await done('attendance/rest');
      expect((await api('chair', `items/${items.scans}/open`)).status).toBe(404);
      await done('chair', { person: idOf('deputy') });
      expect((await room('officer')).chair).toBe('Mr Josiah Tansywick');
      await done(`items/${items.scans}/open`, {}, 'deputy');
      expect(kindOf(await api('chair', `items/${items.risks}/open`))).toBe('room-other-open');
      expect(JSON.stringify((await api('chair', `items/${items.risks}/open`)).body)).not.toMatch(/heart/);
      expect(kindOf(await api('officer', 'chair', { person: idOf('manager') }))).toBe('room-chair');
    }));
});
