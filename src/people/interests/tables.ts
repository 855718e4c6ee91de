import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { CloseTie, InterestKind, InterestTie } from './kinds.ts';
import type { InterestRules } from './register-rules.ts';

/** What the registers of interests and of gifts have in common: who entered a line, who withheld it, who took it back. */
type Kept = {
  declared_on: CalendarDate;
  late_days: Generated<number>;
  on_paper: string | null;
  entered_person: string | null;
  entered_name: string;
  withheld_reason: string | null;
  withheld_on: CalendarDate | null;
  withheld_name: string | null;
  taken_back_on: CalendarDate | null;
  taken_back_reason: string | null;
  once: string | null;
  version: Generated<number>;
  search: ColumnType<string, never, never>;
};

export type InterestTable = Kept & {
  id: Generated<string>;
  person: string;
  person_name: string;
  kind: InterestKind;
  tie: InterestTie;
  organisation: string | null;
  organisation_name: string;
  close_tie: CloseTie | null;
  close_name: string | null;
  words: string;
  band: string | null;
  from_day: CalendarDate;
  to_day: CalendarDate | null;
  known_on: CalendarDate | null;
};

export const GIFT_KINDS = ['gift', 'hospitality'] as const;
export type GiftKind = (typeof GIFT_KINDS)[number];
export const GIFT_OUTCOMES = ['accepted', 'declined', 'passed-on'] as const;
export type GiftOutcome = (typeof GIFT_OUTCOMES)[number];

export type GiftTable = Kept & {
  id: Generated<string>;
  person: string;
  person_name: string;
  kind: GiftKind;
  organisation: string | null;
  giver_name: string;
  what: string;
  pence: number | null;
  on_day: CalendarDate;
  outcome: GiftOutcome;
  words: string;
};

export type InterestCheckTable = {
  id: Generated<number>;
  person: string;
  person_name: string;
  on_day: CalendarDate;
  said: 'complete' | 'nothing';
  on_paper: string | null;
  entered_person: string | null;
  entered_name: string;
};

export type InterestRulesTable = {
  id: Generated<number>;
  from_day: CalendarDate;
  rules: ColumnType<InterestRules, string, string>;
  source: string;
  verified_by: string | null;
  verified_on: CalendarDate | null;
  entered_person: string | null;
  entered_name: string;
  entered_on: CalendarDate;
};

/** The store with the registers of interests and gifts in sight. */
export const interestDb = (db: Db) =>
  db.withTables<{
    interest: InterestTable;
    gift: GiftTable;
    interest_check: InterestCheckTable;
    interest_rules: InterestRulesTable;
  }>();
