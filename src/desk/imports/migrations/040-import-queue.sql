create table import_queue (
  id uuid primary key,
  place bigint generated always as identity,
  name text not null,
  path text not null,
  size bigint not null,
  period_hint text,
  who jsonb not null,
  received timestamptz(3) not null,
  owner text,
  phase text check (phase in ('checking', 'reading', 'storing')),
  done bigint not null default 0,
  total bigint not null default 0
);
create index import_queue_place on import_queue (place);
comment on table import_queue is 'Files that have arrived and are not yet read to the end: those that wait, and the one under way.';
comment on column import_queue.id is 'Becomes the id of the load.';
comment on column import_queue.place is 'Order of arrival, which is the order of reading.';
comment on column import_queue.name is 'Name of the file as it was sent, without folders.';
comment on column import_queue.path is 'Where it is spooled, on the machine that received it.';
comment on column import_queue.size is 'Bytes.';
comment on column import_queue.period_hint is 'What the sender says that it is for, where the file may not say.';
comment on column import_queue.who is 'Who sent it: kind, id and name as they stood.';
comment on column import_queue.received is 'When it had arrived whole.';
comment on column import_queue.owner is 'The running process that reads it; empty while it waits.';
comment on column import_queue.phase is 'What is being done with it; empty while it waits.';
comment on column import_queue.done is 'Bytes or rows done in this phase.';
comment on column import_queue.total is 'Bytes or rows there are; of rows a guess until the end.';
