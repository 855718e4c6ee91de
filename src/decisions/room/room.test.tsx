import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { registerInterests } from '../interests/registries.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { registerVotes } from '../votes/registries.ts';
import { voteRoutes } from '../votes/routes.tsx';
import { roomRoutes } from './routes.tsx';
import { insertInterest, insertMeeting, linesIn, MEETING, ROOM } from './test-room.ts';

const store = testStore();

const houseOver = async (trx: Trx, given: Parameters<typeof insertMeeting>[1] = {}) => {
  const house = await testHouse(store.relational(), trx, {
    routes: [...roomRoutes, ...voteRoutes],
    register: (platform) => {
      registerVotes(platform);
      registerInterests(platform);
    },
  });
  const items = await insertMeeting(trx, given);
  house.clock.now = new Date('2026-06-09T13:00:00Z');
  const api = (who: Known, path: string, body: object = {}) =>
    house.as(who).api('POST', `meetings/${MEETING}/room/${path}`, body);
  const done = async (path: string, body: object = {}, who: Known = 'chair') => {
    const answer = await api(who, path, body);
    expect([path, answer.status, answer.body.detail]).toEqual([path, 200, undefined]);
    return answer.body;
  };
  const room = async (who?: Known, item?: number) =>
    (await house.as(who).api('GET', `meetings/${MEETING}/room${item ? `?item=${item}` : ''}`)).body;
  const words = async () => (await linesIn(trx)).map((line) => line.words);
  /** Goes on by so many minutes. */
  const pass = (minutes: number) => {
    house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000);
  };
  return { ...house, trx, items, api, done, room, words, pass };
};
type House = Awaited<ReturnType<typeof houseOver>>;
const inHouse = (work: (house: House) => Promise<void>, given?: Parameters<typeof insertMeeting>[1]) =>
  store.rolledBack(async (trx) => work(await houseOver(trx, given)));

const kindOf = ({ body }: { body: { type?: string } }) => body.type?.replace('urn:coalface:refusal:', '');

/** The meeting open, everybody here, the heart scans in hand. */
const atScans = async ({ done, items }: House) => {
  await done('open');
  await done('attendance/rest');
  await done(`items/${items.scans}/open`);
};

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
        '2 items were not reached and go to the next meeting.',
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

describe('what a tablet sends late', () => {
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
      await done('lines', { words: 'The wrong thing.' });
      const { lines } = await room('chair');
      const [first, last] = [lines[0], lines.at(-1)];
      expect(kindOf(await api('chair', `lines/${first.id}/strike`, { reason: 'No.' }))).toBe('room-struck');
      await done(`lines/${last.id}/strike`, { reason: 'It belongs to another meeting.' });
      expect((await as('gp').page(ROOM)).html).toContain(
        'Struck out: <!-- -->It belongs'.replace('<!-- -->', ''),
      );
      expect((await as().page(`/decisions/meetings/${MEETING}/board`)).html).not.toContain('The wrong thing');
    }));
});
