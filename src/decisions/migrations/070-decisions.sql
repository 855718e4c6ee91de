create table body (
  key text primary key check (key ~ '^[a-z][a-z0-9-]*$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('governing-body', 'board', 'committee', 'members', 'panel')),
  about text not null,
  parent text references body (key),
  route_body text,
  in_public boolean not null,
  composition jsonb not null,
  founded_on date not null,
  closed_on date,
  version integer not null default 1
);
comment on table body is 'Bodies that meet and decide: a governing body, its committees, the members’ council.';
comment on column body.key is 'Its name in addresses: governing-body.';
comment on column body.name is 'What it is called.';
comment on column body.kind is 'What kind of body it is.';
comment on column body.about is 'What it decides, in plain words.';
comment on column body.parent is 'The body that it answers to.';
comment on column body.route_body is 'The key in schemes of delegation of the cases that come to it.';
comment on column body.in_public is 'Whether it meets in public.';
comment on column body.composition is 'Who must sit on it and how many, each in force from its day until the next.';
comment on column body.founded_on is 'First day.';
comment on column body.closed_on is 'Last day; null while it sits.';
comment on column body.version is 'Grows with every change.';

create table body_member (
  id bigint generated always as identity primary key,
  body text not null references body (key),
  person text not null,
  person_name text not null,
  seat text not null,
  organisation text,
  is_clinician boolean not null default false,
  deputy_for bigint references body_member (id),
  from_day date not null,
  to_day date,
  term_ends date,
  ended_reason text,
  version integer not null default 1,
  check (to_day is null or to_day >= from_day)
);
create index body_member_of on body_member (body, from_day);
create index body_member_person on body_member (person);
comment on table body_member is 'Who sits on a body, dated; a deputy names the member in whose place they come.';
comment on column body_member.id is 'Its number.';
comment on column body_member.body is 'The body.';
comment on column body_member.person is 'The person, or the practice’s representative.';
comment on column body_member.person_name is 'Their name when they were written down.';
comment on column body_member.seat is 'Key of the seat in the body’s composition.';
comment on column body_member.organisation is 'The practice or partner that they stand for.';
comment on column body_member.is_clinician is 'Whether they are a clinician by profession.';
comment on column body_member.deputy_for is 'The member whose deputy they are.';
comment on column body_member.from_day is 'First day.';
comment on column body_member.to_day is 'Last day; null while they sit.';
comment on column body_member.term_ends is 'When the term ends.';
comment on column body_member.ended_reason is 'Why they left.';
comment on column body_member.version is 'Grows with every change.';

create table body_orders (
  id bigint generated always as identity primary key,
  body text not null references body (key),
  from_day date not null,
  orders jsonb not null,
  source text not null,
  verified_by text,
  verified_on date,
  taken_back_on date,
  entered_on date not null,
  entered_person text,
  entered_name text not null
);
create unique index body_orders_of on body_orders (body, from_day) where taken_back_on is null;
comment on table body_orders is 'Standing orders of a body, each in force from its day until the next.';
comment on column body_orders.id is 'Its number.';
comment on column body_orders.body is 'The body.';
comment on column body_orders.from_day is 'First day in force.';
comment on column body_orders.orders is 'The orders as data.';
comment on column body_orders.source is 'The constitution and its section.';
comment on column body_orders.verified_by is 'Who held them against their source; null: nobody has.';
comment on column body_orders.verified_on is 'When.';
comment on column body_orders.taken_back_on is 'When they were taken back before they came into force.';
comment on column body_orders.entered_on is 'When they were entered.';
comment on column body_orders.entered_person is 'Who did it; null for the system.';
comment on column body_orders.entered_name is 'Their name that day.';

create table meeting (
  reference text primary key check (reference ~ '^[A-Z]{2,6}-[0-9]{4}-[0-9]{3,}$'),
  body text not null references body (key),
  title text not null,
  starts timestamptz not null,
  ends timestamptz not null,
  place text not null,
  video text,
  in_public boolean not null,
  private_reason text,
  state text not null default 'planned' check (state in ('planned', 'agenda-out', 'papers-out', 'open', 'closed', 'cancelled')),
  chair text,
  chair_name text,
  notice_on date,
  papers_on date,
  papers_due date,
  orders bigint references body_orders (id),
  orders_note text,
  opened_at timestamptz,
  closed_at timestamptz,
  cancelled_reason text,
  current_item bigint,
  minutes_state text not null default 'none' check (minutes_state in ('none', 'draft', 'approved')),
  minutes_published_on date,
  approved_in text references meeting (reference),
  sequence integer not null default 0,
  once text unique,
  version integer not null default 1,
  check (ends > starts)
);
create index meeting_of on meeting (body, starts);
comment on table meeting is 'Meetings of bodies.';
comment on column meeting.reference is 'MTG-2026-012.';
comment on column meeting.body is 'The body that meets.';
comment on column meeting.title is 'What it is called: Governing body, in public.';
comment on column meeting.starts is 'When it begins.';
comment on column meeting.ends is 'When it is planned to end.';
comment on column meeting.place is 'Where.';
comment on column meeting.video is 'Address to join from afar.';
comment on column meeting.in_public is 'Whether the public may come.';
comment on column meeting.private_reason is 'Why not.';
comment on column meeting.state is 'How far it is.';
comment on column meeting.chair is 'Who chairs it; the body’s chair unless said.';
comment on column meeting.chair_name is 'Their name that day.';
comment on column meeting.notice_on is 'When the agenda went out.';
comment on column meeting.papers_on is 'When the papers went out.';
comment on column meeting.papers_due is 'Last day for papers.';
comment on column meeting.orders is 'The orders it was called under, and from its opening those that rule it.';
comment on column meeting.orders_note is 'What was said where they changed between notice and meeting.';
comment on column meeting.opened_at is 'When the chair opened it.';
comment on column meeting.closed_at is 'When the chair closed it.';
comment on column meeting.cancelled_reason is 'Why it was called off.';
comment on column meeting.current_item is 'The item that is being dealt with.';
comment on column meeting.minutes_state is 'How far its minutes are.';
comment on column meeting.minutes_published_on is 'When they could first be read by everybody.';
comment on column meeting.approved_in is 'The meeting that approved its minutes.';
comment on column meeting.sequence is 'How often its invitation changed, as calendars count it.';
comment on column meeting.once is 'Key of the form that made it: sent twice, it makes one.';
comment on column meeting.version is 'Grows with every change.';

create table agenda_item (
  id bigint generated always as identity primary key,
  meeting text not null references meeting (reference),
  position integer not null,
  kind text not null check (kind in ('opening', 'minutes', 'actions', 'questions', 'proposal', 'report', 'election', 'other')),
  title text not null check (title <> ''),
  purpose text not null check (purpose in ('decide', 'discuss', 'note')),
  asks text,
  proposal text,
  minutes_planned integer not null check (minutes_planned between 1 and 480),
  presenter text,
  presenter_name text,
  is_private boolean not null default false,
  private_reason text,
  added_late boolean not null default false,
  late_reason text,
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'deferred', 'withdrawn')),
  opened_at timestamptz,
  closed_at timestamptz,
  way text,
  way_words text,
  carried_from bigint references agenda_item (id),
  version integer not null default 1
);
create index agenda_item_of on agenda_item (meeting, position);
create index agenda_item_proposal on agenda_item (proposal);
comment on table agenda_item is 'Items of an agenda, in their order.';
comment on column agenda_item.id is 'Its number.';
comment on column agenda_item.meeting is 'The meeting.';
comment on column agenda_item.position is 'Its place.';
comment on column agenda_item.kind is 'What kind of item it is.';
comment on column agenda_item.title is 'What it is called.';
comment on column agenda_item.purpose is 'What the meeting is asked to do.';
comment on column agenda_item.asks is 'The motion: what it is asked to agree.';
comment on column agenda_item.proposal is 'Reference of the idea that it decides.';
comment on column agenda_item.minutes_planned is 'How long it is planned to take.';
comment on column agenda_item.presenter is 'Person who presents it.';
comment on column agenda_item.presenter_name is 'Their name that day.';
comment on column agenda_item.is_private is 'Whether it is held without the public.';
comment on column agenda_item.private_reason is 'Why.';
comment on column agenda_item.added_late is 'Whether it came after the agenda or the papers went out.';
comment on column agenda_item.late_reason is 'Why it could not wait.';
comment on column agenda_item.state is 'How far it is.';
comment on column agenda_item.opened_at is 'When it was opened.';
comment on column agenda_item.closed_at is 'When it was closed.';
comment on column agenda_item.way is 'What was done because it was not quorate.';
comment on column agenda_item.way_words is 'How, and why.';
comment on column agenda_item.carried_from is 'The item of an earlier meeting that it carries on.';
comment on column agenda_item.version is 'Grows with every change.';

