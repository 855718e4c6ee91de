import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectFile } from '../paths.ts';

type Message = { kind: 'ready' } | { kind: 'closed' } | { kind: 'dumped'; bytes: Uint8Array };

export type EmbeddedPostgres = {
  /** Folder that holds the socket: what `pg` takes as host. */
  readonly host: string;
  /** The whole database as a tar, for tests that start from a migrated copy. */
  readonly dump: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/**
 * Starts the embedded PostgreSQL over a folder, or in memory when none is given.
 * The socket stands in a private folder of the system's temporary files: a Unix socket's path may have at
 * most 107 bytes, which a data folder deep in a home may exceed.
 */
export const startEmbeddedPostgres = async (options: {
  folder?: string;
  dump?: string;
}): Promise<EmbeddedPostgres> => {
  const host = mkdtempSync(join(tmpdir(), 'coalface-pg-'));
  const worker = new Worker(projectFile('src/platform/relational/embedded-worker.mjs'), {
    workerData: { ...options, socketPath: join(host, '.s.PGSQL.5432') },
    execArgv: [],
  });
  let fault: Error | undefined;
  worker.on('error', (error) => {
    fault = error;
  });
  const answer = <K extends Message['kind']>(kind: K) =>
    new Promise<Extract<Message, { kind: K }>>((resolve, reject) => {
      const heard = (message: Message) => {
        if (message.kind === kind) {
          worker.off('message', heard);
          resolve(message as Extract<Message, { kind: K }>);
        }
      };
      worker.on('message', heard);
      worker.once('exit', () => reject(fault ?? new Error('the embedded PostgreSQL stopped')));
    });
  await answer('ready');
  // The pool's connections keep the process alive while there is work; the thread itself should not.
  worker.unref();
  return {
    host,
    dump: async () => {
      worker.postMessage({ kind: 'dump' });
      return (await answer('dumped')).bytes;
    },
    close: async () => {
      worker.ref();
      const closed = answer('closed');
      worker.postMessage({ kind: 'close' });
      await closed.catch(() => undefined);
      await worker.terminate();
      rmSync(host, { recursive: true, force: true });
    },
  };
};
