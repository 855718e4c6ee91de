import type { Hono } from 'hono';
import type { ReactNode } from 'react';
import type { Actor } from '../actor.ts';
import type { Platform } from '../platform.ts';
import type { Problem, RefusalTable } from '../refusals.ts';
import type { PageHead, ShellFacts } from './ask.ts';
import type { HeldForm } from './held-form.ts';
import type { Route } from './routes.ts';

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
