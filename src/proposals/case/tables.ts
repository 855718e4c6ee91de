import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';

type Json<T> = ColumnType<T, string, string>;

export type ProposalCaseTable = {
  proposal: string;
  template: string | null;
  started_on: CalendarDate;
  versions: Generated<number>;
  sent_version: number | null;
  sent_on: CalendarDate | null;
};

export type CaseTopicTable = {
  proposal: string;
  topic: string;
  content: Json<unknown>;
  version: number;
  edited_by: string | null;
  edited_by_name: string;
  edited_at: Date;
  told_at: Date;
};

export type CaseTopicPastTable = {
  proposal: string;
  topic: string;
  version: number;
  content: Json<unknown>;
  edited_by_name: string;
  replaced_at: Date;
};

export type CaseLockTable = {
  proposal: string;
  section: string;
  person: string;
  person_name: string;
  taken: Date;
  until: Date;
};

export type CaseVersionTable = {
  proposal: string;
  number: number;
  content: Json<unknown>;
  note: string;
  sent: Generated<boolean>;
  kept_by: string | null;
  kept_by_name: string;
  kept_by_standing: string;
  kept_at: Date;
};

/** The store with the tables of cases in sight. */
export const caseDb = (db: Db) =>
  db.withTables<{
    proposal_case: ProposalCaseTable;
    case_topic: CaseTopicTable;
    case_topic_past: CaseTopicPastTable;
    case_lock: CaseLockTable;
    case_version: CaseVersionTable;
  }>();
