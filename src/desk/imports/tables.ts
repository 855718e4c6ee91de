import type { ColumnType, Generated } from 'kysely';
import type { ImportPhase, ImportTables } from '../../platform/imports/index.ts';
import type { RecordedActor } from '../../platform/record/record.ts';
import type { Db } from '../../platform/relational/relational.ts';

export type ImportQueueTable = {
  id: string;
  place: Generated<number>;
  name: string;
  path: string;
  size: number;
  period_hint: string | null;
  who: ColumnType<RecordedActor, string, never>;
  received: ColumnType<Date, Date, never>;
  owner: string | null;
  phase: ImportPhase | null;
  done: Generated<number>;
  total: Generated<number>;
};

/** The store with the queue and the loads in view. */
export const importTables = (db: Db) => db.withTables<ImportTables & { import_queue: ImportQueueTable }>();
