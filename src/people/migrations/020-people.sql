create table organisation (
  code text primary key check (code ~ '^[0-9A-Z][0-9A-Z-]{1,19}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in (
    'practice', 'prescriber-not-practice', 'ccg', 'pct', 'icb', 'sub-icb', 'trust', 'network', 'locality', 'pbc-group',
    'lmc', 'council', 'healthwatch', 'support-supplier', 'supplier', 'region', 'committee', 'charity', 'other')),
  status text not null check (status in ('active', 'closed', 'dormant', 'proposed', 'named-only', 'withdrawn')),
  opened date,
  closed date,
  prescribing_setting smallint,
  address jsonb,
  other_names text[] not null default '{}',
  source text not null,
  load_id uuid,
  search tsvector generated always as (to_tsvector('simple', code || ' ' || name)) stored,
  check (closed is null or opened is null or closed >= opened)
);
create index organisation_kind on organisation (kind, code);
create index organisation_search on organisation using gin (search);
create index organisation_name_like on organisation using gin (name gin_trgm_ops);
comment on table organisation is 'Organisations of every kind as they stand now: what files and people have said, settled into one row a code. Written only by settling; never deleted, so that others may refer to it.';
comment on column organisation.code is 'ODS code, or a code of our own for bodies that ODS does not list.';
comment on column organisation.name is 'Name in force.';
comment on column organisation.kind is 'What sort of body it is. A sub-ICB was the CCG of the same code until 30 June 2022.';
comment on column organisation.status is 'active, closed, dormant, proposed; named-only: others refer to it but no file describes it; withdrawn: no current file and nobody names it any more.';
comment on column organisation.opened is 'First day, where known.';
comment on column organisation.closed is 'Last day.';
comment on column organisation.prescribing_setting is 'Of prescribers, ODS column 26: 4 is a GP practice.';
comment on column organisation.address is 'Its own address: lines (list), postcode, telephone.';
comment on column organisation.other_names is 'What other files call it, where they differ.';
comment on column organisation.source is 'Which source describes it: a source id, entered, set-up or reference.';
comment on column organisation.load_id is 'The load whose row is in force; empty when people entered it.';
comment on column organisation.search is 'Words of code and name, for finding.';

create table organisation_statement (
  id bigint generated always as identity primary key,
  load_id uuid,
  source text not null,
  rank smallint not null,
  code text not null,
  name text,
  kind text not null,
  status text not null default 'active',
  opened date,
  closed date,
  prescribing_setting smallint,
  address jsonb
);
create unique index organisation_statement_once on organisation_statement (load_id, code);
create index organisation_statement_code on organisation_statement (code);
comment on table organisation_statement is 'What each load says of an organisation, kept also when superseded, so that taking a load back needs no file.';
comment on column organisation_statement.id is 'Place in the order of saying.';
comment on column organisation_statement.load_id is 'The load that said it; empty for what setting up said.';
comment on column organisation_statement.source is 'Id of the source.';
comment on column organisation_statement.rank is 'Lower wins where several sources describe one code.';
comment on column organisation_statement.code is 'The organisation.';
comment on column organisation_statement.name is 'Name as the file has it; empty where the file gives a code alone.';
comment on column organisation_statement.kind is 'Kind as the source implies it.';
comment on column organisation_statement.status is 'Status as the file has it.';
comment on column organisation_statement.opened is 'First day.';
comment on column organisation_statement.closed is 'Last day.';
comment on column organisation_statement.prescribing_setting is 'ODS column 26.';
comment on column organisation_statement.address is 'Its own address.';

create table organisation_correction (
  code text primary key,
  fields jsonb not null,
  version integer not null default 1,
  changed timestamptz not null default now()
);
comment on table organisation_correction is 'What people entered or corrected of an organisation; prevails over every file, field by field.';
comment on column organisation_correction.code is 'The organisation.';
comment on column organisation_correction.fields is 'name, kind, status, opened, closed, prescribing_setting, address: those entered. A null means: known to be empty.';
comment on column organisation_correction.version is 'Counts changes, so that two people do not overwrite each other.';
comment on column organisation_correction.changed is 'When it last changed.';

