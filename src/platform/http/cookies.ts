import { deleteCookie, setCookie } from 'hono/cookie';
import type { Platform } from '../platform.ts';
import type { Ask } from './ask.ts';

export const SESSION_COOKIE = 'coalface_session';
/** Of whoever has no session: what the tokens of their forms hang on. */
export const BROWSER_COOKIE = 'coalface_browser';
export const FLASH_COOKIE = 'coalface_flash';

export const cookieOptions = (platform: Platform) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: (platform.config.BASE_URL ?? '').startsWith('https:'),
});

/** Sets the cookie of a session; `days` undefined removes it. */
export const setSessionCookie = (
  ask: Pick<Ask, 'hono' | 'platform'>,
  value: string | undefined,
  days = 1,
): void => {
  if (value === undefined) deleteCookie(ask.hono, SESSION_COOKIE, { path: '/' });
  else setCookie(ask.hono, SESSION_COOKIE, value, { ...cookieOptions(ask.platform), maxAge: days * 86_400 });
};