create table paper (
  id bigint generated always as identity primary key,
  item bigint not null references agenda_item (id),
  number integer not null,
  title text not null check (title <> ''),
  kind text not null check (kind in ('case', 'file', 'words')),
  proposal text,
  case_version integer,
  attachment text,
  words text,
  is_private boolean not null default false,
  private_reason text,
  late boolean not null default false,
  late_reason text,
  added_at timestamptz not null,
  added_person text,
  added_name text not null,
  taken_back_at timestamptz,
  taken_back_reason text
);
create index paper_of on paper (item, number);
comment on table paper is 'Papers of items: a case as it stood, a file, or words.';
comment on column paper.id is 'Its number.';
comment on column paper.item is 'The item.';
comment on column paper.number is 'Its number in the pack.';
comment on column paper.title is 'What it is called.';
comment on column paper.kind is 'What it is.';
comment on column paper.proposal is 'Of a case: its idea.';
comment on column paper.case_version is 'Of a case: the version as it stood.';
comment on column paper.attachment is 'Of a file: its attachment.';
comment on column paper.words is 'Its words, or those of the case and file for readers of text.';
comment on column paper.is_private is 'Whether members alone may read it.';
comment on column paper.private_reason is 'Why.';
comment on column paper.late is 'Whether it came after its day.';
comment on column paper.late_reason is 'Why.';
comment on column paper.added_at is 'When it was added.';
comment on column paper.added_person is 'Who did it; null for the system.';
comment on column paper.added_name is 'Their name that day.';
comment on column paper.taken_back_at is 'When it was taken back.';
comment on column paper.taken_back_reason is 'Why.';

