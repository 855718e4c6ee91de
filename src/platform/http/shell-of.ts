import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Platform } from '../platform.ts';
import type { Flash, ShellFacts } from './ask.ts';
import { BROWSER_COOKIE, cookieOptions, SESSION_COOKIE } from './cookies.ts';
import { formToken } from './form-token.ts';
import type { Env } from './parts.ts';

const knownBrowser = (c: Context<Env>): string | undefined =>
  getCookie(c, SESSION_COOKIE) ?? getCookie(c, BROWSER_COOKIE);

/** What the tokens of a browser’s forms hang on: its session, or else a cookie of its own, made when it is first needed. */
export const browserOf = (platform: Platform, c: Context<Env>): string => {
  const known = knownBrowser(c);
  if (known) return known;
  const fresh = randomBytes(18).toString('base64url');
  setCookie(c, BROWSER_COOKIE, fresh, cookieOptions(platform));
  return fresh;
};

/** What the shell round the answer to this request is told. */
export const shellOf = (
  platform: Platform,
  c: Context<Env>,
  group: ShellFacts['group'],
  {
    flash,
    browser = knownBrowser(c) ?? '',
  }: { readonly flash?: Flash | undefined; readonly browser?: string } = {},
): ShellFacts => ({
  group,
  actor: c.get('actor') ?? { kind: 'public' },
  nonce: c.get('nonce'),
  path: c.req.path,
  token: formToken(platform.secret, browser),
  flash,
  unread: 0,
});
