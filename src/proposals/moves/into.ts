import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { findProposal, seesProposal } from '../kit/find.ts';
import type { MergeTarget } from '../stages/merge-rules.ts';
import type { MoveInput } from './input.ts';
import { goesOnAs } from './joined.ts';
import type { MoveRefusal } from './refusals.ts';

/**
 * The proposal that one is to join, as the rule reads it: where it joined others itself, the end of that chain is
 * offered instead. One that has joined this very one is refused, and one that this person may not see is unknown.
 */
export const targetOf = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  { move, reference, into }: Pick<MoveInput, 'move' | 'reference' | 'into'>,
): Promise<Result<MergeTarget | undefined, MoveRefusal>> => {
  if (move !== 'merge' || !into) return ok(undefined);
  const target = await findProposal(trx, into);
  if (!target || !(await seesProposal({ ...platform, db: trx }, actor, target)))
    return refuse({ kind: 'proposal-into-unknown', field: 'into', into });
  const end = target.merged_into === null ? null : await goesOnAs(trx, into);
  if (end === reference && into !== reference)
    return refuse({ kind: 'proposal-in-a-circle', field: 'into', into });
  return ok({ reference: into, state: target.state, mergedInto: end });
};
