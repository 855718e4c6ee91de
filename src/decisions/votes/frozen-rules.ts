import type { RulingState } from '../interests/rulings-rules.ts';
import type { AbstentionRule, Majority } from '../orders/orders-rules.ts';

/**
 * How votes are given. Consent: nobody objects. Hands are counted, not named. In a roll call, and in an open ballot
 * between meetings, each vote has its name. Secret: a ballot has a code and no name. Weights, proxies and split votes
 * go with any of the last three.
 */
export const VOTE_METHODS = ['consent', 'hands', 'roll-call', 'ballot', 'secret'] as const;
export type VoteMethod = (typeof VOTE_METHODS)[number];

/** On an item of a meeting, where votes given to people who are not there lapse; of all members; in writing, by its own majority. */
export type VotePlace = 'item' | 'members' | 'written' | 'urgent';

/** How much of a voter’s weight goes where: whole numbers that add up to the weight. */
export type Votes = { readonly for: number; readonly against: number; readonly abstain: number };
export const CHOICES = ['for', 'against', 'abstain'] as const;
export type Choice = (typeof CHOICES)[number];

/** Somebody who would have a vote: a member, or a practice with whoever casts its vote. */
export type Candidate = {
  /** Id of the member, or code of the practice. */
  readonly voter: string;
  /** Id of the person who casts it: the member, or the practice’s representative. */
  readonly by: string;
  /** Whole, from 1 on. */
  readonly weight: number;
  /** Here, when it is opened in a meeting; in a ballot everybody is. */
  readonly isHere: boolean;
};

/** A vote given to another to cast. */
export type Delegation = { readonly giver: string; readonly holder: string };

export type WhyNotDelegate =
  | 'not-allowed'
  | 'to-self'
  | 'circle'
  | 'giver-not-entitled'
  | 'giver-ruled-out'
  | 'giver-is-here'
  | 'given-twice'
  | 'holder-not-entitled'
  | 'holder-ruled-out'
  | 'holder-absent'
  | 'holder-gave-own'
  | 'too-many';

/** A delegation that does not take effect, and why: giver and holder are told at once. */
export type LapsedDelegation = Delegation & { readonly why: WhyNotDelegate };

export type FrozenVoter = {
  readonly voter: string;
  readonly weight: number;
  /** Id of the person who casts it now: their own, or a proxy’s. */
  readonly castBy: string;
  /** From voter to whoever casts it, when it was given; empty when it was not. */
  readonly through: readonly string[];
  /** Here, or with a proxy who is. */
  readonly isPresent: boolean;
};

/** Who would have had a vote and has none. */
export type Excluded = {
  readonly voter: string;
  readonly by: string;
  readonly weight: number;
  readonly ruling: RulingState;
};

/** A vote as it stands at its opening. It is written once and never again. */
export type FrozenVote = {
  readonly key: string;
  readonly question: string;
  readonly method: VoteMethod;
  readonly place: VotePlace;
  /** Key of the standing orders whose rules these are. */
  readonly orders: string;
  readonly majority: Majority;
  readonly abstentions: AbstentionRule;
  /** Id of whoever has a second vote when it is tied; null when nobody has. */
  readonly casting: string | null;
  readonly splitVotes: boolean;
  /** The rule as it was shown when it was opened. */
  readonly rule: string;
  /** Instants as `toISOString` writes them, so that they compare as text; no end where the chair closes it. */
  readonly opensAt: string;
  readonly closesAt: string | null;
  readonly voters: readonly FrozenVoter[];
  readonly excluded: readonly Excluded[];
  readonly lapsed: readonly LapsedDelegation[];
};
