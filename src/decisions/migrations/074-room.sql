alter table item_condition add column once text unique;
alter table item_condition add column added_at timestamptz;
alter table item_condition add column added_name text;
alter table item_condition add column taken_back_reason text;
comment on column item_condition.once is 'Key under which the form or the chair’s tablet sent it: sent twice, it makes one.';
comment on column item_condition.added_at is 'When it was added.';
comment on column item_condition.added_name is 'Who added it, by their name that day.';
comment on column item_condition.taken_back_reason is 'Why it was taken back.';

alter table presence drop constraint presence_what_check;
alter table presence add constraint presence_what_check
  check (what in ('apologies', 'absent', 'waiting', 'here', 'video', 'left'));