create table presence (
  id bigint generated always as identity primary key,
  meeting text not null references meeting (reference),
  item bigint references agenda_item (id),
  member bigint references body_member (id),
  person text,
  person_name text not null,
  what text not null check (what in ('apologies', 'absent', 'here', 'video', 'left')),
  stands_for bigint references body_member (id),
  at timestamptz not null,
  once text unique,
  by_person text,
  by_name text not null
);
create index presence_of on presence (meeting, id);
comment on table presence is 'Who came, went, sent apologies: one line for each thing as it was.';
comment on column presence.id is 'Its number.';
comment on column presence.meeting is 'The meeting.';
comment on column presence.item is 'The item that was open.';
comment on column presence.member is 'The member; null for a guest.';
comment on column presence.person is 'The person.';
comment on column presence.person_name is 'Their name that day.';
comment on column presence.what is 'What was so from then on.';
comment on column presence.stands_for is 'As a deputy: the member in whose place.';
comment on column presence.at is 'When.';
comment on column presence.once is 'Key under which the chair’s tablet sent it.';
comment on column presence.by_person is 'Who did it; null for the system.';
comment on column presence.by_name is 'Their name that day.';

create table meeting_line (
  id bigint generated always as identity primary key,
  meeting text not null references meeting (reference),
  item bigint references agenda_item (id),
  at timestamptz not null,
  kind text not null,
  words text not null check (words <> ''),
  is_private boolean not null default false,
  once text unique,
  by_person text,
  by_name text not null,
  struck_at timestamptz,
  struck_reason text
);
create index meeting_line_of on meeting_line (meeting, at, id);
comment on table meeting_line is 'The record of a meeting as it writes itself, line by line.';
comment on column meeting_line.id is 'Its number.';
comment on column meeting_line.meeting is 'The meeting.';
comment on column meeting_line.item is 'The item.';
comment on column meeting_line.at is 'When it happened.';
comment on column meeting_line.kind is 'What happened: opened, arrived, left, declared, ruled, quorum, vote-opened, vote-closed, action, question, condition, words.';
comment on column meeting_line.words is 'In a sentence.';
comment on column meeting_line.is_private is 'Whether members alone read it.';
comment on column meeting_line.once is 'Key under which the chair’s tablet sent it.';
comment on column meeting_line.by_person is 'Who did it; null for the system.';
comment on column meeting_line.by_name is 'Their name that day.';
comment on column meeting_line.struck_at is 'When it was struck out.';
comment on column meeting_line.struck_reason is 'Why.';

