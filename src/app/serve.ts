import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { startJobs } from '../platform/jobs/jobs.ts';
import { socketPlace } from '../platform/owner/socket.ts';
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

/** Serves over an opened context: the network for people, a private socket for this machine's commands. */
export const serve = async (opened: Opened): Promise<Serving> => {
  const { platform } = opened;
  const app = await createApp(platform);
  const network = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const commands = createAdaptorServer({
    fetch: (request, bindings) => app.fetch(request, { ...bindings, owner: true }),
    overrideGlobalObjects: false,
  }) as Server;
  const place = socketPlace();
  await listen(commands, { path: place.path });
  await listen(network, { host: platform.config.HOST, port: platform.config.PORT });
  opened.announce(place.path);
  const jobs = await startJobs(
    platform,
    modules.flatMap((module) => module.jobs ?? []),
  );
  const { port } = network.address() as AddressInfo;
  let stopping: Promise<void> | undefined;
  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // A browser may keep its connection open without asking for anything more.
      setTimeout(() => server.closeAllConnections(), 10_000).unref();
    });
  return {
    address: `http://${platform.config.HOST}:${port}`,
    stop: () => {
      stopping ??= (async () => {
        await Promise.all([close(network), close(commands), jobs.stop()]);
        place.remove();
        await opened.close();
      })();
      return stopping;
    },
  };
};
