import { HtmlValidate } from 'html-validate';
import type { Person } from '../platform/actor.ts';
import { formToken } from '../platform/http/form-token.ts';
import type { Route } from '../platform/http/routes.ts';
import { createServerApp } from '../platform/http/server-app.ts';
import type { Role } from '../platform/permissions.ts';
import type { Platform } from '../platform/platform.ts';
import type { RefusalTable } from '../platform/refusals.ts';
import { HTML_RULES } from '../ui/gallery/html-rules.ts';
import { Page, renderPage } from '../ui/index.ts';

const validator = new HtmlValidate(HTML_RULES);

/** What is wrong with the HTML of a page; empty when nothing is. */
export const htmlProblems = async (html: string): Promise<string[]> => {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) =>
    result.messages.map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message} ${m.selector}`),
  );
};

/** A person of the invented place with these roles; `Dr Amara` for `amara`. */
export const personOf = (id: string, roles: readonly Role[] = []): Person => ({
  kind: 'person',
  id,
  name: `Dr ${id[0]?.toUpperCase()}${id.slice(1)}`,
  standing: 'Locum GP',
  roles: roles.map((role) => ({ role, organisation: 'Z0X' })),
  secondFactor: 'given',
  via: 'session',
});

/** An app of these routes alone, in a plain shell; a session's value is the id of its person. */
export const testApp = (
  platform: Platform,
  routes: readonly Route[],
  refusals: RefusalTable,
  people: readonly Person[],
) => {
  const frame = {
    group: { name: 'Ironstone Vale', kind: 'Clinical Commissioning Group', nhsLogo: false },
    demo: true,
    assets: { css: '/assets/a.css', js: '/assets/a.js' },
    nav: [],
    footer: { links: [] },
  };
  const app = createServerApp({
    platform,
    routes,
    refusals: [refusals],
    identify: async ({ session }) => people.find((person) => person.id === session) ?? { kind: 'public' },
    renderPage: (shell, head, content) =>
      renderPage(
        <Page
          {...frame}
          {...shell}
          title={head.title}
          group={frame.group}
          flash={shell.flash}
          crumbs={head.crumbs}
        >
          {content}
        </Page>,
      ),
    problemPage: (shell, problem) =>
      renderPage(
        <Page {...frame} {...shell} title={problem.title} group={frame.group}>
          <h1>{problem.title}</h1>
          <p>{problem.detail}</p>
        </Page>,
      ),
  });
  /** A browser of one person: gets pages, sends forms with their token, keeps the message for the next page. */
  return (who: string) => {
    let flash = '';
    const send = async (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('cookie', [`coalface_session=${who}`, ...(flash ? [flash] : [])].join('; '));
      const response = await app.request(path, { ...init, headers });
      flash =
        response.headers
          .getSetCookie()
          .find((cookie) => cookie.startsWith('coalface_flash=') && !cookie.includes('Max-Age=0'))
          ?.split(';')[0] ?? '';
      return response;
    };
    return {
      send,
      get: (path: string) => send(path),
      post: (
        path: string,
        form: Readonly<Record<string, string | File>>,
        csrf = formToken(platform.secret, who),
      ) => {
        const body = new FormData();
        body.set('csrf', csrf);
        for (const [name, value] of Object.entries(form)) body.set(name, value);
        return send(path, { method: 'POST', body });
      },
    };
  };
};
