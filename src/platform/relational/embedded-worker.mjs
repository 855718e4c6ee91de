// The embedded PostgreSQL: PGlite in a thread of its own, listening on a Unix socket, so that large values
// never freeze the main loop and every caller is an ordinary `pg` connection. Plain JavaScript because a
// worker thread is started by path, from sources and from the built file alike.

import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { createTurns } from './embedded-queue.mjs';

const port = parentPort;
if (!port) throw new Error('embedded-worker.mjs runs as a worker thread');

const { folder, socketPath, dump } = workerData;
const database = await PGlite.create({
  ...(folder ? { dataDir: folder } : {}),
  ...(dump ? { loadDataDir: new Blob([readFileSync(dump)]) } : {}),
  extensions: { pg_trgm },
});
const server = new PGLiteSocketServer({ db: database, path: socketPath, maxConnections: 60 });
// Before the first connection takes hold of it.
Object.assign(server, { queryQueue: createTurns(database) });
await server.start();

port.on('message', async (message) => {
  if (message.kind === 'dump') {
    const file = await database.dumpDataDir('none');
    port.postMessage({ kind: 'dumped', bytes: new Uint8Array(await file.arrayBuffer()) });
  }
  if (message.kind === 'close') {
    await server.stop();
    await database.close();
    port.postMessage({ kind: 'closed' });
    port.close();
  }
});
port.postMessage({ kind: 'ready' });
