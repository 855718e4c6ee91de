import type { ColumnType, Generated } from 'kysely';
import type { RecordTables } from '../record/tables.ts';

/** A timestamp: read as Date, written as Date or left to the store's clock. */
export type Moment = ColumnType<Date, Date | string | undefined, Date | string>;

export type MigrationTable = { name: string; applied: Generated<Date> };

export type SettingTable = {
  name: string;
  value: ColumnType<unknown, string, string>;
  changed: Generated<Date>;
};

export type PlatformTables = RecordTables & {
  migration: MigrationTable;
  setting: SettingTable;
};
