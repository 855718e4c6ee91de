import type { Actor } from '../../platform/actor.ts';
import { notify } from '../../platform/notifications/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Trx } from '../../platform/relational/relational.ts';
import { londonDate } from '../../shared/dates.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { countElection, type Ranking } from '../counting/count-rules.ts';
import type { Candidate, Count } from '../counting/election-rules.ts';
import { hashOf } from '../kit/hash.ts';
import { electionHref, electionRef } from '../kit/refs.ts';
import { type Ballot, closeBox } from '../votes/secret/box.ts';
import { listed } from '../words-rules.ts';
import { type Changed, changeElection, openToKeep, type Refused } from './change.ts';
import { candidatesIn, type Election, standingOf, stepOn, turnoutOf } from './find.ts';
import { seedNumber } from './open.ts';
import { isTellingCount } from './state-rules.ts';
import { concernedBy, rewriteVoters } from './voters.ts';
import { methodOf, outcomeOnly, winnersIn } from './words.ts';

/** The ranks of a ballot of an election. */
export const ranksOf = ({ content }: Pick<Ballot, 'content'>): readonly string[] =>
  'ranks' in content ? content.ranks : [];

/** Ballots as the counter reads them: equal rankings together, in an order that does not depend on that of the ballots. */
export const rankingsOf = (ballots: readonly Pick<Ballot, 'content'>[]): readonly Ranking[] => {
  const times = new Map<string, number>();
  for (const ballot of ballots) {
    const key = JSON.stringify(ranksOf(ballot));
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => ({ ranks: JSON.parse(key) as readonly string[], times: count }));
};

/** Counts ballots by the rule of an election and the seed that was drawn when it opened. */
export const countBallots = (
  election: Pick<Election, 'rule' | 'seats'>,
  candidates: readonly Candidate[],
  ballots: readonly Pick<Ballot, 'content'>[],
  seed: string,
): Count =>
  countElection(
    {
      method: methodOf(election.rule),
      seats: election.seats,
      quota: 'droop',
      candidates,
      seed: seedNumber(seed),
    },
    rankingsOf(ballots),
  );

const newsOf = (election: Election, names: readonly string[]): string =>
  names.length === 0
    ? `Nobody was elected: ${election.title}`
    : `${listed(names)} ${names.length === 1 ? 'is' : 'are'} elected: ${election.title}`;

/**
 * Closes the box and counts, after the last day of voting or once everybody who can vote has. Rounds that would tell
 * how somebody voted are not kept. By the officer, or by the clock.
 */
export const countVotes = async (
  platform: Platform,
  trx: Trx,
  actor: Actor,
  given: { readonly reference: string; readonly version?: number | undefined },
): Promise<Result<Changed, Refused>> => {
  const opened = await openToKeep(platform, trx, actor, given);
  if (!opened.ok) return opened;
  const election = opened.value;
  if (election.state === 'counted') return ok({ reference: election.reference });
  const now = platform.now();
  const step = stepOn(election, londonDate(now));
  if (election.state !== 'voting' || !election.seed)
    return refuse({ kind: 'election-not-at-this-step', step });
  const turnout = await turnoutOf(trx, election.reference);
  if (step === 'voting' && turnout.voted < turnout.able) return refuse({ kind: 'election-voting-open' });
  const candidates = candidatesIn(await standingOf(trx, election.reference));
  const ballots = await closeBox(trx, election.reference);
  if (!ballots) return refuse({ kind: 'ballot-box-gone' });
  if (ballots.length !== turnout.voted)
    throw new Error(`${election.reference} has ${ballots.length} ballots of ${turnout.voted} who voted`);
  await rewriteVoters(trx, election.reference);
  const count = countBallots(election, candidates, ballots, election.seed);
  const telling = isTellingCount(ballots.map(ranksOf));
  const kept = telling ? outcomeOnly(count) : count;
  const names = winnersIn(count);
  const changed = await changeElection(
    trx,
    actor,
    now,
    election,
    {
      state: 'counted',
      counted_at: now,
      result: JSON.stringify({ count: kept, voted: ballots.length }),
      shown: telling ? 'outcome' : 'all',
      ballots_hash: hashOf(ballots),
    },
    {
      kind: 'election.counted',
      before: { state: 'voting' },
      after: {
        state: 'counted',
        elected: count.winners,
        voted: ballots.length,
        ballotsHash: hashOf(ballots),
        seed: election.seed,
      },
    },
  );
  await notify(trx, {
    people: await concernedBy(trx, election),
    kind: 'election.counted',
    title: newsOf(election, names),
    href: electionHref(election.reference),
    object: electionRef(election.reference),
  });
  return changed;
};
