import { describe, expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import type { Known } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { cast, inRoom as inRoomOf, open, type Room, refusedAs } from './test-room.tsx';

const store = testStore();
const inRoom = (work: (room: Room) => Promise<void>, given?: Parameters<typeof inRoomOf>[2]) =>
  inRoomOf(store, work, given);

describe('other ways of voting in a meeting', () => {
  it('hands are counted by the chair, no more than there are voters', () =>
    inRoom(async (room) => {
      const vote = await open(room, { method: 'hands' });
      expect(await cast(room, vote, 'gp', 'for')).toMatchObject(refusedAs('vote-by-hands'));
      const close = (hands: object) => room.as('chair').api('POST', `votes/${vote}/close`, hands);
      expect(await close({})).toMatchObject(refusedAs('vote-hands', 422));
      expect(await close({ for: 8, against: 2 })).toMatchObject(refusedAs('vote-hands', 422));
      expect((await close({ for: 6, against: 2, abstain: 1 })).body).toMatchObject({ outcome: 'carried' });
      expect((await room.as().api('GET', `votes/${vote}`)).body).toMatchObject({
        sums: { for: 6, against: 2, abstain: 1 },
        voted: 9,
      });
    }));

  it('consent is lost by one objection', () =>
    inRoom(async (room) => {
      const vote = await open(room, { method: 'consent' });
      expect(await cast(room, vote, 'gp', 'for')).toMatchObject(refusedAs('vote-needs-choice'));
      expect((await cast(room, vote, 'gp', 'against')).status).toBe(200);
      expect((await room.as('chair').api('POST', `votes/${vote}/close`)).body.outcome).toBe('lost');
    }));

  it('a tie waits for the casting vote of whoever is in the chair, which is given once', () =>
    inRoom(async (room) => {
      const vote = await open(room);
      await cast(room, vote, 'gp', 'for');
      await cast(room, vote, 'lay', 'against');
      expect((await room.as('chair').api('POST', `votes/${vote}/close`)).body.outcome).toBe('tied');
      const give = (who: Known, choice: string) =>
        room.as(who).api('POST', `votes/${vote}/casting`, { choice });
      expect(await give('gp', 'for')).toMatchObject(refusedAs('vote-not-runner'));
      expect((await give('chair', 'for')).body).toMatchObject({
        outcome: 'carried',
        words: expect.stringContaining('the casting vote decided'),
      });
      expect((await give('chair', 'for')).status).toBe(200);
      expect(await give('chair', 'against')).toMatchObject(refusedAs('vote-not-tied', 409));
      expect(await give('officer', 'against')).toMatchObject(refusedAs('vote-not-tied', 409));
    }));
});

describe('what was frozen at the opening', () => {
  it('stays as it was whatever changes later: members, rulings, orders; and the store itself refuses to change it', () =>
    inRoom(async (room) => {
      const vote = await open(room);
      const frozen = () =>
        decisionDb(room.db)
          .selectFrom('vote')
          .select(['frozen', 'frozen_hash'])
          .where('reference', '=', vote)
          .executeTakeFirstOrThrow();
      const before = await frozen();
      await decisionDb(room.db).updateTable('body_member').set({ to_day: '2026-06-08' }).execute();
      await decisionDb(room.db)
        .updateTable('body_orders')
        .set({ orders: JSON.stringify({}) })
        .execute();
      await room.as('chair').api('POST', `votes/${vote}/close`);
      expect(await frozen()).toEqual(before);
      const { inTransaction } = await import('../../platform/relational/transaction.ts');
      const tamper = (set: object) =>
        inTransaction(room.db, (trx) => decisionDb(trx).updateTable('vote').set(set).execute());
      for (const set of [{ frozen: JSON.stringify({}) }, { motion: 'Something else' }, { frozen_hash: 'x' }])
        await expect(tamper(set)).rejects.toThrow('never changed');
      await expect(
        inTransaction(room.db, (trx) =>
          decisionDb(trx).updateTable('vote_voter').set({ weight: 9 }).execute(),
        ),
      ).rejects.toThrow('frozen when a vote is opened');
    }));
});
