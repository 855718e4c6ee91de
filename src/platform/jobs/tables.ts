import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../relational/relational.ts';

export type JobRequestTable = {
  id: Generated<string>;
  name: string;
  data: ColumnType<unknown, string | undefined, string>;
  key: string | null;
  due: ColumnType<Date, Date | undefined, Date>;
  asked: Generated<Date>;
  handed_on: ColumnType<Date | null, Date | null | undefined, Date | null>;
  failed: ColumnType<Date | null, Date | null | undefined, Date | null>;
  error: string | null;
};

export type JobTables = { job_request: JobRequestTable };

export const jobTables = (db: Db) => db.withTables<JobTables>();
