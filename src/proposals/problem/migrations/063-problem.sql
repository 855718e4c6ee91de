create table problem_asking (
  proposal text primary key references proposal (reference),
  asked jsonb not null default '[]',
  left_out jsonb not null default '[]',
  nobody_for jsonb not null default '[]',
  worked_out_on date not null,
  opened_on date,
  due date,
  opened_by_name text,
  text text not null default '',
  because text not null default '',
  without jsonb not null default '{}',
  version integer not null default 1,
  check ((opened_on is null) = (due is null)),
  check ((opened_on is null) = (opened_by_name is null))
);
create index problem_asking_due on problem_asking (due);
comment on table problem_asking is 'Who is asked what the problem of a proposal is, since when, and the words in which the leads would close it.';
comment on column problem_asking.proposal is 'The proposal.';
comment on column problem_asking.asked is 'Who is asked, each with the reason: kind, key, name, because.';
comment on column problem_asking.left_out is 'Who was left out of that list by the leads, with their reason.';
comment on column problem_asking.nobody_for is 'What it touches and nobody is known to ask about.';
comment on column problem_asking.worked_out_on is 'Day on which the list was worked out last from the register.';
comment on column problem_asking.opened_on is 'Day on which they were asked; null until then.';
comment on column problem_asking.due is 'Last day of their time to answer, by the closing rule of the day of asking.';
comment on column problem_asking.opened_by_name is 'Who asked them.';
comment on column problem_asking.text is 'What is agreed, as the leads write it; empty until they do.';
comment on column problem_asking.because is 'What is agreed because of those who see it otherwise.';
comment on column problem_asking.without is 'By kind of those asked: why it is closed though none of them answered.';
comment on column problem_asking.version is 'Grows with each change of the list, the opening or the words.';

create table problem_edit (
  id integer generated always as identity primary key,
  proposal text not null references proposal (reference),
  what text not null check (what in ('add', 'leave-out')),
  kind text not null check (kind in ('practice', 'specialist', 'partner', 'patients')),
  key text not null,
  name text not null,
  because text not null check (because <> ''),
  by_name text not null,
  on_day date not null
);
create index problem_edit_proposal on problem_edit (proposal, id);
comment on table problem_edit is 'Changes that leads made to the list of who is asked, in their order. They stay when the list is worked out anew.';
comment on column problem_edit.id is 'Order.';
comment on column problem_edit.proposal is 'The proposal.';
comment on column problem_edit.what is 'Somebody more, or somebody less.';
comment on column problem_edit.kind is 'As what they are asked.';
comment on column problem_edit.key is 'Code of the organisation, or id of the person.';
comment on column problem_edit.name is 'Their name as it stood.';
comment on column problem_edit.because is 'The reason; it stays on show.';
comment on column problem_edit.by_name is 'The lead who did it.';
comment on column problem_edit.on_day is 'When.';

create table problem_invited (
  proposal text not null references proposal (reference),
  kind text not null,
  key text not null,
  person text not null,
  invited_on date not null,
  told boolean not null default true,
  primary key (proposal, kind, key, person)
);
create index problem_invited_person on problem_invited (person, proposal);
comment on table problem_invited is 'The people who were told that they are asked, and those who answered for one that is.';
comment on column problem_invited.proposal is 'The proposal.';
comment on column problem_invited.kind is 'As what they are asked.';
comment on column problem_invited.key is 'For whom: the practice, the organisation, or themselves.';
comment on column problem_invited.person is 'Id of the person.';
comment on column problem_invited.invited_on is 'When.';
comment on column problem_invited.told is 'False where they answered of their own accord.';

create table problem_statement (
  id uuid primary key default gen_random_uuid(),
  proposal text not null references proposal (reference),
  text text not null check (text <> ''),
  stands text not null check (stands in ('proposed', 'open', 'not-taken', 'withdrawn')),
  reason text,
  by_person text,
  by_name text not null,
  by_standing text not null,
  on_day date not null,
  place integer not null,
  version integer not null default 1,
  check (stands not in ('not-taken', 'withdrawn') or reason is not null)
);
create index problem_statement_proposal on problem_statement (proposal, place);
comment on table problem_statement is 'What may be the problem, a sentence each: agreed with or not.';
comment on column problem_statement.id is 'Id.';
comment on column problem_statement.proposal is 'The proposal.';
comment on column problem_statement.text is 'The sentence. It stays as it is from the first answer on.';
comment on column problem_statement.stands is 'Proposed by somebody asked; open to answers; not taken by the leads; withdrawn.';
comment on column problem_statement.reason is 'Why it was not taken, or withdrawn.';
comment on column problem_statement.by_person is 'Id of whoever wrote it; null where a name is kept.';
comment on column problem_statement.by_name is 'Their name as it stood.';
comment on column problem_statement.by_standing is 'Their role as it stood.';
comment on column problem_statement.on_day is 'When it was written.';
comment on column problem_statement.place is 'Its place in the order.';
comment on column problem_statement.version is 'Grows with each change.';

