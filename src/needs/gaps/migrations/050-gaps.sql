create table reference_number (
  series text not null,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (series, year)
);
comment on table reference_number is 'The last number given in each series and year. Its row is locked until the giver''s transaction ends, so that numbers have no holes.';
comment on column reference_number.series is 'What is numbered: GAP, VOI.';
comment on column reference_number.year is 'Year in London.';
comment on column reference_number.last is 'The number given last.';

create table gap (
  reference text primary key check (reference ~ '^GAP-[0-9]{4}-[0-9]{3,}$'),
  statement text not null check (statement <> ''),
  detail text,
  place text not null check (place <> ''),
  evidence text,
  topic text,
  subject text,
  figure_key text,
  href text,
  condition text,
  figure jsonb,
  public_figure jsonb,
  figure_hash text,
  stood_on date,
  people integer check (people is null or people = 0 or people >= 5),
  people_lower integer,
  people_upper integer,
  people_words text,
  status text not null check (status in ('recorded', 'taken-up', 'closed', 'merged')),
  status_on date not null,
  closed_because text check (closed_because in ('met', 'not-a-gap', 'not-pursued')),
  status_note text,
  merged_into text references gap (reference),
  owner text,
  owner_name text,
  owner_standing text,
  owned_on date,
  recorded_by text,
  recorded_by_name text not null,
  recorded_by_standing text not null,
  recorded_on date not null,
  version integer not null default 1,
  search tsvector generated always as (
    to_tsvector('simple', replace(reference, '-', ' ') || ' ' || statement || ' ' || coalesce(detail, '') || ' ' || place)) stored,
  check ((figure is null) = (figure_hash is null)),
  check ((figure is null) = (figure_key is null)),
  check ((figure is null) = (stood_on is null)),
  check ((status = 'closed') = (closed_because is not null)),
  check ((status = 'merged') = (merged_into is not null)),
  check (merged_into is null or merged_into <> reference),
  check (status <> 'taken-up' or owner is not null),
  check (people is null or people_words is not null),
  check (people_lower is null or people is null or people_lower <= people),
  check (people_upper is null or people is null or people_upper >= people)
);
create index gap_status on gap (status, recorded_on);
create index gap_about on gap (topic, subject, figure_key);
create index gap_condition on gap (condition);
create index gap_owner on gap (owner) where owner is not null;
create index gap_merged on gap (merged_into) where merged_into is not null;
create index gap_search on gap using gin (search);
create index gap_statement_like on gap using gin (statement gin_trgm_ops);
comment on table gap is 'What people need and do not have, as somebody recorded it, with the figure that showed it as it stood then.';
comment on column gap.reference is 'GAP-2026-001: by year, without holes.';
comment on column gap.statement is 'What is missing, for whom, in one sentence.';
comment on column gap.detail is 'More of it in the person''s own words.';
comment on column gap.place is 'Where: area, neighbourhood, practices.';
comment on column gap.evidence is 'What it is known from, in words, beside or in place of a figure.';
comment on column gap.topic is 'Topic of the page that it came from: conditions, areas; empty where it came from none.';
comment on column gap.subject is 'Subject of that page: copd, 04G.';
comment on column gap.figure_key is 'Which of its figures: gradient.';
comment on column gap.href is 'Address that makes the figure again.';
comment on column gap.condition is 'The condition that it is about, by its word in addresses, copd; empty where it is about none.';
comment on column gap.figure is 'The whole figure as it stood, as signed-in members saw it; never changed.';
comment on column gap.public_figure is 'The same as the public saw it: practices without names. Empty where the public sees no such figure.';
comment on column gap.figure_hash is 'SHA-256 of the figure as canonical JSON; the record holds it too.';
comment on column gap.stood_on is 'The day on which the figure stood so.';
comment on column gap.people is 'People affected; a count of one to four is never kept.';
comment on column gap.people_lower is 'Lower limit of the people affected.';
comment on column gap.people_upper is 'Upper limit of the people affected.';
comment on column gap.people_words is 'What the number of people counts, in words.';
comment on column gap.status is 'recorded, taken-up (somebody works on it), closed, merged into another.';
comment on column gap.status_on is 'Since when it stands so.';
comment on column gap.closed_because is 'Why it is closed: met, not-a-gap, not-pursued.';
comment on column gap.status_note is 'Why it stands so, in words.';
comment on column gap.merged_into is 'The gap that it is one with.';
comment on column gap.owner is 'The person who answers for it.';
comment on column gap.owner_name is 'Their name when they became owner.';
comment on column gap.owner_standing is 'Their role when they became owner: what the public sees.';
comment on column gap.owned_on is 'Since when they are owner.';
comment on column gap.recorded_by is 'The person who recorded it; empty for the machine''s own owner and the system.';
comment on column gap.recorded_by_name is 'Their name that day.';
comment on column gap.recorded_by_standing is 'Their role that day: what the public sees.';
comment on column gap.recorded_on is 'When it was recorded, as a date in London.';
comment on column gap.version is 'Counts its changes, so that two people who change it at once are told.';
comment on column gap.search is 'Its words, for finding.';

