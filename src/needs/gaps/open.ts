import { z } from 'zod';
import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import type { CommonRefusal } from '../../platform/use.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type Gap, lockGap } from './queries.ts';
import type { GapRefusal } from './refusals.ts';
import { seesGap } from './shown.ts';

export type Refused = GapRefusal | CommonRefusal;

export const gapReference = z.string().trim().toUpperCase().describe('GAP-2026-001');

/** A locked gap that this actor may change as asked, and that nobody changed meanwhile. */
export const openGap = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number },
  may: (actor: Actor, gap: Gap) => boolean,
): Promise<Result<Gap, Refused>> => {
  const gap = await lockGap(trx, given.reference);
  if (!gap || !(await seesGap({ ...platform, db: trx }, actor, given.reference)))
    return refuse({ kind: 'not-found', what: `the gap ${given.reference}` });
  if (!may(actor, gap)) return refuse({ kind: 'gap-not-yours' });
  if (given.version !== undefined && given.version !== gap.version)
    return refuse({ kind: 'changed-meanwhile', what: `The gap ${given.reference}` });
  return ok(gap);
};
