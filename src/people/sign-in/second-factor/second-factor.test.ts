import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../platform/actor.ts';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { identify } from '../identify/identify.ts';
import { needsFreshSecondFactor } from '../identify/rules.ts';
import { registerTasks } from '../tasks.ts';
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
const officer = 'officer@example.org';
const locum = 'locum@example.org';

type Clock = ReturnType<typeof createClock>;
type Browser = ReturnType<typeof createBrowser>;

const codeAt = (secret: string, clock: Clock): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: clock.now().getTime() });

const withPlace = (
  work: (house: {
    trx: Trx;
    clock: Clock;
    platform: ReturnType<typeof createTestPlatform>;
    app: ReturnType<typeof createTestApp>;
    browser: Browser;
    id: string;
  }) => Promise<void>,
) =>
  store.rolledBack(async (trx) => {
    const clock = createClock();
    await enterPlace(trx);
    const id = await enterPerson(trx, {
      email: officer,
      given: 'Odette',
      family: 'Larkspur',
      jobs: [{ role: 'governance-officer', organisation: 'Z9A' }],
    });
    await enterPerson(trx, { email: locum });
    const platform = createTestPlatform(trx, clock);
    const app = createTestApp(platform);
    await work({ trx, clock, platform, app, id, browser: createBrowser(app) });
  });

const SET_UP = '/sign-in/second-factor/set-up';

/** Sets up an app in a signed-in browser; gives its secret and the recovery codes. */
const setUp = async (browser: Browser, clock: Clock) => {
  const page = await browser.get(SET_UP);
  const secret = (/<b class="cf-code">([A-Z2-7 ]+)<\/b>/.exec(page.html)?.[1] ?? '').replaceAll(' ', '');
  const sealed = /name="sealed" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  const done = await browser.post(SET_UP, { sealed, code: codeAt(secret, clock), to: '/people/me/security' });
  const codesPage = await browser.get(done.location ?? '');
  const codes = [...codesPage.html.matchAll(/<code>([\w-]+)<\/code>/g)].map(([, code = '']) => code);
  return { secret, codes, page, done };
};

const signIn = (browser: Browser, email = officer, to = '/people/invitations') =>
  browser.fill(`/sign-in?to=${to}`, { email, password: PASSWORD });

const DOOR = '/sign-in/second-factor';

