import { unitsOf } from './decimal-rules.ts';
import type { CountRules } from './election-rules.ts';
import type { Chosen, Settle, Standing } from './winner-rules.ts';

/** Candidates by their votes, fewest first, those with as many together. */
const steps = (standings: readonly Standing[]): readonly (readonly Standing[])[] => {
  const byVotes = new Map<bigint, Standing[]>();
  for (const one of standings) {
    const same = byVotes.get(one.votes);
    if (same) same.push(one);
    else byVotes.set(one.votes, [one]);
  }
  return [...byVotes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => same);
};

/**
 * Those who cannot win whatever comes: all their votes together are fewer than the next candidate's.
 * @param keepTwo how many may go at most so that two are left
 */
export const cannotCatchUp = (standings: readonly Standing[], keepTwo?: number): readonly Standing[] => {
  let sum = 0n;
  let below: readonly Standing[] = [];
  let gone: readonly Standing[] = [];
  let before: readonly Standing[] = [];
  for (const same of steps(standings)) {
    const votes = same[0]?.votes ?? 0n;
    if (sum < votes && below.length > gone.length) {
      before = gone;
      gone = below;
    }
    for (const one of same) sum += one.votes;
    below = [...below, ...same];
  }
  return keepTwo !== undefined && gone.length > keepTwo ? before : gone;
};

/**
 * Who goes at the end of a round: one, or several; undefined when a tie must be decided first.
 * @param leftToGo how many may go until two are left
 */
export const losersOf = (
  standings: readonly Standing[],
  rules: CountRules,
  writeIns: number | undefined,
  leftToGo: number,
  settle: Settle,
): readonly Chosen[] | undefined => {
  const written = standings.find(({ candidate, votes }) => candidate === writeIns && votes > 0n);
  if (written) return [{ candidate: written.candidate, why: 'write-ins' }];
  const least = unitsOf(rules.leastVotes, rules.decimals);
  const few = standings.filter(({ votes }) => votes < least);
  if (few.length > 0) return few.map(({ candidate }) => ({ candidate, why: 'below-least' }));
  if (rules.batch) {
    const batch = cannotCatchUp(standings, rules.toLastTwo ? leftToGo : undefined);
    if (batch.length > 1) return batch.map(({ candidate }) => ({ candidate, why: 'cannot-catch-up' }));
  }
  const [last = []] = steps(standings);
  const [only] = last;
  if (last.length === 1 && only) return [{ candidate: only.candidate, why: 'fewest-votes' }];
  const settled = settle(
    last.map(({ candidate }) => candidate),
    'loser',
  );
  return settled && [{ ...settled, why: 'fewest-votes' }];
};
