create extension if not exists pg_trgm;

comment on table migration is 'Which changes of the schema have been applied; one row a file.';
comment on column migration.name is 'Path of the file under src/.';
comment on column migration.applied is 'When it was applied.';

create table setting (
  name text primary key,
  value jsonb not null,
  changed timestamptz not null default now()
);
comment on table setting is 'What the group has set for itself: its area, its name, its secrets. One row a setting.';
comment on column setting.name is 'Name of the setting.';
comment on column setting.value is 'Its value, as JSON.';
comment on column setting.changed is 'When it last changed.';