create table item_condition (
  id bigint generated always as identity primary key,
  item bigint not null references agenda_item (id),
  position integer not null,
  words text not null check (words <> ''),
  because text,
  taken_back_at timestamptz
);
create index item_condition_of on item_condition (item, position);
comment on table item_condition is 'Conditions put to a decision while its item is open.';
comment on column item_condition.id is 'Its number.';
comment on column item_condition.item is 'The item.';
comment on column item_condition.position is 'Its place.';
comment on column item_condition.words is 'The condition.';
comment on column item_condition.because is 'Because of what, or of whom.';
comment on column item_condition.taken_back_at is 'When it was taken back.';

create table meeting_action (
  reference text primary key,
  meeting text not null references meeting (reference),
  item bigint references agenda_item (id),
  what text not null check (what <> ''),
  owner text,
  owner_name text not null,
  due date not null,
  done_on date,
  done_words text,
  dropped_reason text,
  once text unique,
  version integer not null default 1
);
create index meeting_action_of on meeting_action (meeting);
create index meeting_action_owner on meeting_action (owner, due);
comment on table meeting_action is 'What meetings asked of people.';
comment on column meeting_action.reference is 'ACT-2026-031.';
comment on column meeting_action.meeting is 'The meeting that asked.';
comment on column meeting_action.item is 'The item.';
comment on column meeting_action.what is 'What is to be done.';
comment on column meeting_action.owner is 'Who does it.';
comment on column meeting_action.owner_name is 'Their name that day.';
comment on column meeting_action.due is 'By when.';
comment on column meeting_action.done_on is 'When it was done.';
comment on column meeting_action.done_words is 'What came of it.';
comment on column meeting_action.dropped_reason is 'Why it is not asked any more.';
comment on column meeting_action.once is 'Key under which the chair’s tablet sent it.';
comment on column meeting_action.version is 'Grows with every change.';

create table public_question (
  id bigint generated always as identity primary key,
  meeting text not null references meeting (reference),
  item bigint references agenda_item (id),
  asker text,
  person text,
  words text not null check (words <> ''),
  asked_at timestamptz not null,
  state text not null default 'new' check (state in ('new', 'shown', 'not-shown')),
  state_reason text,
  answer text,
  answered_on date,
  once text unique
);
create index public_question_of on public_question (meeting);
comment on table public_question is 'Questions of the public to a meeting.';
comment on column public_question.id is 'Its number.';
comment on column public_question.meeting is 'The meeting.';
comment on column public_question.item is 'The item that it is about.';
comment on column public_question.asker is 'How the asker wishes to be named.';
comment on column public_question.person is 'The asker, where they have signed in.';
comment on column public_question.words is 'The question.';
comment on column public_question.asked_at is 'When.';
comment on column public_question.state is 'Whether it is shown.';
comment on column public_question.state_reason is 'Why not.';
comment on column public_question.answer is 'The answer.';
comment on column public_question.answered_on is 'When.';
comment on column public_question.once is 'Key of the form that asked it.';

create table touched (
  id bigint generated always as identity primary key,
  proposal text not null,
  organisation text,
  name text not null check (name <> ''),
  as_what text not null check (as_what in ('supplier', 'bidder', 'gainer', 'loser', 'subject')),
  note text,
  added_person text,
  added_name text not null,
  added_on date not null,
  taken_back_on date
);
create unique index touched_once on touched (proposal, lower(name), as_what) where taken_back_on is null;
comment on table touched is 'Whom and what a proposal touches by name: those who could bid, supply, gain or lose.';
comment on column touched.id is 'Its number.';
comment on column touched.proposal is 'Reference of the idea.';
comment on column touched.organisation is 'Code of a registered organisation.';
comment on column touched.name is 'What it is called.';
comment on column touched.as_what is 'As what it is touched.';
comment on column touched.note is 'How.';
comment on column touched.added_person is 'Who did it; null for the system.';
comment on column touched.added_name is 'Their name that day.';
comment on column touched.added_on is 'When.';
comment on column touched.taken_back_on is 'When it was taken off the list.';

