import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { testStore } from '../relational/test-store.ts';
import { inTransaction } from '../relational/transaction.ts';
import { recordEvent, verifyRecord } from './record.ts';

const store = testStore();
const actor = { kind: 'system' as const };

describe('the record', () => {
  it('chains each event to the one before, and verifies', async () => {
    await store.rolledBack(async (trx) => {
      const before = await verifyRecord(trx);
      await recordEvent(trx, { actor, kind: 'a', object: 'x:1', after: { b: 1, a: [null, 'é', 0.1] } });
      await recordEvent(trx, { actor, kind: 'b', object: 'x:1', before: { n: 1 }, after: undefined });
      const after = await verifyRecord(trx);
      expect(after).toMatchObject({ events: before.events + 2, broken: undefined });
    });
  });

  it('refuses to change or delete an event', async () => {
    await store.rolledBack(async (trx) => {
      await recordEvent(trx, { actor, kind: 'a', object: 'x:1' });
      for (const change of [sql`update event set kind = 'z'`, sql`delete from event`, sql`truncate event`])
        await expect(inTransaction(trx, (inner) => change.execute(inner))).rejects.toThrow('append-only');
    });
  });

  it('finds an event that was changed behind its back, and a missing one', async () => {
    await store.rolledBack(async (trx) => {
      for (const kind of ['a', 'b', 'c']) await recordEvent(trx, { actor, kind, object: 'x:1' });
      const { length } = await trx.selectFrom('event_head').select('length').executeTakeFirstOrThrow();
      await sql`alter table event disable trigger all`.execute(trx);
      await sql`update event set after = '{"forged":true}' where id = ${length - 1}`.execute(trx);
      expect((await verifyRecord(trx)).broken).toEqual({
        id: length - 1,
        why: 'its content was changed after it was written',
      });
      await sql`delete from event where id >= ${length - 1}`.execute(trx);
      expect((await verifyRecord(trx)).broken?.why).toBe('events at the end are missing');
    });
  });

  it('leaves no event when the change it tells of is rolled back', async () => {
    await store.rolledBack(async (trx) => {
      const before = await verifyRecord(trx);
      await inTransaction(trx, async (inner) => {
        await recordEvent(inner, { actor, kind: 'a', object: 'x:1' });
        throw new Error('change failed');
      }).catch(() => undefined);
      expect(await verifyRecord(trx)).toEqual(before);
    });
  });
});
