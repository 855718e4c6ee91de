alter table election
  add column once text unique,
  add column seed_hash text,
  add column opened_at timestamptz,
  add column notice_on date,
  add column shown text check (shown in ('all', 'outcome')),
  add column ballots_hash text,
  add column seated_at timestamptz;
comment on column election.once is 'Key of the form that set it up: sent twice, it sets up one.';
comment on column election.seed_hash is 'SHA-256 of the seed and its salt, published when voting opens; seed holds both, and is shown after the count.';
comment on column election.opened_at is 'When voting opened, and voters and candidates were frozen.';
comment on column election.notice_on is 'When those who may vote were told that names can be given.';
comment on column election.shown is 'What of the count is published: all, or who was elected alone where more would tell how somebody voted.';
comment on column election.ballots_hash is 'SHA-256 of the ballots in the order of their codes, as they were counted.';
comment on column election.seated_at is 'When the elected were given their seats.';

create table election_hand (
  election text not null references election (reference),
  practice text not null,
  person text not null,
  person_name text not null,
  chosen_by text,
  chosen_by_name text not null,
  chosen_at timestamptz not null,
  primary key (election, practice)
);
comment on table election_hand is 'Whom the officer chose to vote for a practice that has no representative, before voting opens.';
comment on column election_hand.election is 'The election.';
comment on column election_hand.practice is 'Code of the practice.';
comment on column election_hand.person is 'Who votes for it.';
comment on column election_hand.person_name is 'Their name that day.';
comment on column election_hand.chosen_by is 'Who chose them; null for the system.';
comment on column election_hand.chosen_by_name is 'Their name that day.';
comment on column election_hand.chosen_at is 'When.';

create function election_stays_frozen() returns trigger language plpgsql as $$
begin
  if old.frozen is not null and (
    (new.reference, new.body, new.seat, new.seats, new.rule, new.electorate, new.frozen, new.frozen_hash, new.seed,
      new.seed_hash, new.opened_at, new.voting_to)
    is distinct from
    (old.reference, old.body, old.seat, old.seats, old.rule, old.electorate, old.frozen, old.frozen_hash, old.seed,
      old.seed_hash, old.opened_at, old.voting_to))
  then
    raise exception 'what was frozen when voting opened is never changed';
  end if;
  if old.result is not null and new.result is distinct from old.result then
    raise exception 'a count is never changed';
  end if;
  return new;
end $$;
create trigger election_frozen before update on election for each row execute function election_stays_frozen();

create function election_voter_stays_frozen() returns trigger language plpgsql as $$
begin
  if (new.election, new.voter, new.voter_name, new.cast_by)
    is distinct from (old.election, old.voter, old.voter_name, old.cast_by)
    or (old.has_voted and not new.has_voted)
  then
    raise exception 'who may vote is frozen when voting opens, and who has voted has';
  end if;
  return new;
end $$;
create trigger election_voter_frozen before update on election_voter
  for each row execute function election_voter_stays_frozen();
