create table event (
  id bigint primary key,
  at timestamptz(3) not null,
  actor jsonb not null,
  kind text not null,
  object text not null,
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null unique
);
create index event_object on event (object, id);
create index event_at on event (at);
comment on table event is 'The record: every change of substance, append-only, each row chained to the one before by its hash.';
comment on column event.id is 'Place in the chain, from 1 without gaps.';
comment on column event.at is 'When, to the millisecond, UTC.';
comment on column event.actor is 'Who: kind (person, system, owner), id and name as they stood.';
comment on column event.kind is 'What happened, for example practice.ended.';
comment on column event.object is 'To which object, for example organisation:Z00023.';
comment on column event.before is 'What it was before, where that matters.';
comment on column event.after is 'What it is now.';
comment on column event.previous_hash is 'Hash of the row before; of the first row, 64 noughts.';
comment on column event.hash is 'SHA-256 of this row''s content and the hash before it.';

create table event_head (
  one_row boolean primary key default true check (one_row),
  hash text not null,
  length bigint not null
);
insert into event_head (hash, length) values (repeat('0', 64), 0);
comment on table event_head is 'End of the chain: one row, locked while an event is appended, so that the chain never forks.';
comment on column event_head.one_row is 'Always true: there is one row.';
comment on column event_head.hash is 'Hash of the newest event.';
comment on column event_head.length is 'How many events there are.';

create function event_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the record is append-only';
end $$;
create trigger event_no_change before update or delete on event
  for each row execute function event_is_append_only();
create trigger event_no_truncate before truncate on event
  for each statement execute function event_is_append_only();
