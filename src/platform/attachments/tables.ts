import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../relational/relational.ts';

export type AttachmentTable = {
  id: Generated<string>;
  object_kind: string;
  object_id: string;
  name: string;
  type: string;
  size: number;
  hash: string;
  bytes: ColumnType<Buffer | null, Buffer, null>;
  person: string | null;
  person_name: string;
  added: ColumnType<Date, Date, never>;
  removed: ColumnType<Date | null, Date | null | undefined, Date>;
  removed_by_name: ColumnType<string | null, string | null | undefined, string>;
  removed_why: ColumnType<string | null, string | null | undefined, string | null>;
};

export type AttachmentTables = { attachment: AttachmentTable };

export const attachmentTables = (db: Db) => db.withTables<AttachmentTables>();
