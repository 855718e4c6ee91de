import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/result.ts';
import { type Actor, owner } from '../actor.ts';
import { can } from '../permissions.ts';
import type { Platform } from '../platform.ts';
import { commonRefusals, type Problem, problemOf, type RefusalTable } from '../refusals.ts';
import { notAllowed } from '../use.ts';
import { type Ask, type Flash, type PageHead, performFor, type ShellFacts } from './ask.ts';
import { formToken, isFormToken } from './form-token.ts';
import { type HeldForm, heldFields, MOST_HELD } from './held-form.ts';
import { openApi } from './open-api.ts';
import type { PageRoute, Route } from './routes.ts';

/** What Node's adapters hand over beside the request: only the local socket and the terminal set `owner`. */
export type Env = {
  Bindings: { owner?: boolean };
  Variables: { actor: Actor; requestId: string; nonce: string };
};

export type AppParts = {
  readonly platform: Platform;
  readonly routes: readonly Route[];
  readonly refusals: readonly RefusalTable[];
  /** Who a cookie or a bearer token belongs to. */
  readonly identify: (request: {
    readonly session: string | undefined;
    readonly bearer: string | undefined;
    readonly address: string;
  }) => Promise<Actor>;
  /** How much news this actor has not read. */
  readonly unread?: (actor: Actor) => Promise<number>;
  /** The whole document: a page in its shell. */
  readonly renderPage: (shell: ShellFacts, head: PageHead, content: ReactNode) => string;
  /** The page that tells a problem. */
  readonly problemPage: (shell: ShellFacts, problem: Problem) => string;
  /** The page that gives back what was sent too late; without it the problem is told and no more. */
  readonly heldPage?: (shell: ShellFacts, held: HeldForm) => string;
  /** Routes outside the table: assets, health. */
  readonly extra?: (app: Hono<Env>) => void;
};

const NOUGHT = {
  kind: 'bad-input',
  problems: [{ field: '', message: 'It holds the character nought (%00), which no text has. Take it out.' }],
};

export const SESSION_COOKIE = 'coalface_session';
const BROWSER_COOKIE = 'coalface_browser';
const FLASH_COOKIE = 'coalface_flash';

