import { z } from 'zod';
import { type Refusal, type Result, refuse } from '../shared/result.ts';
import type { Actor } from './actor.ts';
import type { IdentifyingWords } from './identified.ts';
import { can, type Permission } from './permissions.ts';
import type { Platform } from './platform.ts';

/** Refusals that any use may give; each module adds its own. */
export type CommonRefusal =
  | IdentifyingWords
  | { readonly kind: 'bad-input'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'not-found'; readonly what: string }
  | { readonly kind: 'not-allowed'; readonly permission: Permission }
  | { readonly kind: 'second-factor-needed' }
  /** Somebody changed the object since this person opened it. */
  | { readonly kind: 'changed-meanwhile'; readonly what: string };

/** What a reader may not know of and what is not there answer alike: `We cannot find …`. */
export const notFound = (what: string): CommonRefusal => ({ kind: 'not-found', what });

export type FieldProblem = { readonly field: string; readonly message: string };

/**
 * One thing that can be done, whatever face it shows: a page, JSON at /api/v1, a command.
 * `input` reads text as well as JSON, since query strings and terminals hand over text.
 */
export type Use<Input extends z.ZodObject = z.ZodObject, Output = unknown> = {
  /** Name of the use, and of its address: `practices` is GET /api/v1/practices. */
  readonly name: string;
  /** Where the name is not the address: `practices/{code}`. */
  readonly path?: string;
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly permission: Permission;
  /** One sentence, for the API's description and the command's help. */
  readonly summary: string;
  readonly input: Input;
  /** Shape of the answer, for the API's description. */
  readonly output: z.ZodType<Output>;
  readonly run: (platform: Platform, actor: Actor, input: z.output<Input>) => Promise<Result<Output>>;
};

/** What holds or runs uses of every input; their answers are of every shape unless it says which. */
// biome-ignore lint/suspicious/noExplicitAny: an input is only ever read by the use that it belongs to
export type AnyUse<Output = any> = Use<any, Output>;

export const defineUse = <Input extends z.ZodObject, Output>(use: Use<Input, Output>): Use<Input, Output> =>
  use;

/** The problems of a form or a query, field by field, in plain words. */
export const fieldProblems = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ field: issue.path.map(String).join('.'), message: issue.message }));

/**
 * The way into a use for all three faces: permission, then input, then the use itself.
 * The use asks `can` again where its object decides whose it is.
 */
export const perform = async <Input extends z.ZodObject, Output>(
  platform: Platform,
  actor: Actor,
  use: Use<Input, Output>,
  raw: unknown,
): Promise<Result<Output>> => {
  if (!can(actor, use.permission)) return refuse(notAllowed(actor, use.permission));
  if (actor.kind === 'person' && actor.scopes && use.method !== 'get' && !actor.scopes.includes('write'))
    return refuse(notAllowed(actor, use.permission));
  const input = use.input.safeParse(raw);
  if (!input.success)
    return refuse<Refusal & CommonRefusal>({ kind: 'bad-input', problems: fieldProblems(input.error) });
  return use.run(platform, actor, input.data);
};

/** Names what is missing: a second factor where that alone stands between the person and the permission. */
export const notAllowed = (actor: Actor, permission: Permission): CommonRefusal =>
  actor.kind === 'person' &&
  actor.secondFactor === 'needed' &&
  can({ ...actor, secondFactor: 'given' }, permission)
    ? { kind: 'second-factor-needed' }
    : { kind: 'not-allowed', permission };

/** Text that may be left empty in a form counts as not given. */
export const optionalText = (rule: z.ZodType<string | undefined> = z.string()) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    rule.optional(),
  );
