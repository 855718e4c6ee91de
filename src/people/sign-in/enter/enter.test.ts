import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../platform/platform.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { identify } from '../identify/identify.ts';
import { attempt } from '../limits.ts';
import {
  createBrowser,
  createClock,
  createTestApp,
  createTestPlatform,
  enterBody,
  enterPerson,
  enterPlace,
  eventKinds,
  PASSWORD,
  recordText,
} from '../test-house.ts';

const store = testStore();

const withPlace = (
  work: (house: {
    trx: Parameters<Parameters<typeof store.rolledBack>[0]>[0];
    clock: ReturnType<typeof createClock>;
    platform: Platform;
    app: ReturnType<typeof createTestApp>;
    browser: ReturnType<typeof createBrowser>;
  }) => Promise<void>,
) =>
  store.rolledBack(async (trx) => {
    const clock = createClock();
    await enterPlace(trx);
    const platform = createTestPlatform(trx, clock);
    const app = createTestApp(platform);
    await work({ trx, clock, platform, app, browser: createBrowser(app) });
  });

const amara = 'amara@example.org';

describe('signing in with a password', () => {
  it('lets a locum in under their name and standing, and out again', () =>
    withPlace(async ({ trx, browser }) => {
      const id = await enterPerson(trx, { email: amara });
      const entered = await browser.fill('/sign-in?to=/people/me/security', {
        email: ' Amara@Example.org ',
        password: PASSWORD,
      });
      expect([entered.status, entered.location]).toEqual([303, '/people/me/security']);
      const page = await browser.get('/people/me/security');
      expect(page.html).toContain('Dr Amara Thistlewood, Locum GP');
      expect(page.html).toContain('Firefox on Windows');
      const out = await browser.post('/sign-out');
      expect(out.location).toBe('/');
      expect((await browser.get('/people/me/security')).location).toContain('/sign-in?to=');
      expect(await eventKinds(trx, id)).toEqual(['sign-in.done', 'session.ended']);
    }));

  it('gives a cookie that scripts and other sites cannot use, and keeps only its hash', () =>
    withPlace(async ({ trx, browser }) => {
      await enterPerson(trx, { email: amara });
      const entered = await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      const line = entered.set.find((one) => one.startsWith('coalface_session=')) ?? '';
      expect(line).toMatch(/HttpOnly/i);
      expect(line).toMatch(/SameSite=Lax/i);
      expect(line).not.toMatch(/Secure/i);
      const secret = browser.cookies.get('coalface_session') ?? '';
      expect(secret).toHaveLength(43);
      const { rows } = {
        rows: await trx
          .selectFrom('session' as never)
          .selectAll()
          .execute(),
      };
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(await recordText(trx)).not.toContain(secret);
    }));

  it('marks the cookie Secure where people come by https', () =>
    store.rolledBack(async (trx) => {
      await enterPlace(trx);
      await enterPerson(trx, { email: amara });
      const platform = createTestPlatform(trx, createClock(), { BASE_URL: 'https://coalface.test' });
      const browser = createBrowser(createTestApp(platform));
      const entered = await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      expect(entered.set.find((one) => one.startsWith('coalface_session='))).toMatch(/Secure/);
    }));

  it('never goes on under a session that the browser brought: a planted one opens nothing', () =>
    withPlace(async ({ trx, browser, app }) => {
      await enterPerson(trx, { email: amara });
      const planted = 'A'.repeat(43);
      browser.cookies.set('coalface_session', planted);
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      expect(browser.cookies.get('coalface_session')).not.toBe(planted);
      const thief = createBrowser(app, '10.9.9.9');
      thief.cookies.set('coalface_session', planted);
      expect((await thief.get('/people/me/security')).status).toBe(302);
    }));

  it('ends the session before when the same browser signs in again', () =>
    withPlace(async ({ trx, browser, app }) => {
      await enterPerson(trx, { email: amara });
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      const first = browser.cookies.get('coalface_session') ?? '';
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      const old = createBrowser(app);
      old.cookies.set('coalface_session', first);
      expect((await old.get('/people/me/security')).status).toBe(302);
    }));

  it('answers a wrong password and an unknown address with the same page', () =>
    withPlace(async ({ trx, browser, app }) => {
      await enterPerson(trx, { email: amara });
      await enterPerson(trx, { email: 'new@example.org', family: 'Newcomer', password: false });
      const plain = (html: string) => html.replaceAll(/value="[^"]*"/g, '');
      const pages = [];
      for (const email of [amara, 'nobody@example.org', 'new@example.org'])
        pages.push(await createBrowser(app).fill('/sign-in', { email, password: 'not the password' }));
      expect(pages.map(({ status }) => status)).toEqual([422, 422, 422]);
      expect(pages[0]?.html).toContain('The e-mail address or the password is not right.');
      expect(new Set(pages.map(({ html }) => plain(html))).size).toBe(1);
      expect((await browser.get('/sign-in')).status).toBe(200);
    }));

  it('keeps the address in the form and never the password', () =>
    withPlace(async ({ browser }) => {
      const shown = await browser.fill('/sign-in', { email: 'x@example.org', password: 'not the password' });
      expect(shown.html).toContain('value="x@example.org"');
      expect(shown.html).not.toContain('not the password');
    }));

  it('tells in the record how many wrong passwords came before the right one', () =>
    withPlace(async ({ trx, browser }) => {
      await enterPerson(trx, { email: amara });
      for (let i = 0; i < 3; i += 1)
        await browser.fill('/sign-in', { email: amara, password: 'wrong wrong wrong' });
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      const event = await trx
        .selectFrom('event')
        .select('after')
        .where('kind', '=', 'sign-in.done')
        .executeTakeFirstOrThrow();
      expect(event.after).toMatchObject({ how: 'password', wrongPasswordsBefore: 3 });
    }));

  it('leads nowhere but into our own pages afterwards', () =>
    withPlace(async ({ trx, browser }) => {
      await enterPerson(trx, { email: amara });
      for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/sign-out']) {
        const entered = await browser.fill('/sign-in', { email: amara, password: PASSWORD, to });
        expect([to, entered.location]).toEqual([to, '/']);
      }
    }));

  it('refuses a form without its token or from another site', () =>
    withPlace(async ({ trx, browser }) => {
      await enterPerson(trx, { email: amara });
      await browser.get('/sign-in');
      const fields = { email: amara, password: PASSWORD };
      expect((await browser.post('/sign-in', { ...fields, csrf: 'x' })).status).toBe(403);
      const foreign = await browser.send('/sign-in', {
        method: 'POST',
        headers: { origin: 'https://evil.example' },
        body: new URLSearchParams(fields),
      });
      expect(foreign.status).toBe(403);
    }));

  it('tells somebody whose appointments have ended that they hold no role, once the password is right', () =>
    withPlace(async ({ trx, browser }) => {
      await enterPerson(trx, { email: amara, jobs: [{ role: 'gp-partner', ended: '2026-05-20' }] });
      const shown = await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      expect(shown.status).toBe(403);
      expect(shown.html).toContain('You hold no role in the group today');
      expect(browser.cookies.has('coalface_session')).toBe(false);
    }));
});

