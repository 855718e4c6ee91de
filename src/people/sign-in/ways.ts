import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Ask } from '../../platform/http/ask.ts';
import { seal, unseal } from './secrets.ts';

const OWN_PATH = /^\/(?![/\\])[^\s\\]*$/;
const DOORS = /^\/sign-(in(?!\/second-factor\/)|out)(\/|$)/;

/**
 * Where to go after signing in: a path of our own, and nothing that a browser would read as another site
 * (`//elsewhere`, `/\elsewhere`) or that leads back to a door.
 */
export const safePath = (to: string | undefined): string => {
  if (!to || !OWN_PATH.test(to)) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(to, base)) return '/';
  const { origin, pathname, search } = new URL(to, base);
  // Looked at again: `/x/..//elsewhere` is a path of our own only until its dots are worked out.
  const isOwn = origin === base && OWN_PATH.test(pathname);
  return isOwn && !DOORS.test(pathname) ? `${pathname}${search}` : '/';
};

/** `?to=/people` for a link that should come back; nothing for Home. */
export const withTo = (path: string, to: string): string =>
  to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`;

const fromLoopback = /^(::1|::ffff:127\.|127\.)/;

/**
 * Address of the caller, for counting attempts. A proxy on this machine connects from the loopback address and
 * appends the caller to X-Forwarded-For; from anywhere else that header is the caller's own word and ignored.
 */
export const callerAddress = (c: Context): string => {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  const address = incoming?.socket?.remoteAddress ?? 'local';
  if (!fromLoopback.test(address)) return address;
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || address;
};

const onceCookie = (name: string): string => `coalface_once_${name}`;

const cookieOptions = (ask: Ask) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: ask.platform.address().startsWith('https:'),
});

/**
 * Carries a value to the next page and no further, encrypted in the person's own browser: a token or recovery
 * codes are shown once and stand in no store.
 */
export const carry = (ask: Ask, name: string, value: unknown, seconds = 120): void => {
  const sealed = seal(ask.platform.secret, `once:${name}`, {
    value,
    until: ask.platform.now().getTime() + seconds * 1000,
  });
  setCookie(ask.hono, onceCookie(name), sealed, { ...cookieOptions(ask), maxAge: seconds });
};

/** What was carried here; it is gone after this. */
export const takeCarried = <T>(ask: Ask, name: string): T | undefined => {
  const text = getCookie(ask.hono, onceCookie(name));
  if (text === undefined) return undefined;
  deleteCookie(ask.hono, onceCookie(name), { path: '/' });
  const found = unseal<{ value: T; until: number }>(ask.platform.secret, `once:${name}`, text);
  return found && found.until >= ask.platform.now().getTime() ? found.value : undefined;
};
