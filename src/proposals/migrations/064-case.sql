create table proposal_option (
  proposal text not null references proposal (reference),
  number integer not null check (number >= 0),
  kind text not null check (kind in ('nothing', 'elsewhere', 'other')),
  place integer not null,
  label text not null check (label <> ''),
  words text not null,
  source text not null default '',
  address text,
  chosen_because text,
  withdrawn_because text,
  changed_by_name text not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  primary key (proposal, number),
  check ((number = 0) = (kind = 'nothing')),
  check (kind <> 'nothing' or withdrawn_because is null),
  check (chosen_because is null or withdrawn_because is null)
);
create unique index proposal_option_chosen on proposal_option (proposal) where chosen_because is not null;
comment on table proposal_option is 'What could be done about a proposal: nothing, what somebody else did, and others.';
comment on column proposal_option.proposal is 'The proposal.';
comment on column proposal_option.number is 'Its number within the proposal, never given again; 0 is doing nothing.';
comment on column proposal_option.kind is 'nothing, elsewhere (somebody else did this) or other.';
comment on column proposal_option.place is 'Where it stands in the list, from 0.';
comment on column proposal_option.label is 'What it is called.';
comment on column proposal_option.words is 'What it would mean for patients and for those who do the work.';
comment on column proposal_option.source is 'Where it can be read; asked of what was done elsewhere.';
comment on column proposal_option.address is 'Web address of the source.';
comment on column proposal_option.chosen_because is 'Why it is the one chosen; null for the others.';
comment on column proposal_option.withdrawn_because is 'Why it was withdrawn; null while it stands.';
comment on column proposal_option.changed_by_name is 'Who changed it last.';
comment on column proposal_option.changed_at is 'When.';
comment on column proposal_option.version is 'Counts its changes.';

create table proposal_case (
  proposal text primary key references proposal (reference),
  template text,
  started_on date not null,
  versions integer not null default 0,
  sent_version integer,
  sent_on date
);
comment on table proposal_case is 'The case of a proposal; what is written of it stands in case_topic.';
comment on column proposal_case.proposal is 'The proposal.';
comment on column proposal_case.template is 'Key of the template that it was last written in; another route may bring another, and the texts stay.';
comment on column proposal_case.started_on is 'Day of the first word that was kept.';
comment on column proposal_case.versions is 'How many versions were kept of it.';
comment on column proposal_case.sent_version is 'The version that was last sent for a decision.';
comment on column proposal_case.sent_on is 'Day on which it was last sent.';

create table case_topic (
  proposal text not null references proposal (reference),
  topic text not null,
  content jsonb not null,
  version integer not null,
  edited_by text,
  edited_by_name text not null,
  edited_at timestamptz not null,
  told_at timestamptz not null,
  primary key (proposal, topic)
);
comment on table case_topic is 'What a case says of one topic, as it stands.';
comment on column case_topic.proposal is 'The proposal.';
comment on column case_topic.topic is 'Key of the topic: need, money, risks.';
comment on column case_topic.content is 'What is kept of it, in the shape of its topic.';
comment on column case_topic.version is 'Counts its changes, those that save themselves among them.';
comment on column case_topic.edited_by is 'Id of who changed it last; null for the machine.';
comment on column case_topic.edited_by_name is 'Their name as it stood.';
comment on column case_topic.edited_at is 'When.';
comment on column case_topic.told_at is 'When history and record last heard of it: texts that save themselves while one person writes are told once.';

create table case_topic_past (
  proposal text not null references proposal (reference),
  topic text not null,
  version integer not null,
  content jsonb not null,
  edited_by_name text not null,
  replaced_at timestamptz not null,
  primary key (proposal, topic, version)
);
comment on table case_topic_past is 'What a topic said some days ago: the ground on which two people''s changes are put together. Swept after a week.';
comment on column case_topic_past.proposal is 'The proposal.';
comment on column case_topic_past.topic is 'Key of the topic.';
comment on column case_topic_past.version is 'The version that said so.';
comment on column case_topic_past.content is 'What it said.';
comment on column case_topic_past.edited_by_name is 'Who had written it.';
comment on column case_topic_past.replaced_at is 'When another took its place.';

create table case_lock (
  proposal text not null references proposal (reference),
  section text not null,
  person text not null,
  person_name text not null,
  taken timestamptz not null,
  until timestamptz not null,
  primary key (proposal, section)
);
comment on table case_lock is 'Who is writing in which section now.';
comment on column case_lock.proposal is 'The proposal.';
comment on column case_lock.section is 'Key of the section of its template.';
comment on column case_lock.person is 'Id of who writes.';
comment on column case_lock.person_name is 'Their name, for colleagues.';
comment on column case_lock.taken is 'Since when.';
comment on column case_lock.until is 'When it ends by itself, unless their page says again that it is open.';

create table case_version (
  proposal text not null references proposal (reference),
  number integer not null check (number > 0),
  content jsonb not null,
  note text not null check (note <> ''),
  sent boolean not null default false,
  kept_by text,
  kept_by_name text not null,
  kept_by_standing text not null,
  kept_at timestamptz not null,
  primary key (proposal, number)
);
comment on table case_version is 'A case as it stood when somebody kept it, or when it was sent. Never changed.';
comment on column case_version.proposal is 'The proposal.';
comment on column case_version.number is 'Its number, from 1 without holes.';
comment on column case_version.content is 'Topics, options, pinned evidence, title and template as they stood.';
comment on column case_version.note is 'What changed, in a sentence.';
comment on column case_version.sent is 'Whether it is what was sent for a decision.';
comment on column case_version.kept_by is 'Id of who kept it; null for the machine.';
comment on column case_version.kept_by_name is 'Their name as it stood.';
comment on column case_version.kept_by_standing is 'Their role as it stood.';
comment on column case_version.kept_at is 'When.';
