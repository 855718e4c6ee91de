import type { FrozenVote, Votes } from './frozen-rules.ts';

/** How an open vote stands when somebody gives theirs. The frozen list holds whatever happened since. */
export type VoteNow = {
  /** The instant, as `toISOString` writes it. */
  readonly at: string;
  /** When it was closed; null while it is open. */
  readonly closedAt: string | null;
  /** Voters whose votes are in. */
  readonly cast: ReadonlySet<string>;
  /** People who have left the body or the meeting since it was opened. */
  readonly gone: ReadonlySet<string>;
  /** People whom a ruling since then keeps from voting. */
  readonly ruledOut: ReadonlySet<string>;
};

export type VoteRefusal =
  | { readonly kind: 'vote-not-open-yet' }
  | { readonly kind: 'vote-closed' }
  | { readonly kind: 'vote-ruled-out' }
  | { readonly kind: 'vote-not-entitled' }
  | { readonly kind: 'vote-given-away' }
  | { readonly kind: 'vote-not-yours' }
  | { readonly kind: 'vote-gone' }
  | { readonly kind: 'vote-came-late' }
  | { readonly kind: 'vote-in-already' };

/** What of a vote says who may give it, and when. */
type FrozenList = Pick<FrozenVote, 'opensAt' | 'closesAt' | 'voters' | 'excluded'>;

/**
 * Why a person cannot give the vote of a voter now; undefined when they can. In a meeting who was not there at the
 * opening, and had no proxy there, does not vote: a share of those present would else be of another number than it
 * was opened with.
 */
export const whyNotVote = (
  frozen: FrozenList,
  { voter, by }: { readonly voter: string; readonly by: string },
  { at, closedAt, cast, gone, ruledOut }: VoteNow,
): VoteRefusal | undefined => {
  if (at < frozen.opensAt) return { kind: 'vote-not-open-yet' };
  if (closedAt !== null || (frozen.closesAt !== null && at >= frozen.closesAt))
    return { kind: 'vote-closed' };
  const found = frozen.voters.find((one) => one.voter === voter);
  if (!found)
    return frozen.excluded.some((one) => one.voter === voter)
      ? { kind: 'vote-ruled-out' }
      : { kind: 'vote-not-entitled' };
  if (found.castBy !== by)
    return found.through.length > 0 ? { kind: 'vote-given-away' } : { kind: 'vote-not-yours' };
  if (ruledOut.has(by)) return { kind: 'vote-ruled-out' };
  if (gone.has(by)) return { kind: 'vote-gone' };
  if (!found.isPresent) return { kind: 'vote-came-late' };
  return cast.has(voter) ? { kind: 'vote-in-already' } : undefined;
};

export type BallotRefusal =
  | { readonly kind: 'vote-no-votes'; readonly field: 'votes' }
  | { readonly kind: 'vote-no-split'; readonly field: 'votes' }
  | { readonly kind: 'vote-wrong-sum'; readonly field: 'votes'; readonly weight: number };

/** Votes for, against and abstaining, added up. */
export const sumOf = (votes: Votes): number => votes.for + votes.against + votes.abstain;

/** Why votes cannot be given so: no whole numbers, split where the rule has none, more or fewer than the voter has. */
export const whyNotBallot = (
  { splitVotes }: Pick<FrozenVote, 'splitVotes'>,
  weight: number,
  votes: Votes,
): BallotRefusal | undefined => {
  const parts = [votes.for, votes.against, votes.abstain];
  if (!parts.every((part) => Number.isSafeInteger(part) && part >= 0))
    return { kind: 'vote-no-votes', field: 'votes' };
  if (sumOf(votes) !== weight) return { kind: 'vote-wrong-sum', field: 'votes', weight };
  return !splitVotes && parts.filter((part) => part > 0).length > 1
    ? { kind: 'vote-no-split', field: 'votes' }
    : undefined;
};

/** The whole of a weight on one choice. */
export const wholeVotes = (choice: keyof Votes, weight: number): Votes => ({
  for: 0,
  against: 0,
  abstain: 0,
  [choice]: weight,
});
