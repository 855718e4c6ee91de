import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Actor, type Person, publicActor } from '../../platform/actor.ts';
import type { Command, Terminal } from '../../platform/cli/command.ts';
import { testFacts } from '../../platform/facts/test-facts.ts';
import { createServerApp, type Env } from '../../platform/http/server-app.ts';
import { defineSource } from '../../platform/imports/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { testStore } from '../../platform/relational/test-store.ts';
import { testPlatform } from '../../platform/test-platform.ts';
import type { LoadReport } from './answers.ts';
import { importsPart } from './index.ts';
import { readWaiting } from './queue.ts';
import { importTables } from './tables.ts';

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
const member: Person = {
  ...manager,
  name: 'Dr Thistlewood',
  roles: [{ role: 'locum-gp', organisation: 'Z0X' }],
};
const withToken = (scopes: ('read' | 'write')[]): Person => ({ ...manager, via: 'token', scopes });

const HEADER = 'Practice Code,Practice Name,People\r\n';
const GOOD = `${HEADER}Z00001,Bellpit,9842\r\nZ00002,Ochre Street,4100\r\n`;
const NEWER = `${HEADER}Z00001,Bellpit,9900\r\nZ00002,Ochre Street,4000\r\n`;
const BAD_ROWS = `${HEADER}Z00001,Bellpit,9842\r\nwrong,Ochre Street,4100\r\nZ00003,Quarry,many\r\nZ00004,Empty,0\r\n`;

type House = {
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

const inHouse = (work: (house: House) => Promise<void>) => store.rolledBack((trx) => work(openHouse(trx)));
const idIn = (answer: Response) => answer.headers.get('location')?.split('/').at(-1) ?? '';

describe('a file sent on the imports page', () => {
  it('leads to its own page, which reports rows read and accepted, as JSON does', () =>
    inHouse(async (house) => {
      const answer = await house.upload([['lists-2016-01-01.csv', GOOD]]);
      expect(answer.status).toBe(303);
      const id = idIn(answer);
      const page = await (await house.get(`/imports/${id}`)).text();
      expect(page).toContain('2 rows read, 2 accepted, 0 rejected. It is in force.');
      const report = await house.json<LoadReport>(`/api/v1/loads/${id}`);
      expect(report).toMatchObject({
        state: 'current',
        rowsRead: 2,
        accepted: 2,
        who: 'Ms Oakhanger',
        period: '2016-01-01',
        source: { id: 'test-lists', publisher: 'Test Authority' },
      });
      expect(await house.json(`/imports/${id}/progress`)).toMatchObject({ state: 'done' });
      const list = await (await house.get('/imports')).text();
      expect(list).toContain('1 file is in force');
    }));

  it('is read after those before it, when several are sent at once', () =>
    inHouse(async (house) => {
      const answer = await house.upload([
        ['lists-2016-01-01.csv', GOOD],
        ['lists-2016-04-01.csv', NEWER],
        ['other.csv', 'a,b\r\n1,2\r\n'],
      ]);
      expect(answer.headers.get('location')).toBe('/imports');
      const { items, total, inForce } = await house.json<{
        items: LoadReport[];
        total: number;
        inForce: number;
      }>('/api/v1/loads?sort=file&dir=ascending');
      expect(items.map(({ file, state }) => [file, state])).toEqual([
        ['lists-2016-01-01.csv', 'current'],
        ['lists-2016-04-01.csv', 'current'],
        ['other.csv', 'refused'],
      ]);
      expect([total, inForce]).toEqual([3, 2]);
      expect(await importTables(house.platform.db).selectFrom('import_queue').selectAll().execute()).toEqual(
        [],
      );
    }));

  it('waits in the store with an id of its own until it is read', () =>
    inHouse(async (house) => {
      await importTables(house.platform.db)
        .insertInto('import_queue')
        .values({
          id: '00000000-0000-4000-8000-00000000000a',
          name: 'lists-2016-01-01.csv',
          path: '/nowhere/on/this/machine',
          size: 10,
          period_hint: null,
          who: JSON.stringify({ kind: 'owner' }),
          received: house.platform.now(),
          owner: null,
          phase: null,
        })
        .execute();
      const report = await house.json<LoadReport>('/api/v1/loads/00000000-0000-4000-8000-00000000000a');
      expect(report).toMatchObject({ state: 'waiting', text: 'It is read next.' });
      const page = await (await house.get('/imports')).text();
      expect(page).toContain('data-cf-progress="/imports/00000000-0000-4000-8000-00000000000a/progress"');
    }));

  it('is refused without a token, before anything is written, and when nothing was chosen', () =>
    inHouse(async (house) => {
      const body = new FormData();
      body.append('csrf', 'made up');
      body.append('files', new File([GOOD], 'lists-2016-01-01.csv'));
      expect((await house.app.request('/imports', { method: 'POST', body })).status).toBe(403);
      const nothing = await house.upload([]);
      expect(nothing.status).toBe(422);
      expect(await nothing.text()).toContain('Choose a file to load.');
    }));

  it('of two gigabytes is refused at once by what it announces', () =>
    inHouse(async (house) => {
      const answer = await house.app.request('/imports', {
        method: 'POST',
        body: 'x',
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '2147483648' },
      });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('more than 1 MB');
    }));
});

