import type { Actor } from '../../platform/actor.ts';
import { can } from '../../platform/permissions.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { inTransaction } from '../../platform/relational/transaction.ts';
import { type Refusal, type Result, refuse } from '../../shared/result.ts';
import { peopleDb } from '../db.ts';
import { needsFreshSecondFactor } from '../sign-in/identify/rules.ts';

export type PartsRefusal =
  | { readonly kind: 'parts-of-the-group' }
  | { readonly kind: 'second-factor-needed' };

/**
 * May this actor change what is part of what? Whose roles count as the group's own hangs on it (`isOfGroup` of
 * sign-in), so it asks for what giving such a role asks: `roles.manage` and a second factor given just now.
 */
export const whyNotParts = (actor: Actor, now: Date): PartsRefusal | undefined => {
  if (!can(actor, 'roles.manage')) return { kind: 'parts-of-the-group' };
  return needsFreshSecondFactor(actor, now) ? { kind: 'second-factor-needed' } : undefined;
};

const partsNow = async (trx: Trx): Promise<string> =>
  JSON.stringify(
    await peopleDb(trx)
      .selectFrom('organisation_parent')
      .select(['child', 'parent', 'started', 'ended'])
      .where('kind', '=', 'part-of')
      .orderBy('child')
      .orderBy('started')
      .execute(),
  );

class Undone extends Error {
  readonly refusal: PartsRefusal;
  constructor(refusal: PartsRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/**
 * A transaction that changes what is part of what only in hands that may: a succession hands the parts of one
 * body to another, and a body's last day ends them. Otherwise all of it is taken back.
 */
export const keepingParts = async <T, R extends Refusal>(
  platform: Platform,
  actor: Actor,
  work: (trx: Trx) => Promise<Result<T, R>>,
): Promise<Result<T, R | PartsRefusal>> => {
  const whyNot = whyNotParts(actor, platform.now());
  if (!whyNot) return inTransaction(platform.db, work);
  try {
    return await inTransaction(platform.db, async (trx) => {
      const before = await partsNow(trx);
      const done = await work(trx);
      if (done.ok && (await partsNow(trx)) !== before) throw new Undone(whyNot);
      return done;
    });
  } catch (fault) {
    if (fault instanceof Undone) return refuse(fault.refusal);
    throw fault;
  }
};
