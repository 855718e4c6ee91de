import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Asked, AskedKind, LeftOut, MustBeAsked } from './asked-rules.ts';
import type { KeptClosing } from './kept.ts';
import type { ClosingWords } from './rules.ts';
import type { Stance } from './votes-rules.ts';

type Json<T> = ColumnType<T, string | undefined, string>;

export type ProblemAskingTable = {
  proposal: string;
  asked: Json<readonly Asked[]>;
  left_out: Json<readonly LeftOut[]>;
  nobody_for: Json<MustBeAsked['nobodyFor']>;
  worked_out_on: CalendarDate;
  opened_on: CalendarDate | null;
  due: CalendarDate | null;
  opened_by_name: string | null;
  text: Generated<string>;
  because: Generated<string>;
  without: Json<ClosingWords['without']>;
  version: Generated<number>;
};

export type ProblemEditTable = {
  id: Generated<number>;
  proposal: string;
  what: 'add' | 'leave-out';
  kind: AskedKind;
  key: string;
  name: string;
  because: string;
  by_name: string;
  on_day: CalendarDate;
};

export type ProblemInvitedTable = {
  proposal: string;
  kind: AskedKind;
  key: string;
  person: string;
  invited_on: CalendarDate;
  told: Generated<boolean>;
};

export type StatementStands = 'proposed' | 'open' | 'not-taken' | 'withdrawn';

export type ProblemStatementTable = {
  id: Generated<string>;
  proposal: string;
  text: string;
  stands: StatementStands;
  reason: string | null;
  by_person: string | null;
  by_name: string;
  by_standing: string;
  on_day: CalendarDate;
  place: number;
  version: Generated<number>;
};

export type ProblemVoteTable = {
  id: Generated<number>;
  proposal: string;
  statement: string;
  person: string;
  stance: Stance;
  words: string;
  camp: string;
  person_name: string;
  person_standing: string;
  on_day: CalendarDate;
};

export type ProblemSignatureTable = {
  proposal: string;
  person: string;
  name: string;
  standing: string;
  on_day: CalendarDate;
};

export type ProblemClosingTable = {
  id: Generated<number>;
  proposal: string;
  on_day: CalendarDate;
  after_entry: number;
  closing: ColumnType<KeptClosing, string, never>;
};

type ProblemTables = {
  problem_asking: ProblemAskingTable;
  problem_edit: ProblemEditTable;
  problem_invited: ProblemInvitedTable;
  problem_statement: ProblemStatementTable;
  problem_vote: ProblemVoteTable;
  problem_signature: ProblemSignatureTable;
  problem_closing: ProblemClosingTable;
};

/** The store with the tables of problems in sight. */
export const problemDb = (db: Db) => db.withTables<ProblemTables>();
