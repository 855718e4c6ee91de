import type { Hono } from 'hono';
import type { Api } from '../platform/cli/command.ts';
import type { Env } from '../platform/http/parts.ts';
import { fetchOverSocket } from '../platform/owner/socket.ts';
import { exitCode } from '../platform/refusals.ts';

/** What ended a command: words for standard error and the exit code. */
export class CommandEnd extends Error {
  readonly code: number;
  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** The path and body of one use: parts of the path and the query or JSON from the same input. */
const requestOf = (
  use: { name: string; path?: string; method: string },
  input: Readonly<Record<string, unknown>>,
): { path: string; init: RequestInit } => {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined && value !== ''));
  const path = (use.path ?? use.name).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name) ?? '');
    rest.delete(name);
    return encodeURIComponent(value);
  });
  if (use.method === 'get') {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, String(value)])).toString();
    return { path: `/${path}${query ? `?${query}` : ''}`, init: {} };
  }
  return {
    path: `/${path}`,
    init: {
      method: use.method.toUpperCase(),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(rest)),
    },
  };
};

const apiOver = (send: Send, where: Api['where']): Api => {
  const fetch: Api['fetch'] = (path, init) => send(`/api/v1${path}`, init);
  return {
    where,
    fetch,
    call: async (use, input) => {
      const { path, init } = requestOf(use, input);
      const answer = await fetch(path, init);
      if (answer.ok) return (await answer.json()) as never;
      const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
      throw new CommandEnd(
        problem.title ? `${problem.title}. ${problem.detail}` : `The server answered ${answer.status}.`,
        exitCode(answer.status),
      );
    },
  };
};

/** The uses in this very process, as the owner of the data folder. */
export const apiInProcess = (app: Hono<Env>): Api =>
  apiOver(async (path, init) => app.request(path, init, { owner: true }), 'this process');

/** The server that runs over this data folder, through its private socket. */
export const apiOverSocket = (socket: string): Api =>
  apiOver((path, init) => fetchOverSocket(socket, path, init), 'the running server');

/** A server elsewhere, with a token made on one's own page there. */
export const apiAt = (server: string, token: string | undefined): Api =>
  apiOver(async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    try {
      return await fetch(new URL(path, server), {
        ...init,
        headers,
        ...(init.body ? { duplex: 'half' } : {}),
      });
    } catch (fault) {
      const why =
        fault instanceof Error && fault.cause instanceof Error ? fault.cause.message : String(fault);
      throw new CommandEnd(`${server} could not be reached: ${why}.`, 1);
    }
  }, 'another machine');
