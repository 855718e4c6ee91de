import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../../platform/relational/relational.ts';
import type { CalendarDate } from '../../shared/dates.ts';
import type { HowHeard, Permitted, SourceKind } from './rules.ts';

export type VoiceTable = {
  reference: string;
  subject: string;
  area: string;
  place: string | null;
  source: string;
  source_kind: SourceKind;
  heard_on: CalendarDate;
  how: HowHeard;
  heard_people: number | null;
  heard_with: number | null;
  heard_who: string | null;
  not_heard: string[];
  summary: string;
  themes: string[];
  withdrawn_on: CalendarDate | null;
  withdrawn_because: string | null;
  recorded_by: string | null;
  recorded_by_name: string;
  recorded_by_standing: string;
  recorded_on: CalendarDate;
  version: Generated<number>;
  search: ColumnType<string, never, never>;
};

export type VoiceQuotationTable = {
  id: Generated<string>;
  voice: string;
  place: number;
  words: string | null;
  speaker: string | null;
  permission: Permitted;
  taken_back_on: CalendarDate | null;
  taken_back_by_name: string | null;
};

export type VoiceTables = { voice: VoiceTable; voice_quotation: VoiceQuotationTable };

/** The store with the tables of voices in sight. */
export const voiceDb = (db: Db) => db.withTables<VoiceTables>();