create table item_interest (
  id bigint generated always as identity primary key,
  item bigint not null references agenda_item (id),
  person text not null,
  person_name text not null,
  interest text,
  kind text not null check (kind in ('financial', 'non-financial-professional', 'non-financial-personal', 'indirect')),
  direct boolean not null,
  chain jsonb not null,
  words text not null,
  how text not null check (how in ('matched', 'declared', 'added')),
  contested text,
  ruling text check (ruling in ('note', 'speak-not-vote', 'leave', 'no-papers')),
  ruling_reason text,
  ruled_by text,
  ruled_by_name text,
  ruled_at timestamptz,
  dismissed_reason text,
  since timestamptz not null,
  version integer not null default 1
);
create index item_interest_of on item_interest (item);
create index item_interest_person on item_interest (person) where ruling = 'no-papers' and dismissed_reason is null;
comment on table item_interest is 'Interests that touch an item: matched, declared in the room, or added; with what the chair ruled.';
comment on column item_interest.id is 'Its number.';
comment on column item_interest.item is 'The item.';
comment on column item_interest.person is 'Whose interest.';
comment on column item_interest.person_name is 'Their name that day.';
comment on column item_interest.interest is 'The declared interest it rests on.';
comment on column item_interest.kind is 'Which of the four types.';
comment on column item_interest.direct is 'Whether it is the person’s own, or of somebody close.';
comment on column item_interest.chain is 'How it leads from the person to what is decided.';
comment on column item_interest.words is 'The same in a sentence.';
comment on column item_interest.how is 'How it came here.';
comment on column item_interest.contested is 'What the person says against it.';
comment on column item_interest.ruling is 'What the chair ruled; null: not yet.';
comment on column item_interest.ruling_reason is 'Why.';
comment on column item_interest.ruled_by is 'Who ruled.';
comment on column item_interest.ruled_by_name is 'Their name that day.';
comment on column item_interest.ruled_at is 'When.';
comment on column item_interest.dismissed_reason is 'Why it does not touch the item after all.';
comment on column item_interest.since is 'Since when it stands here.';
comment on column item_interest.version is 'Grows with every change.';

create table vote (
  reference text primary key,
  body text not null references body (key),
  kind text not null check (kind in ('item', 'members', 'written', 'urgent')),
  item bigint references agenda_item (id),
  proposal text,
  title text not null check (title <> ''),
  motion text not null check (motion <> ''),
  method text not null check (method in ('consent', 'hands', 'roll-call', 'ballot', 'secret')),
  secret boolean not null,
  weighted_by text check (weighted_by in ('list-size')),
  weighted_on date,
  state text not null check (state in ('open', 'closed', 'void')),
  frozen jsonb not null,
  frozen_hash text not null,
  opened_at timestamptz not null,
  opened_person text,
  opened_name text not null,
  closes_at timestamptz,
  closed_at timestamptz,
  result jsonb,
  shown text,
  void_reason text,
  version integer not null default 1
);
create index vote_item on vote (item);
create index vote_body on vote (body, opened_at);
comment on table vote is 'Votes: in a meeting, of all members, or in writing.';
comment on column vote.reference is 'VOTE-2026-018.';
comment on column vote.body is 'The body whose vote it is.';
comment on column vote.kind is 'How it is held.';
comment on column vote.item is 'The item of a meeting.';
comment on column vote.proposal is 'The idea that it decides.';
comment on column vote.title is 'What it is about.';
comment on column vote.motion is 'What is voted upon, word for word.';
comment on column vote.method is 'How votes are given.';
comment on column vote.secret is 'Whether nobody can know who voted what.';
comment on column vote.weighted_by is 'What votes weigh by; null: one each.';
comment on column vote.weighted_on is 'The day of the weights.';
comment on column vote.state is 'How far it is.';
comment on column vote.frozen is 'Rule, entitled list, weights, proxies and recusals as they stood at its opening.';
comment on column vote.frozen_hash is 'SHA-256 of the frozen text.';
comment on column vote.opened_at is 'When it was opened.';
comment on column vote.opened_person is 'Who did it; null for the system.';
comment on column vote.opened_name is 'Their name that day.';
comment on column vote.closes_at is 'When it closes by itself.';
comment on column vote.closed_at is 'When it was closed.';
comment on column vote.result is 'The sum, and the rule that decided.';
comment on column vote.shown is 'What is published of it: all, or carried or lost only.';
comment on column vote.void_reason is 'Why it does not count.';
comment on column vote.version is 'Grows with every change.';

