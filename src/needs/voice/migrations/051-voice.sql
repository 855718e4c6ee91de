create table voice (
  reference text primary key check (reference ~ '^VOI-[0-9]{4}-[0-9]{3,}$'),
  subject text not null check (subject <> ''),
  area text not null,
  place text,
  source text not null check (source <> ''),
  source_kind text not null check (
    source_kind in ('patient', 'carer', 'community-group', 'healthwatch', 'practice', 'survey')),
  heard_on date not null,
  how text not null check (how in ('visit', 'meeting', 'survey', 'letter', 'phone', 'online', 'other')),
  heard_people integer check (heard_people >= 0),
  heard_with integer check (heard_with >= 0),
  heard_who text,
  not_heard text[] not null default '{}',
  summary text not null check (summary <> ''),
  themes text[] not null default '{}',
  withdrawn_on date,
  withdrawn_because text,
  recorded_by text,
  recorded_by_name text not null,
  recorded_by_standing text not null,
  recorded_on date not null,
  version integer not null default 1,
  search tsvector generated always as (
    to_tsvector('simple', replace(reference, '-', ' ') || ' ' || summary || ' ' || coalesce(place, ''))) stored,
  check (heard_with is null or (heard_people is not null and heard_with <= heard_people)),
  check ((withdrawn_on is null) = (withdrawn_because is null))
);
create index voice_subject on voice (subject, heard_on desc) where withdrawn_on is null;
create index voice_heard on voice (heard_on desc);
create index voice_search on voice using gin (search);
create index voice_themes on voice using gin (themes);
comment on table voice is 'What people said of a need: one occasion on which some were heard, and who was not.';
comment on column voice.reference is 'VOI-2026-001: by year, without holes.';
comment on column voice.subject is 'The condition that it is about, by its word in addresses; general where it is about none.';
comment on column voice.area is 'Code of the area whose people they are.';
comment on column voice.place is 'Where within it.';
comment on column voice.source is 'From whom it came: a group, a practice, a survey. Never the name of a patient.';
comment on column voice.source_kind is 'What sort of source.';
comment on column voice.heard_on is 'When they were heard.';
comment on column voice.how is 'How they were heard.';
comment on column voice.heard_people is 'How many people were heard; one to four are shown to nobody as a number.';
comment on column voice.heard_with is 'How many of them live with the condition.';
comment on column voice.heard_who is 'Who they were, in words.';
comment on column voice.not_heard is 'Who was not heard, one a place.';
comment on column voice.summary is 'What they said, in the words of whoever recorded it.';
comment on column voice.themes is 'What it was about, in short words that other voices share.';
comment on column voice.withdrawn_on is 'When it was withdrawn: from then on only its reason is shown.';
comment on column voice.withdrawn_because is 'Why it was withdrawn.';
comment on column voice.recorded_by is 'The person who recorded it; empty for the machine''s own owner and the system.';
comment on column voice.recorded_by_name is 'Their name that day.';
comment on column voice.recorded_by_standing is 'Their role that day.';
comment on column voice.recorded_on is 'When it was recorded, as a date in London.';
comment on column voice.version is 'Counts its changes, so that two people who change it at once are told.';
comment on column voice.search is 'Its words, for finding. Quotations are not among them.';

create table voice_quotation (
  id uuid primary key default gen_random_uuid(),
  voice text not null references voice (reference),
  place smallint not null,
  words text,
  speaker text,
  permission text not null check (permission in ('public', 'members', 'not-given')),
  taken_back_on date,
  taken_back_by_name text,
  check ((words is null) = (taken_back_on is not null)),
  check ((taken_back_on is null) = (taken_back_by_name is null)),
  check (taken_back_on is null or (permission = 'not-given' and speaker is null)),
  unique (voice, place)
);
comment on table voice_quotation is 'What somebody said word for word, with the permission that they gave. Taken back, its words are gone from here for good; the record never held them.';
comment on column voice_quotation.id is 'Its id.';
comment on column voice_quotation.voice is 'The voice that it belongs to.';
comment on column voice_quotation.place is 'Its place among the quotations of the voice.';
comment on column voice_quotation.words is 'Word for word; emptied when permission was taken back.';
comment on column voice_quotation.speaker is 'Who said it without naming them: Man, 60s, Furnace ward.';
comment on column voice_quotation.permission is 'Who may read it: everyone (public), members, or only those who manage voices (not-given).';
comment on column voice_quotation.taken_back_on is 'When permission was taken back.';
comment on column voice_quotation.taken_back_by_name is 'Who entered that it was taken back.';
