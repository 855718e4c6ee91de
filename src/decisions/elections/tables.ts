import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Count } from '../counting/election-rules.ts';
import type { Json } from '../kit/columns.ts';

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