create table organisation_parent (
  child text not null references organisation,
  kind text not null check (kind in ('commissioner', 'network', 'locality', 'pbc-group', 'stp', 'icb', 'region', 'part-of')),
  started date not null,
  ended date check (ended >= started),
  parent text not null references organisation,
  basis text not null check (basis in ('register', 'seen', 'entered', 'succession')),
  source text not null,
  load_id uuid,
  primary key (child, kind, started)
);
create index organisation_parent_members on organisation_parent (parent, kind, started);
comment on table organisation_parent is 'Which organisation belonged to which, by date: never two of one kind for one child on one day. Written only by settling.';
comment on column organisation_parent.child is 'Who belongs.';
comment on column organisation_parent.kind is 'How: commissioner, network (PCN), locality, pbc-group, stp (until June 2022), icb, region, part-of (a committee of a body).';
comment on column organisation_parent.started is 'First day.';
comment on column organisation_parent.ended is 'Last day; empty while it lasts.';
comment on column organisation_parent.parent is 'To whom.';
comment on column organisation_parent.basis is 'register: the file gives the date; seen: the file shows it on this day; entered: a person said so; succession: the parent was succeeded.';
comment on column organisation_parent.source is 'Id of the source, or entered.';
comment on column organisation_parent.load_id is 'The load that says so.';

create table organisation_parent_statement (
  id bigint generated always as identity primary key,
  load_id uuid,
  source text not null,
  child text not null,
  kind text not null,
  parent text,
  started date not null,
  ended date,
  seen boolean not null default false
);
create index organisation_parent_statement_load on organisation_parent_statement (load_id);
create index organisation_parent_statement_child on organisation_parent_statement (child, kind);
comment on table organisation_parent_statement is 'What each load, or a person, says of who belongs to whom.';
comment on column organisation_parent_statement.id is 'Place in the order of saying.';
comment on column organisation_parent_statement.load_id is 'The load that said it; empty when a person did.';
comment on column organisation_parent_statement.source is 'Id of the source, or entered.';
comment on column organisation_parent_statement.child is 'Who belongs.';
comment on column organisation_parent_statement.kind is 'How.';
comment on column organisation_parent_statement.parent is 'To whom; empty when a person says: to none of this kind.';
comment on column organisation_parent_statement.started is 'First day; of what is only seen, the day it was seen.';
comment on column organisation_parent_statement.ended is 'Last day, where said.';
comment on column organisation_parent_statement.seen is 'True when the file shows a state of one day and gives no first day.';

create table organisation_succession (
  predecessor text not null references organisation,
  successor text not null references organisation,
  date date not null,
  kind text not null check (kind in ('succession', 'merger', 'split')),
  share numeric(7, 4),
  source text not null,
  load_id uuid,
  primary key (predecessor, successor),
  check (predecessor <> successor)
);
create index organisation_succession_successor on organisation_succession (successor);
comment on table organisation_succession is 'Which organisation took over from which. Written only by settling.';
comment on column organisation_succession.predecessor is 'Who ended or gave up.';
comment on column organisation_succession.successor is 'Who took over.';
comment on column organisation_succession.date is 'First day of the successor''s charge.';
comment on column organisation_succession.kind is 'succession: one by one; merger: several into one; split: one into several.';
comment on column organisation_succession.share is 'Per cent of the predecessor that went there, where a matrix gives it.';
comment on column organisation_succession.source is 'Id of the source, or entered.';
comment on column organisation_succession.load_id is 'The load that says so.';

create table organisation_succession_statement (
  id bigint generated always as identity primary key,
  load_id uuid,
  source text not null,
  predecessor text not null,
  successor text not null,
  date date not null,
  kind text not null,
  share numeric(7, 4)
);
create index organisation_succession_statement_load on organisation_succession_statement (load_id);
comment on table organisation_succession_statement is 'What each load, or a person, says of who took over from whom.';
comment on column organisation_succession_statement.id is 'Place in the order of saying.';
comment on column organisation_succession_statement.load_id is 'The load that said it; empty when a person did.';
comment on column organisation_succession_statement.source is 'Id of the source, or entered.';
comment on column organisation_succession_statement.predecessor is 'Who ended or gave up.';
comment on column organisation_succession_statement.successor is 'Who took over.';
comment on column organisation_succession_statement.date is 'First day of the successor''s charge.';
comment on column organisation_succession_statement.kind is 'succession, merger or split.';
comment on column organisation_succession_statement.share is 'Per cent, where a matrix gives it.';

