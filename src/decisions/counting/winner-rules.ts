import { oneVote, unitsOf } from './decimal-rules.ts';
import type { CountRules, Tie, Why } from './election-rules.ts';

/** A candidate and the votes they have now. */
export type Standing = { readonly candidate: number; readonly votes: bigint };

/** Whoever is chosen, and how their tie was settled if there was one. */
export type Chosen = { readonly candidate: number; readonly why: Why; readonly tie?: Tie | undefined };

/** Settles a tie between candidates by their numbers; undefined when nobody has decided it. */
export type Settle = (
  tied: readonly number[],
  choose: 'winner' | 'loser',
) => { readonly candidate: number; readonly tie: Tie } | undefined;

const passesOnSurpluses = (elect: CountRules['elect']): boolean =>
  elect === 'every-winner-at-once' || elect === 'one-winner-a-round';

/** Whether what winners have above the quota goes on to others. With one seat nobody is left to take it. */
export const usesSurpluses = ({ elect, seats }: Pick<CountRules, 'elect' | 'seats'>): boolean =>
  seats > 1 && passesOnSurpluses(elect);

/**
 * The votes that elect, of those in play. Droop: one more than would leave as many again for everybody else,
 * votes / (seats + 1) without its rest and then the smallest step more. Hare: votes / seats, the rest up.
 */
export const quotaOf = (
  votes: bigint,
  rules: Pick<
    CountRules,
    'quota' | 'seats' | 'wholeQuota' | 'decimals' | 'elect' | 'sharePercent' | 'leastVotes'
  >,
): bigint => {
  const one = oneVote(rules.decimals);
  const least = unitsOf(rules.leastVotes, rules.decimals);
  const step = rules.wholeQuota ? one : 1n;
  const bySeats = (): bigint => {
    const seats = BigInt(Math.max(1, rules.seats));
    if (rules.quota === 'droop') return (votes / ((seats + 1n) * step)) * step + step;
    return ((votes + seats * step - 1n) / (seats * step)) * step;
  };
  const quota =
    rules.elect === 'all-above-share'
      ? (votes * (unitsOf(rules.sharePercent ?? 0, rules.decimals) / 100n)) / one
      : bySeats();
  return quota > least ? quota : least;
};

const most = (standings: readonly Standing[]): bigint => {
  let best = 0n;
  for (const { votes } of standings) if (votes > best) best = votes;
  return best;
};

/** The one with most votes; undefined when a tie for it stays undecided. */
const top = (standings: readonly Standing[], why: Why, settle: Settle): Chosen | undefined => {
  const best = most(standings);
  const tied = standings.filter(({ votes }) => votes === best);
  const [first] = tied;
  if (tied.length === 1 && first) return { candidate: first.candidate, why };
  const settled = settle(
    tied.map(({ candidate }) => candidate),
    'winner',
  );
  return settled && { ...settled, why };
};

/**
 * Who is elected in this round: nobody, some, or undefined when a tie must be decided first.
 * @param standings everybody still in play, those written in by hand included
 * @param open seats not filled yet
 */
export const winnersOf = (
  standings: readonly Standing[],
  threshold: bigint,
  open: number,
  rules: CountRules,
  writeIns: number | undefined,
  settle: Settle,
): readonly Chosen[] | undefined => {
  // Nobody is elected while votes lie with names that will not be counted.
  if (standings.some(({ candidate, votes }) => candidate === writeIns && votes > 0n)) return [];
  const declared = standings.filter(({ candidate }) => candidate !== writeIns);
  const all = (some: readonly Standing[], why: Why): Chosen[] =>
    some.map(({ candidate }) => ({ candidate, why }));
  if (rules.elect === 'all-above-share')
    return standings.every(({ votes }) => votes >= threshold) ? all(declared, 'share') : [];
  if (open <= 0) return [];

  const reached = declared.filter(({ votes }) => votes >= threshold);
  const found = (): { readonly some: readonly Standing[]; readonly why: Why } => {
    const why = rules.seats > 1 ? 'quota' : 'majority';
    if (standings.length <= open) return { some: declared, why: 'seats-left' };
    if (rules.firstRoundQuota && standings.length - 1 === rules.seats)
      return {
        some: declared.filter(({ votes }) => votes === most(declared)),
        why: most(declared) >= threshold ? why : 'most-votes',
      };
    return { some: rules.elect === 'last-standing' ? [] : reached, why };
  };
  const { some, why } = found();
  const onlyOne = some.length > 1 && (rules.elect === 'one-winner-a-round' || rules.firstRoundQuota);
  const lastTwo =
    rules.seats === 1 &&
    some.length === 0 &&
    standings.length === 2 &&
    open === 1 &&
    standings.every(({ votes }) => votes >= unitsOf(rules.leastVotes, rules.decimals));
  if (!onlyOne && !lastTwo) return all(some, why);
  const winner = top(declared, lastTwo ? 'most-votes' : why, settle);
  return winner && [winner];
};
