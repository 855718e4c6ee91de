import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../relational/relational.ts';

export type CommentTable = {
  id: Generated<string>;
  object_kind: string;
  object_id: string;
  person: string;
  person_name: string;
  text: string | null;
  created: ColumnType<Date, Date, never>;
  edited: ColumnType<Date | null, Date | null | undefined, Date | null>;
  removed: ColumnType<Date | null, Date | null | undefined, Date>;
  removed_by: ColumnType<string | null, string | null | undefined, string | null>;
  removed_by_name: ColumnType<string | null, string | null | undefined, string>;
  removed_why: ColumnType<string | null, string | null | undefined, string | null>;
};

export type CommentTables = { comment: CommentTable };

export const commentTables = (db: Db) => db.withTables<CommentTables>();