describe('what may be wrong with a file', () => {
  it('an unknown layout names the nearest one with the columns that differ', () =>
    inHouse(async (house) => {
      const text = 'Practice Code,Practice Title,People\r\nZ00001,Bellpit,1\r\n';
      const report = await house.send('lists-2016-01-01.csv', text);
      expect(report.state).toBe('refused');
      expect(report.refusal?.detail).toMatch(/“Quarterly lists”.*Practice Name.*Practice Title/);
      const page = await (await house.get(`/imports/${report.id}`)).text();
      expect(page).toContain('Practice Title');
    }));

  it('bad rows are rejected with line, column, value and reason, as CSV', () =>
    inHouse(async (house) => {
      const report = await house.send('lists-2016-01-01.csv', BAD_ROWS);
      expect(report).toMatchObject({ state: 'current', rowsRead: 4, accepted: 2, rejected: 2 });
      expect(report.notes).toEqual([{ note: 'empty lists', rows: 1 }]);
      expect(report.reasons.map(({ column, rows }) => [column, rows])).toEqual(
        expect.arrayContaining([
          ['Practice Code', 1],
          ['People', 1],
        ]),
      );
      const csv = await house.get(`/imports/${report.id}/rejects.csv`);
      expect(csv.headers.get('content-disposition')).toContain('lists-2016-01-01.csv-rejected.csv');
      const lines = (await csv.text()).trimEnd().split('\r\n');
      expect(lines[0]).toBe('line,column,value,reason');
      expect(lines[1]).toMatch(/^3,Practice Code,wrong,/);
      expect(lines[2]).toMatch(/^4,People,many,/);
      const same = await house.get(`/api/v1/loads/${report.id}/rejects`);
      expect((await same.text()).split('\r\n')).toHaveLength(4);
    }));

  it('a period that neither file nor name tells is asked for, and taken from the form', () =>
    inHouse(async (house) => {
      expect(await house.send('lists.csv', GOOD)).toMatchObject({
        state: 'refused',
        refusal: { kind: 'period-missing' },
      });
      const answer = await house.upload([['lists.csv', GOOD]], '2016-01-01');
      expect(await house.json(`/api/v1/loads/${idIn(answer)}`)).toMatchObject({
        state: 'current',
        period: '2016-01-01',
      });
    }));

  it('the same file again is known by its content and changes nothing', () =>
    inHouse(async (house) => {
      const first = await house.send('lists-2016-01-01.csv', GOOD);
      const again = await house.send('copy-of-lists-2016-01-01.csv', GOOD);
      expect(again).toMatchObject({ state: 'unchanged', sameAs: { id: first.id } });
      expect(again.text).toContain('Nothing was changed');
    }));
});

describe('a load that is wrong', () => {
  it('is replaced by a newer file for its period, which when taken back puts the former in force', () =>
    inHouse(async (house) => {
      const former = await house.send('lists-2016-01-01.csv', GOOD);
      const newer = await house.send('newer-2016-01-01.csv', NEWER);
      expect(newer).toMatchObject({ state: 'current', replaced: { id: former.id } });
      expect(await house.json(`/api/v1/loads/${former.id}`)).toMatchObject({
        state: 'superseded',
        replacedBy: { id: newer.id },
      });
      const ask = await (await house.get(`/imports/${newer.id}/take-back`)).text();
      expect(ask).toContain('Take this file back?');
      expect((await house.press(`/imports/${newer.id}/take-back`)).status).toBe(303);
      const state = async (id: string) => (await house.json<LoadReport>(`/api/v1/loads/${id}`)).state;
      expect([await state(former.id), await state(newer.id)]).toEqual(['current', 'taken-back']);
      expect((await house.press(`/imports/${newer.id}/bring-back`)).status).toBe(303);
      expect([await state(former.id), await state(newer.id)]).toEqual(['superseded', 'current']);
    }));

  it('is taken back once: a second time is refused in words', () =>
    inHouse(async (house) => {
      const load = await house.send('lists-2016-01-01.csv', GOOD);
      await house.press(`/imports/${load.id}/take-back`);
      const again = await house.press(`/imports/${load.id}/take-back`);
      expect(again.status).toBe(409);
      expect(await again.text()).toContain('This file is not in force');
    }));
});

