import { z } from 'zod';
import { type Actor, type Person, recorded } from '../../../platform/actor.ts';
import { can } from '../../../platform/permissions.ts';
import { recordEvent } from '../../../platform/record/record.ts';
import { inTransaction } from '../../../platform/relational/transaction.ts';
import { defineUse } from '../../../platform/use.ts';
import { ok, type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { hashOf, newSecret } from '../secrets.ts';
import { signInDb, signInTrx } from '../tables.ts';

/** Begins every token, so that one that leaked into a file or a log is found by looking for it. */
const PREFIX = 'coalface_';

const TokenLine = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(['personal', 'service']),
  scopes: z.array(z.enum(['read', 'write'])),
  created: z.iso.datetime(),
  expires: z.iso.datetime(),
  used: z.iso.datetime().optional(),
});
export type TokenLine = z.output<typeof TokenLine>;

const person = (actor: Actor): Person | undefined => (actor.kind === 'person' ? actor : undefined);

/** What only somebody at a browser may do: else a stolen token could make itself others. */
export const atBrowser = (actor: Actor): Result<Person & { session: string }> =>
  actor.kind === 'person' && actor.via === 'session' && actor.session !== undefined
    ? ok({ ...actor, session: actor.session })
    : refuse({ kind: 'session-needed' });

export const myTokens = defineUse({
  name: 'my-tokens',
  path: 'me/tokens',
  method: 'get',
  permission: 'self.manage',
  summary: 'Your own tokens for programs; never the tokens themselves.',
  input: z.object({}),
  output: z.object({ tokens: z.array(TokenLine) }),
  run: async (platform, actor) => {
    const rows = await signInDb(platform.db)
      .selectFrom('access_token')
      .select(['id', 'name', 'kind', 'scopes', 'created', 'expires', 'used'])
      .where('person', '=', person(actor)?.id ?? null)
      .orderBy('created', 'desc')
      .orderBy('id')
      .execute();
    return ok({
      tokens: rows.map(({ created, expires, used, ...row }) => ({
        ...row,
        created: created.toISOString(),
        expires: expires.toISOString(),
        ...(used ? { used: used.toISOString() } : {}),
      })),
    });
  },
});

export const makeToken = defineUse({
  name: 'make-token',
  path: 'me/tokens',
  method: 'post',
  permission: 'self.manage',
  summary: 'Make a token for a program. It is shown in this answer and never again.',
  input: z.object({
    name: z.string().trim().min(1, 'Say what the token is for.').max(80, 'Say it in at most 80 characters.'),
    kind: z.enum(['personal', 'service'], { error: 'Choose whose program it is.' }).default('personal'),
    access: z.enum(['read', 'write'], { error: 'Choose what the program may do.' }),
    days: z.coerce
      .number({ error: 'Choose how long it works.' })
      .int()
      .min(1, 'At least one day.')
      .max(365, 'At most 365 days.'),
  }),
  output: z.object({ token: z.string(), expires: z.iso.datetime() }),
  run: async (platform, actor, input): Promise<Result<{ token: string; expires: string }, Refusal>> => {
    const maker = atBrowser(actor);
    if (!maker.ok) return maker;
    if (input.kind === 'service' && !can(actor, 'settings.manage'))
      return refuse({ kind: 'service-token-not-yours' });
    const token = `${PREFIX}${newSecret()}`;
    const created = platform.now();
    const expires = new Date(created.getTime() + input.days * 86_400_000);
    const scopes: ('read' | 'write')[] = input.access === 'write' ? ['read', 'write'] : ['read'];
    await inTransaction(platform.db, async (trx) => {
      const { id } = await signInTrx(trx)
        .insertInto('access_token')
        .values({
          token_hash: hashOf(token),
          person: maker.value.id,
          kind: input.kind,
          name: input.name,
          scopes,
          second_factor: maker.value.secondFactor === 'given',
          created,
          expires,
          used: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      await recordEvent(trx, {
        actor: recorded(actor),
        kind: 'token.made',
        object: `person:${maker.value.id}`,
        after: { token: id, name: input.name, kind: input.kind, scopes, expires },
      });
    });
    return ok({ token, expires: expires.toISOString() });
  },
});

export const revokeToken = defineUse({
  name: 'revoke-token',
  path: 'me/tokens/{token}',
  method: 'delete',
  permission: 'self.manage',
  summary: 'Revoke one of your tokens: it works no more from this moment.',
  input: z.object({ token: z.uuid('There is no such token.') }),
  output: z.object({ revoked: z.string() }),
  run: async (platform, actor, input): Promise<Result<{ revoked: string }, Refusal>> => {
    const whose = person(actor)?.id ?? null;
    const revoked = await inTransaction(platform.db, async (trx) => {
      const gone = await signInTrx(trx)
        .deleteFrom('access_token')
        .where('id', '=', input.token)
        .where('person', '=', whose)
        .returning(['id', 'name'])
        .executeTakeFirst();
      if (gone)
        await recordEvent(trx, {
          actor: recorded(actor),
          kind: 'token.revoked',
          object: `person:${whose}`,
          before: { token: gone.id, name: gone.name },
        });
      return gone;
    });
    return revoked
      ? ok({ revoked: revoked.name })
      : refuse({ kind: 'not-found', what: 'that token' } as Refusal);
  },
});
