create table own_trust (
  code text primary key check (code ~ '^[0-9A-Z]{3,9}$'),
  chosen timestamptz not null,
  chosen_by text not null
);
comment on table own_trust is 'The trusts and other providers whose emergency departments the people of the area go to, as the group names them: published attendances tell the provider and not whose people came.';
comment on column own_trust.code is 'Code of the provider, as the file of attendances has it.';
comment on column own_trust.chosen is 'When it was last among those chosen.';
comment on column own_trust.chosen_by is 'Who chose, as named on that day.';
