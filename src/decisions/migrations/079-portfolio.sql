create table portfolio (
  reference text primary key,
  body text not null references body (key),
  title text not null,
  why text not null,
  sum_pence bigint not null check (sum_pence > 0),
  source text not null,
  rule text not null check (rule in ('most-support', 'equal-shares')),
  state text not null check (state in ('planned', 'open', 'closed', 'void')),
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  weighted_on date,
  sizes text,
  weights_from text,
  set_up_person text,
  set_up_name text not null,
  set_up_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  frozen jsonb,
  frozen_hash text,
  result jsonb,
  ballots_hash text,
  void_reason text,
  version integer not null default 1,
  once text unique
);
create index portfolio_body on portfolio (body);
comment on table portfolio is 'Portfolio ballots: what a sum of money is spent on, chosen by members.';
comment on column portfolio.reference is 'PORT-2026-001.';
comment on column portfolio.body is 'The body whose members choose.';
comment on column portfolio.title is 'What it is called.';
comment on column portfolio.why is 'Why members are asked.';
comment on column portfolio.sum_pence is 'The money there is, in whole pence.';
comment on column portfolio.source is 'Where the money comes from: what was freed up.';
comment on column portfolio.rule is 'How projects are chosen from the votes.';
comment on column portfolio.state is 'Planned, open, closed or void.';
comment on column portfolio.opens_at is 'When voting opens.';
comment on column portfolio.closes_at is 'When voting closes.';
comment on column portfolio.weighted_on is 'The day of the list sizes that votes weigh by; null where each has one vote.';
comment on column portfolio.sizes is 'List sizes that were written down by hand: a practice and a number on each line.';
comment on column portfolio.weights_from is 'Where the list sizes come from.';
comment on column portfolio.set_up_person is 'Who set it up; null for the system.';
comment on column portfolio.set_up_name is 'Their name that day.';
comment on column portfolio.set_up_at is 'When it was set up.';
comment on column portfolio.opened_at is 'When voting opened, and all was frozen.';
comment on column portfolio.closed_at is 'When voting closed.';
comment on column portfolio.frozen is 'Projects, voters, sum and rule as they stood when voting opened.';
comment on column portfolio.frozen_hash is 'SHA-256 of the frozen text.';
comment on column portfolio.result is 'What was chosen, in what order and why.';
comment on column portfolio.ballots_hash is 'SHA-256 of the ballots as they were counted.';
comment on column portfolio.void_reason is 'Why it does not count.';
comment on column portfolio.version is 'Grows with every change.';
comment on column portfolio.once is 'Key of the form that set it up: sent twice, it sets up one.';

create table portfolio_project (
  id integer generated always as identity primary key,
  portfolio text not null references portfolio (reference),
  proposal text,
  title text not null,
  words text not null,
  cost_pence bigint not null check (cost_pence > 0),
  cost_from text not null,
  added_person text,
  added_name text not null,
  added_at timestamptz not null
);
create unique index portfolio_project_idea on portfolio_project (portfolio, proposal) where proposal is not null;
create unique index portfolio_project_title on portfolio_project (portfolio, lower(title));
create index portfolio_project_proposal on portfolio_project (proposal);
comment on table portfolio_project is 'What the money of a portfolio ballot could be spent on.';
comment on column portfolio_project.id is 'Number of the project.';
comment on column portfolio_project.portfolio is 'The portfolio ballot.';
comment on column portfolio_project.proposal is 'The idea that it is; null where it was written in.';
comment on column portfolio_project.title is 'What it is called.';
comment on column portfolio_project.words is 'What the money would buy, in a sentence or two.';
comment on column portfolio_project.cost_pence is 'What it costs, in whole pence.';
comment on column portfolio_project.cost_from is 'Where the cost comes from.';
comment on column portfolio_project.added_person is 'Who added it; null for the system.';
comment on column portfolio_project.added_name is 'Their name that day.';
comment on column portfolio_project.added_at is 'When.';

create table portfolio_voter (
  portfolio text not null references portfolio (reference),
  voter text not null,
  voter_name text not null,
  cast_by text not null,
  cast_by_name text not null,
  weight integer not null check (weight > 0),
  primary key (portfolio, voter)
);
create index portfolio_voter_person on portfolio_voter (cast_by);
comment on table portfolio_voter is 'Who may vote in a portfolio ballot, as frozen when voting opened.';
comment on column portfolio_voter.portfolio is 'The portfolio ballot.';
comment on column portfolio_voter.voter is 'A person, or the code of a practice.';
comment on column portfolio_voter.voter_name is 'Its name that day.';
comment on column portfolio_voter.cast_by is 'The person who votes for it.';
comment on column portfolio_voter.cast_by_name is 'Their name that day.';
comment on column portfolio_voter.weight is 'How many votes it has.';

create table portfolio_ballot (
  portfolio text not null,
  voter text not null,
  projects jsonb not null,
  version integer not null default 1,
  cast_by text,
  given_at timestamptz not null,
  once text,
  primary key (portfolio, voter),
  foreign key (portfolio, voter) references portfolio_voter (portfolio, voter)
);
comment on table portfolio_ballot is 'The ballot of each voter as it stands; it may be changed until voting closes.';
comment on column portfolio_ballot.portfolio is 'The portfolio ballot.';
comment on column portfolio_ballot.voter is 'The voter.';
comment on column portfolio_ballot.projects is 'Numbers, on the list, of the projects that are ticked.';
comment on column portfolio_ballot.version is 'Grows each time that the voter changes it.';
comment on column portfolio_ballot.cast_by is 'Who gave it.';
comment on column portfolio_ballot.given_at is 'When it was last given.';
comment on column portfolio_ballot.once is 'Key of the form that gave it: sent again it counts once, and gets the same answer.';

create function portfolio_stays_frozen() returns trigger language plpgsql as $$
begin
  if old.frozen is not null and (
    (new.reference, new.body, new.title, new.why, new.sum_pence, new.source, new.rule, new.opens_at, new.closes_at,
      new.frozen, new.frozen_hash, new.opened_at)
    is distinct from
    (old.reference, old.body, old.title, old.why, old.sum_pence, old.source, old.rule, old.opens_at, old.closes_at,
      old.frozen, old.frozen_hash, old.opened_at))
  then
    raise exception 'what was frozen when voting opened is never changed';
  end if;
  if old.result is not null and (new.result, new.ballots_hash) is distinct from (old.result, old.ballots_hash) then
    raise exception 'a count is never changed';
  end if;
  return new;
end $$;
create trigger portfolio_frozen before update on portfolio for each row execute function portfolio_stays_frozen();

create function portfolio_list_stays_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'who may vote is frozen when voting opens';
end $$;
create trigger portfolio_voter_frozen before update or delete on portfolio_voter
  for each row execute function portfolio_list_stays_frozen();

create function portfolio_ballots_are_over() returns trigger language plpgsql as $$
begin
  if (select state from portfolio where reference = coalesce(new.portfolio, old.portfolio)) <> 'open' then
    raise exception 'ballots are given and changed while voting is open';
  end if;
  return coalesce(new, old);
end $$;
create trigger portfolio_ballot_open before insert or update or delete on portfolio_ballot
  for each row execute function portfolio_ballots_are_over();