describe('who may', () => {
  it('look is every member, send and take back only a data manager', () =>
    inHouse(async (house) => {
      const load = await house.send('lists-2016-01-01.csv', GOOD);
      house.as = member;
      expect((await house.get(`/imports/${load.id}`)).status).toBe(200);
      expect(await (await house.get('/imports')).text()).not.toContain('type="file"');
      expect((await house.get(`/imports/${load.id}/take-back`)).status).toBe(403);
      house.as = publicActor;
      expect((await house.get('/imports')).headers.get('location')).toBe('/sign-in?to=%2Fimports');
      expect((await house.get('/imports/sources')).status).toBe(200);
    }));

  it('send to the API needs a token that may write: a cookie alone does not do', () =>
    inHouse(async (house) => {
      const post = () =>
        house.app.request('/api/v1/loads?name=lists-2016-01-01.csv', { method: 'POST', body: GOOD });
      expect((await post()).status).toBe(403);
      house.as = withToken(['read']);
      expect((await post()).status).toBe(403);
      house.as = withToken(['read', 'write']);
      expect((await post()).status).toBe(202);
      await readWaiting(house.platform);
      expect((await house.app.request('/api/v1/loads', { method: 'POST', body: GOOD })).status).toBe(422);
    }));
});

describe('the terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coalface-command-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const terminalOver = (house: House) => {
    const said: string[] = [];
    const shown: string[] = [];
    const terminal: Terminal = {
      api: {
        where: 'this process',
        fetch: async (path, init) => house.app.request(`/api/v1${path}`, init, { owner: true }),
        call: async (use, input) => {
          const path = `/api/v1/${(use.path ?? use.name).replace('{id}', String(input.id))}`;
          return (await house.app.request(path, {}, { owner: true })).json() as never;
        },
      },
      json: false,
      say: (text) => void said.push(text),
      progress: (text) => void shown.push(text),
      fail: (message) => {
        throw new Error(message);
      },
    };
    return { terminal, said, shown };
  };
  const command = (name: string) => {
    const found = importsPart.commands?.find((one) => one.name === name);
    if (found?.kind !== 'own') throw new Error(`${name} is no command of its own`);
    return found as Extract<Command, { kind: 'own' }>;
  };

  it('walks folders, tells each file’s rows and reasons, and ends badly when one was refused', () =>
    inHouse(async (house) => {
      mkdirSync(join(folder, 'lists'), { recursive: true });
      writeFileSync(join(folder, 'lists', 'lists-2016-01-01.csv'), BAD_ROWS);
      writeFileSync(join(folder, 'lists', 'lists-2016-04-01.csv'), GOOD);
      writeFileSync(join(folder, 'lists', 'notes.csv'), 'a,b\n1,2\n');
      writeFileSync(join(folder, 'lists', '.hidden'), '');
      const { terminal, said, shown } = terminalOver(house);
      await expect(
        command('import').run(terminal, { arguments: [join(folder, 'lists')], options: {} }),
      ).rejects.toThrow('1 of 3 files not loaded.');
      const text = said.join('\n');
      expect(text).toMatch(/lists-2016-01-01\.csv +Quarterly lists +4 +2 +2 +In force/);
      expect(text).toMatch(/notes\.csv +- +0 +0 +0 +Refused/);
      expect(text).toContain('1 empty lists');
      expect(text).toContain('lists-2016-01-01.csv: 1 row rejected, Practice Code');
      expect(text).toContain('notes.csv: The layout of this file is not known.');
      expect(shown[0]).toBe('1 of 3 lists-2016-01-01.csv: sending');
    }));

  it('says which path is not there', () =>
    inHouse(async (house) => {
      const { terminal } = terminalOver(house);
      await expect(
        command('import').run(terminal, { arguments: [join(folder, 'nothing')], options: {} }),
      ).rejects.toThrow(/nothing is not there/);
    }));
});

describe('the known sources', () => {
  it('are told from their own descriptions, on the page as in JSON', () =>
    inHouse(async (house) => {
      const { items } = await house.json<{ items: { id: string; period: string; columns: unknown[] }[] }>(
        '/api/v1/sources',
      );
      expect(items).toEqual([
        expect.objectContaining({
          id: 'test-lists',
          publisher: 'Test Authority',
          period: 'From the name of the file, or given with it, for example 2016-01-01.',
          columns: [
            { name: 'Practice Code', what: 'code: a letter and five digits', optional: false, kept: true },
            { name: 'Practice Name', what: 'text', optional: false, kept: true },
            { name: 'People', what: 'whole number', optional: false, kept: true },
          ],
        }),
      ]);
      expect(await (await house.get('/imports/sources')).text()).toContain('https://example.org/lists');
    }));
});