create table problem_vote (
  id integer generated always as identity primary key,
  proposal text not null references proposal (reference),
  statement uuid not null references problem_statement (id),
  person text not null,
  stance text not null check (stance in ('agree', 'disagree', 'pass')),
  words text not null default '',
  camp text not null,
  person_name text not null,
  person_standing text not null,
  on_day date not null
);
create index problem_vote_proposal on problem_vote (proposal, id);
create index problem_vote_person on problem_vote (person, proposal);
comment on table problem_vote is 'What people said to statements, in its order. A later answer of a person to a statement takes the place of an earlier one.';
comment on column problem_vote.id is 'Order.';
comment on column problem_vote.proposal is 'The proposal.';
comment on column problem_vote.statement is 'The statement.';
comment on column problem_vote.person is 'Id of the person; shown to nobody.';
comment on column problem_vote.stance is 'Agrees, does not see it so, or passes.';
comment on column problem_vote.words is 'Their own words; empty where they gave none.';
comment on column problem_vote.camp is 'Whom they stood among on that day: GPs, Nurses.';
comment on column problem_vote.person_name is 'Their name as it stood, or what stands for a kept one.';
comment on column problem_vote.person_standing is 'Their role as it stood; empty where a name is kept.';
comment on column problem_vote.on_day is 'When.';

create table problem_signature (
  proposal text not null references proposal (reference),
  person text not null,
  name text not null,
  standing text not null,
  on_day date not null,
  primary key (proposal, person)
);
comment on table problem_signature is 'The leads who stand by the closing words as they are now. A change of the words takes all away.';
comment on column problem_signature.proposal is 'The proposal.';
comment on column problem_signature.person is 'Id of the lead.';
comment on column problem_signature.name is 'Their name as it stood.';
comment on column problem_signature.standing is 'Their role as it stood.';
comment on column problem_signature.on_day is 'When they signed.';

create table problem_closing (
  id integer generated always as identity primary key,
  proposal text not null references proposal (reference),
  on_day date not null,
  after_entry bigint not null,
  closing jsonb not null
);
create index problem_closing_proposal on problem_closing (proposal, id);
comment on table problem_closing is 'Problems as they were agreed: kept as they stood. The last one holds unless it was taken back to the problem since.';
comment on column problem_closing.id is 'Order.';
comment on column problem_closing.proposal is 'The proposal.';
comment on column problem_closing.on_day is 'When.';
comment on column problem_closing.after_entry is 'The last state that the proposal had entered by then: what is entered later may open the problem again.';
comment on column problem_closing.closing is 'Text, signatures, who was asked and answered, counts, dissent, reasons for silence.';

create table proposal_evidence (
  id uuid primary key default gen_random_uuid(),
  proposal text not null references proposal (reference),
  kind text not null check (kind in ('figure', 'gap', 'voice', 'guideline', 'service', 'document')),
  title text not null check (title <> ''),
  source text,
  address text,
  note text,
  object text,
  href text,
  figure jsonb,
  public_figure jsonb,
  figure_hash text,
  stood_on date,
  added_by text,
  added_by_name text not null,
  added_by_standing text not null,
  added_on date not null,
  removed_on date,
  removed_by_name text,
  removed_because text,
  version integer not null default 1,
  check ((figure is null) = (figure_hash is null)),
  check ((figure is null) = (stood_on is null)),
  check ((removed_on is null) = (removed_because is null))
);
create index proposal_evidence_proposal on proposal_evidence (proposal, added_on);
create index proposal_evidence_object on proposal_evidence (object);
comment on table proposal_evidence is 'What a proposal rests on: figures as they stood, gaps, voices, guidelines, services elsewhere, documents.';
comment on column proposal_evidence.id is 'Id.';
comment on column proposal_evidence.proposal is 'The proposal.';
comment on column proposal_evidence.kind is 'What it is.';
comment on column proposal_evidence.title is 'Its finding or name, as everybody may read it.';
comment on column proposal_evidence.source is 'Who published it, or where the service is.';
comment on column proposal_evidence.address is 'Where it can be read.';
comment on column proposal_evidence.note is 'What it says to this proposal.';
comment on column proposal_evidence.object is 'Of a figure, gap or voice: the object, gap:GAP-2026-003.';
comment on column proposal_evidence.href is 'Of a figure: the address that makes it again.';
comment on column proposal_evidence.figure is 'The figure as it stood, as members see it.';
comment on column proposal_evidence.public_figure is 'The same as the public sees it; null where it sees none.';
comment on column proposal_evidence.figure_hash is 'SHA-256 of the figure.';
comment on column proposal_evidence.stood_on is 'The day on which it stood so.';
comment on column proposal_evidence.added_by is 'Id of whoever pinned it; null where a name is kept.';
comment on column proposal_evidence.added_by_name is 'Their name as it stood.';
comment on column proposal_evidence.added_by_standing is 'Their role as it stood.';
comment on column proposal_evidence.added_on is 'When.';
comment on column proposal_evidence.removed_on is 'When it was taken off; null while it stands.';
comment on column proposal_evidence.removed_by_name is 'Who took it off.';
comment on column proposal_evidence.removed_because is 'Why; it stays on show.';
comment on column proposal_evidence.version is 'Grows with each change.';

create table proposal_evidence_former (
  id integer generated always as identity primary key,
  evidence uuid not null references proposal_evidence (id),
  figure jsonb not null,
  public_figure jsonb,
  figure_hash text not null,
  stood_on date not null,
  until date not null,
  by_name text not null
);
create index proposal_evidence_former_evidence on proposal_evidence_former (evidence, id);
comment on table proposal_evidence_former is 'Figures as they stood before somebody refreshed the pin.';
comment on column proposal_evidence_former.id is 'Order.';
comment on column proposal_evidence_former.evidence is 'The pin.';
comment on column proposal_evidence_former.figure is 'The figure as members saw it.';
comment on column proposal_evidence_former.public_figure is 'The same as the public saw it.';
comment on column proposal_evidence_former.figure_hash is 'SHA-256 of the figure.';
comment on column proposal_evidence_former.stood_on is 'From which day.';
comment on column proposal_evidence_former.until is 'The day of the refreshing.';
comment on column proposal_evidence_former.by_name is 'Who refreshed it.';