const cookieOptions = (platform: Platform) => ({
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

const sameOrigin = (request: Request): boolean => {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  // A sandboxed frame sends the word `null` in place of an origin.
  if (origin !== null && !URL.canParse(origin)) return false;
  return origin === null || new URL(origin).host === new URL(request.url).host;
};

/** Links in mail carry a secret in their path: what lets somebody in stays out of the log. */
const loggedPath = (path: string): string => path.replaceAll(/[\w-]{40,}/g, '…');

const isReadOnly = (actor: Actor): boolean =>
  actor.kind === 'person' && actor.scopes !== undefined && !actor.scopes.includes('write');

/** The whole HTTP face: pages, /api/v1, their permissions, tokens, refusals and headers. */
export const createServerApp = (parts: AppParts): Hono<Env> => {
  const { platform } = parts;
  const app = new Hono<Env>();
  const tables = [commonRefusals, ...parts.refusals];
  const secretText = platform.secret.toString('base64');

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
      return problem(c, { kind: 'token-unknown' });
    }
    // Pages hold what one person may see: no shared cache keeps them.
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-cache');
  });
  app.use('/api/*', etag());
  // No text holds the character nought, and a relational store takes none.
  app.use(async (c, next) => (/%00/.test(c.req.url) ? problem(c, NOUGHT) : next()));

  const problem = async (c: Context<Env>, refusal: Refusal): Promise<Response> => {
    const told = problemOf(tables, refusal);
    const status = told.status as 400;
    if (c.req.path.startsWith('/api/')) {
      const { kind, problems, ...rest } = told;
      const body = {
        type: `urn:coalface:refusal:${kind}`,
        ...rest,
        ...(problems.length > 0 ? { problems } : {}),
      };
      return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
    }
    const { pathname, search } = new URL(c.req.url);
    // With its query: who signs in comes back to the list as they had it filtered.
    const to = encodeURIComponent(`${pathname}${search}`);
    if (told.kind === 'not-allowed' && c.get('actor').kind === 'public' && c.req.method === 'GET')
      return c.redirect(`/sign-in?to=${to}`);
    if (told.kind === 'second-factor-needed') return c.redirect(`/sign-in/second-factor?to=${to}`);
    if (told.kind === 'not-allowed' && c.get('actor').kind === 'public' && c.req.method === 'POST')
      return held(c, { kind: 'session-ended' }, 'signed-out', `/sign-in?to=${to}`);
    return c.html(parts.problemPage(shellOf(c, await platform.group(), undefined), told), status);
  };

  const browserOf = (c: Context<Env>): string => {
    const known = getCookie(c, SESSION_COOKIE) ?? getCookie(c, BROWSER_COOKIE);
    if (known) return known;
    const fresh = randomBytes(18).toString('base64url');
    setCookie(c, BROWSER_COOKIE, fresh, cookieOptions(platform));
    return fresh;
  };

  const shellOf = (
    c: Context<Env>,
    group: ShellFacts['group'],
    flash: Flash | undefined,
    browser = getCookie(c, SESSION_COOKIE) ?? getCookie(c, BROWSER_COOKIE) ?? '',
  ): ShellFacts => ({
    group,
    actor: c.get('actor') ?? { kind: 'public' },
    nonce: c.get('nonce'),
    path: c.req.path,
    token: formToken(platform.secret, browser),
    flash,
    unread: 0,
  });

  const readForm = async (c: Context<Env>) => {
    const body = await c.req.parseBody({ all: true });
    const all = (name: string) =>
      [body[name] ?? []]
        .flat()
        .map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value));
    const form: Record<string, string> = {};
    for (const name of Object.keys(body)) {
      const value = all(name).at(-1);
      if (typeof value === 'string') form[name] = value;
    }
    return { all, form };
  };

  /** What was sent without a session that is needed, or with a form from before it: given back, not kept. */
  const held = async (
    c: Context<Env>,
    refusal: Refusal,
    why: HeldForm['why'],
    signIn: string,
  ): Promise<Response> => {
    const told = problemOf(tables, refusal);
    const status = told.status as 403;
    const group = await platform.group();
    const fits =
      Number(c.req.header('content-length') ?? 0) <= MOST_HELD && !c.req.header('transfer-encoding');
    const body = fits ? await c.req.parseBody({ all: true }).catch(() => undefined) : undefined;
    const fields =
      body &&
      heldFields(
        Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const)),
      );
    if (!fields || !parts.heldPage || !sameOrigin(c.req.raw))
      return c.html(parts.problemPage(shellOf(c, group, undefined), told), status);
    const { pathname, search } = new URL(c.req.url);
    const shell = shellOf(c, group, undefined, browserOf(c));
    return c.html(parts.heldPage(shell, { ...fields, why, signIn, action: `${pathname}${search}` }), status);
  };

  const askOf = async (c: Context<Env>, route: Pick<PageRoute, 'method' | 'body'>): Promise<Ask> => {
    const actor = c.get('actor');
    const browser = browserOf(c);
    const tokenFits = (token: unknown) => isFormToken(platform.secret, browser, token);
    const isForm = route.method === 'post' && (route.body ?? 'form') === 'form';
    const posted = isForm ? await readForm(c) : undefined;
    const said = await getSignedCookie(c, secretText, FLASH_COOKIE);
    const flash = said ? (JSON.parse(said) as Flash) : undefined;
    if (said && route.method === 'get') deleteCookie(c, FLASH_COOKIE, { path: '/' });
    const shell: ShellFacts = {
      ...shellOf(c, await platform.group(), flash, browser),
      unread: route.method === 'get' && parts.unread ? await parts.unread(actor) : 0,
    };
    return {
      platform,
      actor,
      hono: c,
      url: new URL(c.req.url),
      param: (name) => c.req.param(name) ?? '',
      query: c.req.query(),
      form: posted?.form ?? {},
      all: (name) => (posted?.all(name) ?? []).filter((value) => typeof value === 'string'),
      file: (name) =>
        (posted?.all(name) ?? []).find((value): value is File => value instanceof File && value.size > 0),
      shell,
      tokenFits,
      page: (head, content) => c.html(parts.renderPage(shell, head, content), (head.status ?? 200) as 200),
      download: (name, type, content) =>
        c.body(content, 200, {
          'content-type': type,
          'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}"`,
        }),
      redirect: async (to, flash) => {
        const options = { ...cookieOptions(platform), maxAge: 60 };
        if (flash) await setSignedCookie(c, FLASH_COOKIE, JSON.stringify(flash), secretText, options);
        // What somebody typed into an address may stand in this one: a line break would end the header.
        return c.redirect(to.replaceAll(/\p{Cc}/gu, encodeURIComponent), 303);
      },
      refused: (refusal) => problem(c, refusal),
      problem: (refusal) => problemOf(tables, refusal),
      perform: performFor(platform, actor),
    };
  };

  /** Same origin and, for forms, the token that the form was given. */
  const trusted = (c: Context<Env>, route: PageRoute, ask: Ask): boolean => {
    if (route.method === 'get' || route.body === 'none') return true;
    return sameOrigin(c.req.raw) && (route.body === 'stream' || ask.tokenFits(ask.form.csrf));
  };

  /** A cookie alone may not write through the API: another site could send it along. */
  const isOwnRequest = (c: Context<Env>): boolean => {
    const actor = c.get('actor');
    return actor.kind !== 'person' || actor.via !== 'session' || sameOrigin(c.req.raw);
  };

  for (const route of parts.routes) {
    if (route.face === 'api') {
      const { use } = route;
      const path = `/api/v1/${(use.path ?? use.name).replaceAll(/\{(\w+)\}/g, ':$1')}`;
      app.on(use.method.toUpperCase(), path, async (c) => {
        const actor = c.get('actor');
        if (use.method !== 'get' && !isOwnRequest(c)) return problem(c, { kind: 'not-allowed' });
        let body: unknown = {};
        if (use.method !== 'get') {
          const text = await c.req.text();
          if (text.includes('\\u0000')) return problem(c, NOUGHT);
          try {
            body = text === '' ? {} : JSON.parse(text);
          } catch {
            const wrong = { kind: 'bad-input', problems: [{ field: '', message: 'The body is not JSON.' }] };
            return problem(c, wrong);
          }
        }
        const input = { ...c.req.query(), ...(body as object), ...c.req.param() };
        const result = await performFor(platform, actor)(use, input);
        return result.ok ? c.json(result.value as object) : problem(c, result.refusal);
      });
    } else {
      const path = route.face === 'page' ? route.path : `/api/v1${route.path}`;
      const page: Pick<PageRoute, 'method' | 'body'> =
        route.face === 'page' ? route : { method: route.method, body: 'stream' };
      app.on(route.method.toUpperCase(), path, async (c) => {
        if (!can(c.get('actor'), route.permission))
          return problem(c, notAllowed(c.get('actor'), route.permission));
        const writes = page.method === 'post';
        if (writes && isReadOnly(c.get('actor'))) return problem(c, { kind: 'token-only-reads' });
        const ask = await askOf(c, page);
        const trusts = route.face === 'page' ? trusted(c, route, ask) : !writes || isOwnRequest(c);
        if (!trusts) return held(c, { kind: 'form-expired' }, 'form-expired', '/sign-in');
        return route.handle(ask);
      });
    }
  }
  const description = openApi(parts.routes);
  app.get('/api/v1/openapi.json', (c) => c.json(description));

  app.notFound((c) => problem(c, { kind: 'not-found', what: 'that page' } as Refusal));
  app.onError(async (fault, c) => {
    const request = c.get('requestId');
    platform.log.error(
      { request, path: loggedPath(c.req.path), fault: { message: fault.message, stack: fault.stack } },
      'fault',
    );
    const told: Problem = {
      kind: 'fault',
      status: 500,
      title: 'Something went wrong on our side',
      detail: `Nothing was half done. If it happens again, tell the administrator this number: ${request}.`,
      problems: [],
    };
    if (c.req.path.startsWith('/api/')) {
      const { kind, problems, ...rest } = told;
      return c.body(JSON.stringify({ type: 'urn:coalface:fault', ...rest }), 500, {
        'content-type': 'application/problem+json',
      });
    }
    const group = await platform.group().catch(() => undefined);
    return c.html(parts.problemPage(shellOf(c as Context<Env>, group, undefined), told), 500);
  });
  return app;
};

/** Address of the caller, for rate limits; behind a proxy the proxy's own limits come first. */
const addressOf = (c: Context<Env>): string => {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  return incoming?.socket?.remoteAddress ?? 'local';
};
