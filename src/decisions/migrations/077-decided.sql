alter table decision
  add column once text unique,
  add column publish_on date,
  add column recorded_on date;
comment on column decision.once is 'Key of the form: sent twice, it writes one decision.';
comment on column decision.publish_on is 'The last day by which it is published by the rules of the body; null where it was published at once, or is withheld.';
comment on column decision.recorded_on is 'The day on which it was written down.';
create unique index decision_item on decision (item) where item is not null;
create unique index decision_vote on decision (vote) where vote is not null;
create index decision_due on decision (publish_on) where published_on is null;
create index decision_words on decision using gin (to_tsvector('simple', reference || ' ' || title || ' ' || summary));

alter table decision_follow add column once text unique;
comment on column decision_follow.once is 'Key of the form: sent twice, it is kept once.';

create table decision_feed_end (
  one_row boolean primary key default true check (one_row),
  number bigint not null
);
insert into decision_feed_end (number) values (0);
comment on table decision_feed_end is 'The newest number of the feeds: one row, locked until the transaction that took it ends, so that numbers follow each other without a gap in the order in which they became true.';
comment on column decision_feed_end.one_row is 'Always true: there is one row.';
comment on column decision_feed_end.number is 'The newest number that was given.';

create function decision_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a decision is never deleted: what is wrong in it is corrected';
  end if;
  if (new.reference, new.body, new.meeting, new.item, new.vote, new.proposal, new.outcome, new.stood, new.stood_hash, new.decided_on)
    is distinct from
     (old.reference, old.body, old.meeting, old.item, old.vote, old.proposal, old.outcome, old.stood, old.stood_hash, old.decided_on)
    or (old.published_on is not null and new.published_on is distinct from old.published_on)
  then
    raise exception 'what was before a body when it decided, what it answered, and when everybody could read it are never changed';
  end if;
  return new;
end $$;
create trigger decision_kept before update or delete on decision for each row execute function decision_stays();

create function decision_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'versions of decisions and what feeds told are never changed';
end $$;
create trigger decision_version_kept before update or delete on decision_version
  for each row execute function decision_is_append_only();
create trigger decision_feed_kept before update or delete on decision_feed
  for each row execute function decision_is_append_only();
