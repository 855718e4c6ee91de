import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange, writeLine } from '../kit/change.ts';
import { findItem } from '../kit/find.ts';
import { voteRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { Refused } from './cast.ts';
import { openedToRun, rewriteVoters } from './close.ts';
import { burnBox } from './secret/box.ts';

/**
 * Makes a vote void, open or closed: it does not count, and its page says why. Its ballots are thrown away unread.
 * Refuses where a decision rests on it.
 */
export const voidVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly reason: string },
): Promise<Result<{ readonly reference: string }, Refused>> => {
  const opened = await openedToRun(platform, trx, actor, given.reference);
  if (!opened.ok) return opened;
  const vote = opened.value;
  if (vote.state === 'void') return ok({ reference: vote.reference });
  const decision = await decisionDb(trx)
    .selectFrom('decision')
    .select('reference')
    .where('vote', '=', vote.reference)
    .executeTakeFirst();
  if (decision) return refuse({ kind: 'vote-decided', decision: decision.reference });
  const now = platform.now();
  if (vote.secret) {
    await burnBox(trx, vote.reference);
    await rewriteVoters(trx, vote.reference);
  }
  await decisionDb(trx)
    .updateTable('vote')
    .set({
      state: 'void',
      void_reason: given.reason,
      closed_at: vote.closed_at ?? now,
      version: vote.version + 1,
    })
    .where('reference', '=', vote.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, voteRef(vote.reference), {
    version: vote.version + 1,
    kind: 'vote.void',
    before: { state: vote.state },
    after: { state: 'void', reason: given.reason },
  });
  const item = vote.kind === 'item' && vote.item !== null ? await findItem(trx, vote.item) : undefined;
  if (item)
    await writeLine(trx, actor, {
      meeting: item.meeting,
      item: item.id,
      at: now,
      kind: 'vote-closed',
      words: `The vote was made void: ${given.reason}`,
      isPrivate: item.is_private,
    });
  return ok({ reference: vote.reference });
};
