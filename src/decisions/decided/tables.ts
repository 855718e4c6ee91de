import type { Generated } from 'kysely';
import type { IdeaBeforeBody, Outcome } from '../../proposals/index.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Json } from '../kit/columns.ts';
import type { Votes } from '../votes/frozen-rules.ts';
import type { Choice } from '../votes/tally-rules.ts';

/** Somebody who saw it otherwise. */
export type Dissent = { readonly name: string; readonly standing: string; readonly words: string };

/** What of it the idea brought; of a decision on none there is nothing of each. */
export type StoodOfIdea = Pick<
  IdeaBeforeBody,
  'evidence' | 'costs' | 'oncePence' | 'contributions' | 'days' | 'caseVersion'
> & {
  /** Days from the first word to the decision; and about how many people waited longer meanwhile. */
  readonly age?: number | null;
  readonly waited?: IdeaBeforeBody['waited'];
};

/** What was before a body when it decided, as it stood: never worked out again. */
export type DecisionStood = StoodOfIdea & {
  /** Each who counted, and how they voted where it was open. */
  readonly who: readonly {
    readonly name: string;
    readonly standing: string;
    readonly vote: Choice | null;
  }[];
  /** `8 for, 1 against`; carried or lost only where more would tell how somebody voted. */
  readonly sum: string;
  readonly rule: string;
  readonly quorum: string;
  /** Who was there and counted when it was put to the vote, and what the orders ask for; none of a vote between meetings. */
  readonly quorate?: {
    readonly isQuorate: boolean;
    readonly votingMembers: number;
    /** `Quorate: 9 of 14 voting members, 3 clinicians; needed 5 and 2`. */
    readonly words: string;
    readonly needs: readonly { readonly what: string; readonly have: number; readonly needed: number }[];
  } | null;
  readonly interests: readonly {
    readonly name: string;
    readonly words: string;
    readonly ruling: string;
  }[];
  /** The vote that decided, with the hash of what was frozen when it was opened. */
  readonly vote?: {
    readonly reference: string;
    readonly method: string;
    readonly motion: string;
    /** Null where numbers would tell how somebody voted. */
    readonly votes: Votes | null;
    readonly frozenHash: string;
  } | null;
  /** The standing orders in force. */
  readonly orders?: {
    readonly from: CalendarDate;
    readonly source: string;
    readonly verified: boolean;
  } | null;
  readonly meeting?: { readonly reference: string; readonly title: string } | null;
};

/** The words of one version of a decision. */
export type DecisionWords = {
  readonly title: string;
  readonly summary: string;
  readonly reasons: readonly string[];
  readonly conditions: readonly string[];
  readonly dissent: readonly Dissent[];
  readonly reviewOn: CalendarDate | null;
  readonly reviewByName: string | null;
};

/** What the register of procurement decisions says of a contract that hangs on a decision. */
export type Procurement = {
  readonly service: string;
  readonly how: string;
  readonly supplier: string | null;
  readonly valuePence: number | null;
};

export type DecisionTable = {
  reference: string;
  body: string;
  meeting: string | null;
  item: number | null;
  vote: string | null;
  proposal: string | null;
  title: string;
  outcome: Outcome;
  summary: string;
  reasons: Json<readonly string[]>;
  conditions: Json<readonly string[]>;
  dissent: Json<readonly Dissent[]>;
  stood: Json<DecisionStood>;
  stood_hash: string;
  decided_on: CalendarDate;
  urgent: Generated<boolean>;
  review_on: CalendarDate | null;
  review_by: string | null;
  review_by_name: string | null;
  procurement: Json<Procurement | null>;
  published_on: CalendarDate | null;
  withheld_reason: string | null;
  withheld_until: CalendarDate | null;
  once: string | null;
  publish_on: CalendarDate | null;
  recorded_on: CalendarDate | null;
  version: Generated<number>;
};

export type DecisionVersionTable = {
  decision: string;
  version: number;
  words: Json<DecisionWords>;
  why: string;
  at: Date;
  by_person: string | null;
  by_name: string;
};

export type DecisionFeedTable = {
  number: number;
  decision: string;
  what: 'published' | 'corrected' | 'withheld' | 'followed';
  version: number;
  at: Date;
};

/** One row: the newest number of the feeds. */
export type DecisionFeedEndTable = { number: number };
