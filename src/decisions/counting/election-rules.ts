/** Who stands. The id is what ballots carry; the name is what people read. */
export type Candidate = { readonly id: string; readonly name: string };

/**
 * What stands at one rank of a ballot: a candidate's id, nothing (skipped), or several candidates. An empty
 * list means several at once, of whom nobody knows which.
 */
export type Mark = string | null | readonly string[];

/** One way of ranking, and how many papers say exactly that. The first mark is the first preference. */
export type Ballot = { readonly marks: readonly Mark[]; readonly times: number };

/**
 * How a tie is settled. First by the most recent earlier round in which the tied differed, where `earlierFirst`
 * says so; then by one of four. `drawn-order` draws one order of all candidates before the count, from the
 * seed, in which the earlier is preferred; `draw` draws at each tie; `asked` takes the answers of whoever
 * decides, in the order of the ties, and stops the count when there is none left.
 */
export type TieRule = {
  readonly earlierFirst: boolean;
  readonly by: 'listed-order' | 'drawn-order' | 'draw' | 'asked';
  /** A whole number from -2^47 to 2^47 - 1. */
  readonly seed?: number;
  readonly answers?: readonly string[];
};

/** How ballots are read whose ranks are not one candidate each from the first on. No page of ours offers these. */
export type MarkRules = {
  /** Ranks beyond this one are not read. */
  readonly most?: number | undefined;
  /** How many ranks in a row may be left out before the ballot ends; undefined: any number. */
  readonly skips?: number | undefined;
  /** Several at one rank: the ballot ends, the rank is passed by, or it ends only if several of them stand. */
  readonly over: 'end' | 'pass-by' | 'end-if-several-stand';
  readonly endAtRepeat: boolean;
};

/**
 * Who is elected and when. `one`: a majority of what is still in play. `every-winner-at-once` and
 * `one-winner-a-round`: a quota, with surpluses passed on. `last-standing`: eliminate until as many are left as
 * there are seats. `all-above-share`: eliminate until everybody left has the share (seats are 0).
 * `one-seat-after-another`: a majority for each seat, its winner left out of the next.
 */
export type Electing =
  | 'one'
  | 'every-winner-at-once'
  | 'one-winner-a-round'
  | 'last-standing'
  | 'all-above-share'
  | 'one-seat-after-another';

/** All options of the general counter. */
export type CountRules = {
  readonly elect: Electing;
  readonly seats: number;
  /** Decimal places of votes; what is smaller is left out, never rounded up. */
  readonly decimals: number;
  readonly quota: 'droop' | 'hare';
  /** A quota in whole votes; otherwise to the last decimal place. */
  readonly wholeQuota: boolean;
  /** One seat alone: the majority is of the first round's votes and stays. */
  readonly firstRoundQuota: boolean;
  /** For `all-above-share`, in per cent of the votes still in play. */
  readonly sharePercent?: number;
  /** Whoever has fewer votes goes at once, and no quota is lower. */
  readonly leastVotes: number;
  /** Several go at once when all their votes together could not lift any of them past the next. */
  readonly batch: boolean;
  /** One seat alone: go on after the winner until two are left. */
  readonly toLastTwo: boolean;
  /** Stop after this round, whatever is open. */
  readonly lastRound?: number | undefined;
  readonly ties: TieRule;
  /** The id that stands for all names written in by hand: never elected, and gone first. */
  readonly writeIns?: string | undefined;
  /** Named on ballots, but not standing. */
  readonly leftOut: readonly string[];
  readonly marks: MarkRules;
};

/** Why a ballot is in play no more. */
export type Ending =
  | 'nothing-ranked'
  | 'nobody-left'
  | 'several-at-a-rank'
  | 'skipped-ranks'
  | 'repeated'
  | 'seats-filled';

export const ENDINGS: readonly Ending[] = [
  'nothing-ranked',
  'nobody-left',
  'several-at-a-rank',
  'skipped-ranks',
  'repeated',
  'seats-filled',
];

/** How one tie was settled, so that anybody can do it again. `order` is the drawn order of all candidates. */
export type Tie = {
  readonly between: readonly string[];
  readonly chosen: string;
  readonly by: 'earlier-round' | 'listed-order' | 'drawn-order' | 'draw' | 'asked';
  readonly round?: number;
  readonly order?: readonly string[];
};

export type Why =
  | 'majority'
  | 'quota'
  | 'share'
  | 'seats-left'
  | 'most-votes'
  | 'surplus'
  | 'fewest-votes'
  | 'cannot-catch-up'
  | 'below-least'
  | 'write-ins';

/**
 * What happened at the end of a round. Votes are decimal texts. `surplus` is the passing on of what an elected
 * candidate has above the quota, where that is a step of its own.
 */
export type RoundEvent = {
  readonly kind: 'elected' | 'surplus' | 'eliminated';
  readonly candidate: string;
  readonly why: Why;
  readonly tie?: Tie;
  readonly transfers: readonly { readonly to: string; readonly votes: string }[];
  /** Votes that went to nobody. */
  readonly ended: string;
  /** What decimal places cut off. */
  readonly cutOff: string;
};

/** `elected`: in this round; `elected-before`: in an earlier one; `eliminated`: at this round's end. */
export type TallyState = 'standing' | 'elected' | 'elected-before' | 'eliminated';

export type Tally = { readonly candidate: string; readonly votes: string; readonly state: TallyState };

export type Round = {
  readonly round: number;
  /** The seat that this count is for, where each seat is counted on its own; 1 otherwise. */
  readonly pass: number;
  readonly threshold: string;
  /** In order of votes, most first. */
  readonly tallies: readonly Tally[];
  readonly events: readonly RoundEvent[];
  readonly ended: Readonly<Record<Ending, string>>;
  /** Everything that decimal places have cut off so far. With it the votes add up to the ballots. */
  readonly cutOff: string;
};

/** Why a count ended without its result. */
export type Stopped =
  | { readonly kind: 'no-votes' }
  | { readonly kind: 'nobody-has-the-least' }
  | { readonly kind: 'tie-undecided'; readonly round: number; readonly between: readonly string[] };

export type Count = {
  readonly method: 'instant-run-off' | 'scottish-transferable-vote' | 'general';
  readonly seats: number;
  readonly quota: 'droop' | 'hare';
  readonly candidates: readonly Candidate[];
  /** Papers, also those that rank nobody. */
  readonly ballots: number;
  readonly rounds: readonly Round[];
  /** In the order of their election; in one round, most votes first. */
  readonly winners: readonly string[];
  readonly stopped?: Stopped;
};
