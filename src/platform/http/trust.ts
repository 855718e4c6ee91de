import type { Actor } from '../actor.ts';
import type { Ask } from './ask.ts';
import type { PageRoute } from './routes.ts';

export const isSameOrigin = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  // A sandboxed frame sends the word `null` in place of an origin.
  if (origin !== null && !URL.canParse(origin)) return false;
  return origin === null || new URL(origin).host === new URL(request.url).host;
};

/** Same origin and, for forms, the token that the form was given. */
export const isTrustedForm = (route: PageRoute, ask: Ask): boolean => {
  if (route.method === 'get' || route.body === 'none') return true;
  return isSameOrigin(ask.hono.req.raw) && (route.body === 'stream' || ask.tokenFits(ask.form.csrf));
};

/** A cookie alone may not write through the API: another site could send it along. */
export const isOwnRequest = (actor: Actor, request: Request): boolean =>
  actor.kind !== 'person' || actor.via !== 'session' || isSameOrigin(request);

export const isReadOnly = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.scopes !== undefined && !actor.scopes.includes('write');
