import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { type Ask, type Flash, performFor, type ShellFacts } from './ask.ts';
import { cookieOptions, FLASH_COOKIE } from './cookies.ts';
import { isFormToken } from './form-token.ts';
import type { AppParts, Env } from './parts.ts';
import type { Refused } from './refused.ts';
import type { PageRoute } from './routes.ts';
import { browserOf, shellOf } from './shell-of.ts';

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

/** What somebody typed may stand in an address that they are led on to: a line break would end the header that holds it. */
const inHeader = (address: string): string => address.replaceAll(/[^!-~]/gu, encodeURIComponent);

/** The request as the handler of a page sees it. */
export const askOf = async (
  parts: AppParts,
  { problem, refused }: Refused,
  c: Context<Env>,
  route: Pick<PageRoute, 'method' | 'body'>,
): Promise<Ask> => {
  const { platform } = parts;
  const secret = platform.secret.toString('base64');
  const actor = c.get('actor');
  const browser = browserOf(platform, c);
  const isForm = route.method === 'post' && (route.body ?? 'form') === 'form';
  const posted = isForm ? await readForm(c) : undefined;
  const said = await getSignedCookie(c, secret, FLASH_COOKIE);
  const flash = said ? (JSON.parse(said) as Flash) : undefined;
  if (said && route.method === 'get') deleteCookie(c, FLASH_COOKIE, { path: '/' });
  const shell: ShellFacts = {
    ...shellOf(platform, c, await platform.group(), { flash, browser }),
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
    tokenFits: (token) => isFormToken(platform.secret, browser, token),
    page: (head, content) => c.html(parts.renderPage(shell, head, content), (head.status ?? 200) as 200),
    download: (name, type, content) =>
      c.body(content, 200, {
        'content-type': type,
        'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}"`,
      }),
    redirect: async (to, told) => {
      const options = { ...cookieOptions(platform), maxAge: 60 };
      if (told) await setSignedCookie(c, FLASH_COOKIE, JSON.stringify(told), secret, options);
      return c.redirect(inHeader(to), 303);
    },
    refused: (refusal) => refused(c, refusal),
    problem,
    perform: performFor(platform, actor),
  };
};
