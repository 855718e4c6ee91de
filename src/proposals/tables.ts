import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../platform/relational/relational.ts';
import type { CalendarDate } from '../shared/dates.ts';
import type { MonthlyBenefit } from './delay/rules.ts';
import type { Touches } from './problem/asked-rules.ts';
import type { Route } from './routes/rules.ts';
import type { Standing } from './stages/rules.ts';
import type { ProposalMove, Stage, State } from './stages/table-rules.ts';

type Json<T> = ColumnType<T, string | null | undefined, string | null>;

export const HOW_OFTEN = ['most-days', 'most-weeks', 'most-months', 'once'] as const;
export type HowOften = (typeof HOW_OFTEN)[number];

/** What a proposal mostly is. */
export const PHASES = ['prevention', 'detection', 'treatment', 'care'] as const;
export type Phase = (typeof PHASES)[number];

export type ProposalTable = {
  reference: string;
  title: string;
  what: string;
  how_often: HowOften;
  place: string;
  practice: string | null;
  condition: string | null;
  gap: string | null;
  reading: string | null;
  phase: Phase | null;
  fifth: number | null;
  touches: Json<Touches | null>;
  budget_share: number | null;
  restricts: boolean | null;
  partners_change: boolean | null;
  benefit: Json<MonthlyBenefit | null>;
  state: State;
  since: CalendarDate;
  aside_from: Stage | null;
  clinician: string | null;
  clinician_name: string | null;
  clinician_standing: string | null;
  manager: string | null;
  manager_name: string | null;
  manager_standing: string | null;
  owner: string;
  owner_name: string;
  next_what: string;
  next_by: CalendarDate;
  problem: Generated<Standing['problem']>;
  merged_into: string | null;
  reason: string | null;
  raised_on: CalendarDate;
  raised_by: string | null;
  raised_by_name: string;
  raised_by_standing: string;
  raised_role: string | null;
  raised_contract: string | null;
  raised_practice_people: number | null;
  name_kept: Generated<boolean>;
  guardian: string | null;
  guardian_name: string | null;
  chair_too: Generated<boolean>;
  taken_on_on: CalendarDate | null;
  comments_until: CalendarDate | null;
  scheme: string | null;
  route: Json<Route | null>;
  body: string | null;
  complete_on: CalendarDate | null;
  answer_due: CalendarDate | null;
  /** Where the decision stands that moves it on once it is published. */
  decision_waits: string | null;
  stage_due: CalendarDate | null;
  clock_held: Generated<boolean>;
  exempt: Generated<boolean>;
  live_on: CalendarDate | null;
  review_on: CalendarDate | null;
  once: string | null;
  version: Generated<number>;
  search: ColumnType<string, never, never>;
};

export type ProposalEntryTable = {
  id: Generated<number>;
  proposal: string;
  state: State;
  on_day: CalendarDate;
  move: ProposalMove | 'raise';
  reason: string | null;
  by_person: string | null;
  by_name: string;
  by_standing: string;
  at: Date;
};

export type ProposalStanceTable = {
  proposal: string;
  person: string;
  stance: 'supports' | 'otherwise';
  words: string | null;
  person_name: string;
  standing: string;
  at: Date;
};

export type ProposalWatcherTable = { proposal: string; person: string; since: Generated<Date> };

export type ProposalClockStopTable = {
  id: Generated<string>;
  proposal: string;
  from_day: CalendarDate;
  to_day: CalendarDate | null;
  reason: string;
  by_person: string | null;
  by_name: string;
};

export type ProposalExemptionTable = {
  proposal: string;
  stage: Stage;
  reason: string;
  by_person: string | null;
  by_name: string;
  on_day: CalendarDate;
};

export const OUTCOMES = ['yes', 'yes-with-conditions', 'not-yet', 'no'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export type ProposalDecisionTable = {
  id: Generated<number>;
  proposal: string;
  on_day: CalendarDate;
  body: string;
  outcome: Outcome;
  conditions: string | null;
  reasons: string;
  address: string | null;
  recorded_by: string | null;
  recorded_by_name: string;
  recorded_on: CalendarDate;
};

export type ProposalReviewTable = {
  id: Generated<number>;
  proposal: string;
  words: string;
  as_promised: 'yes' | 'partly' | 'no';
  goes_on: 'as-it-is' | 'changed' | 'stops';
  written_by: string | null;
  written_by_name: string;
  written_on: CalendarDate;
};

export type ProposalDutyTable = {
  id: Generated<string>;
  from_day: CalendarDate;
  to_day: CalendarDate;
  clinician: string;
  manager: string;
  set_by_name: string;
  version: Generated<number>;
};

/** Reminders that were given, by what each was about. */
export type ProposalToldTable = { what: string; on_day: CalendarDate };

export type ProposalSettingTable = {
  id: Generated<string>;
  kind: string;
  key: string;
  in_force_from: CalendarDate;
  in_force_to: CalendarDate | null;
  data: ColumnType<unknown, string, string>;
  source: string;
  verified: Generated<boolean>;
  verified_by_name: string | null;
  entered_by_name: string;
  entered_on: CalendarDate;
  withdrawn_on: CalendarDate | null;
  version: Generated<number>;
};

export type ProposalTables = {
  proposal: ProposalTable;
  proposal_entry: ProposalEntryTable;
  proposal_stance: ProposalStanceTable;
  proposal_watcher: ProposalWatcherTable;
  proposal_clock_stop: ProposalClockStopTable;
  proposal_exemption: ProposalExemptionTable;
  proposal_decision: ProposalDecisionTable;
  proposal_review: ProposalReviewTable;
  proposal_duty: ProposalDutyTable;
  proposal_setting: ProposalSettingTable;
  proposal_told: ProposalToldTable;
};

/** The store with the tables of proposals in sight. */
export const proposalDb = (db: Db) => db.withTables<ProposalTables>();
