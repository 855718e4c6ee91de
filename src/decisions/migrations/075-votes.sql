alter table vote
  add column once text unique,
  add column hands jsonb,
  add column casting_choice text check (casting_choice in ('for', 'against')),
  add column urgent jsonb,
  add column weights_from text,
  add column ratifies text references vote (reference),
  add column ratified_by text references vote (reference);
comment on column vote.once is 'Key of the form that opened it: sent twice, it opens one.';
comment on column vote.hands is 'Of a show of hands: how many the chair counted for, against and abstaining.';
comment on column vote.casting_choice is 'How the second vote of whoever is in the chair was given.';
comment on column vote.urgent is 'Of an urgent decision: why it could not wait, who was asked first, by when the body is told, and when it was.';
comment on column vote.weights_from is 'Where the list sizes come from that votes weigh by.';
comment on column vote.ratifies is 'The urgent decision that this vote is about.';
comment on column vote.ratified_by is 'Of an urgent decision: the vote by which the next meeting stood by it.';

alter table vote_cast add column once text;
comment on column vote_cast.once is 'Key of the form that gave it: sent again it counts once, and gets the same answer.';

create table ballot_box (
  contest text primary key,
  number integer generated always as identity unique
);
comment on table ballot_box is 'Secret votes and elections that are open: each has a working table of its own, ballot_open_ and the number, which is dropped when it closes.';
comment on column ballot_box.contest is 'The vote or election.';
comment on column ballot_box.number is 'Number of its working table.';

create function vote_stays_frozen() returns trigger language plpgsql as $$
begin
  if (new.reference, new.body, new.kind, new.item, new.motion, new.method, new.secret, new.weighted_by, new.weighted_on,
      new.frozen, new.frozen_hash, new.opened_at)
    is distinct from
     (old.reference, old.body, old.kind, old.item, old.motion, old.method, old.secret, old.weighted_by, old.weighted_on,
      old.frozen, old.frozen_hash, old.opened_at)
  then
    raise exception 'what was frozen when a vote was opened is never changed';
  end if;
  return new;
end $$;
create trigger vote_frozen before update on vote for each row execute function vote_stays_frozen();

create function voter_stays_frozen() returns trigger language plpgsql as $$
begin
  if (new.vote, new.voter, new.voter_name, new.cast_by, new.weight)
    is distinct from (old.vote, old.voter, old.voter_name, old.cast_by, old.weight)
    or (old.has_voted and not new.has_voted)
  then
    raise exception 'who may vote is frozen when a vote is opened, and who has voted has';
  end if;
  return new;
end $$;
create trigger vote_voter_frozen before update on vote_voter for each row execute function voter_stays_frozen();
