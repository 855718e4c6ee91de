import type { Hono } from 'hono';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll } from 'vitest';
import type { Actor, Person } from '../../platform/actor.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import type { Env } from '../../platform/http/parts.ts';
import { createServerApp } from '../../platform/http/server-app.ts';
import { defineSource } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import type { LoadReport } from './answers.ts';
import { importsPart } from './index.ts';
import { readWaiting } from './queue.ts';

const store = testStore();

const { facts } = testFacts();

const lists = defineSource({
  kind: 'facts',
  id: 'test-lists',
  version: 1,
  title: 'Quarterly lists',
  publisher: 'Test Authority',
  licence: 'Test',
  address: 'https://example.org/lists',
  cadence: 'quarterly',
  layout: { headers: true },
  columns: {
    practice: { header: 'Practice Code', kind: 'code', pattern: /^[A-Z][0-9]{5}$/ },
    name: { header: 'Practice Name', kind: 'text' },
    people: { header: 'People', kind: 'count' },
  },
  period: { from: 'name', read: (text) => /(\d{4}-\d{2}-\d{2})/.exec(text)?.[1], example: '2016-01-01' },
  notes: { 'empty lists': 'people = 0' },
  facts: {
    table: 'desk_lists',
    select: (accepted) => `SELECT load_id, practice, people FROM ${accepted}`,
  },
});

beforeAll(async () => {
  await facts().command(
    'CREATE TABLE desk_lists (load_id UUID, practice String, people UInt32) ENGINE = MergeTree ORDER BY practice',
  );
});

const manager: Person = {
  kind: 'person',
  id: '7b0f4f1c-0000-4000-8000-000000000001',
  name: 'Ms Oakhanger',
  standing: 'Data manager',
  roles: [{ role: 'data-manager', organisation: 'Z0X' }],
  secondFactor: 'not-asked',
  via: 'session',
};

export const member: Person = {
  ...manager,
  name: 'Dr Thistlewood',
  roles: [{ role: 'locum-gp', organisation: 'Z0X' }],
};

export const withToken = (scopes: ('read' | 'write')[]): Person => ({ ...manager, via: 'token', scopes });

const HEADER = 'Practice Code,Practice Name,People\r\n';

export const GOOD = `${HEADER}Z00001,Bellpit,9842\r\nZ00002,Ochre Street,4100\r\n`;

export const NEWER = `${HEADER}Z00001,Bellpit,9900\r\nZ00002,Ochre Street,4000\r\n`;

export const BAD_ROWS = `${HEADER}Z00001,Bellpit,9842\r\nwrong,Ochre Street,4100\r\nZ00003,Quarry,many\r\nZ00004,Empty,0\r\n`;

export type House = {
  readonly platform: Platform;
  readonly app: Hono<Env>;
  as: Actor;
  readonly get: (path: string) => Promise<Response>;
  readonly json: <T>(path: string) => Promise<T>;
  /** Sends files through the form as a browser would, and waits until all are read. */
  readonly upload: (files: readonly (readonly [string, string])[], period?: string) => Promise<Response>;
  readonly press: (path: string) => Promise<Response>;
  readonly send: (name: string, text: string, query?: string) => Promise<LoadReport>;
};

const openHouse = (trx: Trx): House => {
  const platform = testPlatform(store.relational(), {
    db: trx,
    facts: facts(),
    settings: { UPLOAD_LIMIT_MB: '1' },
  });
  platform.registries.sources.add('test', () => [lists]);
  const house = { as: manager as Actor };
  const app = createServerApp({
    platform,
    routes: importsPart.routes,
    refusals: importsPart.refusals ? [importsPart.refusals] : [],
    identify: async () => house.as,
    renderPage: (shell, head, content) =>
      `<title>${head.title}</title><p>${shell.flash?.text ?? ''}</p>${renderToStaticMarkup(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });
  let cookie = '';
  const get = async (path: string) => {
    const answer = await app.request(path, { headers: { cookie } });
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    const browser = set.find((line) => line.startsWith('coalface_browser='));
    if (browser) cookie = browser;
    return answer;
  };
  const token = async () => {
    const page = await (await get('/imports')).text();
    return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  };
  const json = async <T,>(path: string): Promise<T> => (await get(path)).json() as Promise<T>;
  return Object.assign(house, {
    platform,
    app,
    get,
    json,
    upload: async (files: readonly (readonly [string, string])[], period = '') => {
      const body = new FormData();
      body.append('csrf', await token());
      for (const [name, text] of files) body.append('files', new File([text], name));
      body.append('period', period);
      const answer = await app.request('/imports', { method: 'POST', body, headers: { cookie } });
      await readWaiting(platform);
      return answer;
    },
    press: async (path: string) => {
      const body = new URLSearchParams({ csrf: await token() });
      return app.request(path, { method: 'POST', body, headers: { cookie } });
    },
    send: async (name: string, text: string, query = '') => {
      const before = house.as;
      house.as = { kind: 'owner' };
      const answer = await app.request(`/api/v1/loads?name=${name}${query}`, { method: 'POST', body: text });
      const { id } = (await answer.json()) as { id: string };
      await readWaiting(platform);
      house.as = before;
      return json<LoadReport>(`/api/v1/loads/${id}`);
    },
  });
};

export const inHouse = (work: (house: House) => Promise<void>) =>
  store.rolledBack((trx) => work(openHouse(trx)));

export const idIn = (answer: Response) => answer.headers.get('location')?.split('/').at(-1) ?? '';
