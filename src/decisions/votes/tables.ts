import type { ColumnType, Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Json } from '../kit/columns.ts';
import type { FrozenVote, VoteMethod, Votes } from './frozen-rules.ts';
import type { Choice, Tally } from './tally-rules.ts';

/** In a meeting; of all members by ballot; in writing; urgent, between meetings. */
export type VoteKind = 'item' | 'members' | 'written' | 'urgent';
export type VoteState = 'open' | 'closed' | 'void';

/** A secret ballot: the choice of a vote, or candidates of an election in their order. */
export type BallotContent = { readonly choice: Choice } | { readonly ranks: readonly string[] };

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