describe('who a session is', () => {
  it('holds the roles of appointments current today in London, first and last day included', () =>
    withPlace(async ({ trx, clock, browser }) => {
      await enterPerson(trx, {
        email: amara,
        jobs: [
          { role: 'gp-partner', ended: '2026-05-21' },
          { role: 'retired-gp', started: '2026-05-22', organisation: 'Z9A' },
        ],
      });
      clock.moveMinutes(12 * 60);
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      expect((await browser.get('/people/me/security')).html).toContain('GP partner, Bellpit');
      // 22.00 UTC is 23.00 in London; an hour later it is the next day there, and not yet in Greenwich.
      clock.moveMinutes(60);
      expect((await browser.get('/people/me/security')).html).toContain('Amara Thistlewood, Retired GP');
    }));

  it('ends after two hours unused, and twelve hours after signing in however busy', () =>
    withPlace(async ({ trx, clock, browser }) => {
      await enterPerson(trx, { email: amara });
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      for (let hour = 0; hour < 7; hour += 1) {
        clock.moveMinutes(100);
        expect((await browser.get('/people/me/security')).status).toBe(200);
      }
      clock.moveMinutes(20);
      expect((await browser.get('/people/me/security')).status).toBe(302);
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      clock.moveMinutes(121);
      expect((await browser.get('/people/me/security')).status).toBe(302);
    }));

  it('counts a role at a part of the group as the group’s, and one at a practice or another body as theirs', () =>
    withPlace(async ({ trx, platform, browser }) => {
      await enterBody(trx, 'Z9A-GB', 'Z9A');
      await enterBody(trx, 'Z9A-AU', 'Z9A-GB');
      await enterBody(trx, 'ZL1');
      await enterPerson(trx, {
        email: amara,
        jobs: ['Z9A', 'Z9A-GB', 'Z9A-AU', 'ZL1', 'Z90023'].map((organisation) => ({
          role: 'chair',
          organisation,
        })),
      });
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      const session = browser.cookies.get('coalface_session');
      const actor = await identify(platform)({ session, bearer: undefined, address: '' });
      const elsewhere = actor.kind === 'person' ? actor.roles.filter((role) => role.elsewhere) : [];
      expect(elsewhere.map(({ organisation }) => organisation).sort()).toEqual(['Z90023', 'ZL1']);
    }));

  it('is nobody the moment that the last appointment is ended', () =>
    withPlace(async ({ trx, browser }) => {
      await enterPerson(trx, { email: amara });
      await browser.fill('/sign-in', { email: amara, password: PASSWORD });
      await trx
        .withTables<{ appointment: { ended: string } }>()
        .updateTable('appointment')
        .set({ ended: '2026-05-20' })
        .execute();
      expect((await browser.get('/people/me/security')).status).toBe(302);
    }));
});

