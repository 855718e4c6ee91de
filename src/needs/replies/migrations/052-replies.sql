create table figure_reply (
  id uuid primary key default gen_random_uuid(),
  topic text not null,
  subject text not null,
  figure_key text not null,
  period text not null,
  practice text not null references organisation (code),
  href text not null,
  title text not null,
  value double precision,
  unit text not null,
  standing text not null check (standing in ('within', 'above', 'below', 'withheld')),
  state text not null check (state in ('asked', 'replied', 'data-error')),
  asked_on date,
  asked_by text,
  asked_by_name text,
  reminded_on date,
  words text,
  says_error boolean not null default false,
  replied_on date,
  replied_by text,
  replied_by_name text,
  replied_by_standing text,
  agreed_on date,
  agreed_by_name text,
  version integer not null default 1,
  unique (topic, subject, figure_key, period, practice),
  check ((state = 'asked') = (words is null)),
  check ((words is null) = (replied_on is null)),
  check (state <> 'asked' or asked_on is not null),
  check ((asked_on is null) = (asked_by_name is null)),
  check ((state = 'data-error') = (agreed_on is not null)),
  check ((agreed_on is null) = (agreed_by_name is null)),
  check (state <> 'data-error' or says_error)
);
create index figure_reply_practice on figure_reply (practice, state);
create index figure_reply_reminder on figure_reply (asked_on) where state = 'asked' and reminded_on is null;
comment on table figure_reply is 'The right of reply: what a practice answers to a figure about it, of one period, or that it was asked to.';
comment on column figure_reply.id is 'Its id.';
comment on column figure_reply.topic is 'Topic of the figure: conditions.';
comment on column figure_reply.subject is 'Subject of the figure: COPD.';
comment on column figure_reply.figure_key is 'Which of its figures: practices.';
comment on column figure_reply.period is 'What the figure is of, in its own words: a figure of another period is another figure.';
comment on column figure_reply.practice is 'The practice that it is about.';
comment on column figure_reply.href is 'Address that makes the figure again.';
comment on column figure_reply.title is 'Its finding, as it stood.';
comment on column figure_reply.value is 'The practice''s own figure, as it stood; empty where it is withheld.';
comment on column figure_reply.unit is 'Unit of that figure.';
comment on column figure_reply.standing is 'Where it stood against chance.';
comment on column figure_reply.state is 'asked, replied, or data-error: the practice says that the data are wrong, and the group agrees.';
comment on column figure_reply.asked_on is 'When the practice was asked; empty where it replied of itself.';
comment on column figure_reply.asked_by is 'Who asked.';
comment on column figure_reply.asked_by_name is 'Their name that day.';
comment on column figure_reply.reminded_on is 'When the practice was reminded, once.';
comment on column figure_reply.words is 'The reply.';
comment on column figure_reply.says_error is 'True where the practice says that the data are wrong.';
comment on column figure_reply.replied_on is 'When it replied.';
comment on column figure_reply.replied_by is 'Who replied for it, or took it down.';
comment on column figure_reply.replied_by_name is 'Their name that day.';
comment on column figure_reply.replied_by_standing is 'Their role that day.';
comment on column figure_reply.agreed_on is 'When the group agreed that the data are wrong.';
comment on column figure_reply.agreed_by_name is 'Who agreed.';
comment on column figure_reply.version is 'Counts its changes, so that two people who change it at once are told.';
