create table proposal (
  reference text primary key check (reference ~ '^[A-Z]{2,6}-[0-9]{4}-[0-9]{3,}$'),
  title text not null check (title <> ''),
  what text not null check (what <> ''),
  how_often text not null check (how_often in ('most-days', 'most-weeks', 'most-months', 'once')),
  place text not null check (place <> ''),
  practice text,
  condition text,
  gap text,
  reading text,
  phase text check (phase in ('prevention', 'detection', 'treatment', 'care')),
  fifth smallint check (fifth between 1 and 5),
  touches jsonb,
  budget_share integer check (budget_share >= 0),
  restricts boolean,
  partners_change boolean,
  benefit jsonb,
  state text not null check (state in ('raised', 'taken-on', 'problem-agreed', 'options', 'case', 'decision', 'mobilising', 'live', 'reviewed', 'merged', 'paused', 'withdrawn', 'not-pursued')),
  since date not null,
  aside_from text,
  clinician text,
  clinician_name text,
  clinician_standing text,
  manager text,
  manager_name text,
  manager_standing text,
  owner text not null,
  owner_name text not null,
  next_what text not null check (next_what <> ''),
  next_by date not null,
  problem text not null default 'open' check (problem in ('open', 'agreed', 'set-aside')),
  merged_into text references proposal (reference),
  reason text,
  raised_on date not null,
  raised_by text,
  raised_by_name text not null,
  raised_by_standing text not null,
  raised_role text,
  raised_contract text,
  raised_practice_people integer,
  name_kept boolean not null default false,
  guardian text,
  guardian_name text,
  chair_too boolean not null default true,
  taken_on_on date,
  comments_until date,
  scheme text,
  route jsonb,
  body text,
  complete_on date,
  answer_due date,
  stage_due date,
  clock_held boolean not null default false,
  exempt boolean not null default false,
  live_on date,
  review_on date,
  once text unique,
  version integer not null default 1,
  search tsvector generated always as (to_tsvector('simple', reference || ' ' || title || ' ' || what || ' ' || coalesce(reading, '') || ' ' || place)) stored,
  check ((clinician is null) = (manager is null)),
  check ((state = 'merged') = (merged_into is not null)),
  check ((state in ('merged', 'paused', 'withdrawn', 'not-pursued')) = (aside_from is not null)),
  check (not name_kept or guardian is not null)
);
create index proposal_search on proposal using gin (search);
create index proposal_alike on proposal using gin (lower(title || ' ' || what) gin_trgm_ops);
create index proposal_state on proposal (state, next_by);
create index proposal_raised on proposal (raised_on desc, reference desc);
create index proposal_raised_by on proposal (raised_by);
create index proposal_clinician on proposal (clinician);
create index proposal_manager on proposal (manager);
create index proposal_owner on proposal (owner);
create index proposal_gap on proposal (gap);
create index proposal_merged_into on proposal (merged_into);
comment on table proposal is 'One object from the first word of what is wrong for patients to the review of what was made of it.';
comment on column proposal.reference is 'ISV-2026-014: the group''s letters, the year of raising, a number without holes.';
comment on column proposal.title is 'What it is called; the first words of what was raised until its leads name it.';
comment on column proposal.what is 'What happens to patients, in the raiser''s words.';
comment on column proposal.how_often is 'How often the raiser sees it.';
comment on column proposal.place is 'Where, in words.';
comment on column proposal.practice is 'Code of the practice, where it is one.';
comment on column proposal.condition is 'Slug of a condition in needs/: copd.';
comment on column proposal.gap is 'Reference of the gap that it came from: GAP-2026-003.';
comment on column proposal.reading is 'The news in a sentence or two, by its leads.';
comment on column proposal.phase is 'What it mostly is: prevention, detection, treatment or care.';
comment on column proposal.fifth is 'Whom it mostly reaches: 1 lives in the most deprived fifth. Null: everybody alike, or not said.';
comment on column proposal.touches is 'Whom it touches: practices, specialties, partners, patients.';
comment on column proposal.budget_share is 'Share of the group''s budget that it moves, in hundredths of one per cent.';
comment on column proposal.restricts is 'Whether it takes a treatment from people or puts conditions to it; null while not known.';
comment on column proposal.partners_change is 'Whether a partner must change too; null while not known.';
comment on column proposal.benefit is 'People expected to gain each month, with range and assumptions.';
comment on column proposal.state is 'Stage on the line, or an aside.';
comment on column proposal.since is 'Since which day it stands there.';
comment on column proposal.aside_from is 'The stage that it left for the side.';
comment on column proposal.clinician is 'Id of the clinician whose name stands on it.';
comment on column proposal.clinician_name is 'Their name as it stood.';
comment on column proposal.clinician_standing is 'Their role as it stood.';
comment on column proposal.manager is 'Id of the manager whose name stands on it.';
comment on column proposal.manager_name is 'Their name as it stood.';
comment on column proposal.manager_standing is 'Their role as it stood.';
comment on column proposal.owner is 'Id of whoever sees to the next step: somebody, always.';
comment on column proposal.owner_name is 'Their name as it stood.';
comment on column proposal.next_what is 'The next step.';
comment on column proposal.next_by is 'By which day.';
comment on column proposal.problem is 'Whether the problem is agreed, or was set aside by the chair.';
comment on column proposal.merged_into is 'The proposal that it joined.';
comment on column proposal.reason is 'Why it is aside.';
comment on column proposal.raised_on is 'Day of raising: day nought.';
comment on column proposal.raised_by is 'Id of whoever raised it.';
comment on column proposal.raised_by_name is 'Their name as it stood.';
comment on column proposal.raised_by_standing is 'Their role as it stood, in words.';
comment on column proposal.raised_role is 'Their role: locum-gp. For figures by profession.';
comment on column proposal.raised_contract is 'Their contract type. For figures by contract.';
comment on column proposal.raised_practice_people is 'People registered with their practice that quarter. For figures by size.';
comment on column proposal.name_kept is 'True when the raiser asked that their name be kept.';
comment on column proposal.guardian is 'Id of the one person who knows a kept name.';
comment on column proposal.guardian_name is 'Their name.';
comment on column proposal.chair_too is 'False when the raiser said that the chair must not know a kept name either.';
comment on column proposal.taken_on_on is 'Day when it was first taken on: from then on the public may read it.';
comment on column proposal.comments_until is 'Last day on which the public may comment; null: closed.';
comment on column proposal.scheme is 'Key of the scheme of delegation by which the route was last worked out.';
comment on column proposal.route is 'The route as it was last worked out, line by line.';
comment on column proposal.body is 'Key of the body that decides by that route.';
comment on column proposal.complete_on is 'Day on which a complete case was last sent.';
comment on column proposal.answer_due is 'Last day on which the answer to it is in time.';
comment on column proposal.stage_due is 'Last day in time at the stage where it is; null while held, aside or without a target.';
comment on column proposal.clock_held is 'Whether its clock is held now.';
comment on column proposal.exempt is 'Whether the target of this stage was lifted.';
comment on column proposal.live_on is 'Day on which it last went live.';
comment on column proposal.review_on is 'Day on which it is reviewed.';
comment on column proposal.once is 'Key of the form that raised it: sent twice, it raises one.';
comment on column proposal.version is 'Counts its changes.';
comment on column proposal.search is 'Its words, for search.';

