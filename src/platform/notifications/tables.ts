import type { ColumnType, Generated } from 'kysely';
import type { Db } from '../relational/relational.ts';

export type NotificationTable = {
  id: Generated<string>;
  person: string;
  kind: string;
  title: string;
  href: string;
  object_kind: string;
  object_id: string;
  created: Generated<Date>;
  read: ColumnType<Date | null, Date | null | undefined, Date | null>;
  mail: 'no' | 'wanted' | 'done' | 'not-sent';
};

export type NotificationTables = { notification: NotificationTable };

export const notificationTables = (db: Db) => db.withTables<NotificationTables>();
