import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { startJobs } from '../platform/jobs/jobs.ts';
import { startMetrics } from '../platform/metrics/index.ts';
import { socketPlace } from '../platform/owner/socket.ts';
import type { Platform } from '../platform/platform.ts';
import { verifyRecord } from '../platform/record/record.ts';
import type { Opened } from './context.ts';
import { createApp } from './http.ts';
import { modules } from './modules.ts';

export type Serving = {
  readonly address: string;
  /** Finishes the requests under way, then the stores; a second call changes nothing. */
  readonly stop: () => Promise<void>;
};

const listen = async (
  server: Server,
  where: { path: string } | { host: string; port: number },
): Promise<void> => {
  server.listen(where);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([fault]) => {
      throw fault;
    }),
  ]);
};

/** After a kill the chain of the record is recomputed; pages do not wait for it. */
const checkRecord = (platform: Platform): void => {
  verifyRecord(platform.db).then(
    ({ events, broken }) =>
      broken
        ? platform.log.error({ broken }, 'the record is broken after an unclean stop')
        : platform.log.info({ events }, 'the record holds after an unclean stop'),
    (fault) => platform.log.error({ fault: String(fault) }, 'the record could not be checked'),
  );
};

/** Serves over an opened context: the network for people, a private socket for this machine's commands. */
export const serve = async (opened: Opened): Promise<Serving> => {
  const { platform } = opened;
  let stopping: Promise<void> | undefined;
  const app = await createApp(platform, () => stopping !== undefined);
  const network = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const commands = createAdaptorServer({
    fetch: (request, bindings) => app.fetch(request, { ...bindings, owner: true }),
    overrideGlobalObjects: false,
  }) as Server;
  const place = socketPlace();
  await listen(commands, { path: place.path });
  await listen(network, { host: platform.config.HOST, port: platform.config.PORT });
  const { port } = network.address() as AddressInfo;
  const address = `http://${platform.config.HOST}:${port}`;
  opened.announce(place.path, address);
  // Not awaited: the first page does not wait for the queue.
  const jobs = startJobs(
    platform,
    modules.flatMap((module) => module.jobs ?? []),
  );
  jobs.catch((fault) => platform.log.error({ fault: String(fault) }, 'jobs could not start'));
  const metrics = await startMetrics(platform);
  if (opened.unclean) checkRecord(platform);
  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // A browser may keep its connection open without asking for anything more.
      setTimeout(() => server.closeAllConnections(), 10_000).unref();
    });
  return {
    address,
    stop: () => {
      stopping ??= (async () => {
        await Promise.all([close(network), close(commands), jobs.then((running) => running.stop())]);
        await metrics?.stop();
        place.remove();
        await opened.close();
      })();
      return stopping;
    },
  };
};
