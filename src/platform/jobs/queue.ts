import { sql } from 'kysely';
import pg from 'pg';
import PgBoss from 'pg-boss';
import type { Platform } from '../platform.ts';

/** Retries after about half a minute, then twice as long each time: 30 s, 1, 2, 4 and 8 minutes. */
export const RETRIES = { retryLimit: 5, retryDelay: 30, retryBackoff: true, expireInMinutes: 120 } as const;

/**
 * pg-boss over a pool of its own, on the same PostgreSQL as everything else. Its pool is ours to close:
 * pg-boss notes that a job is done without waiting for the answer, and `close` waits for it.
 */
export const openQueue = (platform: Platform) => {
  const pool = new pg.Pool({ ...platform.relational.connection, max: 3 });
  pool.on('error', () => undefined);
  const underWay = new Set<Promise<unknown>>();
  const executeSql = (text: string, values: unknown[]) => {
    const answer = pool.query(text, values);
    underWay.add(answer);
    const over = () => underWay.delete(answer);
    answer.then(over, over);
    // pg-boss does not wait for the answer when it notes how a job ended: a store that is away just then
    // would end the process. The job stays unended instead, and is taken up again when its time is over.
    if (!/count\(\*\) from results/i.test(text)) return answer;
    return answer.then(
      // Maintenance sends several statements at once and gets several answers, which it does not read.
      (noted) => (Array.isArray(noted) || noted.rows.length > 0 ? noted : undefined),
      (fault: Error) => {
        platform.log.error({ fault: { message: fault.message } }, 'the end of a job could not be noted');
        return undefined;
      },
    );
  };
  const boss = new PgBoss({
    db: { executeSql },
    // Workers are told of what this server hands on; looking is for what another one left, and for retries.
    pollingIntervalSeconds: 20,
    cronMonitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 20,
    maintenanceIntervalSeconds: 300,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 7,
    ...RETRIES,
  } as ConstructorParameters<typeof PgBoss>[0]);
  boss.on('error', (fault) => platform.log.error({ fault: { message: fault.message } }, 'queue'));
  return {
    boss,
    /** Jobs that were running when the only process there is was killed run again now, not when they expire. */
    takeUpOrphans: async () => {
      if (platform.relational.embedded)
        await sql`update pgboss.job set state = 'retry', start_after = now() where state = 'active'`.execute(
          platform.db,
        );
    },
    /** Requests that were handed on to a queue that has lost them: a restored backup holds no queue. */
    takeUpLost: async () => {
      await sql`update job_request r set handed_on = null where handed_on is not null and failed is null
        and not exists (select from pgboss.job j where j.name = r.name and j.id = r.id)
        and not exists (select from pgboss.archive a where a.name = r.name and a.id = r.id)`.execute(
        platform.db,
      );
    },
    close: async () => {
      // Lets workers whose job has just ended clear it away, or pg-boss would call it failed.
      await new Promise((resolve) => setImmediate(resolve));
      await boss.stop({ graceful: false });
      await Promise.allSettled(underWay);
      await pool.end();
    },
  };
};
