import type { Context } from 'hono';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { Refusal, Result } from '../../shared/result.ts';
import type { Actor } from '../actor.ts';
import type { Platform } from '../platform.ts';
import type { Problem } from '../refusals.ts';
import { withRestrictionsAskedOnce } from '../registries.ts';
import type { Group } from '../settings.ts';
import { perform, type Use } from '../use.ts';

export type Flash = { readonly kind: 'done' | 'information' | 'problem'; readonly text: string };

/** What the shell round a page needs to know, in plain data; app/ gives it to the renderer of ui/. */
export type ShellFacts = {
  readonly group: Group | undefined;
  readonly actor: Actor;
  readonly nonce: string;
  readonly path: string;
  readonly token: string;
  readonly flash: Flash | undefined;
  /** News that this person has not read yet. */
  readonly unread: number;
};

/** What a page says of itself to the shell round it. */
export type PageHead = {
  readonly title: string;
  /** Key of the navigation item that it belongs to. */
  readonly current?: string;
  /** From Home down to its parent. */
  readonly crumbs?: readonly { readonly href: string; readonly text: string }[];
  /** What a feed reader finds at this page, by itself. */
  readonly feed?: { readonly href: string; readonly title: string };
  readonly status?: number;
  /** True after a refused form. */
  readonly hasErrors?: boolean;
  /** `public`: larger and looser, in one column. */
  readonly look?: 'work' | 'public';
};

/** One request, as a page handler sees it. */
export type Ask = {
  readonly platform: Platform;
  readonly actor: Actor;
  readonly hono: Context;
  readonly url: URL;
  /** A part of the path: `:code`. */
  readonly param: (name: string) => string;
  /** The query as text. */
  readonly query: Readonly<Record<string, string>>;
  /** The fields of a posted form; several values of one name stay together in `all`. */
  readonly form: Readonly<Record<string, string>>;
  readonly all: (name: string) => readonly string[];
  /** A small posted file (attachments); whole imports stream instead. */
  readonly file: (name: string) => File | undefined;
  readonly shell: ShellFacts;
  readonly tokenFits: (token: unknown) => boolean;
  /** The page, in the shell: what most handlers answer with. */
  readonly page: (head: PageHead, content: ReactNode) => Response;
  /** A file to download; `name` is what the browser saves it as. */
  readonly download: (name: string, type: string, content: string | ReadableStream<Uint8Array>) => Response;
  /** After a post: the next page, with one message at its top. */
  readonly redirect: (to: string, flash?: Flash) => Promise<Response>;
  /** The page or problem that tells a refusal. */
  readonly refused: <R extends Refusal>(refusal: R) => Promise<Response>;
  /** A refusal in words, for a form that shows them at its fields. */
  readonly problem: (refusal: Refusal) => Problem;
  readonly perform: <I extends z.ZodObject, O>(use: Use<I, O>, input: unknown) => Promise<Result<O>>;
};

export const performFor =
  (platform: Platform, actor: Actor): Ask['perform'] =>
  (use, input) =>
    perform(platform, actor, use, input);

/**
 * The same request, for the parts of one page that only reads: whether its reader may see an object is asked once for
 * all of them. It goes with the page: what it has learnt holds for no other request, and after no write.
 */
export const asReader = (ask: Ask): Ask => {
  const platform = { ...ask.platform, registries: withRestrictionsAskedOnce(ask.platform.registries) };
  return { ...ask, platform, perform: performFor(platform, ask.actor) };
};