create table vote_voter (
  vote text not null references vote (reference),
  voter text not null,
  voter_name text not null,
  cast_by text,
  weight bigint not null default 1 check (weight > 0),
  has_voted boolean not null default false,
  primary key (vote, voter)
);
create index vote_voter_person on vote_voter (cast_by);
comment on table vote_voter is 'Who may vote, and whether they have: never what.';
comment on column vote_voter.vote is 'The vote.';
comment on column vote_voter.voter is 'A person, or the code of a practice.';
comment on column vote_voter.voter_name is 'Its name that day.';
comment on column vote_voter.cast_by is 'The person who may vote for it.';
comment on column vote_voter.weight is 'What its vote weighs.';
comment on column vote_voter.has_voted is 'Whether it has voted.';

create table vote_cast (
  vote text not null references vote (reference),
  voter text not null,
  choice text not null check (choice in ('for', 'against', 'abstain')),
  units bigint not null default 1 check (units > 0),
  at timestamptz not null,
  cast_by text,
  reason text,
  primary key (vote, voter, choice)
);
comment on table vote_cast is 'Votes that are given by name.';
comment on column vote_cast.vote is 'The vote.';
comment on column vote_cast.voter is 'Whose vote.';
comment on column vote_cast.choice is 'What was voted.';
comment on column vote_cast.units is 'So much of the weight: less than all where votes are split.';
comment on column vote_cast.at is 'When.';
comment on column vote_cast.cast_by is 'The person who gave it: the voter, its proxy, or the chair for the room.';
comment on column vote_cast.reason is 'Why, where they say so.';

create table ballot (
  contest text not null,
  code text not null,
  content jsonb not null,
  weight bigint not null default 1,
  primary key (contest, code)
);
comment on table ballot is 'Secret ballots of votes and elections that are closed, in the order of their codes.';
comment on column ballot.contest is 'The vote or election.';
comment on column ballot.code is 'The random code that the voter alone was shown.';
comment on column ballot.content is 'What was voted.';
comment on column ballot.weight is 'What it weighs.';

create table proxy (
  id bigint generated always as identity primary key,
  body text not null references body (key),
  giver text not null,
  giver_name text not null,
  holder text not null,
  holder_name text not null,
  meeting text references meeting (reference),
  from_day date not null,
  to_day date,
  instructions text,
  given_at timestamptz not null,
  taken_back_at timestamptz
);
create index proxy_of on proxy (body, giver);
create index proxy_holder on proxy (holder);
comment on table proxy is 'Votes given into another’s hands.';
comment on column proxy.id is 'Its number.';
comment on column proxy.body is 'The body.';
comment on column proxy.giver is 'The person or practice whose vote it is.';
comment on column proxy.giver_name is 'Their name that day.';
comment on column proxy.holder is 'The person who may vote for them.';
comment on column proxy.holder_name is 'Their name that day.';
comment on column proxy.meeting is 'For one meeting only.';
comment on column proxy.from_day is 'First day.';
comment on column proxy.to_day is 'Last day.';
comment on column proxy.instructions is 'What the giver asks of the holder.';
comment on column proxy.given_at is 'When it was given.';
comment on column proxy.taken_back_at is 'When it was taken back.';

create table election (
  reference text primary key,
  body text not null references body (key),
  seat text not null,
  title text not null,
  seats integer not null check (seats between 1 and 50),
  rule text not null check (rule in ('instant-runoff', 'scottish-stv')),
  electorate text not null check (electorate in ('practices', 'members')),
  eligible text not null,
  nominations_from date not null,
  nominations_to date not null,
  voting_from date not null,
  voting_to date not null,
  term_from date not null,
  term_to date,
  state text not null check (state in ('planned', 'nominations', 'voting', 'counted', 'void')),
  seed text,
  frozen jsonb,
  frozen_hash text,
  result jsonb,
  counted_at timestamptz,
  void_reason text,
  opened_by text,
  opened_by_name text not null,
  version integer not null default 1
);
comment on table election is 'Elections of people to a body.';
comment on column election.reference is 'ELEC-2026-002.';
comment on column election.body is 'The body to which they are elected.';
comment on column election.seat is 'Key of the seat.';
comment on column election.title is 'What it is called.';
comment on column election.seats is 'How many are elected.';
comment on column election.rule is 'How ballots are counted.';
comment on column election.electorate is 'Who votes: each practice once, or each person who works in one.';
comment on column election.eligible is 'Who may stand, in words.';
comment on column election.nominations_from is 'First day for names.';
comment on column election.nominations_to is 'Last day for names.';
comment on column election.voting_from is 'First day of voting.';
comment on column election.voting_to is 'Last day of voting.';
comment on column election.term_from is 'First day of office.';
comment on column election.term_to is 'Last day of office.';
comment on column election.state is 'How far it is.';
comment on column election.seed is 'What ties are drawn by, kept from the opening of the vote.';
comment on column election.frozen is 'Voters and candidates as they stood when voting opened.';
comment on column election.frozen_hash is 'SHA-256 of the frozen text.';
comment on column election.result is 'Rounds, who was elected, and why.';
comment on column election.counted_at is 'When it was counted.';
comment on column election.void_reason is 'Why it does not count.';
comment on column election.opened_by is 'Who set it up.';
comment on column election.opened_by_name is 'Their name that day.';
comment on column election.version is 'Grows with every change.';