create table person (
  id uuid primary key default gen_random_uuid(),
  title text,
  given_name text not null check (given_name <> ''),
  family_name text not null check (family_name <> ''),
  email text,
  phone text,
  postal_address text,
  hear_by text not null default 'email' check (hear_by in ('email', 'text', 'post', 'none')),
  hear_how_often text not null default 'daily' check (hear_how_often in ('at-once', 'daily', 'weekly')),
  registration_body text,
  registration_number text,
  ex_directory boolean not null default false,
  ended date,
  ended_note text,
  details_checked date,
  version integer not null default 1,
  created timestamptz not null default now(),
  search tsvector generated always as (to_tsvector('simple', given_name || ' ' || family_name)) stored
);
create unique index person_email on person (lower(email));
create index person_search on person using gin (search);
create index person_name on person (family_name, given_name, id);
create index person_name_like on person using gin ((given_name || ' ' || family_name) gin_trgm_ops);
comment on table person is 'Everybody whom the group counts: clinicians of every contract, staff, lay members. Never a patient''s data.';
comment on column person.id is 'For good.';
comment on column person.title is 'Dr, Ms, Sister: as the person wishes.';
comment on column person.given_name is 'Given name.';
comment on column person.family_name is 'Family name.';
comment on column person.email is 'Address for mail, and the name to sign in by; one person an address, whatever the capitals.';
comment on column person.phone is 'Work telephone.';
comment on column person.postal_address is 'Where post reaches them at work.';
comment on column person.hear_by is 'How they wish to hear from the group.';
comment on column person.hear_how_often is 'How often at most: at once, a summary a day or a week.';
comment on column person.registration_body is 'GMC, NMC, GPhC, where they are registered.';
comment on column person.registration_number is 'Number there.';
comment on column person.ex_directory is 'True when they asked to be found only by themselves and those who keep the register.';
comment on column person.ended is 'Last day in the register: left for good. The record stays.';
comment on column person.ended_note is 'Why, in a few words.';
comment on column person.details_checked is 'When they last said that their own details are right.';
comment on column person.version is 'Counts changes, so that two people do not overwrite each other.';
comment on column person.created is 'When they were first entered.';
comment on column person.search is 'Words of the name, for finding.';

create table appointment (
  id uuid primary key default gen_random_uuid(),
  person uuid not null references person,
  role text not null check (role <> ''),
  organisation text not null references organisation,
  contract_type text check (contract_type in (
    'gms-partner', 'pms-partner', 'salaried', 'locum', 'training', 'employed', 'honorary', 'office-holder')),
  sessions numeric(4, 2) check (sessions >= 0 and sessions <= 20),
  started date not null,
  ended date check (ended >= started),
  ended_reason text,
  note text,
  checked date,
  version integer not null default 1
);
create index appointment_person on appointment (person, started);
create index appointment_organisation on appointment (organisation, started);
create index appointment_role on appointment (role, organisation);
comment on table appointment is 'Who is what, where, from when to when. A role held today is what opens doors.';
comment on column appointment.id is 'For good.';
comment on column appointment.person is 'Who.';
comment on column appointment.role is 'As what: a role of platform/permissions.ts.';
comment on column appointment.organisation is 'Where. A locum without a practice is appointed at the group itself.';
comment on column appointment.contract_type is 'On what terms.';
comment on column appointment.sessions is 'Half-days a week; empty when it varies.';
comment on column appointment.started is 'First day.';
comment on column appointment.ended is 'Last day; empty while it lasts.';
comment on column appointment.ended_reason is 'Why it ended.';
comment on column appointment.note is 'What the role does not say, such as deputy chair.';
comment on column appointment.checked is 'When the organisation last said that this is right.';
comment on column appointment.version is 'Counts changes, so that two people do not overwrite each other.';
