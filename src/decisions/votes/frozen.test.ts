import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { idOf, type Known, testHouse } from '../kit/test-house.tsx';
import { decisionDb } from '../tables.ts';
import { frozenOf } from './find.ts';
import { voteRoutes } from './routes.tsx';
import { insertOpenItem, insertRuling } from './test-vote.ts';

const store = testStore();
const HERE: readonly Known[] = ['chair', 'deputy', 'finance', 'nurse', 'specialist', 'gp', 'partner', 'lay'];

/** What may become of a body while a vote is open, each by itself and in any order. */
const CHANGES: Readonly<Record<string, (db: Db, who: Known, item: number) => Promise<unknown>>> = {
  'a membership ends': (db, who) =>
    decisionDb(db)
      .updateTable('body_member')
      .set({ to_day: '2026-06-08' })
      .where('person', '=', idOf(who))
      .execute(),
  'a membership begins': (db, who) =>
    decisionDb(db)
      .insertInto('body_member')
      .values({
        body: 'governing-body',
        person: idOf('locum'),
        person_name: `In the place of ${who}`,
        seat: 'lay',
        from_day: '2026-06-01',
      })
      .execute(),
  'somebody is ruled out': (db, who, item) => insertRuling(db as never, item, who, 'leave'),
  'somebody goes': (db, who) =>
    decisionDb(db)
      .insertInto('presence')
      .values({
        meeting: 'MTG-2026-001',
        person: idOf(who),
        person_name: who,
        what: 'left',
        at: new Date('2026-06-09T13:30:00Z'),
        by_name: 'Somebody',
      })
      .execute(),
  'a vote is given away': (db, who) =>
    decisionDb(db)
      .insertInto('proxy')
      .values({
        body: 'governing-body',
        giver: idOf(who),
        giver_name: who,
        holder: idOf('chair'),
        holder_name: 'chair',
        from_day: '2026-06-01',
        given_at: new Date('2026-06-09T13:30:00Z'),
      } as never)
      .execute(),
  'other orders come': (db) =>
    decisionDb(db)
      .updateTable('body_orders')
      .set({ orders: JSON.stringify({}) })
      .execute(),
  'a name changes': (db, who) =>
    decisionDb(db)
      .updateTable('body_member')
      .set({ person_name: 'Somebody else', is_clinician: true })
      .where('person', '=', idOf(who))
      .execute(),
};

/** What somebody with a hand on the store itself may try, and is refused. */
const TAMPERING: Readonly<Record<string, (db: Db, vote: string, who: Known) => Promise<unknown>>> = {
  'put somebody on the list': (db, vote) =>
    decisionDb(db)
      .insertInto('vote_voter')
      .values({ vote, voter: idOf('locum'), voter_name: 'Locum', cast_by: idOf('locum'), weight: 1 })
      .execute(),
  'take somebody off it': (db, vote, who) =>
    decisionDb(db).deleteFrom('vote_voter').where('vote', '=', vote).where('voter', '=', idOf(who)).execute(),
  'give a vote into other hands': (db, vote, who) =>
    decisionDb(db)
      .updateTable('vote_voter')
      .set({ cast_by: idOf('locum') })
      .where('vote', '=', vote)
      .where('voter', '=', idOf(who))
      .execute(),
  'weigh one more': (db, vote, who) =>
    decisionDb(db)
      .updateTable('vote_voter')
      .set({ weight: 9 })
      .where('vote', '=', vote)
      .where('voter', '=', idOf(who))
      .execute(),
  'write the frozen list again': (db, vote) =>
    decisionDb(db)
      .updateTable('vote')
      .set({ frozen: JSON.stringify({ voters: [] }) })
      .where('reference', '=', vote)
      .execute(),
  'change the motion': (db, vote) =>
    decisionDb(db).updateTable('vote').set({ motion: 'Not that.' }).where('reference', '=', vote).execute(),
};

const listOf = (db: Db, vote: string) =>
  decisionDb(db)
    .selectFrom('vote_voter')
    .select(['voter', 'voter_name', 'cast_by', 'weight'])
    .where('vote', '=', vote)
    .orderBy('voter')
    .execute();

const story = fc.record({
  method: fc.constantFrom('roll-call', 'secret'),
  changes: fc.array(
    fc.record({ what: fc.constantFrom(...Object.keys(CHANGES)), who: fc.constantFrom(...HERE) }),
    { minLength: 1, maxLength: 6 },
  ),
  tampering: fc.array(
    fc.record({ what: fc.constantFrom(...Object.keys(TAMPERING)), who: fc.constantFrom(...HERE) }),
    { minLength: 1, maxLength: 4 },
  ),
});

describe('who may vote, with what weight and by whose hand, over whatever happens once a vote is open', () => {
  it('stands in the store as it was at the opening, to the end of the vote', async () => {
    await fc.assert(
      fc.asyncProperty(story, ({ method, changes, tampering }) =>
        store.rolledBack(async (db) => {
          const { as } = await testHouse(store.relational(), db, { routes: voteRoutes });
          const item = await insertOpenItem(db);
          await insertRuling(db, item, 'gp', 'leave');
          const motion = 'That the group buys heart scans.';
          const opened = await as('chair').api('POST', 'votes', { kind: 'item', item, motion, method });
          expect(opened.status).toBe(200);
          const vote: string = opened.body.reference;
          const stood = async () => [await listOf(db, vote), await frozenOf(db, vote)];
          const before = await stood();
          for (const { what, who } of changes)
            await inTransaction(db, (trx) => CHANGES[what]?.(trx, who, item) as never).catch(() => undefined);
          for (const { what, who } of tampering)
            if (who !== 'gp' || what === 'put somebody on the list')
              await expect(
                inTransaction(db, (trx) => TAMPERING[what]?.(trx, vote, who) as Promise<unknown>),
              ).rejects.toThrow(/never changed|frozen when|list of a vote/);
          expect(await stood()).toEqual(before);
          // However it ends: where quorum is gone meanwhile it is made void.
          const closed = await as('chair').api('POST', `votes/${vote}/close`, {});
          if (closed.status !== 200)
            expect(
              (await as('chair').api('POST', `votes/${vote}/void`, { reason: 'Quorum is gone.' })).status,
            ).toBe(200);
          expect(await stood()).toEqual(before);
        }),
      ),
      { seed: 20260609, numRuns: 25 },
    );
  }, 120_000);
});
