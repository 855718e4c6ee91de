import type { ColumnType, Generated } from 'kysely';
import type { CalendarDate } from '../shared/dates.ts';

/** numeric: read as text, written as a number or text. */
type Decimal = ColumnType<string | null, number | string | null | undefined, number | string | null>;
type Json<T> = ColumnType<T, string | null | undefined, string | null>;

export type Address = {
  readonly lines: readonly string[];
  readonly postcode?: string | undefined;
  readonly telephone?: string | undefined;
};

export type OrganisationTable = {
  code: string;
  name: string;
  kind: string;
  status: string;
  opened: CalendarDate | null;
  closed: CalendarDate | null;
  prescribing_setting: number | null;
  address: Json<Address | null>;
  other_names: Generated<string[]>;
  source: string;
  load_id: string | null;
  search: ColumnType<string, never, never>;
};

export type OrganisationStatementTable = {
  id: Generated<number>;
  load_id: string | null;
  source: string;
  rank: number;
  code: string;
  name: string | null;
  kind: string;
  status: Generated<string>;
  opened: CalendarDate | null;
  closed: CalendarDate | null;
  prescribing_setting: number | null;
  address: Json<Address | null>;
};

export type OrganisationCorrectionTable = {
  code: string;
  fields: ColumnType<Readonly<Record<string, unknown>>, string, string>;
  version: Generated<number>;
  changed: Generated<Date>;
};

export type OrganisationParentTable = {
  child: string;
  kind: string;
  started: CalendarDate;
  ended: CalendarDate | null;
  parent: string;
  basis: string;
  source: string;
  load_id: string | null;
};

export type OrganisationParentStatementTable = {
  id: Generated<number>;
  load_id: string | null;
  source: string;
  child: string;
  kind: string;
  parent: string | null;
  started: CalendarDate;
  ended: CalendarDate | null;
  seen: Generated<boolean>;
};

export type OrganisationSuccessionTable = {
  predecessor: string;
  successor: string;
  date: CalendarDate;
  kind: string;
  share: Decimal;
  source: string;
  load_id: string | null;
};

export type OrganisationSuccessionStatementTable = OrganisationSuccessionTable & { id: Generated<number> };

export type PersonTable = {
  id: Generated<string>;
  title: string | null;
  given_name: string;
  family_name: string;
  email: string | null;
  phone: string | null;
  postal_address: string | null;
  hear_by: Generated<'email' | 'text' | 'post' | 'none'>;
  hear_how_often: Generated<'at-once' | 'daily' | 'weekly'>;
  registration_body: string | null;
  registration_number: string | null;
  ex_directory: Generated<boolean>;
  ended: CalendarDate | null;
  ended_note: string | null;
  details_checked: CalendarDate | null;
  version: Generated<number>;
  created: Generated<Date>;
  search: ColumnType<string, never, never>;
};

export type AppointmentTable = {
  id: Generated<string>;
  person: string;
  role: string;
  organisation: string;
  contract_type: string | null;
  sessions: Decimal;
  started: CalendarDate;
  ended: CalendarDate | null;
  ended_reason: string | null;
  note: string | null;
  checked: CalendarDate | null;
  version: Generated<number>;
};

export type PeopleTables = {
  organisation: OrganisationTable;
  organisation_statement: OrganisationStatementTable;
  organisation_correction: OrganisationCorrectionTable;
  organisation_parent: OrganisationParentTable;
  organisation_parent_statement: OrganisationParentStatementTable;
  organisation_succession: OrganisationSuccessionTable;
  organisation_succession_statement: OrganisationSuccessionStatementTable;
  person: PersonTable;
  appointment: AppointmentTable;
};
