create table interest (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  person_name text not null check (person_name <> ''),
  kind text not null check (kind in ('financial', 'non-financial-professional', 'non-financial-personal', 'indirect')),
  tie text not null check (tie in ('owns-share-in', 'partner-of', 'director-of', 'trustee-of', 'employed-by', 'paid-by',
    'member-of', 'campaigns-for', 'works-in', 'other')),
  organisation text references organisation,
  organisation_name text not null check (organisation_name <> ''),
  close_tie text check (close_tie in ('married-to', 'partner-of', 'parent-of', 'child-of', 'sibling-of',
    'close-friend-of', 'business-partner-of')),
  close_name text,
  words text not null default '',
  band text,
  from_day date not null,
  to_day date,
  known_on date,
  declared_on date not null,
  late_days integer not null default 0,
  on_paper text,
  entered_person text,
  entered_name text not null,
  withheld_reason text,
  withheld_on date,
  withheld_name text,
  taken_back_on date,
  taken_back_reason text,
  once text unique,
  version integer not null default 1,
  search tsvector generated always as (to_tsvector('simple', person_name || ' ' || organisation_name || ' '
    || coalesce(organisation, '') || ' ' || words)) stored,
  check (to_day is null or to_day >= from_day),
  check ((kind = 'indirect') = (close_tie is not null))
);
create index interest_person on interest (person);
create index interest_shown on interest (lower(person_name), id) where taken_back_on is null;
create index interest_organisation on interest (organisation) where taken_back_on is null;
create index interest_ended on interest (to_day) where to_day is not null;
create index interest_search on interest using gin (search);
create index interest_like on interest using gin ((person_name || ' ' || organisation_name) gin_trgm_ops);
comment on table interest is 'Interests that people declared, as the register of interests has them. Cleared when they have been kept long enough.';
comment on column interest.id is 'Its number.';
comment on column interest.person is 'Whose declaration it is.';
comment on column interest.person_name is 'Their name when it was declared.';
comment on column interest.kind is 'Which of the four types.';
comment on column interest.tie is 'How the organisation is held or served.';
comment on column interest.organisation is 'The organisation where the register has it.';
comment on column interest.organisation_name is 'Its name, as it was or as the person wrote it.';
comment on column interest.close_tie is 'Of somebody close: what they are to the person.';
comment on column interest.close_name is 'Of somebody close: who; members read it, the public does not.';
comment on column interest.words is 'More of it, in the person’s own words.';
comment on column interest.band is 'Key of a band of money a year.';
comment on column interest.from_day is 'First day.';
comment on column interest.to_day is 'Last day; null while it lasts.';
comment on column interest.known_on is 'When the person became aware of it, where that is later than its first day.';
comment on column interest.declared_on is 'When it was declared.';
comment on column interest.late_days is 'How many days after the last day to declare it; 0 when in time, as the rule stood that day.';
comment on column interest.on_paper is 'Where somebody else entered it: from what, a form of a certain day.';
comment on column interest.entered_person is 'Who entered it; null for the system.';
comment on column interest.entered_name is 'Their name that day.';
comment on column interest.withheld_reason is 'Why the public does not read it, though members do.';
comment on column interest.withheld_on is 'Since when.';
comment on column interest.withheld_name is 'Who decided so.';
comment on column interest.taken_back_on is 'When it was taken back as declared in error.';
comment on column interest.taken_back_reason is 'Why.';
comment on column interest.once is 'Key of the form that made it: sent twice, it makes one.';
comment on column interest.version is 'Grows with every change.';
comment on column interest.search is 'Words for finding.';

