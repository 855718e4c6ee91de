create table notification (
  id uuid primary key default gen_random_uuid(),
  person text not null,
  kind text not null,
  title text not null,
  href text not null,
  object_kind text not null,
  object_id text not null,
  created timestamptz not null default now(),
  read timestamptz,
  mail text not null check (mail in ('no', 'wanted', 'done', 'not-sent'))
);
create index notification_of_person on notification (person, created desc, id);
create index notification_unread on notification (person) where read is null;
create index notification_to_mail on notification (person) where mail = 'wanted';
comment on table notification is 'What a person is told of; whether they may still see its object is asked each time it is shown or mailed.';
comment on column notification.id is 'Its id.';
comment on column notification.person is 'Who is told.';
comment on column notification.kind is 'What sort of news: comment.added.';
comment on column notification.title is 'The news in one line, as it stood.';
comment on column notification.href is 'Address within the product where it is read.';
comment on column notification.object_kind is 'Kind of the object it is about.';
comment on column notification.object_id is 'Id of the object it is about.';
comment on column notification.created is 'When it came.';
comment on column notification.read is 'When the person opened it or marked it read.';
comment on column notification.mail is 'no: shown only; wanted: goes by mail as the person chose; done: it went; not-sent: the person wants no mail, read it before, or may not see it.';
