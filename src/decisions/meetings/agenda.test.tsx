import { describe, expect, it } from 'vitest';
import { addOrders } from './test-meeting.ts';
import {
  add,
  addItem,
  ITEM,
  inHouse,
  post,
  REF,
  read,
  sendAgenda,
  typeOf,
  versionOf,
} from './test-meetings-house.tsx';

describe('an agenda', () => {
  it('is built in order, moved up and down, and stays as it was when a form comes twice', () =>
    inHouse(async (house) => {
      await add(house);
      const item = await addItem(house, { version: 1 });
      expect((await post(house, 'items', { ...ITEM, version: 1 })).type).toBe(typeOf('changed-meanwhile'));
      await house
        .as('office')
        .post(`/decisions/meetings/${REF}/items/${item}/move`, { to: 'up', version: '1' });
      expect((await read(house, 'office')).items.map(({ title }: { title: string }) => title)).toEqual([
        'Welcome, apologies and interests',
        'Minutes of the last meeting',
        'Actions and matters arising',
        'Quality report',
        'Questions from the public',
      ]);
    }));

  it('says what is missing, beside what the person wrote', () =>
    inHouse(async (house) => {
      await add(house);
      const { status, html } = await house.as('office').post(`/decisions/meetings/${REF}/items/new`, {
        ...ITEM,
        minutes: '15',
        purpose: 'decide',
      });
      expect(status).toBe(422);
      expect(html).toContain('it votes on these words');
      expect(html).toContain('value="Quality report"');
      const secret = await post(house, 'items', { ...ITEM, isPrivate: 'yes' });
      expect(secret).toMatchObject({ type: typeOf('meeting-needs') });
      expect((await post(house, 'items', { ...ITEM, kind: 'proposal', proposal: 'ISV-2026-001' })).type).toBe(
        typeOf('item-idea-unknown'),
      );
    }));

  it('takes a late item with its reason, marked, and tells members', () =>
    inHouse(async (house) => {
      await add(house);
      await sendAgenda(house);
      expect((await post(house, 'items', ITEM)).type).toBe(typeOf('meeting-needs'));
      await addItem(house, { why: 'The inspectors came on Monday.' });
      expect((await read(house)).items.at(-1)).toMatchObject({
        title: 'Quality report',
        late: true,
        lateReason: 'The inspectors came on Monday.',
      });
      expect((await house.news()).at(-1)).toMatchObject({
        kind: 'meeting.agenda-changed',
        title: 'A new item on the agenda of Governing body, in public',
      });
    }));

  it('keeps the numbers of the others when an item is withdrawn after it went out', () =>
    inHouse(async (house) => {
      await add(house);
      const [first, second] = [await addItem(house), await addItem(house, { title: 'Finance' })];
      await post(house, `items/${first}/withdraw`, { version: 1, why: 'Not ready.' });
      expect(
        (await read(house, 'office')).items
          .map(({ number, id }: { number: number; id: number }) => [number, id])
          .at(-1),
      ).toEqual([5, second]);
      await sendAgenda(house);
      const third = await addItem(house, { title: 'Risk', why: 'New.' });
      await post(house, `items/${second}/withdraw`, { version: 1, why: 'Withdrawn by its author.' });
      const items = (await read(house)).items as { number: number; id: number; state: string }[];
      expect(items.slice(-2)).toMatchObject([
        { number: 5, id: second, state: 'withdrawn' },
        { number: 6, id: third },
      ]);
    }));

  it('tells the public of its private part the number and the reason alone', () =>
    inHouse(async (house) => {
      await add(house);
      await addItem(house, {
        title: 'Contract with Quillmoor',
        isPrivate: 'yes',
        privateReason: 'Commercial interests',
      });
      await sendAgenda(house);
      for (const who of [undefined, 'locum'] as const) {
        const { html } = await house.as(who).page(`/decisions/meetings/${REF}`);
        expect(html).not.toContain('Quillmoor');
        expect(html).toMatch(/Item (<!-- -->)?5(<!-- -->)?: (<!-- -->)?Commercial interests/);
      }
      expect((await house.as('gp').page(`/decisions/meetings/${REF}`)).html).toContain(
        'Contract with Quillmoor',
      );
    }));

  it('needs a reason when it goes out with less notice than the orders ask for', () =>
    inHouse(async (house) => {
      await add(house, { day: '2026-06-12' });
      expect((await sendAgenda(house)).type).toBe(typeOf('meeting-needs'));
      await post(house, 'send-agenda', { version: await versionOf(house), why: 'A ward closes.' });
      expect((await read(house)).notes).toEqual([
        'Called with four days less notice than the orders ask for: A ward closes.',
      ]);
    }));

  it('tells of orders that changed between notice and meeting', () =>
    inHouse(async (house) => {
      await addOrders(house.db, '2026-06-15');
      await add(house);
      await sendAgenda(house);
      expect((await read(house)).notes[0]).toContain('On the day those of Monday 15 June 2026 hold');
    }));
});
