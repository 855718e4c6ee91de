import type { Actor } from '../../platform/actor.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { mayKeep } from '../kit/may.ts';
import { voteRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { Refused } from './cast.ts';
import { type Closed, closedBefore, keepRatified, openedToRun, tellClosed } from './close.ts';
import { keptTally, namedBallots, secretBallots } from './count.ts';
import { castsOf, frozenOf } from './find.ts';
import { ballotsOf } from './secret/box.ts';
import { type Cast, tallyVote } from './tally-rules.ts';

/** Gives the second vote of whoever is in the chair, which decides a tie. The governance officer may write it down. */
export const giveCastingVote = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly choice: 'for' | 'against' },
): Promise<Result<Closed, Refused>> => {
  const opened = await openedToRun(platform, trx, actor, given.reference);
  if (!opened.ok) return opened;
  const vote = opened.value;
  if (vote.state === 'closed' && vote.casting_choice === given.choice) return ok(closedBefore(vote));
  if (vote.state !== 'closed' || vote.result?.outcome !== 'tied') return refuse({ kind: 'vote-not-tied' });
  const frozen = await frozenOf(trx, vote.reference);
  if (!mayKeep(actor) && (actor.kind !== 'person' || actor.id !== frozen.casting))
    return refuse({ kind: 'vote-casting-theirs' });
  const cast: Cast = vote.secret
    ? secretBallots(await ballotsOf(trx, vote.reference))
    : vote.hands
      ? { hands: vote.hands }
      : namedBallots(await castsOf(trx, vote.reference));
  const tally = keptTally(tallyVote(frozen, cast, given.choice));
  const now = platform.now();
  await decisionDb(trx)
    .updateTable('vote')
    .set({ result: JSON.stringify(tally), casting_choice: given.choice, version: vote.version + 1 })
    .where('reference', '=', vote.reference)
    .execute();
  await keepDecisionChange(trx, actor, now, voteRef(vote.reference), {
    version: vote.version + 1,
    kind: 'vote.casting',
    after: { choice: given.choice, outcome: tally.outcome, result: tally.sentence },
  });
  await tellClosed(trx, actor, vote, now, tally);
  await keepRatified(trx, vote, tally);
  return ok({ reference: vote.reference, outcome: tally.outcome, words: tally.sentence });
};
