import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../platform/actor.ts';
import { page } from '../platform/http/routes.ts';
import { createServerApp } from '../platform/http/server-app.ts';
import { testStore } from '../platform/relational/test-store.ts';
import { testPlatform } from '../platform/test-platform.ts';
import { createRenderer } from './render.tsx';

const store = testStore();
const MEMBER: Actor = {
  kind: 'person',
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Dr Amara Thistlewood',
  standing: 'Locum GP',
  roles: [{ role: 'locum-gp', organisation: 'Z0X' }],
  secondFactor: 'not-asked',
  via: 'session',
};
const WORDS = 'People wait <b>twelve</b> weeks for a scan.';

/** A browser over one route that a member may post to; what arrives there is kept in `sent`. */
const inApp = (
  work: (given: {
    readonly post: (
      session: string | undefined,
      fields: readonly (readonly [string, string])[],
      headers?: Readonly<Record<string, string>>,
    ) => Promise<{ status: number; html: string }>;
    readonly sent: Record<string, readonly string[]>[];
  }) => Promise<void>,
) =>
  store.rolledBack(async (db) => {
    const platform = testPlatform(store.relational(), { db });
    const sent: Record<string, readonly string[]>[] = [];
    const app = createServerApp({
      platform,
      routes: [
        page('post', '/ideas/write', 'proposals.raise', async (ask) => {
          sent.push({ words: ask.all('words'), tick: ask.all('tick') });
          return ask.page({ title: 'Kept' }, null);
        }),
      ],
      refusals: [],
      identify: async ({ session }) => (session === 'member' ? MEMBER : { kind: 'public' }),
      ...createRenderer(platform, [], () => ({ css: '/a.css', js: '/a.js' }) as never),
    });
    await work({
      sent,
      post: async (session, fields, headers = {}) => {
        const cookie = session ? `coalface_session=${session}` : 'coalface_browser=somebody';
        const answer = await app.request('/ideas/write?from=home', {
          method: 'POST',
          headers: { cookie, origin: 'http://localhost', ...headers },
          body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
        });
        return { status: answer.status, html: await answer.text() };
      },
    });
  });

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What the form on a page would send. */
const formOn = (html: string): [string, string][] => {
  const { document } = parseHTML(html);
  return [...document.querySelectorAll('main form input[name], main form textarea[name]')].map((one) => [
    one.getAttribute('name') ?? '',
    one.tagName === 'TEXTAREA' ? plain(one.innerHTML) : (one.getAttribute('value') ?? ''),
  ]);
};
const FIELDS = [
  ['csrf', 'old'],
  ['words', WORDS],
  ['tick', 'a'],
  ['tick', 'b'],
] as const;

describe('what is sent by somebody whose session has ended', () => {
  it('comes back in words, is kept by nobody, and goes through once they have signed in', () =>
    inApp(async ({ post, sent }) => {
      const out = await post(undefined, FIELDS);
      expect(out.status).toBe(403);
      for (const words of [
        'You are signed out',
        'Nothing of it is kept',
        '/sign-in?to=%2Fideas%2Fwrite%3Ffrom%3Dhome',
        'People wait &lt;b&gt;twelve&lt;/b&gt; weeks',
      ])
        expect(out.html).toContain(words);
      expect(out.html).not.toContain('None of your roles');
      // Signed in meanwhile in another window, with the form that the page gave back.
      const meanwhile = await post('member', formOn(out.html));
      expect([meanwhile.status, sent]).toEqual([403, []]);
      expect(meanwhile.html).toContain('You signed in meanwhile');
      expect((await post('member', formOn(meanwhile.html))).status).toBe(200);
      expect(sent).toEqual([{ words: [WORDS], tick: ['a', 'b'] }]);
    }));

  it('is not shown again when it holds a secret, comes from another site, or is more than anybody writes', () =>
    inApp(async ({ post }) => {
      const cases = [
        post(undefined, [...FIELDS, ['password', 'hunter two']]),
        post(undefined, FIELDS, { origin: 'https://elsewhere.example' }),
        post('member', FIELDS, { origin: 'https://elsewhere.example' }),
        post(undefined, FIELDS, { 'content-length': '9000000' }),
      ];
      for (const { status, html } of await Promise.all(cases)) {
        expect(status).toBe(403);
        expect(html).not.toMatch(/twelve|hunter/);
      }
      expect((await cases[0])?.html).toContain('Your session ended before this was sent');
    }));
});
