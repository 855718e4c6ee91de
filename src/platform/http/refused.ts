import type { Context } from 'hono';
import type { Refusal } from '../../shared/result.ts';
import { commonRefusals, type Problem, problemOf } from '../refusals.ts';
import { type HeldForm, heldFields, MOST_HELD } from './held-form.ts';
import type { AppParts, Env } from './parts.ts';
import { browserOf, shellOf } from './shell-of.ts';
import { isSameOrigin } from './trust.ts';

/** Whether the answer is read by a program. */
const isApi = (c: Context<Env>): boolean => c.req.path.startsWith('/api/');

/** As RFC 9457 has it. */
const problemJson = (c: Context<Env>, type: string, { kind: _, problems, ...rest }: Problem): Response =>
  c.body(
    JSON.stringify({ type, ...rest, ...(problems.length > 0 ? { problems } : {}) }),
    rest.status as 400,
    { 'content-type': 'application/problem+json' },
  );

/** How the house says no, and that something broke. */
export const createRefused = (parts: AppParts) => {
  const { platform } = parts;
  const tables = [commonRefusals, ...parts.refusals];
  const problem = (refusal: Refusal): Problem => problemOf(tables, refusal);

  /** What was sent without a session that is needed, or with a form from before it: given back, not kept. */
  const held = async (
    c: Context<Env>,
    refusal: Refusal,
    why: HeldForm['why'],
    signIn: string,
  ): Promise<Response> => {
    const told = problem(refusal);
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
    if (!fields || !parts.heldPage || !isSameOrigin(c.req.raw))
      return c.html(parts.problemPage(shellOf(platform, c, group), told), status);
    const { pathname, search } = new URL(c.req.url);
    const shell = shellOf(platform, c, group, { browser: browserOf(platform, c) });
    return c.html(parts.heldPage(shell, { ...fields, why, signIn, action: `${pathname}${search}` }), status);
  };

  const refused = async (c: Context<Env>, refusal: Refusal): Promise<Response> => {
    const told = problem(refusal);
    if (isApi(c)) return problemJson(c, `urn:coalface:refusal:${told.kind}`, told);
    const { pathname, search } = new URL(c.req.url);
    // With its query: who signs in comes back to the list as they had it filtered.
    const to = encodeURIComponent(`${pathname}${search}`);
    const signIn = `/sign-in?to=${to}`;
    const isStranger = told.kind === 'not-allowed' && c.get('actor').kind === 'public';
    if (isStranger && c.req.method === 'GET') return c.redirect(signIn);
    if (told.kind === 'second-factor-needed') return c.redirect(`/sign-in/second-factor?to=${to}`);
    if (isStranger && c.req.method === 'POST')
      return held(c, { kind: 'session-ended' }, 'signed-out', signIn);
    const shell = shellOf(platform, c, await platform.group());
    return c.html(parts.problemPage(shell, told), told.status as 400);
  };

  /** A fault of ours: the number under which the log has it, and no more. */
  const broke = async (c: Context<Env>): Promise<Response> => {
    const told: Problem = {
      kind: 'fault',
      status: 500,
      title: 'Something went wrong on our side',
      detail: `Nothing was half done. If it happens again, tell the administrator this number: ${c.get('requestId')}.`,
      problems: [],
    };
    if (isApi(c)) return problemJson(c, 'urn:coalface:fault', told);
    const group = await platform.group().catch(() => undefined);
    return c.html(parts.problemPage(shellOf(platform, c, group), told), 500);
  };

  return { problem, held, refused, broke };
};

export type Refused = ReturnType<typeof createRefused>;
