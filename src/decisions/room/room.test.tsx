import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { idOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { linesIn, MEETING, ROOM } from './test-room.ts';
import { atScans, inHouse, kindOf } from './test-room-house.tsx';

describe('a meeting from its opening to its end', () => {
  it('is opened by the standing orders of the day, goes through its items, and puts off what it did not reach', () =>
    inHouse(async ({ done, items, words, pass, trx, room }) => {
      await done('open');
      await done('attendance', { person: idOf('partner'), what: 'apologies' });
      await done('attendance/rest');
      await done(`items/${items.opening}/open`);
      pass(6);
      await done(`items/${items.opening}/close`, { next: true });
      pass(20);
      const now = await room('chair');
      expect(now).toMatchObject({ currentItem: items.scans, late: 1, here: { here: 8, of: 9 } });
      expect(now.shown.minutesOpen).toBe(20);
      await done(`items/${items.scans}/defer`, { reason: 'The numbers are missing.' });
      await done('close');
      expect(await words()).toEqual([
        'The meeting was opened, Dr Ivo Marchbanks in the chair. The standing orders in force from 1 April 2013 rule it.',
        'Dr Nadia Fennimore sent apologies.',
        'Here: Dr Ivo Marchbanks, Mr Josiah Tansywick, Mrs Odette Larkspur, Mr Callum Featherhay, Sister Joan Wrenfold, Prof Idris Vellacote, Dr Lettice Hobbinford and Mrs Perpetua Dunnock.',
        'Item 1 opened.',
        'Quorum: Eight members count, and seven are needed; but clinicians must outnumber the others, and it is 4 to 4: so this item is not quorate.',
        'Item 1 closed.',
        'Item 2 opened.',
        'Quorum: Eight members count, and seven are needed; but clinicians must outnumber the others, and it is 4 to 4: so this item is not quorate.',
        'Item 2 was put off to the next meeting. The numbers are missing.',
        'Items 3 and 4 were not reached and go to the next meeting.',
        'The meeting was closed.',
      ]);
      const meeting = await decisionDb(trx).selectFrom('meeting').selectAll().executeTakeFirstOrThrow();
      expect(meeting).toMatchObject({ state: 'closed', minutes_state: 'draft', current_item: null });
      expect((await verifyRecord(trx)).broken).toBeUndefined();
    }));

  it('is refused to others than those who run it, before its day, before its agenda is out, and after its end', () =>
    inHouse(async (house) => {
      const { api, done, clock, trx, items } = house;
      expect(kindOf(await api('gp', 'open'))).toBe('room-not-yours');
      expect(kindOf(await api('chair', 'attendance/rest'))).toBe('room-not-open');
      clock.now = new Date('2026-06-08T13:00:00Z');
      expect(kindOf(await api('chair', 'open'))).toBe('room-too-early');
      clock.now = new Date('2026-06-09T13:00:00Z');
      await decisionDb(trx).updateTable('meeting').set({ state: 'planned' }).execute();
      expect(kindOf(await api('chair', 'open'))).toBe('room-not-open');
      await decisionDb(trx).updateTable('meeting').set({ state: 'agenda-out' }).execute();
      await done('open', {}, 'officer');
      expect(kindOf(await api('chair', 'lines', { item: items.scans, words: 'Too soon.' }))).toBe(
        'room-item-not-open',
      );
      await done('close');
      expect(kindOf(await api('chair', 'lines', { words: 'Too late.' }))).toBe('room-not-open');
      expect(await house.done('close')).toMatchObject({ again: true });
    }));

  it('keeps the orders with which it was opened when others come into force at midnight, and its members', () =>
    inHouse(
      async ({ done, clock, trx, items, room }) => {
        clock.now = new Date('2026-06-09T22:00:00Z');
        await done('open');
        await done('attendance/rest');
        const [orders] = await decisionDb(trx).selectFrom('body_orders').selectAll().execute();
        await decisionDb(trx)
          .insertInto('body_orders')
          .values({
            body: 'governing-body',
            from_day: '2026-06-10',
            orders: JSON.stringify({
              ...orders?.orders,
              quorum: { ...orders?.orders.quorum, members: 9 },
            }),
            source: 'A new constitution',
            entered_on: '2026-06-01',
            entered_name: 'Coalface',
          })
          .execute();
        await decisionDb(trx)
          .updateTable('body_member')
          .set({ to_day: '2026-06-09' })
          .where('person', '=', idOf('lay'))
          .execute();
        clock.now = new Date('2026-06-09T23:30:00Z');
        await done(`items/${items.scans}/open`);
        const { shown, orders: ruling } = await room('chair');
        expect(ruling.from).toBe('2013-04-01');
        expect(shown.quorum.sentence).toBe(
          'Nine members count, and seven are needed, so this item is quorate.',
        );
        await done('close');
      },
      { starts: '2026-06-09T21:00:00Z', ends: '2026-06-09T23:45:00Z' },
    ));

  it('says in its record that other orders ruled when it was called', () =>
    inHouse(async ({ done, trx, words }) => {
      const [orders] = await decisionDb(trx).selectFrom('body_orders').selectAll().execute();
      await decisionDb(trx)
        .insertInto('body_orders')
        .values({
          body: 'governing-body',
          from_day: '2026-06-05',
          orders: JSON.stringify(orders?.orders),
          source: 'Constitution, second edition',
          entered_on: '2026-06-01',
          entered_name: 'Coalface',
        })
        .execute();
      await done('open');
      expect((await words())[0]).toContain('those of Friday 5 June 2026 hold');
    }));
});

describe('what a tablet sends late', () => {
  it('is refused under the key of another meeting, so that it is not answered as done and lost', () =>
    inHouse(async (house) => {
      const { done, api, trx } = house;
      await done('open');
      await sql`insert into meeting select (jsonb_populate_record(m, '{"reference": "MTG-2026-900"}')).* from meeting as m`.execute(
        trx,
      );
      await sql`insert into meeting_line (meeting, at, kind, words, once, by_name)
        values ('MTG-2026-900', now(), 'words', 'Said there.', 'k1', '')`.execute(trx);
      const act = { person: idOf('gp'), what: 'here', once: 'k1' };
      const { status, body } = await api('chair', 'attendance', act);
      expect([status, body.problems]).toEqual([
        422,
        [{ field: 'once', message: expect.stringContaining('another meeting') }],
      ]);
      expect(await done('attendance', { ...act, once: 'k2' })).toMatchObject({ again: false });
    }));

  it('counts once under its key, in the order of what happened, and is refused from the future and from before', () =>
    inHouse(async (house) => {
      const { done, api, items, pass, words, trx } = house;
      await atScans(house);
      pass(10);
      const sent = [
        [
          'lines',
          { item: items.scans, words: 'Asked about reports.', once: 'k1', at: '2026-06-09T13:05:00Z' },
        ],
        ['attendance', { person: idOf('accountable'), what: 'left', once: 'k2', at: '2026-06-09T13:03:00Z' }],
        [
          `items/${items.scans}/conditions`,
          { words: 'Blood test first.', once: 'k3', at: '2026-06-09T13:06:00Z' },
        ],
        [
          'actions',
          { item: items.scans, what: 'Write.', ownerName: 'Ms Oakhanger', due: '2026-06-30', once: 'k4' },
        ],
      ] as const;
      for (const [path, body] of [...sent, ...sent]) await done(path, body);
      expect(await done('lines', sent[0][1])).toMatchObject({ again: true });
      expect((await words()).slice(4)).toEqual([
        'Mrs Odette Larkspur left.',
        expect.stringContaining('Eight members count'),
        'Asked about reports.',
        'Condition 1 added: Blood test first.',
        'Action ACT-2026-001, by 30 June 2026: Write.',
      ]);
      for (const table of ['item_condition', 'meeting_action'] as const)
        expect(await decisionDb(trx).selectFrom(table).select('once').execute()).toHaveLength(1);
      const late = (at: string) => api('chair', 'lines', { words: 'When?', at });
      expect((await late('2026-06-09T13:20:00Z')).body.type).toMatch(/room-time$/);
      expect((await late('2026-06-09T12:40:00Z')).body.type).toMatch(/room-time$/);
      expect((await late('2026-06-09T13:10:40Z')).status).toBe(200);
    }));

  it('is known as done even after the meeting was closed', () =>
    inHouse(async ({ done, api }) => {
      await done('open');
      await done('lines', { words: 'A fine day.', once: 'k9' });
      await done('close');
      expect(await done('lines', { words: 'A fine day.', once: 'k9' })).toMatchObject({ again: true });
      expect(kindOf(await api('chair', 'lines', { words: 'Rain.', once: 'k10' }))).toBe('room-not-open');
    }));
});

describe('the pages of the room', () => {
  it('give back what was written with what is wrong, and keep nothing', () =>
    inHouse(async (house) => {
      const { as, items, trx } = house;
      await atScans(house);
      const before = (await linesIn(trx)).length;
      const empty = await as('chair').post(`${ROOM}/line`, {
        form: 'line',
        shown: String(items.scans),
        'line-words': ' ',
      });
      expect(empty.status).toBe(422);
      expect(empty.html).toContain('href="#line-words"');
      const told = await as('chair').post(`${ROOM}/line`, {
        form: 'line',
        shown: String(items.scans),
        item: String(items.scans),
        'line-words': 'Her number is 943 476 5919.',
      });
      expect(told.html).toContain('Her number is 943 476 5919.');
      expect(told.html).toContain('I have checked');
      expect((await linesIn(trx)).length).toBe(before);
    }));

  it('show members the same without its forms, the public the board without what is private', () =>
    inHouse(async (house) => {
      const { as, done, items } = house;
      await atScans(house);
      await done('attendance', { name: 'Ms Prudence Yarnwell', what: 'here' });
      await done('lines', { item: items.scans, words: 'Said in confidence.', isPrivate: true });
      await done('actions', {
        item: items.scans,
        what: 'Write to them.',
        owner: idOf('lead'),
        due: '2026-06-30',
      });
      const member = await as('gp').page(ROOM);
      expect(member.html).toContain('Said in confidence.');
      expect(member.html).toContain('Declare an interest of mine');
      expect(member.html).not.toMatch(/Close item|Add a line|Open the vote/);
      expect((await as().page(ROOM)).location).toBe(`/decisions/meetings/${MEETING}/board`);
      const board = await as().page(`/decisions/meetings/${MEETING}/board`);
      expect(board.html).toContain('Direct-access heart scans');
      expect(board.html).toContain('Nine members count');
      expect(board.html).not.toMatch(/in confidence|Yarnwell|Ashcombe|contract in private/);
      await done(`items/${items.scans}/close`);
      await done(`items/${items.secretly}/open`);
      const hidden = await as().page(`/decisions/meetings/${MEETING}/board`);
      expect(hidden.html).toContain('an item that you cannot follow here');
      expect(hidden.html).not.toMatch(/contract in private|Item 4/);
    }));

  it('strike out what somebody wrote, with the reason, and never what wrote itself', () =>
    inHouse(async (house) => {
      const { done, api, room, as } = house;
      await atScans(house);
      await done('chair', { person: idOf('lay') });
      await done('lines', { words: 'The wrong thing.' });
      const { lines } = await room('chair');
      const [first, chair, last] = [lines[0], lines.at(-2), lines.at(-1)];
      expect(chair.words).toBe('Mrs Perpetua Dunnock took the chair.');
      for (const { id } of [first, chair])
        expect(kindOf(await api('chair', `lines/${id}/strike`, { reason: 'No.' }))).toBe('room-struck');
      await done(`lines/${last.id}/strike`, { reason: 'It belongs to another meeting.' });
      expect((await as('gp').page(ROOM)).html).toContain(
        'Struck out: <!-- -->It belongs'.replace('<!-- -->', ''),
      );
      expect((await as().page(`/decisions/meetings/${MEETING}/board`)).html).not.toContain('The wrong thing');
    }));
});
