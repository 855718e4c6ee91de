import type { ReactNode } from 'react';
import type { Actor } from '../actor.ts';
import type { Platform } from '../platform.ts';
import type { RefusalTable } from '../refusals.ts';
import { formToken } from './form-token.ts';
import type { Route } from './routes.ts';
import { createServerApp } from './server-app.ts';

type Parts<Who extends string> = {
  readonly routes: readonly Route[];
  readonly refusals: readonly RefusalTable[];
  readonly actorOf: (who: Who) => Actor | undefined;
  readonly render: (content: ReactNode) => string;
};

/**
 * An app of these routes without a server, in the plainest of shells. `as(who)` is a browser and a caller of the API
 * in one; nobody is the public. `post` sends form fields, or a FormData where files go with them.
 */
export const testBrowser = <Who extends string>(platform: Platform, parts: Parts<Who>) => {
  const app = createServerApp({
    platform,
    routes: parts.routes,
    refusals: parts.refusals,
    identify: async ({ session }): Promise<Actor> =>
      (session && parts.actorOf(session as Who)) || { kind: 'public' },
    renderPage: (shell, head, content) =>
      `<title>${head.title}</title><p>${shell.flash?.text ?? ''}</p>${parts.render(content)}`,
    problemPage: (_, problem) => `<title>${problem.title}</title><p>${problem.detail}</p>`,
  });
  return (who?: Who) => {
    const cookie = who ? `coalface_session=${who}` : 'coalface_browser=nobody';
    const csrf = formToken(platform.secret, who ?? 'nobody');
    const headers = { cookie, origin: 'http://localhost' };
    const answer = async (path: string, init: RequestInit = {}) => {
      const response = await app.request(path, { ...init, headers });
      return {
        status: response.status,
        location: response.headers.get('location'),
        html: await response.text(),
      };
    };
    return {
      page: (path: string) => answer(path),
      /** What is sent, byte by byte: for files that are no text. */
      file: async (path: string): Promise<Buffer> =>
        Buffer.from(await (await app.request(path, { headers })).arrayBuffer()),
      post: (
        path: string,
        fields: Readonly<Record<string, string>> | FormData,
        several: readonly (readonly [string, string])[] = [],
      ) => {
        if (fields instanceof FormData) {
          fields.set('csrf', csrf);
          return answer(path, { method: 'POST', body: fields });
        }
        const body = new URLSearchParams({ csrf, ...fields });
        for (const [name, value] of several) body.append(name, value);
        return answer(path, { method: 'POST', body });
      },
      api: async (method: string, path: string, body?: object) => {
        const response = await app.request(`/api/v1/${path}`, {
          method,
          headers,
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
        return { status: response.status, body: (await response.json()) as any };
      },
    };
  };
};