describe('attempts are counted', () => {
  it('refuses the eleventh for one account in words, known or not, from whatever address, on every server', () =>
    withPlace(async ({ trx, app, clock }) => {
      await enterPerson(trx, { email: amara });
      const other = createTestPlatform(trx, clock);
      const first = createTestApp(other);
      // Another server shares the store and the secret, and nothing in memory.
      const second = createTestApp({ ...other, db: trx.withTables() });
      const answers = new Map<string, string>();
      for (const email of [amara, 'nobody@example.org']) {
        for (let i = 0; i < 10; i += 1) {
          const browser = createBrowser(i % 2 === 0 ? first : second, `10.2.${i}.1`);
          expect((await browser.fill('/sign-in', { email, password: 'wrong wrong wrong' })).status).toBe(422);
        }
        const refused = await createBrowser(second, '10.3.3.3').fill('/sign-in', {
          email,
          password: PASSWORD,
        });
        expect(refused.status).toBe(429);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
        answers.set(email, refused.html.replaceAll(/\d+ minutes/g, 'n minutes'));
      }
      expect(answers.get(amara)).toContain('Wait n minutes, then try again.');
      expect(answers.get(amara)).toBe(answers.get('nobody@example.org'));
      expect((await createBrowser(app).get('/sign-in')).status).toBe(200);
    }));

  it(
    'counts one address over all accounts, as a proxy on this machine names it and nobody else',
    () =>
      withPlace(async ({ app, platform }) => {
        const tryFrom = (remote: string, forwarded: string, i: number) => {
          const browser = createBrowser(app, remote);
          const send = browser.send;
          return browser.get('/sign-in').then((shown) => {
            const csrf = /name="csrf" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
            return send('/sign-in', {
              method: 'POST',
              headers: { 'x-forwarded-for': forwarded },
              body: new URLSearchParams({ csrf, email: `x${i}@example.org`, password: 'wrong wrong wrong' }),
            });
          });
        };
        for (let i = 0; i < 98; i += 1) await attempt(platform, { 'sign-in-address': '192.0.2.7' });
        for (let i = 0; i < 2; i += 1)
          expect((await tryFrom('127.0.0.1', 'spoofed, 192.0.2.7', i)).status).toBe(422);
        expect((await tryFrom('127.0.0.1', 'other, 192.0.2.7', 101)).status).toBe(429);
        expect((await tryFrom('127.0.0.1', '192.0.2.8', 102)).status).toBe(422);
        expect((await tryFrom('192.0.2.7', '192.0.2.9', 103)).status).toBe(429);
      }),
    60_000,
  );

  it('begins the account anew after the right password', () =>
    withPlace(async ({ trx, app }) => {
      await enterPerson(trx, { email: amara });
      for (let round = 0; round < 2; round += 1) {
        for (let i = 0; i < 8; i += 1)
          await createBrowser(app).fill('/sign-in', { email: amara, password: 'wrong wrong wrong' });
        expect((await createBrowser(app).fill('/sign-in', { email: amara, password: PASSWORD })).status).toBe(
          303,
        );
      }
    }));
});