create table proposal_entry (
  id bigint generated always as identity primary key,
  proposal text not null references proposal (reference),
  state text not null,
  on_day date not null,
  move text not null,
  reason text,
  by_person text,
  by_name text not null,
  by_standing text not null,
  at timestamptz not null
);
create index proposal_entry_of on proposal_entry (proposal, id);
comment on table proposal_entry is 'The states that proposals entered, in order: what days are counted from.';
comment on column proposal_entry.id is 'Place in the order.';
comment on column proposal_entry.proposal is 'The proposal.';
comment on column proposal_entry.state is 'The state entered.';
comment on column proposal_entry.on_day is 'On which day.';
comment on column proposal_entry.move is 'By which move: raise, take-on, pause.';
comment on column proposal_entry.reason is 'What was said with it.';
comment on column proposal_entry.by_person is 'Who moved it; null where the name is kept.';
comment on column proposal_entry.by_name is 'Their name that day.';
comment on column proposal_entry.by_standing is 'Their role that day.';
comment on column proposal_entry.at is 'When.';

create table proposal_stance (
  proposal text not null references proposal (reference),
  person text not null,
  stance text not null check (stance in ('supports', 'otherwise')),
  words text,
  person_name text not null,
  standing text not null,
  at timestamptz not null,
  primary key (proposal, person),
  check (stance = 'supports' or words <> '')
);
comment on table proposal_stance is 'Who supports a proposal, and who sees it otherwise and why. Joining two takes none away.';
comment on column proposal_stance.proposal is 'The proposal that it was said of.';
comment on column proposal_stance.person is 'Who.';
comment on column proposal_stance.stance is 'supports or otherwise.';
comment on column proposal_stance.words is 'Why; always there where it is seen otherwise.';
comment on column proposal_stance.person_name is 'Their name that day.';
comment on column proposal_stance.standing is 'Their role that day.';
comment on column proposal_stance.at is 'When.';

