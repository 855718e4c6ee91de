import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ok } from '../../shared/result.ts';
import { owner } from '../actor.ts';
import { testStore } from '../relational/test-store.ts';
import { testPlatform } from '../test-platform.ts';
import { defineUse } from '../use.ts';
import { api, page } from './routes.ts';
import { createServerApp } from './server-app.ts';

const store = testStore();

const echo = defineUse({
  name: 'echo',
  method: 'post',
  permission: 'public.read',
  summary: 'Says what it was told.',
  input: z.object({ words: z.string() }),
  output: z.object({ words: z.string() }),
  run: async (_platform, _actor, { words }) => ok({ words }),
});

const asked = async (address: string, init?: RequestInit): Promise<Response> => {
  let answer = new Response();
  await store.rolledBack(async (db) => {
    const app = createServerApp({
      platform: testPlatform(store.relational(), { db }),
      routes: [
        api(echo),
        page('get', '/words', 'public.read', async (ask) => ask.page({ title: 'Words' }, null)),
        page('get', '/led/:to', 'public.read', (ask) => ask.redirect(`/words/${ask.param('to')}`)),
      ],
      refusals: [],
      identify: async () => owner,
      renderPage: (_, head) => `<title>${head.title}</title>`,
      problemPage: (_, told) => `<title>${told.title}</title><p>${told.detail}</p>`,
    });
    answer = await app.request(address, init);
  });
  return answer;
};

const told = (words: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  body: JSON.stringify({ words }),
});

describe('what somebody typed into an address that they are led on to', () => {
  it('ends no header where it is a line break, and keeps every letter', async () => {
    const led = await asked('/led/a%0D%0AX-Told:y');
    expect([led.status, led.headers.get('location')]).toEqual([303, '/words/a%0D%0AX-Told:y']);
    expect(led.headers.has('x-told')).toBe(false);
    const letters = await asked('/led/%C5%81%C3%B3d%C5%BA%0A%E2%80%A6');
    expect(letters.headers.get('location')).toBe('/words/%C5%81%C3%B3d%C5%BA%0A%E2%80%A6');
  });
});

describe('the character nought', () => {
  it('in an address is refused in words before anything is asked of a store', async () => {
    expect((await asked('/words?area=04G')).status).toBe(200);
    const refused = await asked('/words?area=%00');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('%00');
  });

  it('in JSON is refused as a problem', async () => {
    expect(await (await asked('/api/v1/echo', told('plain'))).json()).toEqual({ words: 'plain' });
    const refused = await asked('/api/v1/echo', told('with \0 in it'));
    expect([refused.status, refused.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
  });
});
