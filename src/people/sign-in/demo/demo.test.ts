import { describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { setGroup } from '../../../platform/settings.ts';
import {
  createBrowser,
  createClock,
  createTestApp,
  createTestPlatform,
  enterPerson,
  enterPlace,
} from '../test-house.ts';

const store = testStore();

const withPlace = (
  invented: boolean,
  work: (house: {
    trx: Trx;
    clock: ReturnType<typeof createClock>;
    app: ReturnType<typeof createTestApp>;
    browser: ReturnType<typeof createBrowser>;
    locum: string;
    finance: string;
  }) => Promise<void>,
  settings = {},
) =>
  store.rolledBack(async (trx) => {
    const clock = createClock();
    await enterPlace(trx, invented);
    await enterPerson(trx, { email: 'a@example.org', given: 'Aaron', family: 'Aardwell', password: false });
    const locum = await enterPerson(trx, { email: 'b@example.org', password: false });
    const finance = await enterPerson(trx, {
      email: 'c@example.org',
      given: 'Callum',
      family: 'Featherhay',
      password: false,
      jobs: [{ role: 'administrator', organisation: 'Z9A' }],
    });
    const app = createTestApp(createTestPlatform(trx, clock, settings));
    await work({ trx, clock, app, locum, finance, browser: createBrowser(app) });
  });

describe('choosing whom to be, in the invented place', () => {
  it('offers one person a role, those of the story first, and the public', () =>
    withPlace(true, async ({ browser, locum }) => {
      const { html } = await browser.get('/sign-in');
      expect(html).toContain(': Dr Amara Thistlewood, Locum GP</span>');
      expect(html).toContain(`value="${locum}"`);
      expect(html).not.toContain('Aardwell');
      expect(html).toContain('Be the public');
      expect(html).toContain('no password and no second factor, in an invented place only');
    }));

  it('signs in as them, without password or second factor, and says so', () =>
    withPlace(true, async ({ browser, finance }) => {
      const entered = await browser.fill(
        '/sign-in',
        { person: finance, to: '/people/invitations' },
        '/sign-in/as',
      );
      expect(entered.location).toBe('/people/invitations');
      expect((await browser.get('/people/invitations')).status).toBe(200);
      expect((await browser.get('/sign-in/second-factor')).html).toContain('the second factor is skipped');
      expect((await browser.get('/people/me/security')).html).toContain('chosen from the list');
    }));

  it('never asks for a fresh code either, however long ago it was', () =>
    withPlace(true, async ({ app, clock, browser, finance, locum }) => {
      await browser.fill('/sign-in', { person: finance }, '/sign-in/as');
      clock.moveMinutes(60);
      const removed = await browser.send(`/api/v1/people/${locum}/second-factor`, {
        method: 'DELETE',
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      // There is none to remove: what matters is that no code was asked for.
      expect([removed.status, removed.html.includes('There is no second factor')]).toEqual([409, true]);
      expect((await app.request(`/api/v1/people/${locum}/second-factor`, { method: 'DELETE' })).status).toBe(
        403,
      );
    }));

  it('lets one be the public again', () =>
    withPlace(true, async ({ browser, locum }) => {
      await browser.fill('/sign-in', { person: locum }, '/sign-in/as');
      expect((await browser.get('/people/me/security')).status).toBe(200);
      await browser.post('/sign-in/as', { person: 'public' });
      expect((await browser.get('/people/me/security')).status).toBe(302);
    }));

  it('knows nobody else: no stranger’s id, no half of one', () =>
    withPlace(true, async ({ browser }) => {
      for (const person of ['', 'x', '00000000-0000-0000-0000-000000000000', "' or 1=1 --"])
        expect((await browser.fill('/sign-in', { person }, '/sign-in/as')).status).toBe(404);
    }));
});

describe('a real group', () => {
  it.each([{}, { DEMO: true }])(
    'has no such list and no such door, whatever the configuration says: %j',
    (settings) =>
      withPlace(
        false,
        async ({ browser, locum }) => {
          const page = await browser.get('/sign-in');
          expect(page.html).not.toContain('Choose whom to be');
          expect(page.html).not.toContain('Thistlewood');
          const refused = await browser.post('/sign-in/as', { person: locum });
          expect([refused.status, browser.cookies.has('coalface_session')]).toEqual([404, false]);
        },
        settings,
      ),
  );

  it('lets in nobody who was chosen while the place was still an invented one', () =>
    withPlace(true, async ({ trx, browser, locum }) => {
      await browser.fill('/sign-in', { person: locum }, '/sign-in/as');
      expect((await browser.get('/people/me/security')).status).toBe(200);
      await setGroup(trx, { kind: 'owner' }, { area: 'Z9A', name: 'Ironstone Vale', invented: false });
      expect((await browser.get('/people/me/security')).status).toBe(302);
    }));
});
