import { jobSeconds } from '../metrics/metrics.ts';
import type { Job } from '../module.ts';
import type { Platform } from '../platform.ts';
import { onBell } from './bell.ts';
import { handOn, type PutIntoQueue, requestDone, requestFailed } from './outbox.ts';
import { openQueue, RETRIES } from './queue.ts';

export type RunningJobs = {
  /** Takes up nothing new, waits for what runs (at most `seconds`), then closes; a second call changes nothing. */
  readonly stop: (seconds?: number) => Promise<void>;
};

/** How often to look for work that no bell announced, in milliseconds. */
const LOOK = 1500;

/** After a bell the asking transaction has yet to commit; these looks catch it, in milliseconds. */
const AFTER_BELL = [15, 200] as const;

/**
 * Starts the jobs of all modules: those asked for with `sendJob`, and those with a time in London. To be
 * called once the server listens, so that the first page does not wait for it.
 */
export const startJobs = async (platform: Platform, jobs: readonly Job[]): Promise<RunningJobs> => {
  const { db, log } = platform;
  const queue = openQueue(platform);
  const { boss } = queue;
  const workers = new Map<string, string>();
  const running = new Set<Promise<void>>();
  const wake = (name: string) => {
    const worker = workers.get(name);
    if (worker) boss.notifyWorker(worker);
  };

  const runOne = async (job: Job, id: string, data: unknown, last: boolean): Promise<void> => {
    const end = jobSeconds.startTimer({ job: job.name });
    try {
      await job.run(platform, data);
      end({ outcome: 'done' });
      await requestDone(db, id);
    } catch (fault) {
      end({ outcome: 'failed' });
      const { message, stack } = fault instanceof Error ? fault : new Error(String(fault));
      log.error({ job: job.name, id, last, fault: { message, stack } }, 'job failed');
      if (last) await requestFailed(db, id, platform.now(), message);
      throw fault;
    } finally {
      // A worker rests after each job; what waits behind this one should not.
      wake(job.name);
    }
  };

  await boss.start();
  await queue.takeUpOrphans();
  await queue.takeUpLost();
  for (const job of jobs) {
    await boss.createQueue(job.name, { name: job.name, policy: 'standard', ...RETRIES });
    const worker = await boss.work<object>(job.name, { includeMetadata: true }, async ([given]) => {
      if (!given) return;
      const work = runOne(job, given.id, given.data, given.retryCount >= given.retryLimit);
      const quiet = work.catch(() => undefined);
      running.add(quiet);
      quiet.finally(() => running.delete(quiet));
      await work;
    });
    workers.set(job.name, worker);
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Europe/London' });
  }
  const wanted = new Set(jobs.filter((job) => job.cron).map((job) => job.name));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);

  const put: PutIntoQueue = async ({ id, name, data }, query) => {
    await boss.send(name, data, { id, db: { executeSql: query }, ...RETRIES });
  };
  const names = jobs.map((job) => job.name);
  let stopped = false;
  let looking: Promise<void> | undefined;
  let again = false;
  const look = (): Promise<void> => {
    again = looking !== undefined;
    looking ??= (async () => {
      do {
        again = false;
        const handed = await handOn(db, names, put);
        for (const name of handed) wake(name);
        again ||= handed.size > 0;
      } while (again && !stopped);
    })()
      .catch((fault: Error) => log.error({ fault: { message: fault.message } }, 'handing on jobs'))
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const timer = setInterval(look, LOOK);
  const pending = new Set<NodeJS.Timeout>();
  const silence = onBell(() => {
    if (stopped || pending.size > 0) return;
    for (const delay of AFTER_BELL) {
      const later = setTimeout(() => {
        pending.delete(later);
        if (!stopped) void look();
      }, delay);
      pending.add(later);
    }
  });
  void look();

  const stop = async (seconds: number): Promise<void> => {
    stopped = true;
    silence();
    clearInterval(timer);
    for (const later of pending) clearTimeout(later);
    await looking;
    for (const name of names) await boss.offWork(name);
    let tooLong: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => {
      tooLong = setTimeout(resolve, seconds * 1000);
    });
    await Promise.race([Promise.all(running), enough]);
    clearTimeout(tooLong);
    await queue.close();
  };
  let stopping: Promise<void> | undefined;
  return {
    stop: (seconds = 30) => {
      stopping ??= stop(seconds);
      return stopping;
    },
  };
};
