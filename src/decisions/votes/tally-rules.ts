import type { Votes } from './frozen-rules.ts';

export type { Choice, FrozenVote } from './frozen-rules.ts';

/** A ballot with its name. */
export type NamedBallot = { readonly voter: string; readonly votes: Votes };
/** A ballot of a secret vote: a code, and a weight that five or more voters share. */
export type SecretBallot = { readonly code: string; readonly votes: Votes };
/** Hands, counted by the chair. */
export type CountedHands = { readonly hands: Votes };

export type VoteOutcome = 'carried' | 'lost' | 'tied';

export type Tally = {
  /** Tied only while a casting vote can still decide it. */
  readonly outcome: VoteOutcome;
  readonly votes: Votes;
  /** How many voted, and how many votes there were in all, here and entitled. */
  readonly voted: number;
  readonly voters: number;
  readonly present: number;
  readonly entitled: number;
  /** What the share was of, and how many of it had to be for. */
  readonly whole: number;
  readonly needed: number;
  readonly decidedBy: 'nobody-voted' | 'consent' | 'majority' | 'casting-vote';
  readonly casting: { readonly by: string; readonly choice: 'for' | 'against' } | null;
  /** Its numbers would tell how somebody voted in secret. See `isSafeToPublish`. */
  readonly isTelling: boolean;
  /** The sum and the rule that decided, in words. */
  readonly sentence: string;
};