create table gap_bearing (
  id uuid primary key default gen_random_uuid(),
  gap text not null references gap (reference),
  kind text not null check (kind in ('guideline', 'service')),
  title text not null check (title <> ''),
  source text not null,
  address text,
  note text,
  added_by text,
  added_by_name text not null,
  added_on date not null,
  removed_on date,
  removed_by_name text,
  check ((removed_on is null) = (removed_by_name is null))
);
create index gap_bearing_of on gap_bearing (gap, added_on);
comment on table gap_bearing is 'Guidelines, and services elsewhere, that bear on a gap.';
comment on column gap_bearing.id is 'Its id.';
comment on column gap_bearing.gap is 'The gap that it bears on.';
comment on column gap_bearing.kind is 'guideline, or service elsewhere.';
comment on column gap_bearing.title is 'Its name.';
comment on column gap_bearing.source is 'Who published it, or where the service is.';
comment on column gap_bearing.address is 'Where it can be read.';
comment on column gap_bearing.note is 'What it says to this gap.';
comment on column gap_bearing.added_by is 'The person who added it.';
comment on column gap_bearing.added_by_name is 'Their name that day.';
comment on column gap_bearing.added_on is 'When.';
comment on column gap_bearing.removed_on is 'When it was taken off again; it stays in the history.';
comment on column gap_bearing.removed_by_name is 'Who took it off.';

create table gap_watcher (
  gap text not null references gap (reference),
  person text not null,
  since timestamptz not null default now(),
  primary key (gap, person)
);
comment on table gap_watcher is 'Who asked to be told of what happens to a gap.';
comment on column gap_watcher.gap is 'The gap.';
comment on column gap_watcher.person is 'Who is told.';
comment on column gap_watcher.since is 'Since when.';

create table need_change (
  id bigint generated always as identity primary key,
  object_kind text not null,
  object_id text not null,
  version integer not null,
  at timestamptz not null,
  person text,
  person_name text not null,
  standing text not null,
  kind text not null,
  before jsonb,
  after jsonb
);
create index need_change_of on need_change (object_kind, object_id, id);
comment on table need_change is 'What was changed in a gap, a voice or a reply, with its words before and after. The record has the same changes without free words, since it cannot forget; quotations stand in neither.';
comment on column need_change.id is 'Place in the order of change.';
comment on column need_change.object_kind is 'gap, voice, reply.';
comment on column need_change.object_id is 'Its reference or id.';
comment on column need_change.version is 'The version that the change made.';
comment on column need_change.at is 'When.';
comment on column need_change.person is 'Who changed it.';
comment on column need_change.person_name is 'Their name that day.';
comment on column need_change.standing is 'Their role that day: what the public sees.';
comment on column need_change.kind is 'What was done: gap.recorded, gap.corrected, gap.closed.';
comment on column need_change.before is 'What changed, as it was.';
comment on column need_change.after is 'What changed, as it became.';