create table proposal_watcher (
  proposal text not null references proposal (reference),
  person text not null,
  since timestamptz not null default now(),
  primary key (proposal, person)
);
create index proposal_watcher_person on proposal_watcher (person);
comment on table proposal_watcher is 'Who asked to be told of what happens to a proposal.';
comment on column proposal_watcher.proposal is 'The proposal.';
comment on column proposal_watcher.person is 'Who is told.';
comment on column proposal_watcher.since is 'Since when.';

create table proposal_clock_stop (
  id uuid primary key default gen_random_uuid(),
  proposal text not null references proposal (reference),
  from_day date not null,
  to_day date check (to_day > from_day),
  reason text not null check (reason <> ''),
  by_person text,
  by_name text not null
);
create index proposal_clock_stop_of on proposal_clock_stop (proposal, from_day);
comment on table proposal_clock_stop is 'Times for which the clock of a proposal was held, each with a reason and a name.';
comment on column proposal_clock_stop.id is 'Key.';
comment on column proposal_clock_stop.proposal is 'The proposal.';
comment on column proposal_clock_stop.from_day is 'First day that does not count.';
comment on column proposal_clock_stop.to_day is 'Day on which it goes on; null while it is held.';
comment on column proposal_clock_stop.reason is 'Why: everybody sees it beside the days.';
comment on column proposal_clock_stop.by_person is 'Who held it.';
comment on column proposal_clock_stop.by_name is 'Their name that day.';

create table proposal_exemption (
  proposal text not null references proposal (reference),
  stage text not null,
  reason text not null check (reason <> ''),
  by_person text,
  by_name text not null,
  on_day date not null,
  primary key (proposal, stage)
);
comment on table proposal_exemption is 'Targets that do not hold for one proposal, each with a reason and a name.';
comment on column proposal_exemption.proposal is 'The proposal.';
comment on column proposal_exemption.stage is 'Whose target is lifted.';
comment on column proposal_exemption.reason is 'Why.';
comment on column proposal_exemption.by_person is 'Who lifted it.';
comment on column proposal_exemption.by_name is 'Their name that day.';
comment on column proposal_exemption.on_day is 'When.';

