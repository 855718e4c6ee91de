import { describe, expect, it } from 'vitest';
import { verifyRecord } from '../../platform/record/record.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { idOf, type Known, nameOf } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { cast, inRoom as inRoomOf, MOTION, open, type Room, refusedAs } from './test-room.tsx';
import { insertRuling } from './test-vote.ts';

const store = testStore();
const inRoom = (work: (room: Room) => Promise<void>, given?: Parameters<typeof inRoomOf>[2]) =>
  inRoomOf(store, work, given);

const FOR: readonly Known[] = ['chair', 'accountable', 'finance', 'nurse', 'specialist', 'gp', 'lay'];

describe('a roll call in a meeting', () => {
  it('freezes who may vote, is carried with its sum and its rule, and writes the record', () =>
    inRoom(
      async (room) => {
        const vote = await open(room);
        expect((await room.as('gp').api('GET', `votes/${vote}`)).body).toMatchObject({
          state: 'open',
          entitled: 8,
          voted: 0,
          motion: MOTION,
          rule: 'Carried if more than half of the votes cast are for; abstentions do not count. If it is tied, whoever is in the chair has a second vote.',
          excluded: [{ name: nameOf('partner'), ruling: 'Speaks, no vote' }],
          mine: [{ voter: idOf('gp'), hasVoted: false }],
        });
        for (const who of FOR) expect((await cast(room, vote, who, 'for')).status).toBe(200);
        expect(
          (await cast(room, vote, 'deputy', 'against', { reason: 'The price is not fixed.' })).status,
        ).toBe(200);
        const closed = await room.as('chair').api('POST', `votes/${vote}/close`);
        expect(closed.body).toMatchObject({
          outcome: 'carried',
          words:
            'Carried: 7 for, 1 against, 0 abstained. 5 of the 8 votes cast had to be for: more than half; abstentions do not count.',
        });
        const lines = await decisionDb(room.db)
          .selectFrom('meeting_line')
          .select(['kind', 'words'])
          .orderBy('id')
          .execute();
        expect(lines.map(({ kind }) => kind)).toEqual(['vote-opened', 'vote-closed']);
        expect(lines[0]?.words).toBe('Vote opened: roll call. Eight people may vote; the list is fixed.');
        const events = await room.db
          .selectFrom('event')
          .select('kind')
          .where('object', '=', `vote:${vote}`)
          .execute();
        expect(events.map(({ kind }) => kind)).toEqual(['vote.opened', 'vote.closed']);
        expect((await verifyRecord(room.db)).broken).toBeUndefined();
        const read = (await room.as().api('GET', `votes/${vote}`)).body;
        expect(read.voters.find(({ name }: { name: string }) => name === nameOf('deputy'))).toMatchObject({
          votes: { for: 0, against: 1, abstain: 0 },
          reason: 'The price is not fixed.',
        });
      },
      { rulings: [['partner', 'speak-not-vote']] },
    ));

  it('hides how people vote until it is closed, from the chair too', () =>
    inRoom(async (room) => {
      const vote = await open(room);
      await cast(room, vote, 'gp', 'against');
      for (const who of ['chair', 'lay', undefined] as const) {
        const { body } = await room.as(who).api('GET', `votes/${vote}`);
        expect(body.sums).toBeNull();
        for (const voter of body.voters) expect(voter.votes).toBeNull();
      }
      const seen = async (who: Known) =>
        (await room.as(who).api('GET', `votes/${vote}`)).body.voters.map(
          (one: { hasVoted: boolean | null }) => one.hasVoted,
        );
      expect((await seen('chair')).filter(Boolean)).toHaveLength(1);
      expect(new Set(await seen('lay'))).toEqual(new Set([null]));
    }));

  it('counts the vote of two devices once and tells the second, and answers the same form again the same', () =>
    inRoom(async (room) => {
      const vote = await open(room);
      expect((await cast(room, vote, 'gp', 'for', { once: 'phone' })).body.again).toBe(false);
      expect((await cast(room, vote, 'gp', 'for', { once: 'phone' })).body).toMatchObject({
        again: true,
        votes: { for: 1, against: 0, abstain: 0 },
      });
      expect(await cast(room, vote, 'gp', 'against', { once: 'tablet' })).toMatchObject(
        refusedAs('vote-in-already', 409),
      );
      expect(await cast(room, vote, 'gp', 'for')).toMatchObject(refusedAs('vote-in-already'));
      expect(await decisionDb(room.db).selectFrom('vote_cast').selectAll().execute()).toHaveLength(1);
    }));

  it('refuses, in words, who is not on the list, who is ruled out, who has left, and who came late', () =>
    inRoom(
      async (room) => {
        const vote = await open(room);
        expect(await cast(room, vote, 'lead', 'for')).toMatchObject(refusedAs('vote-not-entitled', 403));
        expect(await cast(room, vote, 'partner', 'for')).toMatchObject(refusedAs('vote-ruled-out', 403));
        expect(await cast(room, vote, 'nurse', 'for')).toMatchObject(refusedAs('vote-came-late', 403));
        expect(await cast(room, vote, 'gp', 'for', { voter: idOf('lay') })).toMatchObject(
          refusedAs('vote-not-yours', 403),
        );
        await decisionDb(room.db)
          .updateTable('body_member')
          .set({ to_day: '2026-06-08' })
          .where('person', '=', idOf('specialist'))
          .execute();
        expect(await cast(room, vote, 'specialist', 'for')).toMatchObject(refusedAs('vote-gone', 403));
        await insertRuling(room.db as never, room.item, 'finance', 'leave');
        expect(await cast(room, vote, 'finance', 'for')).toMatchObject(refusedAs('vote-ruled-out', 403));
        expect((await room.as().api('POST', `votes/${vote}/cast`, { choice: 'for' })).status).toBe(403);
        expect(await cast(room, vote, 'gp', '')).toMatchObject(refusedAs('vote-needs-choice', 422));
        expect(await cast(room, 'VOTE-2020-001', 'gp', 'for')).toMatchObject(refusedAs('not-found', 404));
        await room.as('chair').api('POST', `votes/${vote}/close`);
        expect(await cast(room, vote, 'gp', 'for')).toMatchObject(refusedAs('vote-closed', 409));
        expect(await decisionDb(room.db).selectFrom('vote_cast').selectAll().execute()).toEqual([]);
      },
      { rulings: [['partner', 'leave']], away: ['nurse'] },
    ));

  it('takes none of whoever went out meanwhile, also by the chair, until they are back', () =>
    inRoom(async (room) => {
      const vote = await open(room);
      const goes = (what: 'left' | 'here', at: string) =>
        decisionDb(room.db)
          .insertInto('presence')
          .values({
            meeting: 'MTG-2026-001',
            person: idOf('gp'),
            person_name: nameOf('gp'),
            what,
            at: new Date(at),
            by_name: nameOf('chair'),
          })
          .execute();
      await goes('left', '2026-06-09T13:16:00Z');
      expect(await cast(room, vote, 'gp', 'for')).toMatchObject(refusedAs('vote-gone', 403));
      const down = { voter: idOf('gp'), choice: 'for' };
      expect(await room.as('chair').api('POST', `votes/${vote}/room`, down)).toMatchObject(
        refusedAs('vote-gone', 403),
      );
      await goes('here', '2026-06-09T13:18:00Z');
      expect((await cast(room, vote, 'gp', 'for')).status).toBe(200);
    }));

  it('takes down votes for the room by the chair, once each, and by nobody else', () =>
    inRoom(async (room) => {
      const vote = await open(room, {}, 'officer');
      const take = (who: Known, voter: Known, choice: string) =>
        room.as(who).api('POST', `votes/${vote}/room`, { voter: idOf(voter), choice });
      expect((await take('chair', 'gp', 'for')).status).toBe(200);
      expect(await take('chair', 'gp', 'against')).toMatchObject(refusedAs('vote-in-already'));
      expect(await take('gp', 'lay', 'for')).toMatchObject(refusedAs('vote-not-runner', 403));
      expect((await cast(room, vote, 'lay', 'for')).status).toBe(200);
    }));

  it('is opened only by who runs the meeting, while its item is in hand, and one at a time; sent twice it opens one', () =>
    inRoom(async (room) => {
      const ask = (who: Known, given: object = {}) =>
        room.as(who).api('POST', 'votes', {
          kind: 'item',
          item: room.item,
          motion: MOTION,
          method: 'roll-call',
          ...given,
        });
      expect(await ask('gp')).toMatchObject(refusedAs('vote-not-runner', 403));
      expect(await ask('chair', { method: 'ballot' })).toMatchObject(refusedAs('vote-method-place', 422));
      expect((await ask('chair', { motion: ' ' })).body.problems).toMatchObject([{ field: 'motion' }]);
      const vote = await open(room, { once: 'one' });
      expect((await ask('chair', { once: 'one' })).body.reference).toBe(vote);
      expect(await ask('chair', { once: 'two' })).toMatchObject(refusedAs('vote-open-already', 409));
      await room.as('chair').api('POST', `votes/${vote}/void`, { reason: 'Opened by mistake.' });
      await decisionDb(room.db).updateTable('agenda_item').set({ state: 'closed' }).execute();
      expect(await ask('chair')).toMatchObject(refusedAs('vote-item-not-open', 409));
    }));

  it('is not opened on an item that is not quorate: the refusal says what is missing', () =>
    inRoom(
      async ({ as, item, db }) => {
        const asked = { kind: 'item', item, motion: MOTION, method: 'roll-call' };
        const refused = await as('chair').api('POST', 'votes', asked);
        expect(refused).toMatchObject(refusedAs('vote-inquorate', 409));
        expect(refused.body.detail).toContain('so this item is not quorate. No vote can be taken.');
        const page = await as('chair').post('/decisions/votes/new', { ...asked, item: String(item) });
        expect(page.status).toBe(409);
        expect(page.html).toContain('so this item is not quorate. No vote can be taken.');
        expect(await decisionDb(db).selectFrom('vote').selectAll().execute()).toEqual([]);
      },
      { away: ['lay', 'deputy'] },
    ));

  it('is not counted where quorum was lost meanwhile, can then be made void, and one that is closed stays so', () =>
    inRoom(async (room) => {
      const leave = (who: Known, what: 'left' | 'here') =>
        decisionDb(room.db)
          .insertInto('presence')
          .values({
            meeting: 'MTG-2026-001',
            person: idOf(who),
            person_name: nameOf(who),
            what,
            at: new Date('2026-06-09T13:15:00Z'),
            by_name: nameOf('officer'),
          })
          .execute();
      const chair = room.as('chair');
      const before = await open(room);
      for (const who of FOR) await cast(room, before, who, 'for');
      expect((await chair.api('POST', `votes/${before}/close`)).status).toBe(200);
      const vote = await open(room);
      for (const who of FOR) await cast(room, vote, who, 'for');
      await leave('lay', 'left');
      await leave('deputy', 'left');
      const refused = await chair.api('POST', `votes/${vote}/close`);
      expect(refused).toMatchObject(refusedAs('vote-quorum-lost', 409));
      expect(refused.body.detail).toContain('Make it void');
      expect((await room.as().api('GET', `votes/${vote}`)).body.state).toBe('open');
      expect((await chair.api('POST', `votes/${before}/close`)).body.outcome).toBe('carried');
      const reason = 'Both lay members left before it was closed.';
      expect((await chair.api('POST', `votes/${vote}/void`, { reason })).status).toBe(200);
      expect(await chair.api('POST', `votes/${vote}/close`)).toMatchObject(refusedAs('vote-void', 409));
    }));

  it('needs a reason to be made void, says it to everybody, and then takes no vote', () =>
    inRoom(async (room) => {
      const vote = await open(room);
      const go = (given: object, who: Known = 'chair') =>
        room.as(who).api('POST', `votes/${vote}/void`, given);
      expect((await go({ reason: '' })).status).toBe(422);
      expect(await go({ reason: 'I lost.' }, 'gp')).toMatchObject(refusedAs('vote-not-runner'));
      expect((await go({ reason: 'The motion was read out wrongly.' })).status).toBe(200);
      expect((await room.as().api('GET', `votes/${vote}`)).body).toMatchObject({
        state: 'void',
        voidReason: 'The motion was read out wrongly.',
      });
      expect(await cast(room, vote, 'gp', 'for')).toMatchObject(refusedAs('vote-void', 409));
    }));
});
