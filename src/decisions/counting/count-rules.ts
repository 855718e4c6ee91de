import type { Ballot, Candidate, Count } from './election-rules.ts';
import { scottishCount } from './scottish-rules.ts';
import { tabulate } from './tabulate-rules.ts';

/** What a page of ours may ask for. */
export type Election = {
  readonly method: 'instant-run-off' | 'scottish-transferable-vote';
  /** One for instant run-off. */
  readonly seats: number;
  readonly quota: 'droop' | 'hare';
  readonly candidates: readonly Candidate[];
  /** Fixed and published before the first ballot, so that nobody can choose the lot. */
  readonly seed: number;
};

/** Ids in the order of preference, and how many ballots say exactly that. */
export type Ranking = { readonly ranks: readonly string[]; readonly times: number };

/**
 * Counts an election by one of the two rules of the product. Ties: by the most recent round in which the tied
 * differed, then by the order that the seed draws. Nobody is elected without a vote; one candidate for one seat
 * still is counted.
 */
export const countElection = (election: Election, rankings: readonly Ranking[]): Count => {
  const { candidates, seats, quota, seed } = election;
  const ballots: readonly Ballot[] = rankings.map(({ ranks, times }) => ({ marks: ranks, times }));
  const ties = { by: 'drawn-order', seed } as const;
  if (election.method === 'scottish-transferable-vote')
    return scottishCount(candidates, ballots, { seats, quota, ties });
  if (seats !== 1) throw new Error('instant run-off fills one seat');
  const nobody = ballots.every(({ marks, times }) => marks.length === 0 || times === 0);
  const count = tabulate(candidates, ballots, {
    elect: 'one',
    seats: 1,
    decimals: 0,
    quota: 'droop',
    wholeQuota: true,
    firstRoundQuota: false,
    leastVotes: 0,
    batch: false,
    toLastTwo: false,
    ties: { ...ties, earlierFirst: true },
    leftOut: [],
    marks: { over: 'end', skips: 0, endAtRepeat: true },
    ...(nobody && { lastRound: 0 }),
  });
  return { ...count, method: 'instant-run-off', ...(nobody && { stopped: { kind: 'no-votes' } }) };
};
