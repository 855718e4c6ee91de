import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRelational, type Relational } from './relational.ts';
import { migratedDump } from './test-setup.ts';

let store: Relational;
beforeAll(async () => {
  // Always the embedded one, also where the other tests run on a server.
  store = await openRelational(existsSync(migratedDump) ? { dump: migratedDump } : {});
  await store.pool.query('create table turn (key int primary key, said text)');
}, 60_000);
afterAll(() => store?.close());

/** `n` times one after another; nine of these run beside each other, on as many connections. */
const times = async (n: number, work: (i: number) => Promise<void>): Promise<void> => {
  for (let i = 0; i < n; i += 1) await work(i);
};

describe('connections to the embedded store', () => {
  it('never get each other’s answers, with questions, transactions, rollbacks and mistakes side by side', async () => {
    let key = 0;
    const wrong: unknown[] = [];
    const ask = async (who: number, i: number) => {
      const { rows } = await store.pool.query('select $1::text as said, $2::int as n', [`${who}-${i}`, i]);
      if (rows[0]?.said !== `${who}-${i}` || rows[0]?.n !== i) wrong.push(rows);
    };
    const change = async (who: number, i: number) => {
      const client = await store.pool.connect();
      await client.query('begin');
      key += 1;
      const { rows } = await client.query('insert into turn values ($1, $2) returning said', [
        key,
        `${who}-${i}`,
      ]);
      if (rows[0]?.said !== `${who}-${i}`) wrong.push(rows);
      await client.query(i % 3 === 0 ? 'rollback' : 'commit');
      client.release();
    };
    const fail = async () => {
      await store.pool.query('insert into turn values ($1)', ['no number']).then(
        () => wrong.push('no mistake'),
        (fault: Error) => expect(fault.message).toContain('invalid input syntax'),
      );
    };
    await Promise.all(
      Array.from({ length: 9 }, (_, who) =>
        times(60, (i) => (who % 3 === 0 ? ask(who, i) : who % 3 === 1 ? change(who, i) : fail())),
      ),
    );
    expect(wrong).toEqual([]);
    const { rows } = await store.pool.query('select count(*) as kept from turn');
    expect(rows).toEqual([{ kept: 3 * 40 }]);
  });

  it('that break off inside a transaction leave nothing behind and hold nobody up', async () => {
    const client = await store.pool.connect();
    await client.query('begin');
    await client.query("insert into turn values (-1, 'half done')");
    const beside = store.pool.query('select count(*) as found from turn where key = -1');
    client.release(true);
    expect((await beside).rows).toEqual([{ found: 0 }]);
    const opening = await store.pool.connect();
    void opening.query('begin').catch(() => undefined);
    opening.release(true);
    expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('may send large values beside each other', async () => {
    const sizes = [3, 1, 2].map((mb) => mb * 1024 * 1024);
    const asked = sizes.map((size) =>
      store.pool.query('select length($1::bytea) as size', [Buffer.alloc(size, 7)]),
    );
    expect((await Promise.all(asked)).map(({ rows }) => rows[0]?.size)).toEqual(sizes);
  });
});
