import type { Updateable } from 'kysely';
import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { keepDecisionChange } from '../kit/change.ts';
import type { Body, BodyMember } from '../kit/find.ts';
import { bodyHref, bodyRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { BodyMemberTable, BodyTable } from './tables.ts';

type Done = Omit<Parameters<typeof keepDecisionChange>[4], 'version'>;

/** Changes a locked body, its version, its history and the record together. */
export const changeBody = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  body: Body,
  set: Updateable<BodyTable>,
  done: Done,
): Promise<void> => {
  const version = body.version + 1;
  await decisionDb(trx)
    .updateTable('body')
    .set({ ...set, version })
    .where('key', '=', body.key)
    .execute();
  await keepDecisionChange(trx, actor, now, bodyRef(body.key), { ...done, version });
};

/** The same for a membership of a locked body; it stands in the history of its body. */
export const changeMember = async (
  trx: Trx,
  actor: Actor,
  now: Date,
  member: BodyMember,
  set: Updateable<BodyMemberTable>,
  done: Done,
): Promise<void> => {
  const version = member.version + 1;
  await decisionDb(trx)
    .updateTable('body_member')
    .set({ ...set, version })
    .where('id', '=', member.id)
    .execute();
  await keepDecisionChange(trx, actor, now, bodyRef(member.body), { ...done, version });
};

/** Tells a person what became of their seat, unless they did it themselves. */
export const tellMember = (
  trx: Trx,
  actor: Actor,
  body: Pick<Body, 'key'>,
  person: string,
  news: { readonly kind: string; readonly title: string },
): Promise<void> =>
  notify(trx, {
    ...news,
    people: actor.kind === 'person' && actor.id === person ? [] : [person],
    href: bodyHref(body.key),
    object: bodyRef(body.key),
  });
