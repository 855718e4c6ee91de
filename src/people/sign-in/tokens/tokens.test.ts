import { describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import {
  createBrowser,
  createClock,
  createTestApp,
  createTestPlatform,
  enterPerson,
  enterPlace,
  eventKinds,
  PASSWORD,
  recordText,
} from '../test-house.ts';

const store = testStore();
const amara = 'amara@example.org';
const admin = 'admin@example.org';
const HERE = '/people/me/security';

const withPlace = (
  work: (house: {
    trx: Trx;
    clock: ReturnType<typeof createClock>;
    app: ReturnType<typeof createTestApp>;
    browser: ReturnType<typeof createBrowser>;
    id: string;
  }) => Promise<void>,
) =>
  store.rolledBack(async (trx) => {
    const clock = createClock();
    await enterPlace(trx);
    const id = await enterPerson(trx, { email: amara });
    const app = createTestApp(createTestPlatform(trx, clock));
    const browser = createBrowser(app);
    await browser.fill('/sign-in', { email: amara, password: PASSWORD });
    await work({ trx, clock, app, id, browser });
  });

const tokenOn = (html: string): string =>
  /<code class="cf-code">(coalface_[\w-]{43})<\/code>/.exec(html)?.[1] ?? '';

describe('tokens for programs', () => {
  it('are shown once, kept as a hash, listed, and work until they are revoked', () =>
    withPlace(async ({ trx, app, browser, id }) => {
      await browser.get(HERE);
      const made = await browser.post(`${HERE}/tokens`, {
        name: 'Terminal at home',
        access: 'read',
        days: '30',
      });
      expect(made.location).toBe(HERE);
      const page = await browser.get(HERE);
      const token = tokenOn(page.html);
      expect(page.html).toContain('Terminal at home');
      expect((await browser.get(HERE)).html).not.toContain(token);
      const asProgram = (path: string, method = 'GET') =>
        app.request(path, { method, headers: { authorization: `Bearer ${token}` } });
      const list = await asProgram('/api/v1/me/tokens');
      const { tokens } = (await list.json()) as {
        tokens: { id: string; scopes: string[]; expires: string }[];
      };
      expect(tokens).toMatchObject([{ name: 'Terminal at home', scopes: ['read'], kind: 'personal' }]);
      expect(tokens[0]?.expires).toBe('2026-06-20T10:00:00.000Z');
      const stored = JSON.stringify(
        await trx
          .selectFrom('access_token' as never)
          .selectAll()
          .execute(),
      );
      expect(stored + (await recordText(trx))).not.toContain(token);
      await browser.post(`${HERE}/tokens/${tokens[0]?.id}/revoke`);
      expect((await asProgram('/api/v1/me/tokens')).status).toBe(401);
      expect(await eventKinds(trx, id)).toEqual(['sign-in.done', 'token.made', 'token.revoked']);
    }));

  it('with the scope read change nothing, neither through the API nor through a page', () =>
    withPlace(async ({ app, browser }) => {
      await browser.get(HERE);
      await browser.post(`${HERE}/tokens`, { name: 'Reader', access: 'read', days: '30' });
      const authorization = `Bearer ${tokenOn((await browser.get(HERE)).html)}`;
      const ask = (path: string, method: string) => app.request(path, { method, headers: { authorization } });
      expect((await ask('/api/v1/me/sessions', 'GET')).status).toBe(200);
      expect((await ask('/api/v1/me/sessions', 'DELETE')).status).toBe(403);
      expect((await ask(`${HERE}/sessions/others/end`, 'POST')).status).toBe(403);
    }));

  it('with the scope write end sessions, but make no further token', () =>
    withPlace(async ({ app, browser }) => {
      await browser.get(HERE);
      await browser.post(`${HERE}/tokens`, { name: 'Writer', access: 'write', days: '30' });
      const authorization = `Bearer ${tokenOn((await browser.get(HERE)).html)}`;
      const further = await app.request('/api/v1/me/tokens', {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify({ name: 'Another', access: 'write', days: 365 }),
      });
      expect([further.status, await further.text()]).toEqual([
        403,
        expect.stringContaining('Only in the browser'),
      ]);
      const ended = await app.request('/api/v1/me/sessions', {
        method: 'DELETE',
        headers: { authorization },
      });
      expect(await ended.json()).toEqual({ ended: 1 });
      expect((await browser.get(HERE)).status).toBe(302);
    }));

  it('end on their day, and with the person’s last appointment', () =>
    withPlace(async ({ trx, app, clock, browser }) => {
      await browser.get(HERE);
      await browser.post(`${HERE}/tokens`, { name: 'Week', access: 'read', days: '7' });
      const authorization = `Bearer ${tokenOn((await browser.get(HERE)).html)}`;
      const status = async () =>
        (await app.request('/api/v1/me/tokens', { headers: { authorization } })).status;
      clock.moveMinutes(7 * 24 * 60 - 1);
      expect(await status()).toBe(200);
      clock.moveMinutes(1);
      expect(await status()).toBe(401);
      clock.moveMinutes(-60);
      expect(await status()).toBe(200);
      await trx
        .withTables<{ appointment: { ended: string } }>()
        .updateTable('appointment')
        .set({ ended: '2026-05-22' })
        .execute();
      expect(await status()).toBe(401);
    }));

  it('that are wrong are nobody, even beside a good cookie', () =>
    withPlace(async ({ browser }) => {
      const shown = await browser.send('/api/v1/me/tokens', {
        headers: { authorization: `Bearer coalface_${'A'.repeat(43)}` },
      });
      expect(shown.status).toBe(401);
    }));

  it('of the group’s machines are made by administrators alone', () =>
    withPlace(async ({ trx, app, browser }) => {
      const page = await browser.get(HERE);
      expect(page.html).not.toContain('A machine of the group');
      const refused = await browser.post(`${HERE}/tokens`, {
        name: 'x',
        access: 'read',
        days: '7',
        kind: 'service',
      });
      expect(refused.status).toBe(403);
      await enterPerson(trx, { email: admin, jobs: [{ role: 'administrator', organisation: 'Z9A' }] });
      const other = createBrowser(app);
      await other.fill('/sign-in', { email: admin, password: PASSWORD });
      // Without the second factor the role does not count yet.
      expect((await other.get(HERE)).html).not.toContain('A machine of the group');
    }));

  it('of somebody else cannot be seen or revoked', () =>
    withPlace(async ({ trx, app, browser }) => {
      await browser.get(HERE);
      await browser.post(`${HERE}/tokens`, { name: 'Mine', access: 'read', days: '7' });
      const { id } = await trx
        .withTables<{ access_token: { id: string } }>()
        .selectFrom('access_token')
        .select('id')
        .executeTakeFirstOrThrow();
      await enterPerson(trx, { email: 'other@example.org' });
      const other = createBrowser(app);
      await other.fill('/sign-in', { email: 'other@example.org', password: PASSWORD });
      expect((await other.get(HERE)).html).not.toContain('Mine');
      expect((await other.post(`${HERE}/tokens/${id}/revoke`)).status).toBe(404);
      expect((await other.send(`/api/v1/me/tokens/${id}`, { method: 'DELETE' })).status).toBe(404);
    }));

  it('need a name, and come back with the form when it is missing', () =>
    withPlace(async ({ browser }) => {
      await browser.get(HERE);
      const shown = await browser.post(`${HERE}/tokens`, { name: ' ', access: 'write', days: '7' });
      expect([shown.status, shown.html.includes('Say what the token is for.')]).toEqual([422, true]);
      expect(shown.html).toContain('href="#name"');
    }));
});

describe('where one is signed in', () => {
  it('is listed with the device in words; one or all others can be ended', () =>
    withPlace(async ({ app, browser }) => {
      const [second, third] = [createBrowser(app), createBrowser(app)];
      for (const one of [second, third]) await one.fill('/sign-in', { email: amara, password: PASSWORD });
      const page = await browser.get(HERE);
      expect(page.html).toContain('3 devices');
      const path = /action="(\/people\/me\/security\/sessions\/[\w-]+\/end)"/.exec(
        page.html.replaceAll('sessions/others', ''),
      )?.[1];
      await browser.post(path ?? '');
      expect((await browser.get(HERE)).html).toContain('2 devices');
      await browser.post(`${HERE}/sessions/others/end`);
      expect((await browser.get(HERE)).html).toContain('one device');
      for (const one of [second, third]) expect((await one.get(HERE)).status).toBe(302);
    }));

  it('of others stays theirs', () =>
    withPlace(async ({ trx, app, browser }) => {
      await enterPerson(trx, { email: 'other@example.org' });
      const other = createBrowser(app);
      await other.fill('/sign-in', { email: 'other@example.org', password: PASSWORD });
      const list = await browser.send('/api/v1/me/sessions');
      const { sessions } = JSON.parse(list.html) as { sessions: { id: string; current: boolean }[] };
      expect(sessions).toHaveLength(1);
      expect(sessions[0]?.current).toBe(true);
      await other.get(HERE);
      expect((await other.post(`${HERE}/sessions/${sessions[0]?.id}/end`)).status).toBe(404);
    }));
});
