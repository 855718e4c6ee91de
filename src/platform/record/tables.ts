import type { ColumnType, Generated } from 'kysely';

type Json = ColumnType<unknown, string | null, never>;

export type EventTable = {
  id: Generated<number>;
  at: ColumnType<Date, Date, never>;
  actor: ColumnType<{ kind: string; id?: string; name?: string }, string, never>;
  kind: string;
  object: string;
  before: Json;
  after: Json;
  previous_hash: string;
  hash: string;
};

export type RecordTables = {
  event: EventTable;
  event_head: { one_row: Generated<boolean>; hash: string; length: number };
};