create table nomination (
  id bigint generated always as identity primary key,
  election text not null references election (reference),
  person text not null,
  person_name text not null,
  standing text not null,
  statement text not null,
  proposer text,
  proposer_name text,
  given_at timestamptz not null,
  eligible boolean,
  eligible_reason text,
  withdrawn_at timestamptz,
  version integer not null default 1
);
create unique index nomination_once on nomination (election, person) where withdrawn_at is null;
comment on table nomination is 'People who stand for election.';
comment on column nomination.id is 'Its number.';
comment on column nomination.election is 'The election.';
comment on column nomination.person is 'Who stands.';
comment on column nomination.person_name is 'Their name that day.';
comment on column nomination.standing is 'What they are, that day.';
comment on column nomination.statement is 'Why they stand, in their words.';
comment on column nomination.proposer is 'Who proposed them.';
comment on column nomination.proposer_name is 'Their name that day.';
comment on column nomination.given_at is 'When.';
comment on column nomination.eligible is 'Whether they may stand; null: not looked at yet.';
comment on column nomination.eligible_reason is 'Why, or why not.';
comment on column nomination.withdrawn_at is 'When they withdrew.';
comment on column nomination.version is 'Grows with every change.';

create table election_voter (
  election text not null references election (reference),
  voter text not null,
  voter_name text not null,
  cast_by text,
  has_voted boolean not null default false,
  primary key (election, voter)
);
create index election_voter_person on election_voter (cast_by);
comment on table election_voter is 'Who may vote in an election, and whether they have: never how.';
comment on column election_voter.election is 'The election.';
comment on column election_voter.voter is 'A person, or the code of a practice.';
comment on column election_voter.voter_name is 'Its name that day.';
comment on column election_voter.cast_by is 'The person who may vote for it.';
comment on column election_voter.has_voted is 'Whether it has voted.';

create table decision (
  reference text primary key,
  body text not null references body (key),
  meeting text references meeting (reference),
  item bigint references agenda_item (id),
  vote text references vote (reference),
  proposal text,
  title text not null check (title <> ''),
  outcome text not null check (outcome in ('yes', 'yes-with-conditions', 'not-yet', 'no')),
  summary text not null,
  reasons jsonb not null,
  conditions jsonb not null,
  dissent jsonb not null,
  stood jsonb not null,
  stood_hash text not null,
  decided_on date not null,
  urgent boolean not null default false,
  review_on date,
  review_by text,
  review_by_name text,
  procurement jsonb,
  published_on date,
  withheld_reason text,
  withheld_until date,
  version integer not null default 1
);
create index decision_body on decision (body, decided_on);
create index decision_proposal on decision (proposal);
comment on table decision is 'Decisions of bodies, each with its newest words; earlier ones stand in decision_version.';
comment on column decision.reference is 'DEC-2026-047.';
comment on column decision.body is 'Who decided.';
comment on column decision.meeting is 'In which meeting.';
comment on column decision.item is 'On which item.';
comment on column decision.vote is 'By which vote.';
comment on column decision.proposal is 'On which idea.';
comment on column decision.title is 'What was decided, as a headline.';
comment on column decision.outcome is 'The answer.';
comment on column decision.summary is 'What it means for patients, in plain words.';
comment on column decision.reasons is 'Why, one by one.';
comment on column decision.conditions is 'On which conditions.';
comment on column decision.dissent is 'Who saw it otherwise, and why.';
comment on column decision.stood is 'What was before the body: who decided, interests and rulings, quorum, evidence, costs and contributions as they stood.';
comment on column decision.stood_hash is 'SHA-256 of that text.';
comment on column decision.decided_on is 'The day.';
comment on column decision.urgent is 'Whether it was taken between meetings.';
comment on column decision.review_on is 'When it is looked at again.';
comment on column decision.review_by is 'By whom.';
comment on column decision.review_by_name is 'Their name.';
comment on column decision.procurement is 'Where a contract hangs on it: what the register of procurement decisions says.';
comment on column decision.published_on is 'When everybody could first read it.';
comment on column decision.withheld_reason is 'Why it is withheld.';
comment on column decision.withheld_until is 'Until when.';
comment on column decision.version is 'Grows with every change.';

