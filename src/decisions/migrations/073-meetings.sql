create table calendar_address (
  person text primary key,
  renewals integer not null default 0,
  token_hash text not null unique,
  made_at timestamptz not null
);
comment on table calendar_address is 'The secret address of each person’s own calendar of meetings; the address itself is not kept, only what it is known by.';
comment on column calendar_address.person is 'Whose calendar.';
comment on column calendar_address.renewals is 'How often the address was renewed: an older one opens nothing.';
comment on column calendar_address.token_hash is 'SHA-256 of the secret part of the address, hexadecimal.';
comment on column calendar_address.made_at is 'When the address that holds was made.';

create table pack_read (
  meeting text not null references meeting (reference),
  person text not null,
  read_at timestamptz not null,
  primary key (meeting, person)
);
comment on table pack_read is 'Who told that they have read the papers of a meeting; shown to nobody but themselves.';
comment on column pack_read.meeting is 'The meeting.';
comment on column pack_read.person is 'Who has read them.';
comment on column pack_read.read_at is 'When.';
