create table import_load (
  id uuid primary key,
  source text,
  source_version integer,
  dataset text,
  key text,
  period text not null default '',
  name text not null,
  hash text,
  size bigint not null default 0,
  rows_read bigint not null default 0,
  rows_accepted bigint not null default 0,
  rows_rejected bigint not null default 0,
  status text not null check (status in
    ('receiving', 'reading', 'current', 'superseded', 'taken-back', 'refused', 'failed', 'duplicate', 'swept')),
  refusal jsonb,
  report jsonb,
  who jsonb not null,
  owner text not null,
  heartbeat timestamptz(3) not null default now(),
  started timestamptz(3) not null default now(),
  finished timestamptz(3),
  current_since timestamptz(3),
  supersedes uuid references import_load (id),
  same_as uuid references import_load (id)
);
create unique index import_load_current on import_load (key) where status = 'current';
create index import_load_dataset on import_load (dataset) where status = 'current';
create index import_load_hash on import_load (hash);
create index import_load_started on import_load (started desc);
comment on table import_load is 'Every file that was offered for import. Facts and records of a load are visible only while its status is current.';
comment on column import_load.id is 'Also the load_id of its facts; random, so that several groups can share one fact store.';
comment on column import_load.source is 'Which described layout it is; empty until it is recognised.';
comment on column import_load.source_version is 'Version of the reading: the same file may be loaded again by a newer one.';
comment on column import_load.dataset is 'Within what loads replace each other.';
comment on column import_load.key is 'What the load is current for: data set, period and further values; at most one load of a key is current.';
comment on column import_load.period is 'What period the file is for, as its source writes it; empty when it has none.';
comment on column import_load.name is 'Name of the file as it was offered, without folders.';
comment on column import_load.hash is 'SHA-256 of the file as it came, hexadecimal.';
comment on column import_load.size is 'Bytes of the file as it came.';
comment on column import_load.rows_read is 'Rows with anything in them, the header left out: accepted and rejected together.';
comment on column import_load.rows_accepted is 'Rows that were right, those set aside under a note included.';
comment on column import_load.rows_rejected is 'Rows that were wrong; see import_reject.';
comment on column import_load.status is 'receiving and reading while at work; current, superseded, taken-back for what was loaded; refused, failed, duplicate, swept for what was not.';
comment on column import_load.refusal is 'Why a file was refused, as data; words are made from it when it is shown.';
comment on column import_load.report is 'What the reading found: encoding, counts of reasons and of rows set aside.';
comment on column import_load.who is 'Who offered it: kind, id and name as they stood.';
comment on column import_load.owner is 'The running process that reads it.';
comment on column import_load.heartbeat is 'When that process last said that it is at work.';
comment on column import_load.started is 'When the file was offered.';
comment on column import_load.finished is 'When the reading ended, whatever its end.';
comment on column import_load.current_since is 'When it became current, the last time it did.';
comment on column import_load.supersedes is 'The load that was current for the key before; taking this one back makes it current again.';
comment on column import_load.same_as is 'Of a duplicate: the current load that has the same file.';

create table import_reject (
  load_id uuid not null references import_load (id) on delete cascade,
  place integer not null,
  line bigint not null,
  column_name text not null,
  value text not null,
  reason text not null,
  primary key (load_id, place)
);
comment on table import_reject is 'Rows of a file that were not taken, one line for each mistake, up to a cap that the load''s report tells.';
comment on column import_reject.load_id is 'The load.';
comment on column import_reject.place is 'Order in the file, from 1.';
comment on column import_reject.line is 'Line of the file on which the row begins, from 1.';
comment on column import_reject.column_name is 'Column as the file calls it; empty when the row as a whole is wrong.';
comment on column import_reject.value is 'What the cell holds; empty for columns that could identify a patient.';
comment on column import_reject.reason is 'What is wrong with it.';
