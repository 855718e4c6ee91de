alter table proposal_duty add column version integer not null default 1;
comment on column proposal_duty.version is 'Counts its changes.';

create table proposal_told (
  what text primary key check (what <> ''),
  on_day date not null
);
comment on table proposal_told is 'Reminders that were given, so that nobody is told of one thing twice.';
comment on column proposal_told.what is 'Which, and since when it stands so: ISV-2026-014 late options 2026-04-02.';
comment on column proposal_told.on_day is 'When.';
