import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { Figure } from '../figures/figure.ts';
import type { ClosedBecause, GapStatus } from './rules.ts';

type Json<T> = ColumnType<T, string | null, string | null>;

export type GapTable = {
  reference: string;
  statement: string;
  detail: string | null;
  place: string;
  evidence: string | null;
  topic: string | null;
  subject: string | null;
  figure_key: string | null;
  href: string | null;
  condition: string | null;
  figure: Json<Figure | null>;
  public_figure: Json<Figure | null>;
  figure_hash: string | null;
  stood_on: CalendarDate | null;
  people: number | null;
  people_lower: number | null;
  people_upper: number | null;
  people_words: string | null;
  status: GapStatus;
  status_on: CalendarDate;
  closed_because: ClosedBecause | null;
  status_note: string | null;
  merged_into: string | null;
  owner: string | null;
  owner_name: string | null;
  owner_standing: string | null;
  owned_on: CalendarDate | null;
  recorded_by: string | null;
  recorded_by_name: string;
  recorded_by_standing: string;
  recorded_on: CalendarDate;
  version: Generated<number>;
  search: ColumnType<string, never, never>;
};

export type GapBearingTable = {
  id: Generated<string>;
  gap: string;
  kind: 'guideline' | 'service';
  title: string;
  source: string;
  address: string | null;
  note: string | null;
  added_by: string | null;
  added_by_name: string;
  added_on: CalendarDate;
  removed_on: CalendarDate | null;
  removed_by_name: string | null;
};

export type GapWatcherTable = { gap: string; person: string; since: Generated<Date> };

export type GapTables = {
  gap: GapTable;
  gap_bearing: GapBearingTable;
  gap_watcher: GapWatcherTable;
};

/** The store with the tables of gaps in sight. */
export const gapDb = (db: Db) => db.withTables<GapTables>();