describe('a role that asks for a second factor', () => {
  it('does not count until an app is set up, and counts from then on', () =>
    withPlace(async ({ trx, clock, browser, id }) => {
      await signIn(browser);
      const before = await browser.get('/people/invitations');
      expect(before.location).toBe('/sign-in/second-factor?to=%2Fpeople%2Finvitations');
      expect((await browser.get(before.location ?? '')).location).toContain(SET_UP);
      const { codes, page, secret } = await setUp(browser, clock);
      expect(page.html).toContain('<svg');
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(codes).toHaveLength(10);
      expect((await browser.get('/people/invitations')).status).toBe(200);
      expect(await eventKinds(trx, id)).toEqual([
        'sign-in.done',
        'second-factor.set-up',
        'second-factor.codes-replaced',
      ]);
      expect((await mailsTo(trx, officer)).map(({ subject }) => subject)).toEqual([
        'A second factor was set up for you',
      ]);
      const rows = JSON.stringify([
        await trx
          .selectFrom('second_factor' as never)
          .selectAll()
          .execute(),
        await trx
          .selectFrom('recovery_code' as never)
          .selectAll()
          .execute(),
        await recordText(trx),
      ]);
      for (const plain of [secret, ...codes]) expect(rows).not.toContain(plain);
    }));

  it('shows recovery codes once and never again', () =>
    withPlace(async ({ clock, browser }) => {
      await signIn(browser);
      const { codes } = await setUp(browser, clock);
      const again = await browser.get('/sign-in/second-factor/codes');
      expect(again.html).toContain('10 of 10');
      for (const code of codes) expect(again.html).not.toContain(code);
    }));

  it('asks for the code at the next sign-in, and is nobody until it is given', () =>
    withPlace(async ({ clock, browser, app }) => {
      await signIn(browser);
      const { secret } = await setUp(browser, clock);
      clock.moveMinutes(5);
      const next = createBrowser(app, '10.6.6.6');
      const entered = await signIn(next);
      expect(entered.location).toBe('/sign-in/second-factor?to=%2Fpeople%2Finvitations');
      // With the password alone: not even one's own page.
      expect((await next.get('/people/me/security')).location).toContain('/sign-in?to=');
      expect((await next.get('/sign-in')).location).toBe(DOOR);
      expect((await next.get(SET_UP)).location).toContain(DOOR);
      const half = next.cookies.get('coalface_session');
      await next.get(entered.location ?? '');
      const given = await next.post(DOOR, { code: codeAt(secret, clock), to: '/people/invitations' });
      expect(given.location).toBe('/people/invitations');
      expect((await next.get('/people/invitations')).status).toBe(200);
      // The secret of the half-open session is worth nothing now.
      expect(next.cookies.get('coalface_session')).not.toBe(half);
      const thief = createBrowser(app);
      thief.cookies.set('coalface_session', half ?? '');
      expect((await thief.get('/people/invitations')).status).toBe(302);
    }));

  it('refuses a code that was used already, even the one of the setting up', () =>
    withPlace(async ({ clock, browser, app }) => {
      await signIn(browser);
      const { secret } = await setUp(browser, clock);
      const give = async (code: string) => {
        const one = createBrowser(app);
        await signIn(one);
        await one.get(DOOR);
        return (await one.post(DOOR, { code })).status;
      };
      expect(await give(codeAt(secret, clock))).toBe(422);
      clock.moveMinutes(3);
      const code = codeAt(secret, clock);
      expect(await give(code)).toBe(303);
      expect(await give(code)).toBe(422);
    }));

  it('takes each recovery code once, tells the person by mail, and counts those left', () =>
    withPlace(async ({ trx, clock, browser, app }) => {
      await signIn(browser);
      const { codes } = await setUp(browser, clock);
      const give = async () => {
        const one = createBrowser(app);
        await signIn(one);
        await one.get(DOOR);
        const shown = await one.post(DOOR, {
          code: (codes[0] ?? '').toUpperCase(),
          to: '/people/me/security',
        });
        return { status: shown.status, next: await one.get('/people/me/security') };
      };
      const first = await give();
      expect([first.status, first.next.html.includes('9 are left')]).toEqual([303, true]);
      expect((await give()).status).toBe(422);
      expect((await mailsTo(trx, officer)).map(({ subject }) => subject)).toContain(
        'A recovery code was used to sign in as you',
      );
    }));

  it('lets six codes be tried in a quarter of an hour, then none, from any browser', () =>
    withPlace(async ({ clock, browser, app }) => {
      await signIn(browser);
      const { secret } = await setUp(browser, clock);
      clock.moveMinutes(2);
      for (let i = 0; i < 6; i += 1) {
        const one = createBrowser(app, `10.7.7.${i}`);
        await signIn(one);
        await one.get(DOOR);
        expect((await one.post(DOOR, { code: '000000' })).status).toBe(422);
      }
      const last = createBrowser(app, '10.7.8.8');
      await signIn(last);
      await last.get(DOOR);
      const refused = await last.post(DOOR, { code: codeAt(secret, clock) });
      expect([refused.status, refused.html.includes('Too many attempts')]).toEqual([429, true]);
    }));

  it('sets up no app that somebody else’s page holds, nor one whose code is wrong', () =>
    withPlace(async ({ clock, browser, app }) => {
      const other = createBrowser(app);
      await signIn(other, locum);
      const theirs = await other.get(SET_UP);
      const secret = (/<b class="cf-code">([A-Z2-7 ]+)<\/b>/.exec(theirs.html)?.[1] ?? '').replaceAll(
        ' ',
        '',
      );
      const sealed = /name="sealed" value="([^"]+)"/.exec(theirs.html)?.[1] ?? '';
      await signIn(browser);
      await browser.get(SET_UP);
      expect((await browser.post(SET_UP, { sealed, code: codeAt(secret, clock) })).status).toBe(422);
      expect((await browser.fill(SET_UP, { code: '000000' })).status).toBe(422);
      expect((await browser.get('/people/invitations')).status).toBe(302);
    }));
});

