import { expect, it } from 'vitest';
import { testStore } from '../../platform/relational/test-store.ts';
import { attempt } from './limits.ts';
import { sweep } from './sweep.ts';
import { signInTrx } from './tables.ts';
import {
  createBrowser,
  createClock,
  createTestApp,
  createTestPlatform,
  enterPerson,
  enterPlace,
  PASSWORD,
} from './test-house.ts';

const store = testStore();

it('sweeps sessions that ended, links and tokens long over and old counts, and nothing that still opens', () =>
  store.rolledBack(async (trx) => {
    // The counts end by the machine's own clock, which this one follows.
    const clock = createClock(new Date().toISOString());
    await enterPlace(trx);
    await enterPerson(trx, { email: 'a@example.org' });
    const platform = createTestPlatform(trx, clock);
    const browser = createBrowser(createTestApp(platform));
    const signIn = () => browser.fill('/sign-in', { email: 'a@example.org', password: PASSWORD });
    await signIn();
    await browser.get('/people/me/security');
    await browser.post('/people/me/security/tokens', { name: 'Year', access: 'read', days: '365' });
    await browser.post('/people/me/security/tokens', { name: 'Week', access: 'read', days: '7' });
    await browser.fill('/sign-in/forgotten', { email: 'a@example.org' });
    await attempt(platform, { 'reset-account': 'x' });
    const db = signInTrx(trx);
    const left = async () => {
      await sweep(platform);
      const count = async (table: 'session' | 'access_token' | 'sign_in_link' | 'rate_limit') =>
        (
          await db
            .selectFrom(table)
            .select((select) => select.lit(1).as('one'))
            .execute()
        ).length;
      return {
        sessions: await count('session'),
        tokens: await count('access_token'),
        links: await count('sign_in_link'),
        isCounting: (await count('rate_limit')) > 0,
      };
    };
    expect(await left()).toEqual({ sessions: 1, tokens: 2, links: 1, isCounting: true });
    clock.moveMinutes(121);
    expect(await left()).toEqual({ sessions: 0, tokens: 2, links: 1, isCounting: false });
    clock.moveMinutes(38 * 24 * 60);
    expect(await left()).toEqual({ sessions: 0, tokens: 1, links: 0, isCounting: false });
  }));