create table proposal_decision (
  id bigint generated always as identity primary key,
  proposal text not null references proposal (reference),
  on_day date not null,
  body text not null,
  outcome text not null check (outcome in ('yes', 'yes-with-conditions', 'not-yet', 'no')),
  conditions text,
  reasons text not null check (reasons <> ''),
  address text,
  recorded_by text,
  recorded_by_name text not null,
  recorded_on date not null
);
create index proposal_decision_of on proposal_decision (proposal, id);
comment on table proposal_decision is 'Decisions taken in a meeting elsewhere, as they were written down here.';
comment on column proposal_decision.id is 'Place in the order.';
comment on column proposal_decision.proposal is 'What was decided upon.';
comment on column proposal_decision.on_day is 'Day of the decision.';
comment on column proposal_decision.body is 'The body that decided, by its name that day.';
comment on column proposal_decision.outcome is 'What was decided.';
comment on column proposal_decision.conditions is 'On which conditions.';
comment on column proposal_decision.reasons is 'Why, in plain words.';
comment on column proposal_decision.address is 'Where its minutes can be read.';
comment on column proposal_decision.recorded_by is 'Who wrote it down.';
comment on column proposal_decision.recorded_by_name is 'Their name that day.';
comment on column proposal_decision.recorded_on is 'When.';

create table proposal_review (
  id bigint generated always as identity primary key,
  proposal text not null references proposal (reference),
  words text not null check (words <> ''),
  as_promised text not null check (as_promised in ('yes', 'partly', 'no')),
  goes_on text not null check (goes_on in ('as-it-is', 'changed', 'stops')),
  written_by text,
  written_by_name text not null,
  written_on date not null
);
create index proposal_review_of on proposal_review (proposal, id);
comment on table proposal_review is 'What was found when a service that went live was looked at again.';
comment on column proposal_review.id is 'Place in the order.';
comment on column proposal_review.proposal is 'What was reviewed.';
comment on column proposal_review.words is 'What was found, measure by measure.';
comment on column proposal_review.as_promised is 'Whether it did what its case promised.';
comment on column proposal_review.goes_on is 'What becomes of it.';
comment on column proposal_review.written_by is 'Who wrote it.';
comment on column proposal_review.written_by_name is 'Their name that day.';
comment on column proposal_review.written_on is 'When.';

create table proposal_duty (
  id uuid primary key default gen_random_uuid(),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  clinician text not null,
  manager text not null check (manager <> clinician),
  set_by_name text not null
);
create index proposal_duty_days on proposal_duty (from_day, to_day);
comment on table proposal_duty is 'Who looks at what is raised, by days: a clinician and a manager.';
comment on column proposal_duty.id is 'Key.';
comment on column proposal_duty.from_day is 'First day.';
comment on column proposal_duty.to_day is 'Last day.';
comment on column proposal_duty.clinician is 'Id of the clinician.';
comment on column proposal_duty.manager is 'Id of the manager.';
comment on column proposal_duty.set_by_name is 'Who entered it.';

create table proposal_setting (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  key text not null,
  in_force_from date not null,
  in_force_to date check (in_force_to >= in_force_from),
  data jsonb not null,
  source text not null,
  verified boolean not null default false,
  verified_by_name text,
  entered_by_name text not null,
  entered_on date not null,
  withdrawn_on date,
  version integer not null default 1
);
create unique index proposal_setting_one on proposal_setting (kind, key, in_force_from) where withdrawn_on is null;
comment on table proposal_setting is 'What a group sets of its own work, dated: schemes of delegation, targets, templates of cases, discount rates, the stop rule, days to agree a problem, the policy of moderation, the letters of references.';
comment on column proposal_setting.id is 'Key.';
comment on column proposal_setting.kind is 'scheme, targets, template, rate, stop, closing, moderation, letters.';
comment on column proposal_setting.key is 'Which of its kind: the template small.';
comment on column proposal_setting.in_force_from is 'First day in force.';
comment on column proposal_setting.in_force_to is 'Last day in force; null: until the next.';
comment on column proposal_setting.data is 'The setting itself, as the rules read it.';
comment on column proposal_setting.source is 'Where it comes from.';
comment on column proposal_setting.verified is 'Whether a person of the group has held it against its source.';
comment on column proposal_setting.verified_by_name is 'Who.';
comment on column proposal_setting.entered_by_name is 'Who entered it.';
comment on column proposal_setting.entered_on is 'When.';
comment on column proposal_setting.withdrawn_on is 'When it was taken back; it stays in the history.';
comment on column proposal_setting.version is 'Counts its changes.';