create table gift (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  person_name text not null check (person_name <> ''),
  kind text not null check (kind in ('gift', 'hospitality')),
  organisation text references organisation,
  giver_name text not null check (giver_name <> ''),
  what text not null check (what <> ''),
  pence bigint check (pence >= 0),
  on_day date not null,
  outcome text not null check (outcome in ('accepted', 'declined', 'passed-on')),
  words text not null default '',
  declared_on date not null,
  late_days integer not null default 0,
  on_paper text,
  entered_person text,
  entered_name text not null,
  withheld_reason text,
  withheld_on date,
  withheld_name text,
  taken_back_on date,
  taken_back_reason text,
  once text unique,
  version integer not null default 1,
  search tsvector generated always as (to_tsvector('simple', person_name || ' ' || giver_name || ' '
    || coalesce(organisation, '') || ' ' || what)) stored
);
create index gift_person on gift (person);
create index gift_day on gift (on_day, id) where taken_back_on is null;
create index gift_search on gift using gin (search);
create index gift_like on gift using gin ((person_name || ' ' || giver_name || ' ' || what) gin_trgm_ops);
comment on table gift is 'Gifts and hospitality that people were offered, accepted or not.';
comment on column gift.id is 'Its number.';
comment on column gift.person is 'To whom it was offered.';
comment on column gift.person_name is 'Their name when it was declared.';
comment on column gift.kind is 'A gift, or hospitality.';
comment on column gift.organisation is 'Who offered it, where the register has them.';
comment on column gift.giver_name is 'Who offered it.';
comment on column gift.what is 'What it was.';
comment on column gift.pence is 'What it is worth, in pence; null where nobody knows.';
comment on column gift.on_day is 'When it was offered.';
comment on column gift.outcome is 'What became of it.';
comment on column gift.words is 'Why, in the person’s own words.';
comment on column gift.declared_on is 'When it was declared.';
comment on column gift.late_days is 'How many days after the last day to declare it; 0 when in time.';
comment on column gift.on_paper is 'Where somebody else entered it: from what.';
comment on column gift.entered_person is 'Who entered it; null for the system.';
comment on column gift.entered_name is 'Their name that day.';
comment on column gift.withheld_reason is 'Why the public does not read it, though members do.';
comment on column gift.withheld_on is 'Since when.';
comment on column gift.withheld_name is 'Who decided so.';
comment on column gift.taken_back_on is 'When it was taken back as declared in error.';
comment on column gift.taken_back_reason is 'Why.';
comment on column gift.once is 'Key of the form that made it: sent twice, it makes one.';
comment on column gift.version is 'Grows with every change.';
comment on column gift.search is 'Words for finding.';

create table interest_check (
  id bigint generated always as identity primary key,
  person uuid not null references person,
  person_name text not null,
  on_day date not null,
  said text not null check (said in ('complete', 'nothing')),
  on_paper text,
  entered_person text,
  entered_name text not null
);
create index interest_check_of on interest_check (person, on_day);
comment on table interest_check is 'That somebody said: what stands of me in the register is complete.';
comment on column interest_check.id is 'Its number.';
comment on column interest_check.person is 'Who.';
comment on column interest_check.person_name is 'Their name that day.';
comment on column interest_check.on_day is 'When.';
comment on column interest_check.said is 'That the interests listed are all, or that there are none.';
comment on column interest_check.on_paper is 'Where somebody else entered it: from what.';
comment on column interest_check.entered_person is 'Who entered it; null for the system.';
comment on column interest_check.entered_name is 'Their name that day.';

create table interest_rules (
  id bigint generated always as identity primary key,
  from_day date not null unique,
  rules jsonb not null,
  source text not null,
  verified_by text,
  verified_on date,
  entered_person text,
  entered_name text not null,
  entered_on date not null
);
comment on table interest_rules is 'How interests are declared, shown and kept, each set in force from its day until the next.';
comment on column interest_rules.id is 'Its number.';
comment on column interest_rules.from_day is 'First day in force.';
comment on column interest_rules.rules is 'The rules as data: days, months, years, bands of money.';
comment on column interest_rules.source is 'The policy and its section.';
comment on column interest_rules.verified_by is 'Who held them against their source; null: nobody has.';
comment on column interest_rules.verified_on is 'When.';
comment on column interest_rules.entered_person is 'Who entered them; null for the system.';
comment on column interest_rules.entered_name is 'Their name that day.';
comment on column interest_rules.entered_on is 'When they were entered.';
