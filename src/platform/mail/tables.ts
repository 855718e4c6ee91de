import type { ColumnType, Generated } from 'kysely';
import type { ObjectRef } from '../registries.ts';
import type { Db } from '../relational/relational.ts';

export type MailState = 'waiting' | 'sending' | 'sent' | 'kept' | 'withheld' | 'given-up';

export type MailTable = {
  id: Generated<string>;
  to_name: string | null;
  to_address: string;
  subject: string;
  text: string;
  html: string | null;
  person: string | null;
  object_kind: string | null;
  object_id: string | null;
  /** As JSON text when written. */
  about: ColumnType<readonly ObjectRef[] | null, string | null | undefined, never>;
  stop_link: string | null;
  queued: ColumnType<Date, Date | undefined, never>;
  state: ColumnType<MailState, MailState | undefined, MailState>;
  attempts: Generated<number>;
  next_try: ColumnType<Date | null, Date | null | undefined, Date | null>;
  claimed: ColumnType<Date | null, Date | null | undefined, Date | null>;
  finished: ColumnType<Date | null, Date | null | undefined, Date | null>;
  error: string | null;
};

export type MailTables = { mail: MailTable };

export const mailTables = (db: Db) => db.withTables<MailTables>();
