create table mail (
  id uuid primary key default gen_random_uuid(),
  to_name text,
  to_address text not null,
  subject text not null,
  text text not null,
  html text,
  person text,
  object_kind text,
  object_id text,
  stop_link text,
  queued timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'kept', 'withheld', 'given-up')),
  attempts integer not null default 0,
  next_try timestamptz,
  claimed timestamptz,
  finished timestamptz,
  error text,
  check ((object_kind is null) = (object_id is null))
);
create index mail_due on mail (next_try) where state in ('waiting', 'sending');
create index mail_newest on mail (queued desc, id);
comment on table mail is 'The outbox: every mail that was asked for, and what became of it.';
comment on column mail.id is 'Also in the Message-ID, so that a mail sent twice after a crash is told as one.';
comment on column mail.to_name is 'Name of the recipient.';
comment on column mail.to_address is 'Address of the recipient.';
comment on column mail.subject is 'Its subject.';
comment on column mail.text is 'Its text. Secrets in links are taken out once it has gone to a mail server.';
comment on column mail.html is 'The same in HTML, where there is one; removed once it has gone to a mail server.';
comment on column mail.person is 'The person it is for, where it is for one of the register.';
comment on column mail.object_kind is 'Kind of the object it is about; with a person it is withheld if that object is hidden from them by then.';
comment on column mail.object_id is 'Id of the object it is about.';
comment on column mail.stop_link is 'Address at which the recipient stops mail of this kind.';
comment on column mail.queued is 'When it was asked for.';
comment on column mail.state is 'waiting, sending, sent (to the mail server), kept (as a file: there is no mail server), withheld (its object was hidden meanwhile), given-up.';
comment on column mail.attempts is 'How often sending was tried.';
comment on column mail.next_try is 'Not before this moment, after an attempt that failed; empty for at once.';
comment on column mail.claimed is 'When a server began to send it; long ago means that the server stopped in the middle.';
comment on column mail.finished is 'When it was sent, kept, withheld or given up.';
comment on column mail.error is 'What the mail server said at the last failure.';
