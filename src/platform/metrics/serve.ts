import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import type { Platform } from '../platform.ts';
import { registry } from './metrics.ts';
import { storeMetrics } from './stores.ts';

export type ServedMetrics = { readonly address: string; readonly stop: () => Promise<void> };

/**
 * Serves the metrics for Prometheus at METRICS_PORT of this machine alone, where one is set: they need no
 * sign-in, so no other machine reaches them but through what the operator puts in front.
 */
export const startMetrics = async (platform: Platform): Promise<ServedMetrics | undefined> => {
  const port = platform.config.METRICS_PORT;
  if (port === undefined) return undefined;
  const all = Registry.merge([registry, storeMetrics(platform)]);
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const text = await all.metrics();
      response.writeHead(200, { 'content-type': all.contentType }).end(text);
    } catch (fault) {
      platform.log.error({ fault: { message: (fault as Error).message } }, 'metrics');
      response.writeHead(503).end();
    }
  });
  server.listen(port, '127.0.0.1');
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([fault]) => {
      throw fault;
    }),
  ]);
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
