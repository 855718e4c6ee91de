import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Trx } from '../../../platform/relational/relational.ts';
import { testStore } from '../../../platform/relational/test-store.ts';
import { signInRoutes } from '../index.ts';
import {
  createBrowser,
  createClock,
  createTestApp,
  createTestPlatform,
  enterPerson,
  enterPlace,
  eventKinds,
} from '../test-house.ts';
import { CLIENT, type ProviderAccount, startProvider } from './test-provider.ts';

const store = testStore();

const ACCOUNTS: Readonly<Record<string, ProviderAccount>> = {
  amara: { email: 'Amara@Example.org', email_verified: true },
  impostor: { email: 'amara@example.org', email_verified: true },
  unverified: { email: 'amara@example.org', email_verified: false },
  silent: {},
  stranger: { email: 'stranger@example.org', email_verified: true },
};

let provider: Awaited<ReturnType<typeof startProvider>>;
beforeAll(async () => {
  provider = await startProvider(ACCOUNTS);
});
afterAll(() => provider.close());

/** A browser's way through the provider's pages, until it is sent back to us. Gives the address it is sent to. */
const throughProvider = async (start: string, account: string): Promise<URL> => {
  const cookies = new Map<string, string>();
  let at = new URL(start);
  for (let hop = 0; hop < 8; hop += 1) {
    if (at.host === 'coalface.test') return at;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie, 'x-account': account } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`${at} answered ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at);
  }
  throw new Error('the provider leads in circles');
};

type House = {
  trx: Trx;
  app: ReturnType<typeof createTestApp>;
  browser: ReturnType<typeof createBrowser>;
  id: string;
};

const withPlace = (work: (house: House) => Promise<void>, settings = {}) =>
  store.rolledBack(async (trx) => {
    await enterPlace(trx);
    const id = await enterPerson(trx, { email: 'amara@example.org', password: false });
    const platform = createTestPlatform(trx, createClock(new Date().toISOString()), {
      OIDC_ISSUER: provider.issuer,
      ...CLIENT,
      BASE_URL: 'https://coalface.test',
      OIDC_NAME: 'NHSmail',
      ...settings,
    });
    const app = createTestApp(platform, signInRoutes({ allowHttp: true }));
    await work({ trx, app, id, browser: createBrowser(app) });
  });

const begin = async (browser: House['browser'], to = '/people/me/security'): Promise<string> =>
  (await browser.get(`/sign-in/provider?to=${to}`)).location ?? '';

const comeBack = async (
  browser: House['browser'],
  account: string,
  change: (search: URLSearchParams) => void = () => undefined,
) => {
  const back = await throughProvider(await begin(browser), account);
  change(back.searchParams);
  return browser.get(`${back.pathname}${back.search}`);
};

describe('signing in through the organisation’s provider', () => {
  it('lets somebody of the register in by the confirmed address, once the provider has recognised them', () =>
    withPlace(async ({ trx, browser, id }) => {
      expect((await browser.get('/sign-in')).html).toContain('Sign in through NHSmail');
      const entered = await comeBack(browser, 'amara');
      expect([entered.status, entered.location]).toEqual([303, '/people/me/security']);
      const page = await browser.get('/people/me/security');
      expect(page.html).toContain('Dr Amara Thistlewood, Locum GP');
      expect(page.html).toContain('your organisation');
      expect(await eventKinds(trx, id)).toEqual(['sign-in.provider-bound', 'sign-in.done']);
      // A second time nothing is bound anew.
      expect((await comeBack(browser, 'amara')).status).toBe(303);
    }));

  it('asks with PKCE, state and nonce, and keeps them sealed in a cookie that scripts cannot read', () =>
    withPlace(async ({ browser }) => {
      const shown = await browser.get('/sign-in/provider');
      const asked = new URL(shown.location ?? '').searchParams;
      expect(asked.get('code_challenge_method')).toBe('S256');
      for (const name of ['code_challenge', 'state', 'nonce'])
        expect(asked.get(name)).toMatch(/^[\w-]{40,}$/);
      const line = shown.set.find((one) => one.startsWith('coalface_once_provider=')) ?? '';
      expect(line).toMatch(/HttpOnly/i);
      expect(line).toMatch(/SameSite=Lax/i);
      expect(line).toMatch(/Max-Age=600/);
      expect(line).not.toContain(asked.get('state'));
    }));

  it.each([
    ['whose address is not confirmed', 'unverified'],
    ['without an address', 'silent'],
    ['whom the register does not know', 'stranger'],
  ])('refuses somebody %s, and makes nobody a member', (_, account) =>
    withPlace(async ({ trx, browser }) => {
      const before = await trx
        .selectFrom('person' as never)
        .selectAll()
        .execute();
      const refused = await comeBack(browser, account);
      expect([refused.status, refused.html.includes('confirmed e-mail address')]).toEqual([403, true]);
      expect(browser.cookies.has('coalface_session')).toBe(false);
      expect(
        await trx
          .selectFrom('person' as never)
          .selectAll()
          .execute(),
      ).toEqual(before);
    }),
  );

  it('refuses another identity with the same address after the first has signed in', () =>
    withPlace(async ({ app, browser }) => {
      await comeBack(browser, 'amara');
      const refused = await comeBack(createBrowser(app), 'impostor');
      expect([refused.status, refused.html.includes('Somebody else')]).toEqual([403, true]);
    }));

  it.each<[string, (search: URLSearchParams) => void]>([
    ['another state', (search) => search.set('state', 'A'.repeat(43))],
    ['no state', (search) => search.delete('state')],
    ['another code', (search) => search.set('code', 'A'.repeat(43))],
    ['another issuer', (search) => search.set('iss', 'http://evil.example')],
    ['an error', (search) => search.set('error', 'access_denied')],
    ['two codes', (search) => search.append('code', 'A'.repeat(43))],
    ['nothing at all', (search) => [...search.keys()].map((name) => search.delete(name))],
  ])('refuses an answer with %s', (_, change) =>
    withPlace(async ({ browser }) => {
      const refused = await comeBack(browser, 'amara', change);
      expect([refused.status, refused.html.includes('did not fit the question')]).toEqual([403, true]);
      expect(browser.cookies.has('coalface_session')).toBe(false);
    }),
  );

  it('refuses an answer in a browser that asked nothing, so that nobody is signed in as somebody else', () =>
    withPlace(async ({ app, browser }) => {
      const back = await throughProvider(await begin(browser), 'amara');
      const victim = createBrowser(app);
      expect((await victim.get(`${back.pathname}${back.search}`)).status).toBe(403);
      expect(victim.cookies.has('coalface_session')).toBe(false);
    }));

  it('takes each answer once', () =>
    withPlace(async ({ browser }) => {
      const back = await throughProvider(await begin(browser), 'amara');
      const cookie = browser.cookies.get('coalface_once_provider') ?? '';
      expect((await browser.get(`${back.pathname}${back.search}`)).status).toBe(303);
      browser.cookies.set('coalface_once_provider', cookie);
      expect((await browser.get(`${back.pathname}${back.search}`)).status).toBe(403);
    }));

  it('leads only into our own pages afterwards', () =>
    withPlace(async ({ browser }) => {
      const back = await throughProvider(await begin(browser, '//evil.example/'), 'amara');
      expect((await browser.get(`${back.pathname}${back.search}`)).location).toBe('/');
    }));

  it('says so when the provider does not answer, and speaks no http outside this test', () =>
    withPlace(
      async ({ trx, browser }) => {
        expect((await browser.get('/sign-in/provider')).html).toContain('does not answer now');
        const strict = createTestApp(
          createTestPlatform(trx, createClock(), {
            OIDC_ISSUER: provider.issuer,
            ...CLIENT,
          }),
        );
        expect((await createBrowser(strict).get('/sign-in/provider')).status).toBe(403);
      },
      { OIDC_ISSUER: 'http://127.0.0.1:9' },
    ));

  it('has no door where none is configured', () =>
    store.rolledBack(async (trx) => {
      await enterPlace(trx);
      const browser = createBrowser(createTestApp(createTestPlatform(trx)));
      expect((await browser.get('/sign-in/provider')).status).toBe(404);
      expect((await browser.get('/sign-in')).html).not.toContain('/sign-in/provider');
    }));
});
