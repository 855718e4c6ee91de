import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import type { Refusal } from '../../shared/result.ts';
import { owner } from '../actor.ts';
import { can } from '../permissions.ts';
import { notAllowed } from '../use.ts';
import { performFor } from './ask.ts';
import { askOf } from './ask-of.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { openApi } from './open-api.ts';
import type { AppParts, Env } from './parts.ts';
import { createRefused } from './refused.ts';
import type { PageRoute } from './routes.ts';
import { isOwnRequest, isReadOnly, isTrustedForm } from './trust.ts';

const NOUGHT = {
  kind: 'bad-input',
  problems: [{ field: '', message: 'It holds the character nought (%00), which no text has. Take it out.' }],
};

/** Links in mail carry a secret in their path: what lets somebody in stays out of the log. */
const loggedPath = (path: string): string => path.replaceAll(/[\w-]{40,}/g, '…');

/** The whole HTTP face: pages, /api/v1, their permissions, tokens, refusals and headers. */
export const createServerApp = (parts: AppParts): Hono<Env> => {
  const { platform } = parts;
  const app = new Hono<Env>();
  const answers = createRefused(parts);
  const { refused, held, broke } = answers;

  app.use(async (c, next) => {
    const started = performance.now();
    const given = c.req.header('x-request-id');
    c.set('requestId', given && /^[\w-]{8,64}$/.test(given) ? given : randomBytes(9).toString('base64url'));
    c.set('nonce', randomBytes(16).toString('base64url'));
    await next();
    c.header('x-request-id', c.get('requestId'));
    platform.log.info(
      {
        request: c.get('requestId'),
        method: c.req.method,
        path: loggedPath(c.req.path),
        status: c.res.status,
        ms: Math.round(performance.now() - started),
      },
      'request',
    );
  });
  app.use((c, next) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: [`'nonce-${c.get('nonce')}'`],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      strictTransportSecurity: (platform.config.BASE_URL ?? '').startsWith('https:')
        ? 'max-age=31536000; includeSubDomains'
        : false,
      crossOriginResourcePolicy: 'same-origin',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    })(c, next),
  );
  parts.extra?.(app);
  app.use(async (c, next) => {
    const header = c.req.header('authorization');
    const bearer = header?.startsWith('Bearer ') ? header.slice(7) : undefined;
    const session = getCookie(c, SESSION_COOKIE);
    c.set('actor', c.env?.owner ? owner : await parts.identify({ session, bearer, address: addressOf(c) }));
    // A token that opens nothing is said so, and not taken for the public.
    if (bearer !== undefined && c.get('actor').kind === 'public' && c.req.path.startsWith('/api/')) {
      c.header('www-authenticate', 'Bearer');
      return refused(c, { kind: 'token-unknown' });
    }
    // Pages hold what one person may see: no shared cache keeps them.
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-cache');
  });
  app.use('/api/*', etag());
  // No text holds the character nought, and a relational store takes none.
  app.use(async (c, next) => (/%00/.test(c.req.url) ? refused(c, NOUGHT) : next()));

  for (const route of parts.routes) {
    if (route.face === 'api') {
      const { use } = route;
      const path = `/api/v1/${(use.path ?? use.name).replaceAll(/\{(\w+)\}/g, ':$1')}`;
      app.on(use.method.toUpperCase(), path, async (c) => {
        const actor = c.get('actor');
        if (use.method !== 'get' && !isOwnRequest(actor, c.req.raw))
          return refused(c, { kind: 'not-allowed' });
        let body: unknown = {};
        if (use.method !== 'get') {
          const text = await c.req.text();
          if (text.includes('\\u0000')) return refused(c, NOUGHT);
          try {
            body = text === '' ? {} : JSON.parse(text);
          } catch {
            const wrong = { kind: 'bad-input', problems: [{ field: '', message: 'The body is not JSON.' }] };
            return refused(c, wrong);
          }
        }
        const input = { ...c.req.query(), ...(body as object), ...c.req.param() };
        const result = await performFor(platform, actor)(use, input);
        return result.ok ? c.json(result.value as object) : refused(c, result.refusal);
      });
    } else {
      const path = route.face === 'page' ? route.path : `/api/v1${route.path}`;
      const page: Pick<PageRoute, 'method' | 'body'> =
        route.face === 'page' ? route : { method: route.method, body: 'stream' };
      app.on(route.method.toUpperCase(), path, async (c) => {
        if (!can(c.get('actor'), route.permission))
          return refused(c, notAllowed(c.get('actor'), route.permission));
        const writes = page.method === 'post';
        if (writes && isReadOnly(c.get('actor'))) return refused(c, { kind: 'token-only-reads' });
        const ask = await askOf(parts, answers, c, page);
        const trusts =
          route.face === 'page' ? isTrustedForm(route, ask) : !writes || isOwnRequest(ask.actor, c.req.raw);
        if (!trusts) return held(c, { kind: 'form-expired' }, 'form-expired', '/sign-in');
        return route.handle(ask);
      });
    }
  }
  const description = openApi(parts.routes);
  app.get('/api/v1/openapi.json', (c) => c.json(description));

  app.notFound((c) => refused(c, { kind: 'not-found', what: 'that page' } as Refusal));
  app.onError((fault, c) => {
    platform.log.error(
      {
        request: c.get('requestId'),
        path: loggedPath(c.req.path),
        fault: { message: fault.message, stack: fault.stack },
      },
      'fault',
    );
    return broke(c);
  });
  return app;
};

/** Address of the caller, for rate limits; behind a proxy the proxy's own limits come first. */
const addressOf = (c: Context<Env>): string => {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return incoming?.socket?.remoteAddress ?? 'local';
};
