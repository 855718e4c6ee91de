import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/index.ts';
import { sendJob } from '../jobs/send.ts';
import { queueMail } from '../mail/queue.ts';
import { testStore } from '../relational/test-store.ts';
import { inTransaction } from '../relational/transaction.ts';
import { testPlatform } from '../test-platform.ts';
import { health } from './health.ts';
import { httpMetrics } from './http.ts';
import { httpSeconds, registry } from './metrics.ts';
import { startMetrics } from './serve.ts';
import { storeMetrics } from './stores.ts';

const store = testStore();

describe('metrics', () => {
  it('are served on a private port, and nothing else is', async () => {
    const served = await startMetrics(testPlatform(store.relational(), { settings: { METRICS_PORT: '0' } }));
    try {
      expect(served?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
      const text = await (await fetch(served?.address ?? '')).text();
      for (const name of [
        'coalface_pool_connections',
        'coalface_job_requests',
        'coalface_mail',
        'coalface_loads',
      ])
        expect(text).toContain(`# TYPE ${name} gauge`);
      expect(text).toContain('coalface_http_request_seconds');
      expect((await fetch((served?.address ?? '').replace('metrics', ''))).status).toBe(404);
    } finally {
      await served?.stop();
    }
  });

  it('are not served when no port is set', async () => {
    expect(await startMetrics(testPlatform(store.relational()))).toBeUndefined();
  });

  it('count jobs and mail by what became of them', async () => {
    await store.rolledBack(async (trx) => {
      await inTransaction(trx, async (inner) => {
        await sendJob(inner, 'test.metrics');
        await queueMail(inner, { to: 'a@x.example', subject: 's', text: 't' });
      });
      const text = await storeMetrics(testPlatform(store.relational(), { db: trx })).metrics();
      expect(text).toContain('coalface_job_requests{state="waiting"} 2');
      expect(text).toContain('coalface_job_requests{state="failed"} 0');
      expect(text).toContain('coalface_mail{state="waiting"} 1');
    });
  });

  it('time requests by route, never by address', async () => {
    httpSeconds.reset();
    const app = new Hono();
    app.use(httpMetrics);
    app.get('/people/:id', (c) => c.text('x'));
    await app.request('/people/Z00023');
    await app.request('/nowhere/Z00023');
    const text = await registry.metrics();
    expect(text).toContain(
      'coalface_http_request_seconds_count{method="GET",route="/people/:id",status="200"} 1',
    );
    expect(text).toContain('coalface_http_request_seconds_count{method="GET",route="none",status="404"} 1');
    expect(text).not.toContain('Z00023');
  });
});

describe('health', () => {
  /** Of a fact store, what health asks of it. */
  const facts = (query: () => Promise<unknown[]>) => ({ embedded: true, query }) as unknown as Facts;
  const ask = async (options: { facts: Facts; stopping?: boolean }) => {
    const platform = testPlatform(store.relational(), { facts: options.facts });
    const app = new Hono();
    const { healthz, readyz } = health(platform, () => options.stopping ?? false);
    app.get('/healthz', healthz);
    app.get('/readyz', readyz);
    const ready = await app.request('/readyz');
    return { alive: (await app.request('/healthz')).status, status: ready.status, body: await ready.json() };
  };

  it('is ready when both stores answer, and says what they survive', async () => {
    const { alive, status, body } = await ask({ facts: facts(async () => [{ one: 1 }]) });
    expect([alive, status]).toEqual([200, 200]);
    const embedded = store.relational().embedded !== undefined;
    expect(body).toMatchObject({
      ready: true,
      relational: { answers: true, survives: { kill: true, power_cut: !embedded } },
      facts: { answers: true, kind: 'embedded', survives: { kill: true, power_cut: false } },
    });
  });

  it('is alive but not ready when a store is away or the server is stopping', async () => {
    const away = await ask({ facts: facts(() => Promise.reject(new Error('away'))) });
    expect(away).toMatchObject({
      alive: 200,
      status: 503,
      body: { ready: false, facts: { answers: false } },
    });
    const stopping = await ask({ facts: facts(async () => []), stopping: true });
    expect(stopping).toMatchObject({ alive: 200, status: 503, body: { stopping: true } });
  });
});
