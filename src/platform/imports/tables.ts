import type { ColumnType, Generated } from 'kysely';
import type { RecordedActor } from '../record/record.ts';
import type { Db, Trx } from '../relational/relational.ts';
import type { ImportRefusal, RejectCount } from './refusals.ts';

export type LoadStatus =
  | 'receiving'
  | 'reading'
  | 'current'
  | 'superseded'
  | 'taken-back'
  | 'refused'
  | 'failed'
  | 'duplicate'
  | 'swept';

/** What the reading of a file found, for its report. */
export type Reading = {
  readonly encoding: string;
  /** Mistakes by column and reason, most rows first. */
  readonly reasons: readonly RejectCount[];
  /** Accepted rows that were set aside or counted apart, by note. */
  readonly notes: Readonly<Record<string, number>>;
  /** Mistakes kept as lines of import_reject; the rest are only counted. */
  readonly rejectsKept: number;
  readonly rejectsFound: number;
};

type Json<T> = ColumnType<T | null, string | null | undefined, string | null>;
type Moment = ColumnType<Date, Date | undefined, Date>;
type MaybeMoment = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type ImportLoadTable = {
  id: string;
  source: string | null;
  source_version: number | null;
  dataset: string | null;
  key: string | null;
  period: Generated<string>;
  name: string;
  hash: string | null;
  size: Generated<number>;
  rows_read: Generated<number>;
  rows_accepted: Generated<number>;
  rows_rejected: Generated<number>;
  status: LoadStatus;
  refusal: Json<ImportRefusal>;
  report: Json<Reading>;
  who: ColumnType<RecordedActor, string, never>;
  owner: string;
  heartbeat: Moment;
  started: Moment;
  finished: MaybeMoment;
  current_since: MaybeMoment;
  supersedes: string | null;
  same_as: string | null;
};

export type ImportRejectTable = {
  load_id: string;
  place: number;
  line: number;
  column_name: string;
  value: string;
  reason: string;
};

export type ImportTables = { import_load: ImportLoadTable; import_reject: ImportRejectTable };

/** The store with the tables of imports in view. */
export const imports = (db: Db) => db.withTables<ImportTables>();
export const importsIn = (trx: Trx) => trx.withTables<ImportTables>();