describe('what cannot be undone', () => {
  it('asks again once the code is more than a quarter of an hour old', () => {
    const at = new Date('2026-05-21T10:00:00Z');
    const person: Person = {
      kind: 'person',
      id: 'p',
      name: 'n',
      standing: 's',
      roles: [],
      secondFactor: 'given',
      secondFactorAt: at,
      via: 'session',
    };
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    expect(needsFreshSecondFactor(person, later(15))).toBe(false);
    expect(needsFreshSecondFactor(person, later(16))).toBe(true);
    const { secondFactorAt: _, ...token } = person;
    expect(needsFreshSecondFactor({ ...token, via: 'token', scopes: ['write'] }, at)).toBe(true);
    expect(needsFreshSecondFactor({ ...token, secondFactor: 'not-asked' }, at)).toBe(false);
    expect(needsFreshSecondFactor({ kind: 'owner' }, at)).toBe(false);
  });

  it('asks for a fresh code before new recovery codes and before a change of phone', () =>
    withPlace(async ({ clock, browser }) => {
      await signIn(browser);
      const { secret, codes } = await setUp(browser, clock);
      clock.moveMinutes(16);
      expect((await browser.get(SET_UP)).location).toContain(`${DOOR}?to=`);
      await browser.get('/sign-in/second-factor/codes');
      expect((await browser.post('/sign-in/second-factor/codes')).location).toContain(`${DOOR}?to=`);
      await browser.get(DOOR);
      const given = await browser.post(DOOR, {
        code: codeAt(secret, clock),
        to: '/sign-in/second-factor/codes',
      });
      expect(given.location).toBe('/sign-in/second-factor/codes');
      await browser.get('/sign-in/second-factor/codes');
      const made = await browser.post('/sign-in/second-factor/codes');
      const fresh = (await browser.get(made.location ?? '')).html;
      expect([...fresh.matchAll(/<code>/g)]).toHaveLength(10);
      for (const code of codes) expect(fresh).not.toContain(code);
    }));
});

describe('a second factor that no role asks for', () => {
  it('is asked at sign-in once it is set up, and can be given up again', () =>
    withPlace(async ({ clock, browser, app }) => {
      await signIn(browser, locum, '/people/me/security');
      expect((await browser.get('/people/me/security')).html).toContain('None of your roles asks for it');
      await setUp(browser, clock);
      const next = createBrowser(app);
      expect((await signIn(next, locum)).location).toContain(DOOR);
      expect((await next.get('/people/me/security')).status).toBe(302);
      await browser.get('/people/me/security');
      await browser.post('/sign-in/second-factor/remove');
      expect((await signIn(createBrowser(app), locum, '/people/me/security')).location).toBe(
        '/people/me/security',
      );
    }));

  it('cannot be given up by somebody whose role asks for it', () =>
    withPlace(async ({ clock, browser }) => {
      await signIn(browser);
      await setUp(browser, clock);
      await browser.get('/people/me/security');
      await browser.post('/sign-in/second-factor/remove');
      expect((await browser.get('/people/me/security')).html).toContain('asks for a second factor');
      expect((await browser.get('/sign-in/second-factor/codes')).html).toContain('10 of 10');
    }));
});

describe('phone and recovery codes both lost', () => {
  it('is helped by the machine’s owner: the factor goes, sessions end, the person is told', () =>
    withPlace(async ({ trx, clock, browser, app, id }) => {
      await signIn(browser);
      await setUp(browser, clock);
      const answer = await app.request(`/api/v1/people/${officer}/second-factor`, { method: 'DELETE' }, {
        owner: true,
      } as object);
      expect(await answer.json()).toEqual({ name: 'Dr Odette Larkspur' });
      expect((await browser.get('/people/me/security')).status).toBe(302);
      expect((await eventKinds(trx, id)).at(-1)).toBe('second-factor.removed');
      expect((await mailsTo(trx, officer)).map(({ subject }) => subject)).toContain(
        'Your second factor was removed by an administrator',
      );
      expect((await signIn(createBrowser(app))).location).toBe('/people/invitations');
    }));

  it('is refused to members, and to the public', () =>
    withPlace(async ({ browser, app }) => {
      await signIn(browser, locum);
      const path = `/api/v1/people/${officer}/second-factor`;
      expect((await browser.send(path, { method: 'DELETE' })).status).toBe(403);
      expect((await app.request(path, { method: 'DELETE' })).status).toBe(403);
    }));
});

describe('Home', () => {
  it('reminds those whose role asks for it, and nobody else', () =>
    withPlace(async ({ platform, clock, browser, trx }) => {
      registerTasks(platform);
      const ask = platform.registries.tasks.all().find(({ name }) => name === 'people.second-factor')?.ask;
      const tasksOf = async () => {
        const session = browser.cookies.get('coalface_session');
        const actor = await identify(platform)({ session, bearer: undefined, address: '' });
        return ((await ask?.(trx, actor, '2026-05-21')) ?? []).map(({ title }) => title);
      };
      expect(await tasksOf()).toEqual([]);
      await signIn(browser);
      expect(await tasksOf()).toEqual(['Set up your second factor']);
      await setUp(browser, clock);
      expect(await tasksOf()).toEqual([]);
      await signIn(browser, locum);
      expect(await tasksOf()).toEqual([]);
    }));
});
