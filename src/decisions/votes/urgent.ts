import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { keepDecisionChange } from '../kit/change.ts';
import { membersOn } from '../kit/find.ts';
import { voteHref, voteRef } from '../kit/refs.ts';
import { decisionDb } from '../tables.ts';
import type { Refused } from './cast.ts';
import { lockVote, mayRunVote, noVote, readVote } from './find.ts';
import { outcomeWords } from './tally-rules.ts';

/** Tells every member of the body of an urgent decision that is closed, and writes down when. Told once. */
export const tellUrgent = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  reference: string,
): Promise<Result<{ reference: string }, Refused>> => {
  const vote = await lockVote(trx, reference);
  if (!vote) return refuse(noVote(reference));
  const seen = await readVote({ ...platform, db: trx }, actor, reference);
  if (!seen.ok) return seen;
  const now = platform.now();
  const today = londonDate(now);
  if (!(await mayRunVote(trx, actor, vote, today))) return refuse({ kind: 'vote-not-runner' });
  const { urgent, result } = vote;
  if (!urgent || vote.state !== 'closed' || !result) return refuse({ kind: 'vote-not-urgent' });
  if (urgent.toldOn) return ok({ reference });
  await decisionDb(trx)
    .updateTable('vote')
    .set({ urgent: JSON.stringify({ ...urgent, toldOn: today }), version: vote.version + 1 })
    .where('reference', '=', reference)
    .execute();
  await keepDecisionChange(trx, actor, now, voteRef(reference), {
    version: vote.version + 1,
    kind: 'vote.told',
    after: { toldOn: today, tellBy: urgent.tellBy },
  });
  await notify(trx, {
    people: (await membersOn(trx, vote.body, today)).map(({ person }) => person),
    kind: 'vote.urgent-told',
    title: `Decided between meetings, ${outcomeWords(result.outcome).toLowerCase()}: ${vote.title}`,
    href: voteHref(reference),
    object: vote.proposal ? { kind: 'idea', id: vote.proposal } : voteRef(reference),
  });
  return ok({ reference });
};
