import type { Actor } from '../../platform/actor.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { type CommonRefusal, notAllowed } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Body, type BodyMember, noBody } from '../kit/find.ts';
import { mayKeep } from '../kit/may.ts';
import { decisionDb } from '../tables.ts';
import type { BodyRefusal } from './refusals.ts';

export type BodyRefused = BodyRefusal | CommonRefusal;

/** The body, locked until the transaction ends, for whoever keeps bodies; as they had it where a version is given. */
export const openBody = async (
  trx: Trx,
  actor: Actor,
  given: { readonly key: string; readonly version?: number | undefined },
): Promise<Result<Body, CommonRefusal>> => {
  const body = await decisionDb(trx)
    .selectFrom('body')
    .selectAll()
    .where('key', '=', given.key)
    .forUpdate()
    .executeTakeFirst();
  if (!body) return refuse(noBody(given.key));
  if (!mayKeep(actor)) return refuse(notAllowed(actor, 'decisions.manage'));
  if (given.version !== undefined && given.version !== body.version)
    return refuse({ kind: 'changed-meanwhile', what: body.name });
  return ok(body);
};

/** A membership of a body, both locked, as whoever changes it had it before them. */
export const openMember = async (
  trx: Trx,
  actor: Actor,
  given: { readonly key: string; readonly member: number; readonly version: number },
): Promise<Result<{ readonly body: Body; readonly member: BodyMember }, CommonRefusal>> => {
  const body = await openBody(trx, actor, { key: given.key });
  if (!body.ok) return body;
  const member = await decisionDb(trx)
    .selectFrom('body_member')
    .selectAll()
    .where('id', '=', given.member)
    .where('body', '=', body.value.key)
    .executeTakeFirst();
  if (!member)
    return refuse({ kind: 'not-found', what: `membership ${given.member} of the ${body.value.name}` });
  if (member.version !== given.version)
    return refuse({ kind: 'changed-meanwhile', what: `the seat of ${member.person_name}` });
  return ok({ body: body.value, member });
};
