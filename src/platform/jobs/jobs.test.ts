import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { Job } from '../module.ts';
import { testStore } from '../relational/test-store.ts';
import { inTransaction } from '../relational/transaction.ts';
import { testPlatform } from '../test-platform.ts';
import { type RunningJobs, startJobs } from './jobs.ts';
import { handOn } from './outbox.ts';
import { sendJob } from './send.ts';
import { jobTables } from './tables.ts';

const store = testStore();
const mine = `test.${randomUUID().slice(0, 8)}`;
let running: RunningJobs | undefined;

afterEach(async () => {
  await running?.stop(1);
  running = undefined;
  await jobTables(store.relational().db)
    .deleteFrom('job_request')
    .where('name', 'like', `${mine}%`)
    .execute();
});

/** A job that tells when it has run as often as asked. */
const counted = (name: string, times: number, work: (data: unknown) => Promise<void> = async () => {}) => {
  const seen: unknown[] = [];
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const job: Job = {
    name: `${mine}.${name}`,
    run: async (_platform, data) => {
      await work(data);
      seen.push(data);
      if (seen.length === times) done();
    },
  };
  return { job, seen, all };
};

const start = async (...jobs: Job[]) => {
  running = await startJobs(testPlatform(store.relational()), jobs);
};

const waiting = async (name: string) =>
  jobTables(store.relational().db)
    .selectFrom('job_request')
    .selectAll()
    .where('name', '=', `${mine}.${name}`)
    .execute();

describe('jobs', () => {
  it('run after the transaction that asked, with what it said, and leave nothing behind', async () => {
    const { db } = store.relational();
    const { job, seen, all } = counted('told', 1);
    await start(job);
    await inTransaction(db, (trx) => sendJob(trx, job.name, { letter: 'é' }));
    await all;
    expect(seen).toEqual([{ letter: 'é' }]);
    await running?.stop();
    expect(await waiting('told')).toEqual([]);
  });

  it('never run for a change that was rolled back', async () => {
    const { db } = store.relational();
    const { job, seen, all } = counted('rolled', 1);
    await start(job);
    await inTransaction(db, async (trx) => {
      await sendJob(trx, job.name, { which: 'lost' });
      throw new Error('the change failed');
    }).catch(() => undefined);
    await sendJob(db, job.name, { which: 'kept' });
    await all;
    expect(seen).toEqual([{ which: 'kept' }]);
  });

  it('are found at the next start when they were asked for while none ran', async () => {
    const { job, seen, all } = counted('early', 2);
    await sendJob(store.relational().db, job.name, { n: 1 });
    await sendJob(store.relational().db, job.name, { n: 2 });
    await start(job);
    await all;
    expect(seen).toHaveLength(2);
  });

  it('wait for their time', async () => {
    const { db } = store.relational();
    const { job, seen, all } = counted('later', 1);
    await sendJob(db, job.name, { which: 'far off' }, { after: new Date('2999-01-01T00:00:00Z') });
    await sendJob(db, job.name, { which: 'now' });
    await start(job);
    await all;
    await running?.stop();
    expect(seen).toEqual([{ which: 'now' }]);
    expect(await waiting('later')).toHaveLength(1);
  });

  it('are finished before stopping ends', async () => {
    const { db } = store.relational();
    let begun: () => void = () => undefined;
    let go: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const released = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { job, seen } = counted('slow', 1, async () => {
      begun();
      await released;
    });
    await start(job);
    await sendJob(db, job.name);
    await started;
    const stopping = running?.stop();
    expect(seen).toHaveLength(0);
    go();
    await stopping;
    expect(seen).toHaveLength(1);
    const { rows } = await sql`select state from pgboss.job where name = ${job.name}`.execute(db);
    expect(rows).toEqual([{ state: 'completed' }]);
  });

  it('that fail stay asked for and are put back for another attempt', async () => {
    const { db } = store.relational();
    const { job, all } = counted('bad', 1, async () => {
      throw new Error('no');
    });
    let failed: () => void = () => undefined;
    const once = new Promise<void>((resolve) => {
      failed = resolve;
    });
    await start({ ...job, run: (platform, data) => job.run(platform, data).finally(failed) });
    await sendJob(db, job.name);
    await once;
    await running?.stop();
    void all;
    const { rows } = await sql`select state, retry_limit from pgboss.job where name = ${job.name}`.execute(
      db,
    );
    expect(rows).toEqual([{ state: 'retry', retry_limit: 5 }]);
    expect(await waiting('bad')).toMatchObject([{ failed: null }]);
  });

  it('that fail for the last time are kept with the reason, for people to see', async () => {
    const { db } = store.relational();
    const { job, all } = counted('last', 3);
    let times = 0;
    await start({
      ...job,
      run: async (platform, data) => {
        times += 1;
        await job.run(platform, data);
        if ((data as { bad?: boolean }).bad) throw new Error('no such thing');
      },
    });
    await sendJob(db, job.name, { bad: true });
    const tried = async () =>
      (await sql<{ state: string }>`select state from pgboss.job where name = ${job.name}`.execute(db))
        .rows[0];
    while ((await tried())?.state !== 'retry') await new Promise((resolve) => setTimeout(resolve, 20));
    await sql`update pgboss.job set retry_count = 4, start_after = now() where name = ${job.name}`.execute(
      db,
    );
    // Another one wakes the worker, which takes the retry as well.
    await sendJob(db, job.name, {});
    await all;
    await running?.stop();
    expect(times).toBe(3);
    expect(await waiting('last')).toMatchObject([{ error: 'no such thing', data: { bad: true } }]);
    expect((await waiting('last'))[0]?.failed).not.toBeNull();
  });

  it('are handed on again when a restored store has requests but no queue', async () => {
    const { db } = store.relational();
    const { job, seen, all } = counted('restored', 1);
    await sendJob(db, job.name, {});
    await handOn(db, [job.name], async () => undefined);
    expect((await waiting('restored'))[0]?.handed_on).not.toBeNull();
    await start(job);
    await all;
    expect(seen).toHaveLength(1);
  });
});

describe('the outbox of jobs', () => {
  it('hands on each request once, and those of one key together', async () => {
    await store.rolledBack(async (trx) => {
      const name = `${mine}.keyed`;
      for (const key of ['a', 'a', 'b', undefined, undefined])
        await sendJob(trx, name, {}, key === undefined ? {} : { key });
      const put: string[] = [];
      const collect = async ({ id }: { id: string }) => {
        put.push(id);
      };
      expect(await handOn(trx, [name], collect)).toEqual(new Set([name]));
      expect(new Set(put).size).toBe(4);
      expect(await handOn(trx, [name], collect)).toEqual(new Set());
      expect(put).toHaveLength(4);
    });
  });

  it('keeps a request when putting it into the queue fails', async () => {
    await store.rolledBack(async (trx) => {
      const name = `${mine}.kept`;
      await sendJob(trx, name);
      const broken = handOn(trx, [name], async () => {
        throw new Error('queue away');
      });
      await expect(broken).rejects.toThrow('queue away');
      const rows = await jobTables(trx)
        .selectFrom('job_request')
        .where('name', '=', name)
        .selectAll()
        .execute();
      expect(rows).toMatchObject([{ handed_on: null }]);
    });
  });
});
