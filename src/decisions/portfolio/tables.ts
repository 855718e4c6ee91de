import type { Generated } from 'kysely';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Portfolio, PortfolioRule } from '../counting/portfolio-rules.ts';
import type { Json } from '../kit/columns.ts';
import type { Excluded, FrozenVoter, LapsedDelegation } from '../votes/frozen-rules.ts';

export type PortfolioState = 'planned' | 'open' | 'closed' | 'void';

/** A project as it stands on the list that was fixed when voting opened. */
export type ListedProject = {
  /** Its number on the list, from 1: what ballots carry. The order was drawn by lot, and ties go by it. */
  readonly number: number;
  readonly project: number;
  readonly proposal: string | null;
  readonly title: string;
  readonly costPence: number;
};

/** A portfolio ballot as it stood when voting opened. It is written once and never again. */
export type FrozenPortfolio = {
  readonly title: string;
  readonly sumPence: number;
  readonly source: string;
  readonly rule: PortfolioRule;
  /** The rule in words, as voters read it. */
  readonly ruleWords: string;
  /** Instants as `toISOString` writes them. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly projects: readonly ListedProject[];
  readonly voters: readonly FrozenVoter[];
  readonly excluded: readonly Excluded[];
  readonly lapsed: readonly LapsedDelegation[];
  /** Names of those who were left off by a ruling, as they stood: they are on no other list. */
  readonly names: Readonly<Record<string, string>>;
};

export type PortfolioTable = {
  reference: string;
  body: string;
  title: string;
  why: string;
  sum_pence: number;
  source: string;
  rule: PortfolioRule;
  state: PortfolioState;
  opens_at: Date;
  closes_at: Date;
  weighted_on: CalendarDate | null;
  sizes: string | null;
  weights_from: string | null;
  set_up_person: string | null;
  set_up_name: string;
  set_up_at: Date;
  opened_at: Date | null;
  closed_at: Date | null;
  frozen: Json<FrozenPortfolio | null>;
  frozen_hash: string | null;
  result: Json<Portfolio | null>;
  ballots_hash: string | null;
  void_reason: string | null;
  version: Generated<number>;
  once: string | null;
};

export type PortfolioProjectTable = {
  id: Generated<number>;
  portfolio: string;
  proposal: string | null;
  title: string;
  words: string;
  cost_pence: number;
  cost_from: string;
  added_person: string | null;
  added_name: string;
  added_at: Date;
};

export type PortfolioVoterTable = {
  portfolio: string;
  voter: string;
  voter_name: string;
  cast_by: string;
  cast_by_name: string;
  weight: number;
};

export type PortfolioBallotTable = {
  portfolio: string;
  voter: string;
  projects: Json<readonly number[]>;
  version: Generated<number>;
  cast_by: string | null;
  given_at: Date;
  once: string | null;
};
