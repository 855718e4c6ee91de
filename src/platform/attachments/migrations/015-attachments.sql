create table attachment (
  id uuid primary key default gen_random_uuid(),
  object_kind text not null,
  object_id text not null,
  name text not null,
  type text not null,
  size integer not null check (size between 1 and 20971520),
  hash text not null,
  bytes bytea,
  person text,
  person_name text not null,
  added timestamptz not null,
  removed timestamptz,
  removed_by_name text,
  removed_why text,
  check ((bytes is null) = (removed is not null)),
  check ((removed is null) = (removed_by_name is null))
);
-- Not compressed by the store: parts of it can then be read without the whole.
alter table attachment alter column bytes set storage external;
create index attachment_on_object on attachment (object_kind, object_id, added);
comment on table attachment is 'Files that people add to an object.';
comment on column attachment.id is 'Its id.';
comment on column attachment.object_kind is 'Kind of the object it belongs to.';
comment on column attachment.object_id is 'Id of the object it belongs to.';
comment on column attachment.name is 'Its name, made safe, with the ending of what it really is.';
comment on column attachment.type is 'What it really is, told by its content: a media type.';
comment on column attachment.size is 'Its size in bytes, at most 20 MiB.';
comment on column attachment.hash is 'SHA-256 of its content, in hexadecimal; stays when it is removed.';
comment on column attachment.bytes is 'Its content; emptied for good when it is removed.';
comment on column attachment.person is 'The person who added it.';
comment on column attachment.person_name is 'Their name as it stood.';
comment on column attachment.added is 'When.';
comment on column attachment.removed is 'When it was removed; its place stays, with who and why.';
comment on column attachment.removed_by_name is 'Name of who removed it, as it stood.';
comment on column attachment.removed_why is 'Why, where another than who added it removed it.';
