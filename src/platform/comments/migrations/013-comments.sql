create table comment (
  id uuid primary key default gen_random_uuid(),
  object_kind text not null,
  object_id text not null,
  person text not null,
  person_name text not null,
  text text,
  created timestamptz not null default now(),
  edited timestamptz,
  removed timestamptz,
  removed_by text,
  removed_by_name text,
  removed_why text,
  check ((text is null) = (removed is not null)),
  check ((removed is null) = (removed_by_name is null))
);
create index comment_on_object on comment (object_kind, object_id, created);
comment on table comment is 'What people say about an object.';
comment on column comment.id is 'Its id.';
comment on column comment.object_kind is 'Kind of the object it is about.';
comment on column comment.object_id is 'Id of the object it is about.';
comment on column comment.person is 'Who says it.';
comment on column comment.person_name is 'Their name as it stood.';
comment on column comment.text is 'What they say; emptied for good when it is removed, since it may name a patient.';
comment on column comment.created is 'When.';
comment on column comment.edited is 'When it was changed more than a quarter of an hour later; readers are told.';
comment on column comment.removed is 'When it was removed; its place stays, with who and why.';
comment on column comment.removed_by is 'The person who removed it.';
comment on column comment.removed_by_name is 'Their name as it stood.';
comment on column comment.removed_why is 'Why, where another than its author removed it.';