create table decision_version (
  decision text not null references decision (reference),
  version integer not null,
  words jsonb not null,
  why text not null,
  at timestamptz not null,
  by_person text,
  by_name text not null,
  primary key (decision, version)
);
comment on table decision_version is 'Every version of the words of a decision.';
comment on column decision_version.decision is 'The decision.';
comment on column decision_version.version is 'The version.';
comment on column decision_version.words is 'Title, summary, reasons, conditions, dissent, review.';
comment on column decision_version.why is 'Why it was written, or corrected.';
comment on column decision_version.at is 'When.';
comment on column decision_version.by_person is 'Who did it; null for the system.';
comment on column decision_version.by_name is 'Their name that day.';

create table decision_feed (
  number bigint primary key,
  decision text not null references decision (reference),
  what text not null check (what in ('published', 'corrected', 'withheld', 'followed')),
  version integer not null,
  at timestamptz not null
);
comment on table decision_feed is 'What the feeds tell, in the order in which it became true: a number is given under a lock, so none is skipped.';
comment on column decision_feed.number is 'Its number.';
comment on column decision_feed.decision is 'The decision.';
comment on column decision_feed.what is 'What happened.';
comment on column decision_feed.version is 'The version that it tells of.';
comment on column decision_feed.at is 'When.';

create table decision_follow (
  id bigint generated always as identity primary key,
  decision text not null references decision (reference),
  kind text not null check (kind in ('contract', 'measure', 'review')),
  on_day date not null,
  title text not null,
  words text not null,
  expected text,
  measured text,
  verdict text check (verdict in ('as-promised', 'partly', 'not', 'too-early')),
  recorded_at timestamptz not null,
  recorded_person text,
  recorded_name text not null,
  taken_back_at timestamptz,
  taken_back_reason text
);
create index decision_follow_of on decision_follow (decision, on_day);
comment on table decision_follow is 'What followed a decision, until contracts and outcomes have pages of their own.';
comment on column decision_follow.id is 'Its number.';
comment on column decision_follow.decision is 'The decision.';
comment on column decision_follow.kind is 'A contract begun, the first measured result, the outcome of the review.';
comment on column decision_follow.on_day is 'The day.';
comment on column decision_follow.title is 'Contract reference, measure, or verdict.';
comment on column decision_follow.words is 'In plain words.';
comment on column decision_follow.expected is 'What the case expected.';
comment on column decision_follow.measured is 'What was measured.';
comment on column decision_follow.verdict is 'How it compares.';
comment on column decision_follow.recorded_at is 'When it was written down.';
comment on column decision_follow.recorded_person is 'Who did it; null for the system.';
comment on column decision_follow.recorded_name is 'Their name that day.';
comment on column decision_follow.taken_back_at is 'When it was taken back.';
comment on column decision_follow.taken_back_reason is 'Why.';

create table breach (
  id bigint generated always as identity primary key,
  found_on date not null,
  person text,
  person_name text,
  what text not null check (what <> ''),
  done text not null,
  item bigint references agenda_item (id),
  public_words text,
  recorded_person text,
  recorded_name text not null,
  version integer not null default 1
);
comment on table breach is 'Breaches of the rules on interests, and what was done.';
comment on column breach.id is 'Its number.';
comment on column breach.found_on is 'When it was found.';
comment on column breach.person is 'Whose.';
comment on column breach.person_name is 'Their name that day.';
comment on column breach.what is 'What happened.';
comment on column breach.done is 'What was done about it.';
comment on column breach.item is 'The item that it touched.';
comment on column breach.public_words is 'What everybody reads of it; null: not published.';
comment on column breach.recorded_person is 'Who did it; null for the system.';
comment on column breach.recorded_name is 'Their name that day.';
comment on column breach.version is 'Grows with every change.';
