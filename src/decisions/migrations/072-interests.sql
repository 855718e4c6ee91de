alter table item_interest add column touched bigint references touched (id);
alter table item_interest add column lapsed_at timestamptz;
alter table item_interest add column once text unique;
alter table item_interest add column dismissed_name text;
alter table item_interest add column ended boolean not null default false;
alter table item_interest add column suggested text check (suggested in ('note', 'speak-not-vote', 'leave', 'no-papers'));
comment on column item_interest.touched is 'Of a match: as what the idea touches a party at the end of its chain.';
comment on column item_interest.lapsed_at is 'When the rules found the match no longer; it comes back by itself when they find it again.';
comment on column item_interest.once is 'Key under which the form or the chair’s tablet sent it: sent twice, it makes one.';
comment on column item_interest.ended is 'Of a match: that a tie of its chain had ended by the day of the meeting.';
comment on column item_interest.suggested is 'Of a match: the ruling to begin with, which binds nobody.';
comment on column item_interest.dismissed_name is 'Who dismissed it.';
create unique index item_interest_once on item_interest (item, person, interest, touched) where how = 'matched';
create index item_interest_live on item_interest (person) where dismissed_reason is null;

create table party_tie (
  id bigint generated always as identity primary key,
  from_code text,
  from_name text not null check (from_name <> ''),
  kind text not null check (kind in ('owns', 'owns-share', 'partner-of', 'employed-by', 'part-of', 'family')),
  to_code text,
  to_name text not null check (to_name <> ''),
  since date not null,
  until date,
  source text not null,
  added_person text,
  added_name text not null,
  added_on date not null,
  taken_back_on date,
  version integer not null default 1,
  check (until is null or until >= since)
);
create index party_tie_standing on party_tie (id) where taken_back_on is null;
comment on table party_tie is 'Who owns, belongs to or works with whom, beside what the register of organisations says: by it interests match indirectly.';
comment on column party_tie.id is 'Its number.';
comment on column party_tie.from_code is 'The owner, the part or the employee, where the register has it.';
comment on column party_tie.from_name is 'Its name.';
comment on column party_tie.kind is 'How the two are tied.';
comment on column party_tie.to_code is 'The owned, the whole or the employer, where the register has it.';
comment on column party_tie.to_name is 'Its name.';
comment on column party_tie.since is 'First day.';
comment on column party_tie.until is 'Last day; null while it lasts.';
comment on column party_tie.source is 'Where it is known from.';
comment on column party_tie.added_person is 'Who added it; null for the system.';
comment on column party_tie.added_name is 'Their name that day.';
comment on column party_tie.added_on is 'When it was added.';
comment on column party_tie.taken_back_on is 'When it was taken back as an error.';
comment on column party_tie.version is 'Grows with every change.';

alter table breach add column taken_back_on date;
alter table breach add column taken_back_reason text;
alter table breach add column once text unique;
comment on column breach.taken_back_on is 'When it was taken back as recorded in error.';
comment on column breach.taken_back_reason is 'Why.';
comment on column breach.once is 'Key of the form that made it: sent twice, it makes one.';
