import type { ColumnType, Generated } from 'kysely';
import type { InterestKind } from '../people/index.ts';
import type { Db } from '../platform/relational/relational.ts';
import type { Outcome } from '../proposals/index.ts';
import type { CalendarDate } from '../shared/dates.ts';
import type { Composition } from './bodies/composition-rules.ts';
import type { Count } from './counting/election-rules.ts';
import type { Link, RelationKind, TouchKind } from './interests/matching-rules.ts';
import type { Ruling } from './interests/rulings-rules.ts';
import type { StandingOrders } from './orders/orders-rules.ts';
import type { FrozenVote, VoteMethod, Votes } from './votes/frozen-rules.ts';
import type { Choice, Tally } from './votes/tally-rules.ts';

type Json<T> = ColumnType<T, string | null | undefined, string | null>;

export const BODY_KINDS = ['governing-body', 'board', 'committee', 'members', 'panel'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const MEETING_STATES = ['planned', 'agenda-out', 'papers-out', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const ITEM_KINDS = [
  'opening',
  'minutes',
  'actions',
  'questions',
  'proposal',
  'report',
  'election',
  'other',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export type ItemPurpose = 'decide' | 'discuss' | 'note';
export type ItemState = 'planned' | 'open' | 'closed' | 'deferred' | 'withdrawn';

/** What is so of a member from a moment on; `video` is here, from afar; `waiting` is at the door or on the line. */
export type PresenceWhat = 'apologies' | 'absent' | 'waiting' | 'here' | 'video' | 'left';

/** In a meeting; of all members by ballot; in writing; urgent, between meetings. */
export type VoteKind = 'item' | 'members' | 'written' | 'urgent';
export type VoteState = 'open' | 'closed' | 'void';

/** A secret ballot: the choice of a vote, or candidates of an election in their order. */
export type BallotContent = { readonly choice: Choice } | { readonly ranks: readonly string[] };

export type ElectionRule = 'instant-runoff' | 'scottish-stv';
export type ElectionState = 'planned' | 'nominations' | 'voting' | 'counted' | 'void';
export type FrozenElection = {
  readonly candidates: readonly {
    /** Number of the nomination as text: what ballots carry, so that they name nobody’s id. */
    readonly id: string;
    readonly person: string;
    readonly name: string;
    readonly standing: string;
  }[];
  readonly voters: readonly {
    readonly voter: string;
    readonly name: string;
    readonly castBy: string | null;
  }[];
  readonly rule: string;
};

/** A count as it is kept; without its rounds where they would tell how somebody voted. */
export type ElectionResult = {
  readonly count: Count;
  /** Ballots that were given, those that rank nobody too. */
  readonly voted: number;
};

/** Somebody who saw it otherwise. */
export type Dissent = { readonly name: string; readonly standing: string; readonly words: string };

/** What was before a body when it decided, as it stood: never worked out again. */
export type DecisionStood = {
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
  readonly interests: readonly {
    readonly name: string;
    readonly words: string;
    readonly ruling: string;
  }[];
  readonly evidence: readonly { readonly label: string; readonly href: string | null; readonly on: string }[];
  /** Whole pence a full year; below nought is money that is no longer paid. */
  readonly costs: readonly { readonly label: string; readonly pence: number }[];
  readonly oncePence: number | null;
  readonly contributions: {
    readonly takenUp: number;
    readonly notTakenUp: number;
    readonly open: number;
    readonly shown: readonly {
      readonly words: string;
      readonly by: string;
      readonly answer: string;
      readonly changed: boolean;
    }[];
  };
  /** Days in each stage from the first word to the decision. */
  readonly days: readonly { readonly stage: string; readonly days: number; readonly over?: number }[];
  readonly caseVersion: number | null;
  /** From the first word to the decision; and about how many people waited longer meanwhile. */
  readonly age?: number | null;
  readonly waited?: { readonly value: number; readonly lower: number; readonly upper: number } | null;
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

export const FOLLOW_KINDS = ['contract', 'measure', 'review'] as const;
export type FollowKind = (typeof FOLLOW_KINDS)[number];

export type BodyTable = {
  key: string;
  name: string;
  kind: BodyKind;
  about: string;
  parent: string | null;
  route_body: string | null;
  in_public: boolean;
  composition: Json<readonly Composition[]>;
  founded_on: CalendarDate;
  closed_on: CalendarDate | null;
  version: Generated<number>;
};

export type BodyMemberTable = {
  id: Generated<number>;
  body: string;
  person: string;
  person_name: string;
  seat: string;
  organisation: string | null;
  is_clinician: Generated<boolean>;
  deputy_for: number | null;
  from_day: CalendarDate;
  to_day: CalendarDate | null;
  term_ends: CalendarDate | null;
  ended_reason: string | null;
  version: Generated<number>;
};

export type BodyOrdersTable = {
  id: Generated<number>;
  body: string;
  from_day: CalendarDate;
  orders: Json<StandingOrders>;
  source: string;
  verified_by: string | null;
  verified_on: CalendarDate | null;
  taken_back_on: CalendarDate | null;
  entered_on: CalendarDate;
  entered_person: string | null;
  entered_name: string;
};

export type MeetingTable = {
  reference: string;
  body: string;
  title: string;
  starts: Date;
  ends: Date;
  place: string;
  video: string | null;
  in_public: boolean;
  private_reason: string | null;
  state: Generated<MeetingState>;
  chair: string | null;
  chair_name: string | null;
  notice_on: CalendarDate | null;
  papers_on: CalendarDate | null;
  papers_due: CalendarDate | null;
  orders: number | null;
  orders_note: string | null;
  opened_at: Date | null;
  closed_at: Date | null;
  cancelled_reason: string | null;
  current_item: number | null;
  minutes_state: Generated<'none' | 'draft' | 'approved'>;
  minutes_published_on: CalendarDate | null;
  approved_in: string | null;
  sequence: Generated<number>;
  once: string | null;
  version: Generated<number>;
};

export type AgendaItemTable = {
  id: Generated<number>;
  meeting: string;
  position: number;
  kind: ItemKind;
  title: string;
  purpose: ItemPurpose;
  asks: string | null;
  proposal: string | null;
  minutes_planned: number;
  presenter: string | null;
  presenter_name: string | null;
  is_private: Generated<boolean>;
  private_reason: string | null;
  added_late: Generated<boolean>;
  late_reason: string | null;
  state: Generated<ItemState>;
  opened_at: Date | null;
  closed_at: Date | null;
  way: string | null;
  way_words: string | null;
  carried_from: number | null;
  version: Generated<number>;
};

export type PaperTable = {
  id: Generated<number>;
  item: number;
  number: number;
  title: string;
  kind: 'case' | 'file' | 'words';
  proposal: string | null;
  case_version: number | null;
  attachment: string | null;
  words: string | null;
  is_private: Generated<boolean>;
  private_reason: string | null;
  late: Generated<boolean>;
  late_reason: string | null;
  added_at: Date;
  added_person: string | null;
  added_name: string;
  taken_back_at: Date | null;
  taken_back_reason: string | null;
};

export type PresenceTable = {
  id: Generated<number>;
  meeting: string;
  item: number | null;
  member: number | null;
  person: string | null;
  person_name: string;
  what: PresenceWhat;
  stands_for: number | null;
  at: Date;
  once: string | null;
  by_person: string | null;
  by_name: string;
};

export type MeetingLineTable = {
  id: Generated<number>;
  meeting: string;
  item: number | null;
  at: Date;
  kind: string;
  words: string;
  is_private: Generated<boolean>;
  once: string | null;
  by_person: string | null;
  by_name: string;
  struck_at: Date | null;
  struck_reason: string | null;
};

export type ItemConditionTable = {
  id: Generated<number>;
  item: number;
  position: number;
  words: string;
  because: string | null;
  taken_back_at: Date | null;
  once: string | null;
  added_at: Date | null;
  added_name: string | null;
  taken_back_reason: string | null;
};

export type MeetingActionTable = {
  reference: string;
  meeting: string;
  item: number | null;
  what: string;
  owner: string | null;
  owner_name: string;
  due: CalendarDate;
  done_on: CalendarDate | null;
  done_words: string | null;
  dropped_reason: string | null;
  once: string | null;
  version: Generated<number>;
};

export type PublicQuestionTable = {
  id: Generated<number>;
  meeting: string;
  item: number | null;
  asker: string | null;
  person: string | null;
  words: string;
  asked_at: Date;
  state: Generated<'new' | 'shown' | 'not-shown'>;
  state_reason: string | null;
  answer: string | null;
  answered_on: CalendarDate | null;
  once: string | null;
};

export type TouchedTable = {
  id: Generated<number>;
  proposal: string;
  organisation: string | null;
  name: string;
  as_what: TouchKind;
  note: string | null;
  added_person: string | null;
  added_name: string;
  added_on: CalendarDate;
  taken_back_on: CalendarDate | null;
};

export type ItemInterestTable = {
  id: Generated<number>;
  item: number;
  person: string;
  person_name: string;
  interest: string | null;
  kind: InterestKind;
  direct: boolean;
  chain: Json<readonly Link[]>;
  words: string;
  how: 'matched' | 'declared' | 'added';
  contested: string | null;
  ruling: Ruling | null;
  ruling_reason: string | null;
  ruled_by: string | null;
  ruled_by_name: string | null;
  ruled_at: Date | null;
  dismissed_reason: string | null;
  /** Of a match: which line of what the idea touches. */
  touched: number | null;
  lapsed_at: Date | null;
  once: string | null;
  dismissed_name: string | null;
  ended: Generated<boolean>;
  suggested: Ruling | null;
  since: Date;
  version: Generated<number>;
};

export type PartyTieTable = {
  id: Generated<number>;
  from_code: string | null;
  from_name: string;
  kind: RelationKind;
  to_code: string | null;
  to_name: string;
  since: CalendarDate;
  until: CalendarDate | null;
  source: string;
  added_person: string | null;
  added_name: string;
  added_on: CalendarDate;
  taken_back_on: CalendarDate | null;
  version: Generated<number>;
};

export type VoteTable = {
  reference: string;
  body: string;
  kind: VoteKind;
  item: number | null;
  proposal: string | null;
  title: string;
  motion: string;
  method: VoteMethod;
  secret: boolean;
  weighted_by: 'list-size' | null;
  weighted_on: CalendarDate | null;
  state: VoteState;
  frozen: Json<FrozenVote>;
  /** The store makes it of `frozen`. */
  frozen_brief: ColumnType<Omit<FrozenVote, 'voters'>, never, never>;
  frozen_hash: string;
  opened_at: Date;
  opened_person: string | null;
  opened_name: string;
  closes_at: Date | null;
  closed_at: Date | null;
  result: Json<Tally | null>;
  shown: string | null;
  void_reason: string | null;
  version: Generated<number>;
  once: string | null;
  hands: Json<Votes | null>;
  casting_choice: 'for' | 'against' | null;
  urgent: Json<UrgentFacts | null>;
  weights_from: string | null;
  ratifies: string | null;
  ratified_by: string | null;
};

/** Of a decision between meetings: why it could not wait, who was asked first, by when the body is told, and when it was. */
export type UrgentFacts = {
  readonly why: string;
  readonly consulted: readonly string[];
  readonly tellBy: CalendarDate;
  readonly toldOn: CalendarDate | null;
  readonly toNextMeeting: boolean;
};

export type VoteVoterTable = {
  vote: string;
  voter: string;
  voter_name: string;
  cast_by: string | null;
  weight: Generated<number>;
  has_voted: Generated<boolean>;
};

export type VoteCastTable = {
  vote: string;
  voter: string;
  choice: Choice;
  units: Generated<number>;
  at: Date;
  cast_by: string | null;
  reason: string | null;
  once: string | null;
};

export type BallotBoxTable = { contest: string; number: Generated<number> };

export type BallotTable = {
  contest: string;
  code: string;
  content: Json<BallotContent>;
  weight: Generated<number>;
};

export type ProxyTable = {
  id: Generated<number>;
  body: string;
  giver: string;
  giver_name: string;
  holder: string;
  holder_name: string;
  meeting: string | null;
  from_day: CalendarDate;
  to_day: CalendarDate | null;
  instructions: string | null;
  given_at: Date;
  taken_back_at: Date | null;
};

export type ElectionTable = {
  reference: string;
  body: string;
  seat: string;
  title: string;
  seats: number;
  rule: ElectionRule;
  electorate: 'practices' | 'members';
  eligible: string;
  nominations_from: CalendarDate;
  nominations_to: CalendarDate;
  voting_from: CalendarDate;
  voting_to: CalendarDate;
  term_from: CalendarDate;
  term_to: CalendarDate | null;
  state: ElectionState;
  seed: string | null;
  frozen: Json<FrozenElection | null>;
  frozen_hash: string | null;
  result: Json<ElectionResult | null>;
  counted_at: Date | null;
  void_reason: string | null;
  opened_by: string | null;
  opened_by_name: string;
  version: Generated<number>;
  once: string | null;
  /** Published when voting opens; the seed itself after the count. */
  seed_hash: string | null;
  opened_at: Date | null;
  notice_on: CalendarDate | null;
  shown: 'all' | 'outcome' | null;
  ballots_hash: string | null;
  seated_at: Date | null;
};

/** Who votes for a practice that has no representative. */
export type ElectionHandTable = {
  election: string;
  practice: string;
  person: string;
  person_name: string;
  chosen_by: string | null;
  chosen_by_name: string;
  chosen_at: Date;
};

export type NominationTable = {
  id: Generated<number>;
  election: string;
  person: string;
  person_name: string;
  standing: string;
  statement: string;
  proposer: string | null;
  proposer_name: string | null;
  given_at: Date;
  eligible: boolean | null;
  eligible_reason: string | null;
  withdrawn_at: Date | null;
  version: Generated<number>;
};

export type ElectionVoterTable = {
  election: string;
  voter: string;
  voter_name: string;
  cast_by: string | null;
  has_voted: Generated<boolean>;
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

export type DecisionFollowTable = {
  id: Generated<number>;
  decision: string;
  kind: FollowKind;
  on_day: CalendarDate;
  title: string;
  words: string;
  expected: string | null;
  measured: string | null;
  verdict: string | null;
  recorded_at: Date;
  recorded_person: string | null;
  recorded_name: string;
  taken_back_at: Date | null;
  taken_back_reason: string | null;
  once: string | null;
};

export type BreachTable = {
  id: Generated<number>;
  found_on: CalendarDate;
  person: string | null;
  person_name: string | null;
  what: string;
  done: string;
  item: number | null;
  public_words: string | null;
  recorded_person: string | null;
  recorded_name: string;
  version: Generated<number>;
  taken_back_on: CalendarDate | null;
  taken_back_reason: string | null;
  once: string | null;
};

export type CalendarAddressTable = {
  person: string;
  renewals: Generated<number>;
  token_hash: string;
  made_at: Date;
};

export type PackReadTable = { meeting: string; person: string; read_at: Date };

/** The tables of decisions. */
export type DecisionTables = {
  body: BodyTable;
  body_member: BodyMemberTable;
  body_orders: BodyOrdersTable;
  meeting: MeetingTable;
  agenda_item: AgendaItemTable;
  paper: PaperTable;
  presence: PresenceTable;
  meeting_line: MeetingLineTable;
  item_condition: ItemConditionTable;
  meeting_action: MeetingActionTable;
  public_question: PublicQuestionTable;
  touched: TouchedTable;
  item_interest: ItemInterestTable;
  party_tie: PartyTieTable;
  vote: VoteTable;
  vote_voter: VoteVoterTable;
  vote_cast: VoteCastTable;
  ballot: BallotTable;
  ballot_box: BallotBoxTable;
  proxy: ProxyTable;
  election: ElectionTable;
  nomination: NominationTable;
  election_voter: ElectionVoterTable;
  election_hand: ElectionHandTable;
  decision: DecisionTable;
  decision_version: DecisionVersionTable;
  decision_feed: DecisionFeedTable;
  decision_feed_end: DecisionFeedEndTable;
  decision_follow: DecisionFollowTable;
  breach: BreachTable;
  calendar_address: CalendarAddressTable;
  pack_read: PackReadTable;
};

/** The store with the tables of decisions in sight. */
export const decisionDb = (db: Db) => db.withTables<DecisionTables>();
