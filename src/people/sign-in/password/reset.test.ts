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
  mailsTo,
  PASSWORD,
  recordText,
} from '../test-house.ts';

const store = testStore();
const amara = 'amara@example.org';
const NEW = 'otter lantern violin';

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
    await work({ trx, clock, app, id, browser: createBrowser(app) });
  });

const askForLink = async (trx: Trx, browser: ReturnType<typeof createBrowser>): Promise<string> => {
  const before = (await mailsTo(trx, amara)).map(({ path }) => path);
  expect((await browser.fill('/sign-in/forgotten', { email: amara })).status).toBe(200);
  return (await mailsTo(trx, amara)).find(({ path }) => !before.includes(path))?.path ?? '';
};

describe('a forgotten password', () => {
  it('is replaced by a link from the mail; the old one and all sessions are over', () =>
    withPlace(async ({ trx, app, browser, id }) => {
      const elsewhere = createBrowser(app, '10.4.4.4');
      await elsewhere.fill('/sign-in', { email: amara, password: PASSWORD });
      const path = await askForLink(trx, browser);
      expect(path).toMatch(/^\/sign-in\/reset\/[\w-]{43}$/);
      expect((await browser.get(path)).html).toContain('Choose a new password');
      const set = await browser.fill(path, { password: NEW, again: NEW });
      expect(set.location).toBe('/sign-in');
      expect((await elsewhere.get('/people/me/security')).status).toBe(302);
      expect((await browser.fill('/sign-in', { email: amara, password: PASSWORD })).status).toBe(422);
      expect((await browser.fill('/sign-in', { email: amara, password: NEW })).status).toBe(303);
      expect(await eventKinds(trx, id)).toEqual([
        'sign-in.done',
        'password.reset-asked',
        'password.set',
        'sign-in.done',
      ]);
      const text = await recordText(trx);
      for (const secret of [NEW, path.split('/').at(-1) ?? 'missing']) expect(text).not.toContain(secret);
      expect((await mailsTo(trx, amara)).map(({ subject }) => subject)).toContain(
        'Your password was changed',
      );
    }));

  it('answers everybody with the same page, and sends mail only to those it knows', () =>
    withPlace(async ({ trx, app }) => {
      await enterPerson(trx, {
        email: 'left@example.org',
        jobs: [{ role: 'gp-partner', ended: '2020-02-02' }],
      });
      const pages = [];
      for (const email of [amara, 'nobody@example.org', 'left@example.org'])
        pages.push(await createBrowser(app).fill('/sign-in/forgotten', { email }));
      const bodies = pages.map(({ html }) => html.replaceAll(/value="[^"]*"/g, ''));
      expect(new Set(bodies).size).toBe(1);
      expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await mailsTo(trx, amara)).toHaveLength(1);
      expect(await mailsTo(trx, 'nobody@example.org')).toHaveLength(0);
      expect(await mailsTo(trx, 'left@example.org')).toHaveLength(0);
    }));

  it('refuses a link that was used, that is over an hour old, that a newer one replaced, or that never was', () =>
    withPlace(async ({ trx, clock, browser }) => {
      const over = async (path: string) => {
        const shown = await browser.get(path);
        expect([shown.status, shown.html.includes('This link no longer works')]).toEqual([410, true]);
        expect((await browser.post(path, { password: NEW, again: NEW })).status).toBe(410);
      };
      const first = await askForLink(trx, browser);
      const second = await askForLink(trx, browser);
      await over(first);
      await browser.fill(second, { password: NEW, again: NEW });
      await over(second);
      const third = await askForLink(trx, browser);
      clock.moveMinutes(60);
      await over(third);
      await over(`/sign-in/reset/${'A'.repeat(43)}`);
      await over(third.replace('reset', 'invitation'));
    }));

  it('refuses a short, common, own or mistyped new password at its field, and the link stays good', () =>
    withPlace(async ({ trx, browser }) => {
      const path = await askForLink(trx, browser);
      for (const [password, again, words] of [
        ['short', 'short', 'Choose at least 12 characters'],
        ['Password1234', 'Password1234', 'one of the passwords that are tried first'],
        ['Thistlewood77', 'Thistlewood77', 'your own name'],
        [NEW, `${NEW}s`, 'The two are not the same'],
      ] as const) {
        const shown = await browser.fill(path, { password, again });
        expect([shown.status, shown.html.includes(words)]).toEqual([422, true]);
      }
      expect((await browser.fill(path, { password: NEW, again: NEW })).status).toBe(303);
    }));

  it('is asked for three times an hour for one address, known or not', () =>
    withPlace(async ({ app }) => {
      for (const email of [amara, 'nobody@example.org']) {
        for (let i = 0; i < 3; i += 1)
          expect((await createBrowser(app, `10.5.5.${i}`).fill('/sign-in/forgotten', { email })).status).toBe(
            200,
          );
        const refused = await createBrowser(app).fill('/sign-in/forgotten', { email });
        expect([refused.status, refused.html.includes('minutes, then try again')]).toEqual([429, true]);
      }
    }));
});

describe('changing one’s password', () => {
  it('asks for the present one, keeps this session and ends the others', () =>
    withPlace(async ({ app, browser }) => {
      const elsewhere = createBrowser(app, '10.4.4.4');
      for (const one of [browser, elsewhere])
        await one.fill('/sign-in', { email: amara, password: PASSWORD });
      const page = '/people/me/security/password';
      const wrong = await browser.fill(page, { old: 'wrong wrong wrong', password: NEW, again: NEW });
      expect([wrong.status, wrong.html.includes('not your present password')]).toEqual([422, true]);
      const done = await browser.fill(page, { old: PASSWORD, password: NEW, again: NEW });
      expect(done.location).toBe('/people/me/security');
      expect((await browser.get(page)).status).toBe(200);
      expect((await elsewhere.get(page)).status).toBe(302);
      expect((await elsewhere.fill('/sign-in', { email: amara, password: NEW })).status).toBe(303);
    }));
});
