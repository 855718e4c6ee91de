import type { Permission } from '../permissions.ts';
import type { AnyUse } from '../use.ts';
import type { Ask } from './ask.ts';

/** A page, or anything else that a browser fetches: parse, permission, use, page. */
export type PageRoute = {
  readonly face: 'page';
  readonly method: 'get' | 'post';
  /** `/people/practices/:code`. */
  readonly path: string;
  readonly permission: Permission;
  /**
   * `form`: the body is read and its token checked before the handler runs (the default of a post);
   * `stream`: the handler reads the body itself and checks the token when it comes by;
   * `none`: no token can be there, for example when a provider calls back.
   */
  readonly body?: 'form' | 'stream' | 'none';
  readonly handle: (ask: Ask) => Promise<Response>;
};

/** The JSON face of a use, at /api/v1. */
export type ApiRoute = { readonly face: 'api'; readonly use: AnyUse };

/** A JSON face that carries bytes: an upload or a download. */
export type ApiBytesRoute = {
  readonly face: 'api-bytes';
  readonly method: 'get' | 'post';
  /** Below /api/v1: `/loads`. */
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly handle: (ask: Ask) => Promise<Response>;
};

export type Route = PageRoute | ApiRoute | ApiBytesRoute;

export const page = (
  method: PageRoute['method'],
  path: string,
  permission: Permission,
  handle: PageRoute['handle'],
  body?: PageRoute['body'],
): PageRoute => ({ face: 'page', method, path, permission, handle, ...(body ? { body } : {}) });

export const api = (use: AnyUse): ApiRoute => ({ face: 'api', use });
