create table proposal_contribution (
  id uuid primary key default gen_random_uuid(),
  proposal text not null references proposal (reference),
  about text not null check (about in ('idea', 'problem', 'options') or about ~ '^case:[a-z0-9-]{1,40}$'),
  reply_to uuid references proposal_contribution (id),
  words text not null check (words <> ''),
  person text,
  person_name text,
  kept_of text references proposal (reference),
  standing text not null check (standing <> ''),
  in_public boolean not null default false,
  said_on date not null,
  at timestamptz not null,
  state text not null check (state in ('held', 'shown', 'taken-away')),
  due date,
  taken_under text,
  taken_words text,
  taken_on date,
  answer text check (answer in ('taken-up', 'not-taken-up')),
  answer_what text,
  answer_where text,
  answer_why text,
  answered_by text,
  answered_by_name text,
  answered_by_standing text,
  answered_on date,
  once text unique,
  version integer not null default 1,
  search tsvector generated always as (to_tsvector('simple', words)) stored,
  check (reply_to is null or answer is null),
  check ((state = 'taken-away') = (taken_under is not null)),
  check (answer is distinct from 'taken-up' or (answer_what <> '' and answer_where <> '')),
  check (answer is distinct from 'not-taken-up' or answer_why <> ''),
  check ((answer is null) = (answered_on is null)),
  check (reply_to is not null or (state = 'held') = (due is null) or state = 'taken-away')
);
create index proposal_contribution_of on proposal_contribution (proposal, at, id);
create index proposal_contribution_reply on proposal_contribution (reply_to);
create index proposal_contribution_person on proposal_contribution (person);
create index proposal_contribution_held on proposal_contribution (at) where state = 'held';
create index proposal_contribution_search on proposal_contribution using gin (search);
create index proposal_contribution_alike on proposal_contribution using gin (lower(words) gin_trgm_ops);
comment on table proposal_contribution is 'What people said of a proposal, each of which is answered, and the replies between them.';
comment on column proposal_contribution.id is 'Key, and its address below the proposal.';
comment on column proposal_contribution.proposal is 'What it was said of; when that joins another it counts there too.';
comment on column proposal_contribution.about is 'idea, problem, options, or a section of the case: case:need.';
comment on column proposal_contribution.reply_to is 'The contribution that it replies to; null for one of its own. There is one level.';
comment on column proposal_contribution.words is 'What was said.';
comment on column proposal_contribution.person is 'Who said it; null for the public and where a name is kept.';
comment on column proposal_contribution.person_name is 'Their name that day, for members; null where none was given.';
comment on column proposal_contribution.kept_of is 'The proposal whose raiser wrote it, where that raiser''s name is kept: then no person and no name stand here.';
comment on column proposal_contribution.standing is 'Their role that day, which everybody reads.';
comment on column proposal_contribution.in_public is 'True when it was said without signing in, while comments were open.';
comment on column proposal_contribution.said_on is 'Day on which it was said.';
comment on column proposal_contribution.at is 'When.';
comment on column proposal_contribution.state is 'held until a moderator has read it, shown, or taken away under a rule of the policy.';
comment on column proposal_contribution.due is 'Last day on which its answer is in time, counted from when it was first shown; null while held.';
comment on column proposal_contribution.taken_under is 'Key of the rule of the policy under which it was taken away.';
comment on column proposal_contribution.taken_words is 'That rule as it stood.';
comment on column proposal_contribution.taken_on is 'When it was taken away.';
comment on column proposal_contribution.answer is 'taken-up or not-taken-up; null while it is to be answered.';
comment on column proposal_contribution.answer_what is 'What changed because of it.';
comment on column proposal_contribution.answer_where is 'Where that can be read.';
comment on column proposal_contribution.answer_why is 'Why it was not taken up.';
comment on column proposal_contribution.answered_by is 'Who answered.';
comment on column proposal_contribution.answered_by_name is 'Their name that day.';
comment on column proposal_contribution.answered_by_standing is 'Their role that day.';
comment on column proposal_contribution.answered_on is 'When.';
comment on column proposal_contribution.once is 'Key of the form that sent it: sent twice, it stands once.';
comment on column proposal_contribution.version is 'Counts its changes.';
comment on column proposal_contribution.search is 'Its words, for search.';

create table proposal_moderation (
  id bigint generated always as identity primary key,
  contribution uuid not null references proposal_contribution (id),
  act text not null check (act in ('shown', 'taken-away', 'put-back')),
  under text,
  under_words text,
  note text,
  by_person text,
  by_name text not null,
  by_standing text not null,
  on_day date not null,
  at timestamptz not null,
  check ((act = 'taken-away') = (under is not null))
);
create index proposal_moderation_of on proposal_moderation (contribution, id);
comment on table proposal_moderation is 'The log of moderation: what was shown, taken away and put back, by whom, and under which rule of the policy.';
comment on column proposal_moderation.id is 'Place in the order.';
comment on column proposal_moderation.contribution is 'Of which contribution.';
comment on column proposal_moderation.act is 'What was done.';
comment on column proposal_moderation.under is 'Key of the rule that it broke.';
comment on column proposal_moderation.under_words is 'That rule as it stood.';
comment on column proposal_moderation.note is 'What the moderator wrote beside it, for moderators.';
comment on column proposal_moderation.by_person is 'Who did it.';
comment on column proposal_moderation.by_name is 'Their name that day.';
comment on column proposal_moderation.by_standing is 'Their role that day.';
comment on column proposal_moderation.on_day is 'On which day.';
comment on column proposal_moderation.at is 'When.';
